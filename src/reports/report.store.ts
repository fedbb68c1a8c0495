import type { CalendarDate } from '../platform/time/calendar.ts'
import { noCounts, type StatusCounts } from '../requirements/compliance.ts'
import type { Cycle } from '../requirements/cycle.ts'
import type { PersonId } from '../ledger/event.ts'
import type { ReportedPerson } from '../requirements/reported.ts'
import { cyclesInBatches as writtenCycles } from './lists/cycle.store.ts'
import { agesOf, aheadOf, type Ahead, type OverdueAge } from './overview/date.ts'
import { fromStanding, isPresent } from './from-standing.store.ts'
import { countsOverTime, fromTimelines, cyclesInBatches as pastCycles } from './past/past.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { AsOf } from '../ledger/as-of.ts'
import type { PeopleOrder } from './query.ts'
import { refined, type ReportRequest } from './request.ts'

export interface ListOrder {
  readonly order: PeopleOrder
  readonly descending: boolean
}

export interface PageAsked extends ListOrder {
  readonly after: PersonId | null
  readonly limit: number
}

export interface ListedPeople {
  readonly people: readonly ReportedPerson[]
  /** Where the next page begins; null on the last one. Names a person by id, so it may stand in an address. */
  readonly next: PersonId | null
}

/** One time that a person was to meet the requirement. */
export interface CycleRow {
  readonly person: ReportedPerson
  readonly cycle: Cycle
}

/** The source for a request: the table of standing for the present, timelines for every other day. */
export interface ReportSource {
  countStatuses(db: Database, request: ReportRequest): Promise<StatusCounts>
  countStatusesBy(db: Database, request: ReportRequest, part: 'site' | 'department'): Promise<Map<string, StatusCounts>>
  listPeople(db: Database, request: ReportRequest, page: PageAsked): Promise<ListedPeople>
  peopleInBatches(db: Database, request: ReportRequest): AsyncGenerator<ReportedPerson[]>
  peopleInOrder(db: Database, request: ReportRequest, order: ListOrder): AsyncGenerator<ReportedPerson[]>
  /** How many people have each day as their date, or as the end of their completion. */
  countDays(
    db: Database,
    request: ReportRequest,
    of: 'dueOn' | 'validUntil',
  ): Promise<ReadonlyMap<CalendarDate, number>>
}

/** How many people of a report have each status; the counts add up to the report. */
export async function countStatuses(db: Database, request: ReportRequest): Promise<StatusCounts> {
  return (await sourceFor(db, request.asOf)).countStatuses(db, request)
}

/**
 * The same by site (its id) or department of the employments that the filter asks for. A person with two counts under
 * both.
 */
export async function countStatusesBy(
  db: Database,
  request: ReportRequest,
  part: 'site' | 'department',
): Promise<Map<string, StatusCounts>> {
  return (await sourceFor(db, request.asOf)).countStatusesBy(db, request, part)
}

/** The page after a person. Days that are missing come last, in either direction; name and id decide between equals. */
export async function listPeople(db: Database, request: ReportRequest, page: PageAsked): Promise<ListedPeople> {
  return (await sourceFor(db, request.asOf)).listPeople(db, request, page)
}

/** Everybody in a report, read in batches with turns for others in between; in no order. */
export async function* peopleInBatches(db: Database, request: ReportRequest): AsyncGenerator<ReportedPerson[]> {
  yield* (await sourceFor(db, request.asOf)).peopleInBatches(db, request)
}

/**
 * Everybody in a report, in its order: what is on the screen page by page. Nobody comes twice, whatever is recorded.
 */
export async function* peopleInOrder(
  db: Database,
  request: ReportRequest,
  order: ListOrder,
): AsyncGenerator<ReportedPerson[]> {
  yield* (await sourceFor(db, request.asOf)).peopleInOrder(db, request, order)
}

/** Each time that somebody in a report was to meet the requirement, read in batches; in no order of people. */
export async function* cyclesInBatches(db: Database, request: ReportRequest): AsyncGenerator<CycleRow[]> {
  const cycles = (await isPresent(db, request.asOf)) ? writtenCycles : pastCycles
  yield* cycles(db, request)
}

/** The counts on other days, on any basis, and then those that the request itself is about. */
export async function rateOverTime(
  db: Database,
  request: ReportRequest,
  before: readonly AsOf[],
): Promise<{ readonly on: CalendarDate; readonly counts: StatusCounts }[]> {
  const days = [...before, request.asOf]
  // The present is available right away, even while everyone's past is still being written.
  const present = new Map<AsOf, StatusCounts>()
  for (const asOf of days)
    if (await isPresent(db, asOf)) present.set(asOf, await fromStanding.countStatuses(db, { ...request, asOf }))
  const others = days.filter((asOf) => !present.has(asOf))
  const past = await countsOverTime(db, request, others)
  const counts = new Map([...present, ...others.map((other, index) => [other, past[index] ?? noCounts()] as const)])
  return days.map((asOf) => ({ on: asOf.on, counts: counts.get(asOf) ?? noCounts() }))
}

/** People who still have time, by how soon their date comes. */
export async function dueAhead(db: Database, request: ReportRequest): Promise<Ahead[]> {
  const source = await sourceFor(db, request.asOf)
  return aheadOf(request.asOf.on, await source.countDays(db, refined(request, { status: 'have-time' }), 'dueOn'))
}

/** People whose completion counts, by how soon it ends. */
export async function expiringAhead(db: Database, request: ReportRequest): Promise<Ahead[]> {
  const source = await sourceFor(db, request.asOf)
  return aheadOf(request.asOf.on, await source.countDays(db, refined(request, { status: 'counted' }), 'validUntil'))
}

/** People who are overdue, by how long they have been. */
export async function overdueAges(db: Database, request: ReportRequest): Promise<OverdueAge[]> {
  const source = await sourceFor(db, request.asOf)
  return agesOf(request.asOf.on, await source.countDays(db, refined(request, { status: 'overdue' }), 'dueOn'))
}

/** Every figure comes from the ledger in the end. A cache answers only if it is sure to agree. */
async function sourceFor(db: Database, asOf: AsOf): Promise<ReportSource> {
  return (await isPresent(db, asOf)) ? fromStanding : fromTimelines
}
