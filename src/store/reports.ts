import { setImmediate as nextTurn } from 'node:timers/promises'
import { addDays, type CalendarDate, daysBetween } from '../domain/calendar.ts'
import { noCounts, type StatusCounts } from '../domain/compliance.ts'
import { type Cycle, cyclesOn } from '../domain/cycle.ts'
import type { PersonId } from '../domain/event.ts'
import { fits, type ReportFilter } from '../domain/report-filter.ts'
import { type ReportedPerson, reportedOn } from '../domain/reported.ts'
import { ORIENTATION } from '../domain/requirement.ts'
import type { Status } from '../domain/status.ts'
import { seenFrom, type Viewpoint } from '../domain/viewpoint.ts'
import { inChunks } from './chunks.ts'
import { currentFacts } from './facts.ts'
import { historiesOf, policyHistory } from './ledger.ts'
import { survivorsOf } from './merges.ts'
import type { Database } from './schema.ts'
import { folded, peopleInLedger, STATUS_RANK } from './standing.ts'

/** Whom a viewer may see: everyone (null), or only direct reports of a person. Never part of an address. */
export type Scope = PersonId | null

export const REPORT_ORDERS = ['need', 'name', 'due', 'completed'] as const
/** `need`: what needs doing first, then by name, as HR's table stands. */
export type ReportOrder = (typeof REPORT_ORDERS)[number]

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

/** How many people of a report have each status; the counts add up to the report. */
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

/** The same by the site (its id) or department of the jobs that the filter asks for. Who has two counts under both. */
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
      for (const key of new Set(person.placements.map((placement) => placement[part]))) {
        if (!fits(person, { ...filter, [part]: key }, scope)) continue
        const found = counts.get(key) ?? noCounts()
        found[person.standing.status]++
        counts.set(key, found)
      }
    }
  }
  return counts
}

/** The page after a person. */
export async function listPeople(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
  page: {
    readonly order: ReportOrder
    readonly descending: boolean
    readonly after: PersonId | null
    readonly limit: number
  },
): Promise<ReportPage> {
  const found: ReportedPerson[] = []
  for await (const people of peopleInBatches(db, viewpoint, filter, scope)) found.push(...people)
  found.sort(comparing(page.order, page.descending))
  const start = page.after === null ? 0 : found.findIndex(({ person }) => person === page.after) + 1
  const people = found.slice(start, start + page.limit)
  return { people, next: start + page.limit < found.length ? (people.at(-1)?.person ?? null) : null }
}

/** Everybody in a report, read in batches with turns for others in between; in no order. */
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

/** Each time that somebody in a report was to meet the requirement, read in batches; in no order of people. */
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

/** The counts of each of the days, all with what the viewpoint knows. */
export async function rateOverTime(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
  days: readonly CalendarDate[],
): Promise<{ readonly on: CalendarDate; readonly counts: StatusCounts }[]> {
  const series: { readonly on: CalendarDate; readonly counts: StatusCounts }[] = []
  for (const on of days) series.push({ on, counts: await countStatuses(db, { ...viewpoint, on }, filter, scope) })
  return series
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
  return ahead(db, viewpoint, { ...filter, status: 'have-time' }, scope, ({ standing }) => standing.dueOn)
}

/** People whose completion counts, by how soon it ends. */
export async function expiringAhead(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): Promise<Ahead[]> {
  return ahead(db, viewpoint, { ...filter, status: 'counted' }, scope, ({ standing }) => standing.validUntil)
}

export interface OverdueAge {
  /** Days since the date, from and to, both counted; `toDays` null is open. */
  readonly fromDays: number
  readonly toDays: number | null
  readonly people: number
}

const AGES = [
  { fromDays: 1, toDays: 30 },
  { fromDays: 31, toDays: 60 },
  { fromDays: 61, toDays: 90 },
  { fromDays: 91, toDays: null },
] as const

/** People who are overdue, by how long they have been. */
export async function overdueAges(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): Promise<OverdueAge[]> {
  const days: number[] = []
  for await (const people of peopleInBatches(db, viewpoint, { ...filter, status: 'overdue' }, scope))
    for (const { standing } of people) if (standing.dueOn !== null) days.push(daysBetween(standing.dueOn, viewpoint.on))
  return AGES.map(({ fromDays, toDays }) => ({
    fromDays,
    toDays,
    people: days.filter((late) => late >= fromDays && (toDays === null || late <= toDays)).length,
  }))
}

/** How many people are read together. */
const BATCH = 100

interface Seen {
  readonly person: ReportedPerson
  readonly cycles: () => Cycle[]
}

async function* seenInBatches(db: Database, viewpoint: Viewpoint): AsyncGenerator<Seen[]> {
  const { on, knownAt } = viewpoint
  const policy = await policyHistory(db, knownAt)
  const everybody = await peopleInLedger(db)
  const merged = await survivorsOf(db, everybody)
  const own = everybody.filter((person) => !merged.has(person)).sort()
  for (const ids of inChunks(own, BATCH)) {
    const histories = await historiesOf(db, ids)
    const facts = await currentFacts(db, ids, on)
    const seen = ids.flatMap((person) => {
      const history = seenFrom(histories.get(person) ?? [], viewpoint)
      return history.length === 0 ? [] : [{ person, history, ...reportedOn(history, ORIENTATION, policy, on) }]
    })
    const names = await namesOn(
      db,
      seen.flatMap(({ placements }) => placements.flatMap(({ supervisor }) => supervisor ?? [])),
      on,
    )
    yield seen.map(({ history, ...person }) => ({
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
    await nextTurn()
  }
}

async function namesOn(
  db: Database,
  people: readonly PersonId[],
  on: CalendarDate,
): Promise<Map<PersonId, string | null>> {
  const facts = await currentFacts(db, [...new Set(people)], on)
  return new Map([...facts].map(([person, { name }]) => [person, name]))
}

async function ahead(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
  dayOf: (person: ReportedPerson) => CalendarDate | null,
): Promise<Ahead[]> {
  const days: CalendarDate[] = []
  for await (const people of peopleInBatches(db, viewpoint, filter, scope))
    days.push(...people.flatMap((person) => dayOf(person) ?? []))
  return AHEAD_DAYS.map((within) => ({
    within,
    people: days.filter((day) => day >= viewpoint.on && day <= addDays(viewpoint.on, within)).length,
  }))
}

/** Days that are missing come last, in either direction; the name and the id decide between equals. */
function comparing(order: ReportOrder, descending: boolean): (a: ReportedPerson, b: ReportedPerson) => number {
  const keyOf = ({ standing, name }: ReportedPerson): string | number | null => {
    if (order === 'need') return STATUS_RANK[standing.status]
    if (order === 'name') return folded(name ?? '')
    return order === 'due' ? standing.dueOn : standing.completedOn
  }
  return (a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)]
    if (first !== second) {
      if (first === null) return 1
      if (second === null) return -1
      return (first < second ? -1 : 1) * (descending ? -1 : 1)
    }
    const [name, other] = [folded(a.name ?? ''), folded(b.name ?? '')]
    return name === other ? (a.person < b.person ? -1 : 1) : name < other ? -1 : 1
  }
}
