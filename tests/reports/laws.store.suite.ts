import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate, type Instant, toInstant } from '../../src/platform/time/calendar.ts'
import { totals } from '../../src/requirements/compliance.ts'
import { correctionsSince } from '../../src/reports/past/timeline.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { EVERYONE_FILTER } from '../../src/reports/filter.ts'
import type { ReportedPerson } from '../../src/requirements/reported.ts'
import { type Standing, STATUSES } from '../../src/requirements/status.ts'
import { historyOf, policyEvents } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { catchUpReports } from '../../src/reports/past/catch-up.store.ts'
import { listDifferences } from '../../src/reports/past/difference.store.ts'
import { countStatuses, listPeople, peopleInBatches, rateOverTime } from '../../src/reports/report.store.ts'
import { refreshDue } from '../../src/requirements/refresh.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { liveOn, NOBODY_YET, stepOf } from '../support/living.ts'
import { event } from '../support/recording.ts'
import type { AsOf } from '../../src/ledger/as-of.ts'
import { EVERYONE } from '../../src/ledger/scope.ts'

const WHO = ['a', 'b', 'c', 'd']
const steps = fc.array(stepOf(...WHO), { minLength: 6, maxLength: 14 })

/** @param times how many more stories than the quick tests take */
export function reportLawsSuite(store: () => Store, times = 1): void {
  describe('reports, whatever was recorded', () => {
    it('reports as of a date equal the copy stored that day, and the other clock’s differ only by listed corrections', async () => {
      let run = 0
      // All stories share one ledger, so time passes from one to the next.
      let lived = NOBODY_YET
      await fc.assert(
        fc.asyncProperty(steps, steps, async (before, after) => {
          run += 1
          const evening = await liveOn(store(), `past ${run}`, before, lived)
          const asOf = { on: evening.today, knownAt: null }
          const copy = await stored(store(), asOf)
          if (run % 2 === 0) await catchUpReports(store())
          lived = await liveOn(store(), `past ${run}`, after, evening)
          await correctFirst(store(), `person:past ${run}-a`, lived)
          expect(await stored(store(), { ...asOf, knownAt: evening.at })).toEqual(copy)
          await expectOnlyCorrections(store(), copy, asOf.on, evening.at)
        }),
        { numRuns: 3 * times, endOnFailure: true },
      )
    })

    it('reconcile: every person has one status, and all figures are sums of those people', async () => {
      let run = 0
      await fc.assert(
        fc.asyncProperty(steps, fc.integer({ min: 0, max: 300 }), async (story, back) => {
          run += 1
          const { today, at } = await liveOn(store(), `sum ${run}`, story, NOBODY_YET)
          await refreshDue(store(), today)
          const past = addDays(today, -back)
          for (const asOf of [
            { on: today, knownAt: null },
            { on: past, knownAt: null },
            { on: past, knownAt: at },
          ]) {
            await expectReconciled(store(), asOf)
          }
        }),
        { numRuns: 4 * times, endOnFailure: true },
      )
    })
  })
}

interface Copy {
  readonly counts: Awaited<ReturnType<typeof countStatuses>>
  readonly people: readonly unknown[]
}

async function stored({ db }: Store, asOf: AsOf): Promise<Copy> {
  const people: ReportedPerson[] = []
  for await (const batch of peopleInBatches(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE }))
    people.push(...batch)
  const inOrder = people.toSorted((a, b) => (a.person < b.person ? -1 : 1))
  return {
    counts: await countStatuses(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE }),
    people: inOrder.map(withoutEnd),
  }
}

/** The table of the present also says until when a name and a place hold. */
function withoutEnd({ standing: { holdsUntil: _, ...standing }, ...person }: ReportedPerson) {
  return { ...person, standing }
}

async function expectOnlyCorrections(store: Store, copy: Copy, on: CalendarDate, at: Instant): Promise<void> {
  const { people } = await stored(store, { on, knownAt: null })
  const policy = await policyEvents(store.db)
  const byId = (list: readonly unknown[]) =>
    new Map((list as readonly { readonly person: PersonId }[]).map((each) => [each.person, each]))
  const [then, now] = [byId(copy.people), byId(people)]
  for (const person of new Set([...then.keys(), ...now.keys()])) {
    const records = { history: await historyOf(store.db, person), policyEvents: policy }
    const listed = correctionsSince(records, on, at)
    if (listed.length === 0) expect(now.get(person)).toEqual(then.get(person))
  }
  const all = { after: null, limit: 1_000 }
  const differing = await listDifferences(store.db, { on, knownAt: at }, EVERYONE_FILTER, all)
  expect(differing.found).toBe(differing.people.length)
  const found = new Map(differing.people.map((each) => [(each.known ?? each.reported)?.person, each]))
  for (const person of new Set([...then.keys(), ...now.keys()])) {
    const difference = found.get(person)
    if (difference === undefined) expect(standingOf(now.get(person))).toEqual(standingOf(then.get(person)))
    else expect(difference.since).not.toEqual([])
  }
}

function standingOf(person: unknown) {
  const { status, dueOn, completedOn, validUntil } =
    (person as { readonly standing?: Partial<Standing> })?.standing ?? {}
  return { status, dueOn, completedOn, validUntil }
}

async function expectReconciled({ db }: Store, asOf: AsOf): Promise<void> {
  const counts = await countStatuses(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE })
  const people: ReportedPerson[] = []
  for await (const batch of peopleInBatches(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE }))
    people.push(...batch)
  expect(new Set(people.map(({ person }) => person)).size).toBe(people.length)
  for (const status of STATUSES) {
    expect(counts[status]).toBe(people.filter(({ standing }) => standing.status === status).length)
    if (counts[status] === 0) continue
    const asked = { order: 'name', descending: false, after: null, limit: 1_000 } as const
    const list = await listPeople(db, { asOf, filter: { ...EVERYONE_FILTER, status }, scope: EVERYONE }, asked)
    expect(list.people).toHaveLength(counts[status])
  }
  const { all, inScope, upToDate, needAction, haveTime, cannotSay, dueSoFar, ...rest } = totals(counts)
  expect(all).toBe(people.length)
  expect(all).toBe(inScope + rest.onLeave + rest.exempt + rest.separated + rest.notInScope)
  expect(inScope).toBe(upToDate + needAction + haveTime + cannotSay)
  expect(dueSoFar).toBe(upToDate + needAction)
  expect((await rateOverTime(db, { asOf, filter: EVERYONE_FILTER, scope: EVERYONE }, []))[0]?.counts).toEqual(counts)
}

async function correctFirst(
  store: Store,
  person: PersonId,
  { today, at }: { readonly today: CalendarDate; readonly at: Instant },
): Promise<void> {
  const [first] = await historyOf(store.db, person)
  if (first === undefined) return
  const body = { corrects: first.id, reason: 'Recorded for somebody else', change: { kind: 'withdrawn' } } as const
  const recordedAt = toInstant(Date.parse(at) + 1_000)
  const correction = { ...event('corrected', person, today, body), recordedAt }
  await store.transaction((tx) => record(tx, [correction], today))
}
