import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPackage } from '../../src/packages/build.job.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { exampleSite } from '../support/content.ts'
import { csec, csecProcess } from '../support/csec.ts'
import { orderOf } from '../support/package-order.ts'

const t = MESSAGES.en.hr.packagesCompare

let folder: string
const run = (...args: readonly string[]) => csec(folder, 'compare', ...args)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'compare-'))
  const [person, ...others] = exampleSite.named
  if (person === undefined) throw new Error('the example site names nobody')
  const packages = {
    'old.zip': orderOf(),
    'number.zip': orderOf({ site: { ...exampleSite, named: [{ ...person, phone: '609-555-0999' }, ...others] } }),
    'completed.zip': orderOf({ report: 'completed' }),
  }
  for (const [name, order] of Object.entries(packages)) writeFileSync(join(folder, name), await buildPackage(order))
  writeFileSync(join(folder, 'notes.txt'), 'no package')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('csec compare', () => {
  it('says that a new number replaces the file, and what to write to everyone who is trained', () => {
    const { status, stdout, stderr } = csecProcess(folder, 'compare', 'old.zip', 'number.zip')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^The new package can replace the old one\.\n/)
    expect(stdout).toMatch(
      new RegExp(`\n {2}Moodle +${t.verdicts.replace}\n {4}Source: https:\\S+, read on Nov 24, 2026\n`),
    )
    expect(stdout).toMatch(new RegExp(`\n {2}Canvas +${t.verdicts.try}\n`))
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      'CSEC orientation: The number for Program director on duty is now 609-555-0999. It was 609-555-0142. ' +
        t.numbers.end,
    )
  })

  it('says that another final status is a new course, and why, in Spanish too', async () => {
    const { status, stdout } = await run('old.zip', 'completed.zip')
    expect(status).toBe(1)
    expect(stdout).toContain('It reports a different final status: passed → completed.')
    const spanish = await run('old.zip', 'completed.zip', '--language', 'es')
    expect(spanish.status).toBe(1)
    expect(spanish.stdout).toMatch(/^Agregue el paquete nuevo como curso nuevo\./)
  })

  it('speaks of one LMS alone', async () => {
    const { status, stdout } = await run('old.zip', 'number.zip', '--lms', 'moodle')
    expect(status).toBe(0)
    expect(stdout).toContain('Moodle')
    expect(stdout).not.toContain('Canvas')
    expect((await run('old.zip', 'completed.zip', '--lms', 'moodle')).status).toBe(1)
  })

  it.each<[string, readonly string[], RegExp]>([
    ['one file', ['old.zip'], /name two files, the old package and the new one/],
    ['three files', ['old.zip', 'old.zip', 'old.zip'], /name two files/],
    ['a file that is not there', ['old.zip', 'gone.zip'], /gone\.zip cannot be read/],
    ['a folder', ['old.zip', '.'], /\. cannot be read/],
    ['a file that is no package', ['notes.txt', 'old.zip'], /notes\.txt is no zip file that can be read/],
    ['an LMS that we do not know', ['old.zip', 'old.zip', '--lms', 'sakai'], /--lms takes moodle, .*; not "sakai"/],
    ['another language', ['old.zip', 'old.zip', '--language', 'fr'], /--language takes en, es; not "fr"/],
    ['an option that does not exist', ['old.zip', 'old.zip', '--verbose'], /Unknown option '--verbose'/],
  ])('refuses %s in one line', async (_, args, sentence) => {
    const { status, stdout, stderr } = await run(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(sentence)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })
})
