import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EveryForm, everyForm, oneOfEach, type OpenForm } from '../support/every-form.ts'
import { figures } from '../support/faults.ts'
import { openPopulated, type Populated } from '../support/populated.ts'
import { ESCAPED, hostileFiles } from '../support/upload-corpus.ts'

let populated: Populated
let every: EveryForm
let forms: OpenForm[]
const seen = { uploads: 0, slowestMs: 0, largest: 0 }
const memory = () => process.memoryUsage.rss() / 2 ** 20
let before: number
beforeAll(async () => {
  populated = await openPopulated('en')
  every = await everyForm(populated)
  forms = oneOfEach(every.forms.filter(({ isMultipart }) => isMultipart))
  before = memory()
})
afterAll(() => populated.close())

describe('a form with a file', () => {
  it('is each of these', () => {
    expect([...new Set(forms.map(({ route }) => route))].sort()).toEqual([
      '/hr/imports',
      '/hr/ledger/comparisons',
      '/hr/live-sessions',
      '/hr/organization/branding/logo',
      '/hr/packs/checks',
      '/hr/people/:person/credits',
    ])
  })

  it.each(hostileFiles().map((file) => [file.what, file] as const))('answers %s with words', async (_, file) => {
    for (const { who, action, fields, route } of forms) {
      const asked = performance.now()
      const { status, text } = await every.asker(who).post(action, fields, file)
      seen.uploads += 1
      seen.slowestMs = Math.max(seen.slowestMs, performance.now() - asked)
      seen.largest = Math.max(seen.largest, memory())
      expect([200, 303, 400, 413, 422], `${route}: ${status}`).toContain(status)
      expect(text, route).not.toContain('<img src=x onerror')
    }
    await populated.app('ada').deps.jobs.idle('imports')
  })

  it('leaves nothing outside, nothing behind and nothing as an error in the log, and the server goes on', async () => {
    const starts = [process.cwd(), tmpdir(), dirname(tmpdir()), '/']
    const found = starts.filter(
      (folder) => existsSync(join(folder, ESCAPED)) || existsSync(join(folder, 'escaped.csv')),
    )
    expect(found).toEqual([])
    expect(readdirSync(process.cwd()).filter((name) => /escaped|csec-/.test(name))).toEqual([])
    const errors = populated.app('ada').log.filter(({ level }) => Number(level) >= 50)
    expect(errors).toEqual([])
    expect((await every.asker('ada').get('/hr/imports')).status).toBe(200)
    figures(14, {
      uploads: seen.uploads,
      'ms for the slowest answer': Math.round(seen.slowestMs),
      'MB more of memory at most': Math.round(seen.largest - before),
      'files left behind': found.length,
    })
  })
})
