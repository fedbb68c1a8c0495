import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate } from '../../src/platform/time/calendar.ts'
import type { Cycle } from '../../src/requirements/cycle.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import {
  EVERYONE_FILTER,
  OPEN_PERIOD,
  PERIOD_FILTERS,
  type PeriodFilter,
  type ReportFilter,
} from '../../src/reports/filter.ts'
import { PEOPLE_ORDERS } from '../../src/reports/query.ts'
import type { ReportedPerson } from '../../src/requirements/reported.ts'
import { nextDay } from '../../src/requirements/status.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { KEPT_LINES } from '../../src/reports/files/kept-line.page.ts'
import { catchUpCycles } from '../../src/reports/lists/cycle.store.ts'
import { fromStanding, isPresent } from '../../src/reports/from-standing.store.ts'
import { cyclesInBatches as pastCycles, fromTimelines } from '../../src/reports/past/past.store.ts'
import { type CycleRow, cyclesInBatches, type ListOrder, type ReportSource } from '../../src/reports/report.store.ts'
import type { Database } from '../../src/platform/database/schema.store.ts'
import { refreshDue } from '../../src/requirements/refresh.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { live, stepOf } from '../support/living.ts'
import { completed, day, hired, NORTH, required, SOUTH } from '../support/recording.ts'
import type { AsOf } from '../../src/ledger/as-of.ts'
import { STATUS_CHOICES } from '../../src/requirements/compliance.ts'
import { EVERYONE, type Scope } from '../../src/ledger/scope.ts'
import { turnsBeforeStop } from '../support/stopping.ts'
import { GivenUp } from '../../src/platform/jobs/job.ts'

const CLEO: PersonId = 'person:cleo'
const FIRST = day('2026-11-02')

/** @param times how many more stories than the quick tests take */
export function reportsSuite(store: () => Store, times = 1): void {
  describe('reports of the present', () => {
    it('say from the table of standing what the ledger says, under any filter', async () => {
      const asOf: AsOf = { on: await someLives(store()), knownAt: null }
      expect(await isPresent(store().db, asOf)).toBe(true)
      await fc.assert(
        fc.asyncProperty(anyFilter, anyScope, async (filter, scope) => {
          const from = (source: ReportSource) => everythingOf(source, store().db, asOf, filter, scope)
          expect(await from(fromStanding)).toEqual(await from(fromTimelines))
        }),
        { numRuns: 15 * times },
      )
    })

    it('have every time that anybody was asked, as the ledger has it, written before or not', async () => {
      const last = await someLives(store())
      const { db } = store()
      const expectRight = async (days: number) => {
        const asOf: AsOf = { on: addDays(last, days), knownAt: null }
        await refreshDue(store(), asOf.on)
        expect(await isPresent(db, asOf)).toBe(true)
        const found = await cyclesOf(cyclesInBatches(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE }))
        expect(found, `after ${days} days`).toEqual(
          await cyclesOf(pastCycles(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE })),
        )
        expect(found.length).toBeGreaterThan(10)
      }
      await expectRight(0)
      await expect(catchUpCycles(store(), last, KEPT_LINES, turnsBeforeStop(0))).rejects.toThrow(GivenUp)
      expect(await store().db.selectFrom('report_cycles').select('person').execute()).toHaveLength(5)
      await expectRight(0)
      expect(await catchUpCycles(store(), last, KEPT_LINES)).toBeGreaterThan(0)
      expect(await catchUpCycles(store(), last, KEPT_LINES)).toBe(0)
      for (const days of [0, 1, 20, 60, 400]) await expectRight(days)
      // Written on another day, and gone with the next entry.
      await catchUpCycles(store(), addDays(last, 400), KEPT_LINES)
      await expectRight(400)
      const today = addDays(last, 401)
      await refreshDue(store(), today)
      const again = ['a', 'b', 'c'].map((who) => completed(`person:1-${who}`, today))
      await store().transaction((tx) => record(tx, again, today))
      await expectRight(401)
    })

    it('list everybody once, page after page, in every order', async () => {
      const asOf: AsOf = { on: await someLives(store()), knownAt: null }
      const byDue = { order: 'due', descending: false, after: null, limit: 1_000 } as const
      const { people: due } = await fromStanding.listPeople(
        store().db,
        { asOf, filter: EVERYONE_FILTER, scope: EVERYONE },
        byDue,
      )
      const shown = due.map(({ standing }) => nextDay(standing) ?? '9999')
      expect(shown).toEqual(shown.toSorted())
      expect(new Set(shown).size).toBeGreaterThan(1)
      for (const order of PEOPLE_ORDERS) {
        for (const descending of [false, true]) {
          const whole = { order, descending, after: null, limit: 1_000 }
          const { people: all } = await fromTimelines.listPeople(
            store().db,
            { asOf, filter: EVERYONE_FILTER, scope: EVERYONE },
            whole,
          )
          const found: PersonId[] = []
          for (let after: PersonId | null = null; ; ) {
            const page = { order, descending, after, limit: 4 }
            const { people, next } = await fromStanding.listPeople(
              store().db,
              { asOf, filter: EVERYONE_FILTER, scope: EVERYONE },
              page,
            )
            found.push(...people.map(({ person }) => person))
            if (next === null) break
            after = next
          }
          expect(found, `${order} ${descending}`).toEqual(all.map(({ person }) => person))
          for (const source of [fromStanding, fromTimelines])
            expect(await wholeList(source, asOf, { order, descending })).toEqual(found)
        }
      }
    })

    it('have everybody once in a file, though people move in the list while it is written', async () => {
      const today = day('2026-11-24')
      const people = Array.from({ length: 130 }, (_, index): PersonId => `person:${String(index).padStart(3, '0')}`)
      const stories = people.flatMap((person) => [hired(person, '2026-11-02'), required(person, '2026-11-02')])
      await store().transaction((tx) => record(tx, stories, today))
      const asOf: AsOf = { on: today, knownAt: null }
      for (const source of [fromStanding, fromTimelines]) {
        const asked = { order: 'need', descending: false } as const
        const before = await wholeList(source, asOf, asked)
        expect(before).toHaveLength(people.length)
        const written: PersonId[] = []
        for await (const batch of source.peopleInOrder(
          store().db,
          { asOf, filter: EVERYONE_FILTER, scope: EVERYONE },
          asked,
        )) {
          written.push(...batch.map(({ person }) => person))
          // Moves two people in the list: one who is already in the file, and one who isn't.
          const moved = [written[0], before.findLast((person) => !written.includes(person))]
          const done = moved.filter((person) => person !== undefined).map((person) => completed(person, '2026-11-24'))
          await store().transaction((tx) => record(tx, done, today))
        }
        expect(written).toEqual(before)
      }
    })

    it('never begin a page after somebody the viewer may not see', async () => {
      const today = day('2026-11-24')
      const own = ['b', 'd'].map((name) => hired(`person:${name}`, '2026-11-02', { supervisor: CLEO }))
      const others = ['a', 'c', 'e'].map((name) => hired(`person:${name}`, '2026-11-02'))
      await store().transaction((tx) => record(tx, [...own, ...others], today))
      const asOf: AsOf = { on: today, knownAt: null }
      for (const source of [fromStanding, fromTimelines]) {
        const after = async (person: PersonId) => {
          const page = { order: 'name', descending: false, after: person, limit: 10 } as const
          const { people } = await source.listPeople(
            store().db,
            { asOf, filter: EVERYONE_FILTER, scope: { supervisor: CLEO, sites: [] } },
            page,
          )
          return people.map((each) => each.person)
        }
        expect(await after('person:b')).toEqual(['person:d'])
        expect(await after('person:c')).toEqual(['person:b', 'person:d'])
      }
    })
  })

  async function wholeList(source: ReportSource, asOf: AsOf, order: ListOrder): Promise<PersonId[]> {
    const found: PersonId[] = []
    for await (const batch of source.peopleInOrder(
      store().db,
      { asOf, filter: EVERYONE_FILTER, scope: EVERYONE },
      order,
    ))
      found.push(...batch.map(({ person }) => person))
    return found
  }
}

/** A long story of some people. Returns its last day. */
async function someLives(store: Store): Promise<CalendarDate> {
  const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
  const story = fc.array(stepOf(...people), { minLength: 120, maxLength: 120 })
  const [steps = []] = fc.sample(story, { numRuns: 1, seed: 6 })
  return live(
    store,
    1,
    steps.map((each) => ({ ...each, daysLater: each.daysLater % 8 })),
  )
}

/** Sorts by person, because reports have no order. */
async function cyclesOf(batches: AsyncIterable<readonly CycleRow[]>) {
  const rows: { person: PersonId; cycle: Cycle }[] = []
  for await (const batch of batches) rows.push(...batch.map(({ person, cycle }) => ({ person: person.person, cycle })))
  return rows.sort((a, b) => (a.person === b.person ? a.cycle.number - b.cycle.number : a.person < b.person ? -1 : 1))
}

async function everythingOf(source: ReportSource, db: Database, asOf: AsOf, filter: ReportFilter, scope: Scope) {
  const page = { order: 'need', descending: false, after: null, limit: 1_000 } as const
  const people = []
  for await (const batch of source.peopleInBatches(db, { asOf, filter, scope })) people.push(...batch)
  const { people: listed } = await source.listPeople(db, { asOf, filter, scope }, page)
  const inOrder = []
  for await (const batch of source.peopleInOrder(db, { asOf, filter, scope }, page)) inOrder.push(...batch)
  expect(inOrder).toEqual(listed)
  return {
    counts: await source.countStatuses(db, { asOf, filter, scope }),
    bySite: await source.countStatusesBy(db, { asOf, filter, scope }, 'site'),
    byDepartment: await source.countStatusesBy(db, { asOf, filter, scope }, 'department'),
    due: await source.countDays(db, { asOf, filter, scope }, 'dueOn'),
    ending: await source.countDays(db, { asOf, filter, scope }, 'validUntil'),
    listed: listed.map(withoutEnd),
    people: people.map(withoutEnd),
  }
}

/** The table also says until when name and places hold. */
function withoutEnd({ standing: { holdsUntil: _, ...rest }, ...person }: ReportedPerson) {
  return { ...person, standing: rest }
}

const anyDay = fc.integer({ min: -30, max: 900 }).map((days) => addDays(FIRST, days))
const anyPeriod = fc.oneof(
  { weight: 3, arbitrary: fc.constant(OPEN_PERIOD) },
  { weight: 1, arbitrary: fc.record({ from: fc.option(anyDay), to: fc.option(anyDay) }) },
)
// One for each name.
const anyPeriods = Object.fromEntries(PERIOD_FILTERS.map((name) => [name, anyPeriod])) as Record<
  PeriodFilter,
  typeof anyPeriod
>

function sometimes<Value>(...values: readonly Value[]): fc.Arbitrary<Value | null> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...values) })
}

const anyFilter: fc.Arbitrary<ReportFilter> = fc.record({
  status: fc.oneof(fc.constant('everyone' as const), fc.constantFrom(...STATUS_CHOICES)),
  site: sometimes(NORTH, SOUTH),
  department: sometimes('Residential', 'Kitchen'),
  position: sometimes('Youth worker'),
  type: sometimes('employee', 'volunteer'),
  supervisor: sometimes(CLEO),
  policyVersion: sometimes('2026-11', '2027-02'),
  language: sometimes('en', 'es'),
  source: sometimes('here', 'other-lms'),
  ...anyPeriods,
  only: sometimes('exceptions', 'data-problems'),
})

const anyScope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant(EVERYONE),
  fc.record({ supervisor: sometimes<PersonId>(CLEO, 'person:1-a'), sites: fc.subarray([NORTH, SOUTH]) }),
)
