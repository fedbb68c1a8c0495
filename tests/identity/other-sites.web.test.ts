import { idOf } from '../../src/app/href.web.ts'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { createAccount } from '../../src/identity/account.store.ts'
import { ACCESS, type Action } from '../../src/identity/access.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { CHANGES } from '../../src/people/person-change.web.ts'
import { hire } from '../../src/people/record.store.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { FILLED_CREDIT } from '../support/credit.ts'
import { type Holder, holdersOn } from '../support/roles.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'

let test: TestApp
let staff: Staff
let holders: Readonly<Record<Holder, PersonId>>
beforeAll(async () => {
  test = await testApp()
  staff = await staffOn(test)
  holders = await holdersOn(test, staff)
})
/** One app for all of it would take everybody for one machine that asks too much. */
beforeEach(() => {
  test = { ...test, app: createApp(test.deps) }
})

const DAY = '2026-11-24'
const PLACE = { department: 'Night team', position: 'Driver', supervisor: '' }
const LEAVE = { from: '2026-11-20', lastAway: '2026-12-06' }
const REASON = { reason: 'Lost phone' }

/** A form that HR sends, filled in well, and what HR sends before, so that there is anything to record. */
interface Filled {
  readonly fields: () => Fields | Promise<Fields>
  readonly before?: readonly [change: keyof typeof CHANGES, fields: Fields]
}

const filled = (fields: Fields, before?: Filled['before']): Filled => ({
  fields: () => fields,
  ...(before === undefined ? {} : { before }),
})

const OF_CHANGES: Readonly<Partial<Record<keyof typeof CHANGES, Filled>>> = {
  leave: filled(LEAVE),
  return: filled({ on: DAY }, ['leave', LEAVE]),
  'expected-return': filled({ lastAway: '2026-12-17' }, ['leave', LEAVE]),
  move: { fields: () => ({ site: staff.north, ...PLACE, from: DAY }) },
  duties: filled({ type: 'volunteer', from: DAY }),
  'first-contact': filled({ firstContactOn: '2026-12-01' }),
  'last-day': filled({ on: '2026-11-20' }),
  'second-job': {
    fields: () => ({ site: staff.north, ...PLACE, type: 'volunteer', worksWithYouth: 'yes', hiredOn: DAY }),
  },
  rehire: {
    fields: () => ({ site: staff.north, ...PLACE, type: 'volunteer', worksWithYouth: 'yes', hiredOn: DAY }),
    before: ['last-day', { on: '2026-11-20' }],
  },
  assignment: filled({ why: 'asked-of-everyone' }, ['duties', { type: 'volunteer', from: DAY }]),
  exemption: { fields: () => ({ why: 'trained-elsewhere', approver: staff.ada, from: DAY, until: '' }) },
  extension: { fields: () => ({ dueOn: '2027-01-15', why: 'shifts', approver: staff.ada }) },
  facts: filled({ name: 'Kit Doyle-Lee', email: '', number: '', language: 'en', from: DAY }),
  'sign-out': filled({}),
  'close-access': filled(REASON),
  'open-access': filled({}, ['close-access', REASON]),
  'undo-invitation': filled({}),
}
/** For whoever left years ago, is exempt, comes through a provider, or has an update to do: their own tests have them. */
const ELSEWHERE: readonly (keyof typeof CHANGES)[] = [
  'keep-record',
  'end-exemption',
  'end-single-sign-on',
  'signed-update',
]

const OF_ROUTES: Readonly<Record<string, Filled>> = {
  '/hr/people/:person/link': filled({}),
  '/hr/people/:person/nudges': filled({ from: 'person' }),
  '/hr/people/:person/same-person': filled({ who: 'Bob Rivera' }),
  '/hr/people/:person/merges': {
    fields: async () => ({ other: idOf(await atSouth()), jobs: 'two', reason: 'On record twice', sure: 'yes' }),
  },
  '/hr/people/:person/credits': filled(FILLED_CREDIT),
}

const CHANGE = '/hr/people/:person/changes/:change'
const FORMS: readonly (readonly [path: string, form: Filled])[] = [
  ...Object.entries(OF_ROUTES),
  ...Object.entries(OF_CHANGES).map(([change, form]) => [CHANGE.replace(':change', change), form] as const),
]

describe('a form about somebody at another site, filled in so that HR of all sites gets through', () => {
  it.each(FORMS)('%s is refused to HR for a site and to a supervisor, and records nothing', async (path, form) => {
    const person = await atSouth()
    const ada = await signedIn(test, staff.ada)
    if (form.before !== undefined) {
      const [change, fields] = form.before
      await send(ada, CHANGE.replace(':change', change), person, fields)
    }
    const fields = await form.fields()
    const before = await recordOf(person)
    expect(await send(await signedIn(test, holders.ivy), path, person, fields)).toBe(404)
    expect([403, 404]).toContain(await send(await signedIn(test, staff.cleo), path, person, fields))
    expect(await recordOf(person)).toEqual(before)
    expect(await send(ada, path, person, fields)).toBe('done')
  })

  it('is tried for every form about a person that HR for a site has', () => {
    const ofSiteHr = ROUTES.filter(
      ([method, path, who]) =>
        method === 'POST' && path.includes(':person') && ACCESS[who as Action]['site-hr'] !== undefined,
    )
    expect([...Object.keys(OF_ROUTES), CHANGE].sort()).toEqual(ofSiteHr.map(([, path]) => path).sort())
    expect([...Object.keys(OF_CHANGES), ...ELSEWHERE].sort()).toEqual(Object.keys(CHANGES).sort())
  })
})

/** What is done leads on, or shows what was made. A change that there's nothing of to record leads on without a word. */
async function send(browser: Browser, path: string, person: PersonId, fields: Fields): Promise<number | 'done'> {
  const { status, headers } = await browser.post(path.replace(':person', idOf(person)), fields)
  if (status >= 400) return status
  if (path.includes('/changes/')) expect(headers['location']).toContain('?saved=')
  return 'done'
}

async function recordOf(person: PersonId) {
  const { db } = test.deps.store
  const links = await db.selectFrom('sign_in_link').select('created_at').where('person', '=', person).execute()
  return [await historyOf(db, person), await messagesTo(db, person), links]
}

async function atSouth(): Promise<PersonId> {
  const { deps } = test
  const at = deps.now()
  const recording = { course: deps.contents.en.course.id, actor: staff.ada, at, today: calendarDate(DAY) } as const
  const person = await deps.store.transaction((tx) =>
    hire(
      tx,
      { ...newStaff, site: staff.south, hiredOn: calendarDate('2026-11-16'), facts: { name: 'Kit Doyle' } },
      recording,
    ),
  )
  await createAccount(deps.store.db, person, 'en', at)
  return person
}
