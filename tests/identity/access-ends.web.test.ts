import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { putRole } from '../../src/identity/role.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Holder, holdersOn } from '../support/roles.ts'
import { type Name, type Staff, staffOn } from '../support/staff.ts'
import { endOfTrail, trailAfter } from '../support/trail.ts'

const TODAY = calendarDate('2026-11-24')

let test: TestApp
let staff: Staff
let people: Readonly<Record<Name | Holder, PersonId>>
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  people = { ...staff, ...(await holdersOn(test, staff)) }
})

/** Bob gets another supervisor. */
const MOVE = { department: 'Residential', position: 'Youth worker', supervisor: 'Dan Whitfield', from: '2026-11-24' }

/** Ada does it, with a session of that moment. */
async function byAda(path: string, fields: Fields): Promise<void> {
  await (await signedIn(test, staff.ada)).post(path, fields).expect(303)
}

const change = (person: PersonId, name: string) =>
  hrefTo('/hr/people/:person/changes/:change', { person, change: name })
const roles = (person: PersonId) => hrefTo('/hr/roles/people/:person', { person })
const removals = (person: PersonId) => hrefTo('/hr/roles/people/:person/removals', { person })
const isAuditorUntilToday = (person: PersonId) =>
  putRole(test.deps.store.db, person, { role: 'auditor', sites: [], until: TODAY })
const untilMidnight = () => test.clock.pass({ minutes: 25 })

/** `out`: the session is over. `less`: it goes on without the role. */
const ENDS: readonly (readonly [
  what: string,
  who: Name | Holder,
  after: 'out' | 'less',
  before: () => Promise<void> | void,
  end: () => Promise<void> | void,
])[] = [
  [
    'HR of somebody who has left',
    'hal',
    'out',
    () => {},
    () => byAda(change(people.hal, 'last-day'), { on: '2026-11-23' }),
  ],
  [
    'HR whose account is closed',
    'hal',
    'out',
    () => {},
    () => byAda(change(people.hal, 'close-access'), { reason: 'Lost' }),
  ],
  ['HR whose role ended', 'hal', 'out', () => {}, () => byAda(removals(people.hal), { ended: 'hr', why: 'Less work' })],
  [
    'HR for a site that gets another',
    'ivy',
    'out',
    () => {},
    () => byAda(roles(people.ivy), { role: 'site-hr', sites: staff.south, until: '', reason: 'Moves' }),
  ],
  [
    'somebody who gets one more role',
    'hal',
    'out',
    () => {},
    () => byAda(roles(people.hal), { role: 'steward', until: '', reason: 'More work' }),
  ],
  ['an auditor on staff, after the last day', 'dan', 'less', () => isAuditorUntilToday(staff.dan), untilMidnight],
  ['an auditor from outside, after the last day', 'olga', 'out', () => isAuditorUntilToday(people.olga), untilMidnight],
  [
    'a supervisor to whom nobody reports anymore',
    'cleo',
    'less',
    () => {},
    () => byAda(change(staff.bob, 'move'), { ...MOVE, site: staff.north }),
  ],
]

describe('access that has ended', () => {
  it.each(ENDS)(
    'of %s opens no page, takes no form and begins no file from the next request on',
    async (_, who, after, before, end) => {
      // Late in the evening of a last day.
      test.clock.pass({ hours: 13, minutes: 40 })
      await before()
      const browser = await signedIn(test, people[who])
      const page = hrefTo('/hr/people/:person', { person: staff.bob })
      for (const path of [page, '/hr/people.csv']) expect((await browser.get(path)).status).toBe(200)
      await end()
      const begin = await endOfTrail(test)
      expect(await answersTo(browser, page)).toEqual(
        after === 'out'
          ? { page: '303 /sign-in', file: '303 /sign-in', form: '401 ', stay: '401 ' }
          : { page: '403 ', file: '403 ', form: '403 ', stay: '200 ' },
      )
      const kinds = (await trailAfter(test, begin)).map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'downloaded' || kind === 'person_read')).toEqual([])
      // A new session has what is left, and no more.
      if (who === 'ivy') expect((await (await signedIn(test, people.ivy)).get(page)).status).toBe(404)
    },
  )

  it('takes no file that was asked for while it lasted with it: the next one is refused, and nothing of it leaves', async () => {
    const hal = await signedIn(test, people.hal)
    expect((await hal.get('/hr/people.csv')).text).toContain('Bob Rivera')
    await byAda(removals(people.hal), { ended: 'hr', why: 'Less work' })
    const { text, headers } = await hal.get('/hr/people.csv')
    expect([text.includes('Bob Rivera'), headers['content-disposition']]).toEqual([false, undefined])
  })
})

/** What a page that is still open in the browser gets: itself again, a file, its form, and its script. */
async function answersTo(browser: Browser, page: string): Promise<Readonly<Record<string, string>>> {
  const asked = {
    page: await browser.get(page),
    file: await browser.get('/hr/people.csv'),
    form: await browser.post('/hr/reminders', {}),
    stay: await browser.post('/account/stay'),
  }
  return Object.fromEntries(
    Object.entries(asked).map(([name, { status, headers }]) => [
      name,
      `${status} ${String(headers['location'] ?? '').split('?')[0]}`,
    ]),
  )
}
