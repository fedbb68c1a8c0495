import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn, type TestApp, testApp } from '../support/app.ts'
import { holdersOn } from '../support/roles.ts'
import { PAGES_OF_RECORDS } from '../support/records-pages.ts'
import { type Staff, staffOn } from '../support/staff.ts'

type Panel = keyof typeof MESSAGES.en.help.panels

let app: TestApp
let staff: Staff
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
})

describe('the panel “How this works”', () => {
  it.each(LANGUAGES)('is folded, and has the lines of its page in the language of the reader: %s', async (language) => {
    const ada = await signedIn(app, staff.ada)
    await ada.post('/reading', { language, detail: 'full', to: '/hr' }).expect(303)
    const pages: readonly (readonly [string, Panel])[] = [
      [hrefTo('/hr'), 'home'],
      [hrefTo('/hr/people'), 'people'],
      [hrefTo('/hr/people/:person', { person: staff.bob }), 'person'],
      [hrefTo('/hr/people/:person/changes/:change', { person: staff.bob, change: 'leave' }), 'change'],
      [hrefTo('/hr/search'), 'search'],
      [hrefTo('/hr/matrix'), 'matrix'],
      [hrefTo('/hr/rules'), 'rules'],
      [hrefTo('/hr/statuses'), 'statuses'],
      [hrefTo('/hr/sites/:site', { site: staff.north }), 'sites'],
      [hrefTo('/hr/ledger'), 'ledger'],
    ]
    for (const [path, panel] of pages) {
      const { text } = await ada.get(path).expect(200)
      expect(linesIn(text), path).toEqual(MESSAGES[language].help.panels[panel])
    }
  })

  it('is on every page of the records', async () => {
    const { hal, ivy, eve, gus, fay } = await holdersOn(app, staff)
    const without: string[] = []
    const opened = new Set<string>()
    for (const person of [staff.ada, hal, ivy, eve, gus, fay, staff.cleo]) {
      const browser = await signedIn(app, person)
      for (const path of PAGES_OF_RECORDS.filter((page) => !opened.has(page))) {
        const { status, text } = await browser.get(path)
        if (status !== 200) continue
        opened.add(path)
        if (linesIn(text).length === 0) without.push(path)
      }
    }
    expect(without).toEqual([])
    expect(opened.size).toBeGreaterThan(50)
  })

  it('is the supervisor’s own on their page of people, and there where they agree to a code', async () => {
    const cleo = await signedIn(app, staff.cleo)
    const { text } = await cleo.get('/team').expect(200)
    expect(linesIn(text)).toEqual(MESSAGES.en.help.panels.team)
    const recoveries = await cleo.get('/hr/recoveries').expect(200)
    expect(linesIn(recoveries.text)).toEqual(MESSAGES.en.help.panels.recoveries)
  })

  it('is on the page of a steward, in the language of the reader', async () => {
    const { eve } = await holdersOn(app, staff)
    const steward = await signedIn(app, eve)
    await steward.post('/reading', { language: 'es', detail: 'full', to: '/hr/course' }).expect(303)
    const { text } = await steward.get('/hr/course').expect(200)
    expect(linesIn(text)).toEqual(MESSAGES.es.help.panels.course)
  })

  it('isn’t on pages of one’s own', async () => {
    const bob = await signedIn(app, staff.bob)
    for (const path of ['/course', '/account', '/hr/statuses'])
      expect(linesIn((await bob.get(path).expect(200)).text), path).toEqual([])
  })
})

function linesIn(html: string): string[] {
  const [, list = ''] = /<aside class="help[\s\S]*?<details>([\s\S]*?)<\/details>/.exec(html) ?? []
  return [...list.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, line = '']) => line)
}
