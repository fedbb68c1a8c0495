import type { CalendarDate } from '../platform/time/calendar.ts'
import { noCounts, type StatusCounts } from '../requirements/compliance.ts'
import type { Cycle } from '../requirements/cycle.ts'
import type { PersonId } from '../ledger/event.ts'
import type { ReportFilter } from './filter.ts'
import type { ReportedPerson } from '../requirements/reported.ts'
import type { Viewpoint } from './viewpoint.ts'
import { cyclesInBatches as writtenCycles } from './lists/cycle.store.ts'
import { agesOf, aheadOf } from './overview/date.store.ts'
import { fromStanding, isPresent } from './from-standing.store.ts'
import { countsOverTime, fromTimelines, cyclesInBatches as pastCycles } from './past/past.store.ts'
import type { Database } from '../platform/database/schema.store.ts'

/** Whom a viewer may see: everyone (null), or only direct reports of a person. Never part of an address. */
export type Scope = PersonId | null

export const REPORT_ORDERS = ['need', 'name', 'due', 'completed'] as const
/** `need`: what needs doing first, then by name, as HR's table stands. */
export type ReportOrder = (typeof REPORT_ORDERS)[number]

export interface ListOrder {
  readonly order: ReportOrder
  readonly descending: boolean
}

export interface PageAsked extends ListOrder {
  readonly after: PersonId | null
  readonly limit: number
}

export interface ReportPage {
  readonly people: readonly ReportedPerson[]
  /** Where the next page begins; null on the last one. Names a person by id, so it may stand in an address. */
  readonly next: PersonId | null
}

/** One time that a person was to meet the requirement. */
export interface CycleRow {
  readonly person: ReportedPerson
  readonly cycle: Cycle
}

/** What answers for a viewpoint: the table of standing for the present, timelines for every other day. */
export interface ReportSource {
  countStatuses(db: Database, viewpoint: Viewpoint, filter: ReportFilter, scope: Scope): Promise<StatusCounts>
  countStatusesBy(
    db: Database,
    viewpoint: Viewpoint,
    filter: ReportFilter,
    scope: Scope,
    part: 'site' | 'department',
  ): Promise<Map<string, StatusCounts>>
  listPeople(
    db: Database,
    viewpoint: Viewpoint,
    filter: ReportFilter,
    scope: Scope,
    page: PageAsked,
  ): Promise<ReportPage>
  peopleInBatches(
    db: Database,
    viewpoint: Viewpoint,
    filter: ReportFilter,
    scope: Scope,
  ): AsyncGenerator<ReportedPerson[]>
  peopleInOrder(
    db: Database,
    viewpoint: Viewpoint,
    filter: ReportFilter,
    scope: Scope,
    order: ListOrder,
  ): AsyncGenerator<ReportedPerson[]>
  /** How many people have each day as their date, or as the end of their completion. */
  countDays(
    db: Database,
    viewpoint: Viewpoint,
    filter: ReportFilter,
    scope: Scope,
    of: 'dueOn' | 'validUntil',
  ): Promise<ReadonlyMap<CalendarDate, number>>
}

/** How many people of a report have each status; the counts add up to the report. */
export async function countStatuses(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): Promise<StatusCounts> {
  return (await sourceFor(db, viewpoint)).countStatuses(db, viewpoint, filter, scope)
}

/** The same by the site (its id) or department of the jobs that the filter asks for. Who has two counts under both. */
export async function countStatusesBy(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
  part: 'site' | 'department',
): Promise<Map<string, StatusCounts>> {
  return (await sourceFor(db, viewpoint)).countStatusesBy(db, viewpoint, filter, scope, part)
}

/** The page after a person. Days that are missing come last, in either direction; name and id decide between equals. */
export async function listPeople(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
  page: PageAsked,
): Promise<ReportPage> {
  return (await sourceFor(db, viewpoint)).listPeople(db, viewpoint, filter, scope, page)
}

/** Everybody in a report, read in batches with turns for others in between; in no order. */
export async function* peopleInBatches(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): AsyncGenerator<ReportedPerson[]> {
  yield* (await sourceFor(db, viewpoint)).peopleInBatches(db, viewpoint, filter, scope)
}

/** Everybody in a report, in its order: what is on the screen page by page. Nobody comes twice, whatever is recorded. */
export async function* peopleInOrder(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
  order: ListOrder,
): AsyncGenerator<ReportedPerson[]> {
  yield* (await sourceFor(db, viewpoint)).peopleInOrder(db, viewpoint, filter, scope, order)
}

/** Each time that somebody in a report was to meet the requirement, read in batches; in no order of people. */
export async function* cyclesInBatches(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): AsyncGenerator<CycleRow[]> {
  const cycles = (await isPresent(db, viewpoint)) ? writtenCycles : pastCycles
  yield* cycles(db, viewpoint, filter, scope)
}

/** The counts from each of the viewpoints. */
export async function rateOverTime(
  db: Database,
  viewpoints: readonly Viewpoint[],
  filter: ReportFilter,
  scope: Scope,
): Promise<{ readonly on: CalendarDate; readonly counts: StatusCounts }[]> {
  // The present is there at once, also when everybody's past is still being written.
  const present = new Map<Viewpoint, StatusCounts>()
  for (const viewpoint of viewpoints)
    if (await isPresent(db, viewpoint))
      present.set(viewpoint, await fromStanding.countStatuses(db, viewpoint, filter, scope))
  const others = viewpoints.filter((viewpoint) => !present.has(viewpoint))
  const past = await countsOverTime(db, others, filter, scope)
  const counts = new Map([...present, ...others.map((other, index) => [other, past[index] ?? noCounts()] as const)])
  return viewpoints.map((viewpoint) => ({ on: viewpoint.on, counts: counts.get(viewpoint) ?? noCounts() }))
}

export const AHEAD_DAYS = [30, 60, 90] as const
/** How many people within so many days: those within 60 are among those within 90. */
export interface Ahead {
  readonly within: (typeof AHEAD_DAYS)[number]
  readonly people: number
}

/** People who still have time, by how soon their date comes. */
export async function dueAhead(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): Promise<Ahead[]> {
  const source = await sourceFor(db, viewpoint)
  return aheadOf(
    viewpoint.on,
    await source.countDays(db, viewpoint, { ...filter, status: 'have-time' }, scope, 'dueOn'),
  )
}

/** People whose completion counts, by how soon it ends. */
export async function expiringAhead(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): Promise<Ahead[]> {
  const source = await sourceFor(db, viewpoint)
  const counted = { ...filter, status: 'counted' } as const
  return aheadOf(viewpoint.on, await source.countDays(db, viewpoint, counted, scope, 'validUntil'))
}

export interface OverdueAge {
  /** Days since the date, from and to, both counted; `toDays` null is open. */
  readonly fromDays: number
  readonly toDays: number | null
  readonly people: number
}

/** People who are overdue, by how long they have been. */
export async function overdueAges(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): Promise<OverdueAge[]> {
  const source = await sourceFor(db, viewpoint)
  return agesOf(viewpoint.on, await source.countDays(db, viewpoint, { ...filter, status: 'overdue' }, scope, 'dueOn'))
}

/** What every figure comes from in the end is the ledger; a cache answers where it is sure to say the same. */
async function sourceFor(db: Database, viewpoint: Viewpoint): Promise<ReportSource> {
  return (await isPresent(db, viewpoint)) ? fromStanding : fromTimelines
}
