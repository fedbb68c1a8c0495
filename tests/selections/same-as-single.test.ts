import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import { closeAccess } from '../../src/identity/access.store.ts'
import { setCredentials } from '../../src/identity/account.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { currentSpells } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { hire, recordEvents } from '../../src/people/record.store.ts'
import { addDays } from '../../src/platform/time/calendar.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { day } from '../support/recording.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'

const WITH_MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' }
const TODAY = day('2026-11-24')

/** Someone in a small organization. */
interface Somebody {
  readonly hiredDaysAgo: number
  readonly hasAddress: boolean
  readonly atSouth: boolean
  readonly underCleo: boolean
  readonly withYouth: boolean
  readonly signsIn: boolean
  readonly become: 'nothing' | 'done' | 'left' | 'closed' | 'reminded' | 'extended' | 'assigned'
}

const somebody: fc.Arbitrary<Somebody> = fc.record({
  hiredDaysAgo: fc.integer({ min: -5, max: 90 }),
  hasAddress: fc.boolean(),
  atSouth: fc.boolean(),
  underCleo: fc.boolean(),
  withYouth: fc.boolean(),
  signsIn: fc.boolean(),
  become: fc.constantFrom('nothing', 'nothing', 'done', 'left', 'closed', 'reminded', 'extended', 'assigned'),
})

/** What is done, and what the form says. */
type Work =
  | { readonly action: 'remind' | 'invite' | 'assign' }
  | { readonly action: 'extend'; readonly inDays: number; readonly approver: 'ada' | 'cleo' }
  | { readonly action: 'exempt'; readonly forDays: number; readonly approver: 'ada' | 'cleo' }

const approver = fc.constantFrom('ada', 'cleo')
const work: fc.Arbitrary<Work> = fc.oneof(
  fc.record({ action: fc.constantFrom('remind', 'invite', 'assign') }),
  fc.record({ action: fc.constant('extend' as const), inDays: fc.integer({ min: 1, max: 60 }), approver }),
  fc.record({ action: fc.constant('exempt' as const), forDays: fc.integer({ min: 0, max: 60 }), approver }),
)

const example = fc
  .record({ people: fc.array(somebody, { minLength: 1, maxLength: 6 }), work })
  .chain(({ people, work: each }) =>
    fc.record({
      people: fc.constant(people),
      work: fc.constant(each),
      chosen: fc.shuffledSubarray([...people.keys()], { minLength: 1 }),
    }),
  )

describe('what is done for many people at once', () => {
  it('leaves the same entries and messages as the same done for one person after the other', async () => {
    await fc.assert(
      fc.asyncProperty(example, async ({ people, work: each, chosen }) => {
        const [together, inTurn] = [await organization(people), await organization(people)]
        await doTogether(together, each, chosen)
        await doInTurn(inTurn, each, chosen)
        expect(await leftBy(together)).toEqual(await leftBy(inTurn))
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})

describe('orientation assigned to many people at once', () => {
  const assigning = example.map(({ people, chosen }) => ({ people, chosen }))

  it('changes no one else’s standing, and leaves everyone’s as it was when it’s undone', async () => {
    await fc.assert(
      fc.asyncProperty(assigning, async ({ people, chosen }) => {
        const of = await organization(people)
        const before = await standings(of)
        const path = await doTogether(of, { action: 'assign' }, chosen)
        const after = await standings(of)
        const changed = [...after].filter(([person, standing]) => !isDeepStrictEqual(standing, before.get(person)))
        const uncovered = chosen.filter((index) => !people[index]?.withYouth && people[index]?.become !== 'assigned')
        expect(changed.map(([person]) => person).sort()).toEqual(uncovered.map((index) => of.people[index]).sort())
        for (const [person] of changed) expect(before.get(person)?.status).toBe('not-in-scope')
        await of.ada.post(`${path}/undoings`).expect(303)
        expect(await standings(of)).toEqual(before)
      }),
      { numRuns: 15 },
    )
  }, 120_000)
})

async function standings({ test }: Organization) {
  const rows = await test.deps.store.db.selectFrom('standing').selectAll().execute()
  return new Map(rows.map((row) => [row.person, row]))
}

interface Organization {
  readonly test: TestApp
  readonly staff: Staff
  readonly ada: Browser
  readonly people: readonly PersonId[]
}

async function organization(people: readonly Somebody[]): Promise<Organization> {
  const test = await testApp(WITH_MAIL)
  const staff = await staffOn(test)
  const ada = await signedIn(test, staff.ada)
  const ids: PersonId[] = []
  for (const [index, each] of people.entries()) ids.push(await join(test, staff, ada, each, index))
  return { test, staff, ada, people: ids }
}

async function join(test: TestApp, staff: Staff, ada: Browser, each: Somebody, index: number): Promise<PersonId> {
  const { store } = test.deps
  const recording = { course: test.deps.contents.en.course.id, actor: staff.ada, at: test.deps.now(), today: TODAY }
  const facts = { name: `Person ${index}`, ...(each.hasAddress ? { email: `p${index}@x.example` } : {}) }
  const person = await store.transaction(async (tx) => {
    const hired = await hire(
      tx,
      {
        ...newStaff,
        facts,
        site: each.atSouth ? staff.south : staff.north,
        supervisor: each.underCleo ? staff.cleo : null,
        worksWithYouth: each.withYouth,
        hiredOn: addDays(TODAY, -each.hiredDaysAgo),
      },
      recording,
    )
    if (each.signsIn) await setCredentials(tx, hired, `p${index}`, 'no password fits this', TODAY)
    if (each.become === 'closed') await closeAccess(tx, hired, 'asked to', recording)
    return hired
  })
  if (each.become === 'done') await completeCourse(test, person)
  if (each.become === 'reminded') await remind(ada, person)
  if (each.become === 'extended') {
    const fields = { dueOn: addDays(TODAY, 30), why: 'away', approver: staff.ada }
    await ada.post(changePath(person, 'extension'), fields)
  }
  if (each.become === 'assigned') await ada.post(changePath(person, 'assignment'), { why: 'other' })
  const spell = currentSpells(await historyOf(store.db, person), TODAY)[0]
  if (each.become === 'left' && spell !== undefined) {
    const event = { person, on: TODAY, kind: 'separated', body: { v: 1, spell: spell.id } } as const
    await store.transaction((tx) => recordEvents(tx, [event], recording))
  }
  return person
}

/** Returns the page of the result. */
async function doTogether(of: Organization, each: Work, chosen: readonly number[]): Promise<string> {
  const ids = chosen.map((index) => idOf(of.people[index] ?? ''))
  const made = await of.ada.post('/hr/selections', { action: each.action, person: ids })
  expect(made.status).toBe(303)
  const path = String(made.headers['location'])
  const fields = fieldsOf(each, of)
  const asked = await of.ada.post(path, fields)
  // Some don't fit what the form says: they were named, and the rest is confirmed.
  const confirmed = /name="confirmed" value="([^"]+)"/.exec(asked.text)?.[1]
  if (asked.status === 422 && confirmed !== undefined) await of.ada.post(path, { ...fields, confirmed })
  return path
}

/** As on the page of each person, and on that of invitations with one person in it. */
async function doInTurn(of: Organization, each: Work, chosen: readonly number[]): Promise<void> {
  for (const index of chosen) {
    const person = of.people[index] ?? 'person:nobody'
    if (each.action === 'remind') await remind(of.ada, person)
    else if (each.action === 'invite') await of.ada.post('/hr/invites', { person: idOf(person), by: 'mail' })
    else await of.ada.post(changePath(person, CHANGE_OF[each.action]), fieldsOf(each, of))
  }
}

const CHANGE_OF = { extend: 'extension', assign: 'assignment', exempt: 'exemption' } as const

function fieldsOf(each: Work, { staff }: Organization): Fields {
  switch (each.action) {
    case 'extend':
      return { dueOn: addDays(TODAY, each.inDays), why: 'away', approver: staff[each.approver] }
    case 'exempt': {
      const until = addDays(TODAY, each.forDays)
      return { why: 'short-assignment', approver: staff[each.approver], from: TODAY, until }
    }
    case 'assign':
      return { why: 'around-youth' }
    default:
      return {}
  }
}

/** Every entry and message, with people by their place in the organization: ids differ between two of them. */
async function leftBy({ test, staff, people }: Organization): Promise<unknown> {
  const { db } = test.deps.store
  const entries = await db
    .selectFrom('event')
    .select(['kind', 'subject', 'effective_on', 'recorded_at', 'actor', 'body'])
    .orderBy('seq')
    .execute()
  const messages = await db
    .selectFrom('message')
    .select(['kind', 'person', 'about', 'occasion', 'deadline', 'state', 'reason', 'created_at', 'created_by'])
    .orderBy('occasion')
    .execute()
  const standing = await db
    .selectFrom('standing')
    .select(['person', 'status', 'due_on', 'because', 'exception'])
    .orderBy('name')
    .execute()
  const names = [...Object.entries(staff), ...people.map((person, index) => [`person ${index}`, person] as const)]
  const text = names.reduce((all, [name, id]) => all.replaceAll(idOf(id), name), JSON.stringify([entries, standing]))
  const told = names.reduce((all, [name, id]) => all.replaceAll(idOf(id), name), JSON.stringify(messages))
  // Employments, facts and their hashes have ids of their own.
  const [events, statuses] = JSON.parse(text.replaceAll(UUID, 'an id').replaceAll(HASH, 'a hash'))
  return {
    events,
    statuses,
    messages: JSON.parse(told)
      .map((row: unknown) => JSON.stringify(row))
      .sort(),
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const HASH = /[0-9a-f]{64}/g

const remind = (ada: Browser, person: PersonId) =>
  ada.post(hrefTo('/hr/people/:person/nudges', { person }), { from: 'person' })

const changePath = (person: PersonId, change: string) =>
  hrefTo('/hr/people/:person/changes/:change', { person, change })
