import { setImmediate as nextTurn } from 'node:timers/promises'
import { type ExpressionBuilder, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { noCounts, type StatusCounts, statusesOf } from '../requirements/compliance.ts'
import type { PersonId } from '../ledger/event.ts'
import {
  EVERYONE_FILTER,
  type FilterApart,
  FILTERS,
  isByOutcome,
  EMPLOYMENT_FILTERS,
  LINE_FILTERS,
  type Period,
  type ReportFilter,
} from './filter.ts'
import { asksForEmployment } from './line.ts'
import type { ReportedHistory, ReportedPerson } from '../requirements/reported.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { namesOn } from '../ledger/fact.store.ts'
import type { DayCounts } from './overview/date.ts'
import { inOrder, partsOf, type StandingQuery, type StandingRow } from './lists/order.store.ts'
import type { ListOrder, PageAsked, ListedPeople, ReportSource } from './report.store.ts'
import type { Database, Schema } from '../platform/database/schema.store.ts'
import { isAnybodyBehind } from '../requirements/behind.store.ts'
import { toStanding } from '../requirements/standing.store.ts'
import type { AsOf } from '../ledger/as-of.ts'
import { EVERYONE, type Scope } from '../ledger/scope.ts'
import { withinScope } from '../ledger/scope.store.ts'
import type { ReportRequest, Selection } from './request.ts'

/** Reports of the present. */
export const fromStanding: ReportSource = {
  countStatuses,
  countStatusesBy,
  listPeople,
  peopleInBatches,
  peopleInOrder,
  countDays,
}

/** Whether every row agrees with the ledger for a day: none is from a later day, out of date or behind the policy. */
export async function isPresent(db: Database, { on, knownAt }: AsOf): Promise<boolean> {
  if (knownAt !== null) return false
  const ahead = await db.selectFrom('standing').select('person').where('as_of', '>', on).limit(1).execute()
  const over = await db.selectFrom('standing').select('person').where('holds_until', '<=', on).limit(1).execute()
  return ahead.length === 0 && over.length === 0 && !(await isAnybodyBehind(db))
}

async function countStatuses(db: Database, request: ReportRequest): Promise<StatusCounts> {
  const counts = noCounts()
  // The placement has a place and a status, but not what was done.
  if (asksForEmployment(request) && !isByOutcome(request.filter)) {
    for (const query of placesCounted(db, request)) {
      const rows = await query.select('placement.status').groupBy('placement.status').execute()
      for (const { status, people } of rows) counts[status] += people
    }
    return counts
  }
  const rows = await matching(db, request)
    .select(({ fn }) => ['status', fn.countAll<number>().as('people')])
    .groupBy('status')
    .execute()
  for (const { status, people } of rows) counts[status] = people
  return counts
}

async function countStatusesBy(
  db: Database,
  request: ReportRequest,
  part: 'site' | 'department',
): Promise<Map<string, StatusCounts>> {
  const counts = new Map<string, ReturnType<typeof noCounts>>()
  for (const query of placesCounted(db, request)) {
    const rows = await query.select([part, 'placement.status']).groupBy([part, 'placement.status']).execute()
    for (const row of rows) {
      const found = counts.get(row[part]) ?? noCounts()
      found[row.status] += row.people
      counts.set(row[part], found)
    }
  }
  return counts
}

/**
 * Counts people by the placements that fit. Most people have one placement and need no list of who was already counted.
 */
function placesCounted(db: Database, selection: Selection) {
  const { chosen, filter } = selection
  return [false, true].map((several) => {
    let query = db
      .selectFrom('placement')
      .where('jobs', several ? '>' : '=', 1)
      .where((eb) => fitsPlace(eb, selection))
    if (chosen !== undefined) query = query.where('placement.person', 'in', chosen)
    if (filter.status !== 'everyone') query = query.where('placement.status', 'in', statusesOf(filter.status))
    if (isByOutcome(filter))
      query = query.where(
        'placement.person',
        'in',
        matching(db, { filter: withoutPlace(filter), scope: EVERYONE }).select('standing.person'),
      )
    return query.select(({ fn }) =>
      (several ? fn.count<number>('placement.person').distinct() : fn.countAll<number>()).as('people'),
    )
  })
}

async function listPeople(
  db: Database,
  request: ReportRequest,
  { order, descending, after, limit }: PageAsked,
): Promise<ListedPeople> {
  const last = after === null ? undefined : await rowWithin(db, request.scope, after)
  const parts = partsOf({ order, descending })
  const begin = last === undefined ? 0 : parts.findIndex((part) => part.holds(last))
  const asked = new Set(statusesOf(request.filter.status))
  const rows: StandingRow[] = []
  for (const [index, part] of parts.entries()) {
    if (index < begin || rows.length > limit || !part.mayHave(asked)) continue
    let query = part.of(matching(db, request).selectAll('standing'))
    if (last !== undefined && index === begin) query = part.after(query, last)
    rows.push(...(await query.limit(limit + 1 - rows.length).execute()))
  }
  const people = await reportedPeople(db, rows.slice(0, limit), request.asOf.on, new Map())
  return { people, next: rows.length > limit ? (people.at(-1)?.person ?? null) : null }
}

/**
 * Returns the row after which a page may begin. It may be one that no longer fits, but none that the viewer may not
 * see.
 */
async function rowWithin(db: Database, scope: Scope, person: PersonId): Promise<StandingRow | undefined> {
  const query = matching(db, { filter: EVERYONE_FILTER, scope })
    .selectAll('standing')
    .where('standing.person', '=', person)
  return query.executeTakeFirst()
}

/** The number of people read together, which takes some milliseconds without a turn for others. */
const BATCH = 100

export async function* peopleInBatches(db: Database, request: ReportRequest): AsyncGenerator<ReportedPerson[]> {
  if (asksForEmployment(request)) {
    yield* peopleOfList(db, request, await idsAtPlace(db, request))
    return
  }
  const names = new Map<PersonId, string | null>()
  let last = ''
  for (;;) {
    const rows = await matching(db, request)
      .selectAll('standing')
      // Compared as text; no id is empty.
      .where('standing.person', '>', last as PersonId)
      .orderBy('standing.person')
      .limit(BATCH)
      .execute()
    if (rows.length > 0) yield await reportedPeople(db, rows, request.asOf.on, names)
    if (rows.length < BATCH) return
    last = rows.at(-1)?.person ?? last
    await nextTurn()
  }
}

/**
 * Reads the list of people and their order in one step, so that no one is listed twice or left out because others
 * move in between.
 */
async function* peopleInOrder(
  db: Database,
  request: ReportRequest,
  listOrder: ListOrder,
): AsyncGenerator<ReportedPerson[]> {
  const listed = await inOrder(matching(db, request).select('standing.person'), listOrder).execute()
  const ids = listed.map(({ person }) => person)
  yield* peopleOfList(db, request, ids)
}

async function* peopleOfList(
  db: Database,
  request: ReportRequest,
  listed: readonly PersonId[],
): AsyncGenerator<ReportedPerson[]> {
  const names = new Map<PersonId, string | null>()
  for (const ids of inChunks(listed, BATCH)) {
    yield await peopleAmong(db, request, ids, names)
    await nextTurn()
  }
}

/**
 * The people of a report about a place, in the order of their ids: one list for all batches. Asked for again with each
 * batch, everybody who works there would be read each time.
 */
export async function idsAtPlace(db: Database, request: ReportRequest): Promise<PersonId[]> {
  const rows = await matching(db, request).select('standing.person').orderBy('standing.person').execute()
  return rows.map(({ person }) => person)
}

/**
 * Those of a few people who match, in the order of the list. Rows that no longer match the filter are skipped.
 * @param names of supervisors, found so far and added to
 */
export async function peopleAmong(
  db: Database,
  request: ReportRequest,
  ids: readonly PersonId[],
  names: Map<PersonId, string | null>,
): Promise<ReportedPerson[]> {
  if (ids.length === 0) return []
  const rows = await matchingAmong(db, request, ids).selectAll('standing').execute()
  const people = await reportedPeople(db, rows, request.asOf.on, names)
  const found = new Map(people.map((person) => [person.person, person]))
  return ids.flatMap((person) => found.get(person) ?? [])
}

/** How many people of a report have a date on each day. */
async function countDays(db: Database, request: ReportRequest, date: 'dueOn' | 'validUntil'): Promise<DayCounts> {
  const column = date === 'dueOn' ? 'due_on' : 'valid_until'
  const rows = await matching(db, request)
    .select(({ fn }) => [column, fn.countAll<number>().as('people')])
    .where(column, 'is not', null)
    .groupBy(column)
    .$narrowType<{ due_on: CalendarDate; valid_until: CalendarDate }>()
    .execute()
  return new Map(rows.map((row) => [row[column], row.people]))
}

function everybody(db: Database): StandingQuery<object> {
  return db.selectFrom('standing').where('requirement', '=', ORIENTATION)
}

/** The rows in which a filter looks for people. */
interface Rows {
  readonly standing: StandingQuery<object>
  readonly placement: SelectQueryBuilder<Schema, 'placement', object>
}

function ofEverybody(db: Database): Rows {
  return { standing: everybody(db), placement: db.selectFrom('placement') }
}

/** No limit, but neither engine looks past one: it finds these people first, and filters only their rows. */
const ALL = sql.lit(Number.MAX_SAFE_INTEGER)

/** Not bound: the engine must see that an index of such rows alone will do. */
const ONE = sql.lit(1 as const)

/** Expresses `fits` in SQL. */
export function matching(
  db: Database,
  selection: Selection,
  { standing, placement }: Rows = ofEverybody(db),
): StandingQuery<object> {
  const { chosen, filter } = selection
  type Narrowing = (query: StandingQuery<object>) => StandingQuery<object>
  const { status, only } = filter
  const apart: Readonly<Record<FilterApart, Narrowing | null>> = {
    status: status === 'everyone' ? null : (all) => all.where('standing.status', 'in', statusesOf(status)),
    only: only === null ? null : (all) => all.where(only === 'exceptions' ? 'exception' : 'data_problem', '=', ONE),
  }
  let query = standing
  if (chosen !== undefined) query = query.where('standing.person', 'in', chosen)
  for (const narrow of Object.values(apart)) if (narrow !== null) query = narrow(query)
  for (const name of LINE_FILTERS) {
    const column: keyof Schema['standing'] = FILTERS[name].column
    for (const condition of conditions(`standing.${column}`, filter[name])) query = query.where(condition)
  }
  if (asksForEmployment(selection)) {
    query = query.where(
      'standing.person',
      'in',
      placement.select('placement.person').where((eb) => fitsPlace(eb, selection)),
    )
  }
  return query
}

/**
 * The same among a few people. If the engine may choose, it takes the index of a filter, and looks through everybody who
 * matches it for each few of them.
 */
export function matchingAmong(db: Database, selection: Selection, people: readonly PersonId[]): StandingQuery<object> {
  const standing = everybody(db).selectAll().where('person', 'in', people).limit(ALL)
  const placement = db.selectFrom('placement').selectAll().where('person', 'in', people).limit(ALL)
  return matching(db, selection, {
    standing: db.selectFrom(standing.as('standing')),
    placement: db.selectFrom(placement.as('placement')),
  })
}

function withoutPlace(filter: ReportFilter): ReportFilter {
  return { ...filter, ...Object.fromEntries(EMPLOYMENT_FILTERS.map((name) => [name, EVERYONE_FILTER[name]])) }
}

/** One and the same placement fits all of it. */
function fitsPlace<Tables extends 'placement' | 'standing'>(
  placement: ExpressionBuilder<Schema, Tables | 'placement'>,
  { filter, scope }: Selection,
) {
  const asked = EMPLOYMENT_FILTERS.flatMap((name) => {
    const column: keyof Schema['placement'] = FILTERS[name].column
    return conditions(`placement.${column}`, filter[name])
  })
  return placement.and([...asked, ...withinScope(scope)])
}

function conditions(column: string, asked: string | Period | null): RawBuilder<boolean>[] {
  if (asked === null) return []
  if (typeof asked === 'string') return [sql`${sql.ref(column)} = ${asked}`]
  const { from, to } = asked
  return [
    ...(from === null ? [] : [sql<boolean>`${sql.ref(column)} >= ${from}`]),
    ...(to === null ? [] : [sql<boolean>`${sql.ref(column)} <= ${to}`]),
  ]
}

/** @param names of supervisors, found so far and added to */
export async function reportedPeople(
  db: Database,
  rows: readonly StandingRow[],
  on: CalendarDate,
  names: Map<PersonId, string | null>,
): Promise<ReportedPerson[]> {
  // Written by `src/requirements/standing.store.ts` and nowhere else.
  const read = rows.map((row) => ({ row, history: JSON.parse(row.reported) as Omit<ReportedHistory, 'standing'> }))
  const supervisors = read.flatMap(({ history }) => history.placements.flatMap(({ supervisor }) => supervisor ?? []))
  const unknown = supervisors.filter((supervisor) => !names.has(supervisor))
  if (unknown.length > 0) for (const [supervisor, name] of await namesOn(db, unknown, on)) names.set(supervisor, name)
  return read.map(({ row, history }) => ({
    ...history,
    person: row.person,
    name: row.name,
    employeeNumber: row.employee_number,
    standing: toStanding(row),
    supervisors: history.placements.flatMap(({ supervisor }) =>
      supervisor === null ? [] : [names.get(supervisor) ?? null],
    ),
  }))
}
