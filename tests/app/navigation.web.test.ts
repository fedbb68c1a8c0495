import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { content } from '../support/content.ts'
import { foldedIn, linksIn, pathsOf, rowsOf } from '../support/navigation.ts'
import { type Holder, holdersOn } from '../support/roles.ts'
import { type Name, type Staff, staffOn } from '../support/staff.ts'

type Who = Holder | Extract<Name, 'ada' | 'bob' | 'cleo'>

const REPORTS = [
  '/hr/reports/departments',
  '/hr/reports/expiring',
  '/hr/reports/exceptions',
  '/hr/reports/data-problems',
]
const RARER = ['/hr/reports/period', '/hr/matrix', '/hr/reports/leavers', '/hr/reports/versions']

/** The places of each role, in order, and the pages below each. Written by hand. */
const PLACES: Readonly<Record<Exclude<Who, 'bob' | 'jon'>, Readonly<Record<string, readonly string[]>>>> = {
  hal: {
    '/hr': [],
    '/hr/people': ['/hr/people/new', '/hr/imports', '/hr/invites', '/hr/live-sessions', '/hr/retention/leavers'],
    '/hr/overview': [...REPORTS, '/hr/packs', '/hr/views', ...RARER, '/hr/reports/differences', '/hr/work'],
    '/hr/course': [
      '/hr/rules',
      '/hr/understanding',
      '/hr/policy',
      '/hr/contacts',
      '/hr/groups',
      '/hr/practices',
      '/hr/clauses',
      '/hr/follow-ups',
      '/hr/pass-mark',
      '/hr/editions',
    ],
    '/hr/packages': ['/hr/receipts'],
    '/hr/settings': ['/hr/reminders', '/hr/reminders/messages', '/hr/reminders/texts', '/hr/audit', '/hr/ledger'],
  },
  ada: {
    '/hr': [],
    '/hr/people': ['/hr/people/new', '/hr/imports', '/hr/invites', '/hr/live-sessions', '/hr/retention/leavers'],
    '/hr/overview': [...REPORTS, '/hr/packs', '/hr/views', ...RARER, '/hr/reports/differences', '/hr/work'],
    '/hr/course': [
      '/hr/sites',
      '/hr/rules',
      '/hr/understanding',
      '/hr/policy',
      '/hr/contacts',
      '/hr/groups',
      '/hr/practices',
      '/hr/clauses',
      '/hr/follow-ups',
      '/hr/pass-mark',
      '/hr/editions',
    ],
    '/hr/packages': ['/hr/receipts'],
    '/hr/settings': [
      '/hr/reminders',
      '/hr/reminders/messages',
      '/hr/reminders/texts',
      '/hr/roles',
      '/hr/organization',
      '/hr/audit',
      '/hr/sign-in',
      '/hr/second-step',
      '/hr/retention',
      '/hr/webhooks',
      '/hr/ledger',
    ],
  },
  ivy: {
    '/hr': [],
    '/hr/people': ['/hr/people/new', '/hr/invites', '/hr/reminders/messages', '/hr/live-sessions'],
    '/hr/overview': [...REPORTS, '/hr/views', ...RARER, '/hr/work'],
    '/hr/groups': ['/hr/practices'],
  },
  cleo: {
    '/team': [],
    '/hr/people': [],
    '/hr/overview': [...REPORTS, '/hr/views', ...RARER, '/hr/work'],
  },
  eve: {
    '/hr': [],
    '/hr/course': [
      '/hr/sites',
      '/hr/understanding',
      '/hr/policy',
      '/hr/contacts',
      '/hr/groups',
      '/hr/clauses',
      '/hr/follow-ups',
      '/hr/pass-mark',
      '/hr/reminders/texts',
    ],
    '/hr/packages': ['/hr/work'],
  },
  gus: {
    '/hr': [],
    '/hr/settings': [
      '/hr/roles',
      '/hr/organization',
      '/hr/audit',
      '/hr/sign-in',
      '/hr/second-step',
      '/hr/retention',
      '/hr/webhooks',
      '/hr/ledger',
    ],
  },
  fay: {
    '/hr': [],
    '/hr/people': [],
    '/hr/overview': [...REPORTS, '/hr/packs', '/hr/ledger', ...RARER, '/hr/reports/differences', '/hr/work'],
    '/hr/policy': ['/hr/contacts', '/hr/groups', '/hr/clauses', '/hr/editions'],
  },
  olga: {
    '/hr': [],
    '/hr/people': [],
    '/hr/overview': [...REPORTS, '/hr/packs', '/hr/ledger', ...RARER, '/hr/reports/differences', '/hr/work'],
    '/hr/policy': ['/hr/contacts', '/hr/groups', '/hr/clauses', '/hr/editions'],
  },
}

let app: TestApp
let staff: Staff
let as: (who: Who) => Promise<Browser>
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  const everyone = { ...staff, ...(await holdersOn(app, staff)) }
  as = (who) => signedIn(app, everyone[who])
})

describe('the navigation', () => {
  it.each(Object.entries(PLACES))(
    'of %s has at most six places, and each page of each says where it is',
    async (who, places) => {
      // A key of the table.
      const browser = await as(who as Who)
      const starts = Object.keys(places)
      expect(starts.length).toBeLessThanOrEqual(6)
      for (const [start, parts] of Object.entries(places)) {
        for (const path of [start, ...parts]) {
          const { text } = await browser.get(path).expect(200)
          const [row = [], below = []] = rowsOf(text)
          expect(pathsOf(row)).toEqual(starts)
          expect([path, pathsOf(below)]).toEqual([path, [...parts]])
          expect(row.filter(({ current }) => current !== '')).toEqual([
            { ...row[starts.indexOf(start)], current: path === start ? 'page' : 'true' },
          ])
          expect(pathsOf(below.filter(({ current }) => current === 'page'))).toEqual(path === start ? [] : [path])
        }
      }
    },
  )

  it.each(Object.entries(PLACES))('of %s is in the menu of a phone, whole, with nothing twice', async (who, places) => {
    // A key of the table.
    const browser = await as(who as Who)
    const all = Object.entries(places).flatMap(([start, parts]) => [start, ...parts])
    const page = all.at(-1) ?? '/'
    const { text } = await browser.get(page).expect(200)
    const menu = /<details class="menu">[\s\S]*?<\/header>/.exec(text)?.[0] ?? ''
    const course = who === 'olga' ? [] : ['/course']
    expect(pathsOf(linksIn(menu))).toEqual([...all, ...course, '/account'])
    expect(pathsOf(linksIn(menu).filter(({ current }) => current === 'page'))).toEqual([page])
    expect(menu).toContain('action="/sign-out"')
    const footer = /<footer[\s\S]*<\/footer>/.exec(text)?.[0] ?? ''
    expect(footer).toContain(`policy\u00A0version\u00A0<span class="nowrap">${content.policy.version}</span>`)
    // A page that names SCR or CSOC gives their numbers there, too.
    expect(pathsOf(linksIn(footer))[0]).toBe('tel:911')
    expect(pathsOf(linksIn(footer)).filter((path) => !path.startsWith('tel:'))).toEqual([])
    const rows = rowsOf(text).flat()
    expect(new Set(pathsOf(rows)).size).toBe(rows.length)
  })

  it.each(Object.entries(PLACES))(
    'of %s has at most seven entries in a row, and what the last one folds is on the first page of its place',
    async (who, places) => {
      // A key of the table.
      const browser = await as(who as Who)
      for (const [start, parts] of Object.entries(places)) {
        const { text } = await browser.get(start).expect(200)
        const folded = pathsOf(foldedIn(text))
        expect(parts.length - folded.length + (folded.length === 0 ? 0 : 1)).toBeLessThanOrEqual(7)
        expect(folded).toEqual(parts.length > 7 ? parts.slice(6) : [])
        const listed = new Set(pathsOf(linksIn(/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '')))
        expect(folded.filter((path) => !listed.has(path))).toEqual([])
      }
    },
  )

  it('names the page among the folded ones', async () => {
    const { more, moreAt, parts } = MESSAGES.en.hr.navigation
    const browser = await as('ada')
    const summaryAt = async (path: string) =>
      /<nav class="tabs tabs--parts[\s\S]*?<summary([^>]*)>([^<]*)/.exec((await browser.get(path)).text)?.slice(1)
    expect(await summaryAt('/hr/reports/expiring')).toEqual(['', more])
    expect(await summaryAt('/hr/reports/versions')).toEqual([' aria-current="true"', moreAt(parts.versions)])
  })

  it('of the course and the policy is the same as the list on its first page', async () => {
    for (const who of ['ada', 'eve'] as const) {
      const { text } = await (await as(who)).get('/hr/course').expect(200)
      const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? ''
      const listed = new Set(pathsOf(linksIn(main)))
      expect(PLACES[who]['/hr/course']?.filter((path) => !listed.has(path))).toEqual([])
    }
  })

  it('is on no page of the course, whose header leads to the records', async () => {
    for (const [who, path] of [
      ['ada', '/hr'],
      ['cleo', '/team'],
      ['fay', '/hr'],
      ['eve', '/hr'],
      ['gus', '/hr'],
    ] as const) {
      const { text } = await (await as(who)).get('/course').expect(200)
      expect(rowsOf(text)).toEqual([])
      expect(pathsOf(linksIn(/<header[\s\S]*<\/header>/.exec(text)?.[0] ?? ''))).toContain(path)
    }
    expect((await (await as('bob')).get('/course')).text).not.toContain('href="/hr')
  })

  it('keeps the filters from one report to the next', async () => {
    const { text } = await (await as('ada')).get('/hr/reports/exceptions?site=north-house').expect(200)
    const [row = [], below = []] = rowsOf(text)
    for (const path of ['/hr/overview', '/hr/people'])
      expect(row.map(({ href }) => href)).toContain(`${path}?site=north-house`)
    expect(below.map(({ href }) => href)).toContain('/hr/reports/leavers?site=north-house')
  })

  it('leads from the page of a person back to the list, and its title says the place', async () => {
    const { text } = await (await as('ada')).get(hrefTo('/hr/people/:person', { person: staff.bob })).expect(200)
    const { person, navigation } = MESSAGES.en.hr
    expect(rowsOf(text)[0]?.find(({ current }) => current !== '')).toMatchObject({
      href: '/hr/people',
      current: 'true',
    })
    expect(text).toContain(`<title>${navigation.title(person.title, navigation.places.people)}</title>`)
  })
})
