import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { coverage } from '../../src/policy/coverage.ts'
import { clausesPage } from '../../src/policy/clauses.page.ts'
import { FEATURE_PAGES } from '../../src/policy/feature-page.web.ts'
import { DONE_ABOUT } from '../../src/policy/feature.ts'
import { bareShell } from '../../src/app/shell.web.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, EDITIONS, showing, signedIn, type TestApp, testApp } from '../support/app.ts'
import { content, contents } from '../support/content.ts'
import { keepEdition } from '../support/examples.ts'
import { type Holder, holdersOn } from '../support/roles.ts'
import { staffOn } from '../support/staff.ts'

const t = MESSAGES.en.hr.clauses

let app: TestApp
let as: (who: Holder | 'ada') => Promise<Browser>
beforeAll(async () => {
  const test = await testApp()
  const deps = showing(test.deps, { editions: { ...EDITIONS, en: await keepEdition(test) } })
  app = { ...test, deps, app: createApp(deps) }
  const staff = await staffOn(app)
  const everyone = { ...staff, ...(await holdersOn(app, staff)) }
  as = (who) => signedIn(app, everyone[who])
})

/** The row of a clause. */
function rowIn(page: string, clause: string): string {
  return new RegExp(`<tr id="${clause}">[\\s\\S]*?</tr>`).exec(page)?.[0] ?? ''
}

function hrefsIn(html: string): string[] {
  return [...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? '')
}

describe('the page of the policy’s clauses', () => {
  it('says that every clause is taught, asked and acted on, and has a row for each', async () => {
    const { text } = await (await as('ada')).get('/hr/clauses').expect(200)
    expect(text).toContain(t.complete)
    expect(text).not.toContain(t.missing)
    for (const { id, short } of content.policy.clauses) {
      expect(rowIn(text, id)).toContain(short.replace('&', '&amp;'))
    }
  })

  it('leads from a clause to its lesson, questions, stories, contacts and to what the program does', async () => {
    const row = rowIn((await (await as('ada')).get('/hr/clauses')).text, 'PR-7')
    expect(row).toContain('17 in the final check, 1 for practice')
    expect(hrefsIn(row)).toEqual(
      expect.arrayContaining([
        '/lessons/L5#call-scr',
        '/hr/understanding/questions/Q25',
        '/lessons/L5/questions/Q80',
        '/scenarios/SC-2',
        '/hr/contacts/SCR',
        '/guide',
        '/hr/sites',
      ]),
    )
  })

  it.each(['ada', 'hal', 'eve', 'fay', 'olga'] as const)(
    'has for %s no link to a page that they may not open',
    async (who) => {
      const browser = await as(who)
      const { text } = await browser.get('/hr/clauses').expect(200)
      const table = /<tbody>[\s\S]*<\/tbody>/.exec(text)?.[0] ?? ''
      const paths = new Set(hrefsIn(table).map((href) => href.split('#')[0] ?? ''))
      expect(paths.size).toBeGreaterThan(20)
      for (const path of paths) {
        const { status } = await browser.get(path)
        expect([path, [200, 303].includes(status)]).toEqual([path, true])
      }
    },
  )

  it('leads an auditor from outside to the edition that staff see now', async () => {
    const olga = await as('olga')
    const row = rowIn((await olga.get('/hr/clauses')).text, 'PR-7')
    const hrefs = hrefsIn(row)
    expect(hrefs.filter((href) => href.startsWith('/lessons'))).toEqual([])
    const [, lesson = ''] = hrefs.filter((href) => href.includes('/lessons/'))
    expect(lesson).toMatch(/^\/hr\/editions\/\w+\/lessons\/L5#call-scr$/)
    expect((await olga.get(lesson.split('#')[0] ?? '')).text).toContain('id="call-scr"')
    expect(hrefs.some((href) => /^\/hr\/editions\/\w+\/questions#Q25$/.test(href))).toBe(true)
    expect(row).toContain(t.features.guide)
  })

  it.each(LANGUAGES)('says in %s what is missing, before the rows', (language) => {
    const words = MESSAGES[language].hr.clauses
    const { 'PR-3': _gone, ...others } = DONE_ABOUT
    const scenarios = contents[language].scenarios.map((story) => ({
      ...story,
      decisions: story.decisions.map((decision) => ({ ...decision, clauses: ['PR-99' as const] })),
    }))
    const changed = { ...contents[language], scenarios }
    const links = {
      lesson: () => null,
      final: () => null,
      practice: () => null,
      story: () => null,
      contact: () => null,
      feature: () => null,
    }
    const page = clausesPage(bareShell(app.deps, language), changed, coverage(changed, others), links)
    const [before = ''] = page.split('<table')
    expect(before).toContain(words.missing)
    expect(before).toContain(words.problems.inoperative('PR-3'))
    expect(before).toContain(words.problems.orphan(words.problems.of.story('SC-1'), 'PR-99'))
    expect(before).not.toContain(words.complete)
    expect(hrefsIn(rowIn(page, 'PR-3'))).toEqual([])
  })
})

it('every page of a feature is one of the program, opened by whoever the list of addresses says', () => {
  const actions = new Map<string, string>(
    ROUTES.flatMap(([method, path, who]) => (method === 'GET' ? [[path, who]] : [])),
  )
  for (const { href, action } of Object.values(FEATURE_PAGES).flat()) {
    const path = (href.split('#')[0] ?? '').replace(/^\/lessons\/L\d$/, '/lessons/:lesson')
    expect([path, actions.get(path)]).toEqual([path, action])
  }
})
