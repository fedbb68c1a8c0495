import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { ROOT } from '../../src/platform/root.ts'
import { type Language, LANGUAGES } from '../../src/platform/text/language.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { examplesOn } from '../support/examples.ts'
import { checkLine } from '../support/lines.ts'
import { blocksOf, withoutLine } from '../support/look-alikes.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

/** Pages that name both lines, so that a change of a route can't empty the test. */
const NAMING = ['/hr', '/hr/practices', '/hr/groups', '/hr/groups/:group', '/hr/groups/sites/:site', '/hr/clauses']

let app: TestApp
let staff: Staff
let ada: Browser
let examplesOf: Awaited<ReturnType<typeof examplesOn>>
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  ada = await signedIn(app, staff.ada)
  // Home and the lists then say that both are to be checked again.
  for (const contact of ['SCR', 'LR-1']) await checkLine(ada, contact, 'wrong')
  examplesOf = await examplesOn(app, staff)
})

/** Every page of the records that HR may open, as text, with its route. */
async function recordsPages(language: Language): Promise<[route: string, text: string][]> {
  await ada.post('/reading', { language, detail: 'full', to: '/' }).expect(303)
  const found: [string, string][] = []
  for (const route of ROUTES.filter(([method, path]) => method === 'GET' && path.startsWith('/hr'))) {
    for (const { path } of examplesOf(route)) {
      const { status, text, headers } = await ada.get(path)
      if (status === 200 && String(headers['content-type']).startsWith('text/html')) found.push([route[1], text])
    }
  }
  return found
}

describe.each(LANGUAGES)('SCR and CSOC in %s', (language) => {
  it('are named on no page of the records without digits and what they are for', async () => {
    const pages = await recordsPages(language)
    expect(pages.map(([route]) => route)).toEqual(expect.arrayContaining(NAMING))
    const without = pages.flatMap(([route, html]) =>
      withoutLine(blocksOf(html), language).map((line) => `${route}: ${line}`),
    )
    expect(without).toEqual([])
  })

  it.each(['hr', 'steward', 'lms'])('are named in no guide without digits and what they are for: %s', (name) => {
    const file = `docs/${name}-guide${language === 'en' ? '' : `.${language}`}.md`
    expect(withoutLine(readFileSync(join(ROOT, file), 'utf8'), language)).toEqual([])
  })
})
