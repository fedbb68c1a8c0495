import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CalendarDate } from '../domain/calendar.ts'
import { noCounts, type StatusCounts } from '../domain/compliance.ts'
import { type Cycle, cyclesOn } from '../domain/cycle.ts'
import type { PersonId } from '../domain/event.ts'
import { fits, fittingPlacements, type ReportFilter } from '../domain/report-filter.ts'
import { type ReportedPerson, reportedOn } from '../domain/reported.ts'
import { ORIENTATION } from '../domain/requirement.ts'
import type { PolicyHistory, Status } from '../domain/status.ts'
import { seenFrom, type Viewpoint } from '../domain/viewpoint.ts'
import { inChunks } from './chunks.ts'
import { currentFacts } from './facts.ts'
import { historiesOf, policyHistory } from './ledger.ts'
import { allSurvivors } from './merges.ts'
import type { DayCounts } from './report-dates.ts'
import { comparing, orderedPerson } from './report-order.ts'
import type { CycleRow, PageAsked, ReportPage, Scope } from './reports.ts'
import type { Database } from './schema.ts'
import { peopleInLedger, underSurvivors } from './standing.ts'

// Right for every viewpoint, and slow: everybody's entries are read. The other sources have to say the same.

export async function countStatuses(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): Promise<StatusCounts> {
  const counts = noCounts()
  for await (const people of peopleInBatches(db, viewpoint, filter, scope))
    for (const { standing } of people) counts[standing.status]++
  return counts
}

export async function countStatusesBy(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
  part: 'site' | 'department',
): Promise<Map<string, StatusCounts>> {
  const counts = new Map<string, Record<Status, number>>()
  for await (const people of peopleInBatches(db, viewpoint, filter, scope)) {
    for (const person of people) {
      for (const key of new Set(fittingPlacements(person, filter, scope).map((placement) => placement[part]))) {
        const found = counts.get(key) ?? noCounts()
        found[person.standing.status]++
        counts.set(key, found)
      }
    }
  }
  return counts
}

export async function listPeople(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
  page: PageAsked,
): Promise<ReportPage> {
  const found: ReportedPerson[] = []
  for await (const people of peopleInBatches(db, viewpoint, filter, scope)) found.push(...people)
  const compare = comparing(page.descending)
  found.sort((a, b) => compare(orderedPerson(a, page.order), orderedPerson(b, page.order)))
  const start = page.after === null ? 0 : found.findIndex(({ person }) => person === page.after) + 1
  const people = found.slice(start, start + page.limit)
  return { people, next: start + page.limit < found.length ? (people.at(-1)?.person ?? null) : null }
}

export async function* peopleInBatches(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): AsyncGenerator<ReportedPerson[]> {
  for await (const batch of seenInBatches(db, viewpoint)) {
    const people = batch.map(({ person }) => person).filter((person) => fits(person, filter, scope))
    if (people.length > 0) yield people
  }
}

export async function* cyclesInBatches(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): AsyncGenerator<CycleRow[]> {
  for await (const batch of seenInBatches(db, viewpoint)) {
    const rows = batch
      .filter(({ person }) => fits(person, filter, scope))
      .flatMap(({ person, cycles }) => cycles().map((cycle) => ({ person, cycle })))
    if (rows.length > 0) yield rows
  }
}

/** How many people of a report have a date on each day. */
export async function countDays(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
  date: 'dueOn' | 'validUntil',
): Promise<DayCounts> {
  const days = new Map<CalendarDate, number>()
  for await (const people of peopleInBatches(db, viewpoint, filter, scope)) {
    for (const { standing } of people) {
      const day = standing[date]
      if (day !== null) days.set(day, (days.get(day) ?? 0) + 1)
    }
  }
  return days
}

/** How many people are read together. */
const BATCH = 100

export interface Seen {
  readonly person: ReportedPerson
  readonly cycles: () => Cycle[]
}

async function* seenInBatches(db: Database, viewpoint: Viewpoint): AsyncGenerator<Seen[]> {
  const policy = await policyHistory(db, viewpoint.knownAt)
  const merged = await allSurvivors(db)
  const own = (await peopleInLedger(db)).filter((person) => !merged.has(person)).sort()
  for (const ids of inChunks(own, BATCH)) {
    yield await seenPeople(db, ids, viewpoint, policy, merged)
    await nextTurn()
  }
}

/** Those of the people of whom anything was known. */
export async function seenPeople(
  db: Database,
  ids: readonly PersonId[],
  viewpoint: Viewpoint,
  policy: PolicyHistory,
  merged: ReadonlyMap<PersonId, PersonId>,
): Promise<Seen[]> {
  const { on } = viewpoint
  const histories = await historiesOf(db, ids)
  const facts = await currentFacts(db, ids, on)
  const seen = ids.flatMap((person) => {
    const history = seenFrom(histories.get(person) ?? [], viewpoint)
    if (history.length === 0) return []
    const reported = reportedOn(history, ORIENTATION, policy, on)
    return [{ person, history, ...reported, placements: underSurvivors(reported.placements, merged) }]
  })
  const supervisors = seen.flatMap(({ placements }) => placements.flatMap(({ supervisor }) => supervisor ?? []))
  const names = await namesOn(db, supervisors, on)
  return seen.map(({ history, ...person }) => ({
    person: {
      ...person,
      name: facts.get(person.person)?.name ?? null,
      employeeNumber: facts.get(person.person)?.employee_number ?? null,
      supervisors: person.placements.flatMap(({ supervisor }) =>
        supervisor === null ? [] : [names.get(supervisor) ?? null],
      ),
    },
    cycles: () => cyclesOn(history, ORIENTATION, policy, on),
  }))
}

export async function namesOn(
  db: Database,
  people: readonly PersonId[],
  on: CalendarDate,
): Promise<Map<PersonId, string | null>> {
  const facts = await currentFacts(db, [...new Set(people)], on)
  return new Map([...facts].map(([person, { name }]) => [person, name]))
}
