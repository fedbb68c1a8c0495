import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate, type Instant, instant } from '../../../src/platform/time/calendar.ts'
import { noCounts } from '../../../src/requirements/compliance.ts'
import type { NewEvent, PersonId } from '../../../src/ledger/event.ts'
import { EVERYONE_FILTER, fits, type ReportFilter } from '../../../src/reports/filter.ts'
import type { ReportedPerson } from '../../../src/requirements/reported.ts'
import { STATUSES, statusOn } from '../../../src/requirements/status.ts'
import { ORIENTATION } from '../../../src/requirements/requirement.ts'
import { historyOf, policyHistory } from '../../../src/ledger/ledger.store.ts'
import { addFacts } from '../../../src/ledger/fact.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { catchUpReports } from '../../../src/reports/past/catch-up.store.ts'
import { countsOverTime, fromTimelines } from '../../../src/reports/past/past.store.ts'
import { record } from '../../../src/requirements/standing.store.ts'
import {
  completed,
  day,
  event,
  HR,
  hired,
  lessonFinished,
  noonOf,
  NORTH,
  place,
  policyPublished,
  required,
  SOUTH,
  separated,
} from '../../support/recording.ts'
import type { AsOf } from '../../../src/ledger/as-of.ts'
import { turnsBeforeStop } from '../../support/stopping.ts'
import { GivenUp } from '../../../src/platform/jobs/job.ts'
import { rebuildReports } from '../../support/rebuild.ts'
import { EVERYONE } from '../../../src/ledger/scope.ts'

const FIRST = day('2026-01-05')

/** @param times how many more stories than the quick tests take */
export function reportsPastSuite(store: () => Store, times = 1): void {
  describe('reports of the past', () => {
    it('say for any day and instant what the status function says of what was known, however far timelines are', async () => {
      let run = 0
      await fc.assert(
        fc.asyncProperty(anySteps, fc.array(anyView, { minLength: 2, maxLength: 2 }), async (steps, views) => {
          run += 1
          await live(store(), run, steps)
          for (const asOf of views) await expectRight(store(), run, asOf)
        }),
        { numRuns: 4 * times },
      )
    })

    it('are the same from timelines written step by step and from those written at once', async () => {
      let run = 100
      await fc.assert(
        fc.asyncProperty(anySteps, async (steps) => {
          run += 1
          await live(store(), run, steps)
          await catchUpReports(store())
          const kept = await rows(store())
          await rebuildReports(store())
          expect(await rows(store())).toEqual(kept)
        }),
        { numRuns: 3 * times },
      )
    })

    it('are written for ten people at most once the server stops, and for the rest after that', async () => {
      const people = Array.from({ length: 25 }, (_, index): PersonId => `person:stopped-${index}`)
      await store().transaction((tx) =>
        record(
          tx,
          people.map((person) => hired(person, FIRST)),
          FIRST,
        ),
      )
      const timelines = store().db.selectFrom('report_timeline').select('person')
      const written = async () => (await timelines.execute()).length
      // The first turn comes after the entries were looked at.
      await expect(catchUpReports(store(), turnsBeforeStop(0))).rejects.toThrow(GivenUp)
      expect(await written()).toBe(0)
      await expect(catchUpReports(store(), turnsBeforeStop(1))).rejects.toThrow(GivenUp)
      expect(await written()).toBe(10)
      expect(await catchUpReports(store())).toBe(15)
      expect(await written()).toBe(25)
    })

    it('name people as they were called, by what was known then', async () => {
      const [bo, cleo] = ['person:bo', 'person:cleo'] as const
      const named = (person: PersonId, value: string, recordedOn: string) => ({
        person,
        kind: 'name' as const,
        value,
        effectiveOn: FIRST,
        recordedAt: noonOf(day(recordedOn)),
      })
      await store().transaction(async (tx) => {
        await addFacts(tx, [named(cleo, 'Cleo Ames', FIRST), named(bo, 'Bo Lind', FIRST)])
        await record(tx, [hired(cleo, FIRST), hired(bo, FIRST, { supervisor: cleo })], FIRST)
        // Corrected later, for the same day.
        await addFacts(tx, [named(cleo, 'Cleo Amesbury', '2026-03-02'), named(bo, 'Aubo Lind', '2026-03-02')])
      })
      const page = { order: 'name', descending: false, after: null, limit: 10 } as const
      const list = async (knownAt: Instant | null) => {
        const { people } = await fromTimelines.listPeople(
          store().db,
          { asOf: { on: day('2026-02-01'), knownAt }, filter: EVERYONE_FILTER, scope: EVERYONE },
          page,
        )
        return people.map(({ name, supervisors }) => [name, ...supervisors])
      }
      expect(await list(null)).toEqual([['Aubo Lind', 'Cleo Amesbury'], ['Cleo Amesbury']])
      expect(await list(noonOf(day('2026-02-01')))).toEqual([['Bo Lind', 'Cleo Ames'], ['Cleo Ames']])
    })
  })
}

const anySteps = fc.array(
  fc.record({
    who: fc.constantFrom('a', 'b', 'c'),
    daysLater: fc.integer({ min: 0, max: 60 }),
    effect: fc.constantFrom(0, 0, 0, -30, 10),
    /** Whether the timelines are brought up to date after it. */
    caughtUp: fc.boolean(),
    what: fc.constantFrom<(person: PersonId, on: CalendarDate) => NewEvent>(
      (person, on) => hired(person, on),
      (person, on) => hired(person, on, { spell: `${person} second ${on}`, site: SOUTH, hiredOn: null }),
      (person, on) => required(person, on, 12),
      (person, on) => event('transferred', person, on, { ...place, spell: `spell:${person}:${on}`, site: SOUTH }),
      (person, on) => separated(person, on, `spell:${person}:${addDays(on, -60)}`),
      (person, on) => event('leave_began', person, on, { expectedReturn: null }),
      (person, on) => event('leave_ended', person, on, {}),
      (person, on) => event('extended', person, on, { requirement: ORIENTATION, dueOn: addDays(on, 20), approver: HR }),
      (person, on) => lessonFinished(person, on, 'L3'),
      (person, on) => completed(person, on),
      (_, on) => policyPublished(on, `version ${on}`, addDays(on, 15)),
    ),
  }),
  { minLength: 3, maxLength: 14 },
)

const anyView = fc.record({
  on: fc.integer({ min: -20, max: 500 }).map((n) => addDays(FIRST, n)),
  knownAt: fc.option(fc.integer({ min: 0, max: 500 }).map((n) => instant(`${addDays(FIRST, n)}T23:00:00.000Z`))),
})

const FILTERS: readonly ReportFilter[] = [
  EVERYONE_FILTER,
  { ...EVERYONE_FILTER, status: 'in-scope' },
  { ...EVERYONE_FILTER, site: SOUTH },
  { ...EVERYONE_FILTER, only: 'exceptions' },
  { ...EVERYONE_FILTER, only: 'data-problems', site: NORTH },
]

/** Records one after the other, with a correction of the first entry at the end, and everybody hired at the start. */
async function live(
  store: Store,
  run: number,
  steps: readonly (typeof anySteps extends fc.Arbitrary<infer S> ? S : never)[number][],
) {
  const names = ['a', 'b', 'c'].map((who): PersonId => `person:${run}-${who}`)
  let today = FIRST
  const at = (on: CalendarDate, minute: number) => instant(`${on}T12:${String(minute).padStart(2, '0')}:00.000Z`)
  const spells = new Set([`spell:person:${run}-a:${FIRST}`])
  const put = (happened: NewEvent, minute: number) =>
    store.transaction((tx) => record(tx, [{ ...happened, recordedAt: at(today, minute) }], today))
  const [first] = await put(hired(`person:${run}-a`, FIRST), 0)
  for (const [index, { who, daysLater, effect, caughtUp, what }] of steps.entries()) {
    today = addDays(today, daysLater)
    const happened = what(`person:${run}-${who}`, addDays(today, effect))
    const spell = happened.kind === 'hired' ? happened.body.spell : null
    if (spell !== null && spells.has(spell)) continue
    if (spell !== null) spells.add(spell)
    await put(happened, index + 1)
    if (caughtUp) await catchUpReports(store)
  }
  const change = { kind: 'hired-on', hiredOn: addDays(FIRST, -3) } as const
  const correction = { corrects: first?.id ?? '', reason: 'Typing mistake', change }
  await put(event('corrected', `person:${run}-a`, today, correction), 59)
  return names
}

async function expectRight({ db }: Store, run: number, asOf: AsOf): Promise<void> {
  const everybody: ReportedPerson[] = []
  for await (const batch of fromTimelines.peopleInBatches(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE }))
    everybody.push(...batch)
  expect(new Set(everybody.map(({ person }) => person)).size).toBe(everybody.length)
  const policy = await policyHistory(db, asOf.knownAt)
  for (const { person, standing } of everybody.filter((each) => each.person.startsWith(`person:${run}-`))) {
    const known = (await historyOf(db, person)).filter((entry) => isKnown(entry.recordedAt, asOf.knownAt))
    expect(standing).toEqual(statusOn(known, ORIENTATION, policy, asOf.on))
  }
  for (const filter of FILTERS) {
    const fitting = everybody.filter((person) => fits(person, filter))
    const counts = { ...noCounts() }
    for (const { standing } of fitting) counts[standing.status]++
    expect(await fromTimelines.countStatuses(db, { asOf, filter, scope: EVERYONE })).toEqual(counts)
    expect((await countsOverTime(db, { asOf, filter, scope: EVERYONE }, [asOf]))[0]).toEqual(counts)
    const bySite = await fromTimelines.countStatusesBy(db, { asOf, filter, scope: EVERYONE }, 'site')
    for (const site of [NORTH, SOUTH].filter((each) => filter.site === null || each === filter.site)) {
      const there = everybody.filter((person) => fits(person, { ...filter, site }))
      for (const status of STATUSES) {
        const expected = there.filter(({ standing }) => standing.status === status).length
        expect(bySite.get(site)?.[status] ?? 0).toBe(expected)
      }
    }
    expect((await pages(db, asOf, filter)).sort()).toEqual(fitting.map(({ person }) => person).sort())
  }
}

async function pages(db: Store['db'], asOf: AsOf, filter: ReportFilter): Promise<PersonId[]> {
  const found: PersonId[] = []
  for (let after: PersonId | null = null, more = true; more; more = after !== null) {
    const asked = { order: 'need', descending: false, after, limit: 3 } as const
    const page = await fromTimelines.listPeople(db, { asOf, filter, scope: EVERYONE }, asked)
    found.push(...page.people.map(({ person }) => person))
    after = page.next
  }
  return found
}

async function rows({ db }: Store) {
  const changes = await db
    .selectFrom('report_change')
    .selectAll()
    .where('people', '<>', 0)
    .orderBy('scope')
    .orderBy('on_day')
    .orderBy('status')
    .execute()
  const columns = ['person', 'lists', 'spans', 'earlier', 'through_at'] as const
  return { changes, timelines: await db.selectFrom('report_timeline').select(columns).orderBy('person').execute() }
}

function isKnown(recordedAt: Instant, at: Instant | null): boolean {
  return at === null || recordedAt <= at
}
