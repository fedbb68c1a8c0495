import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Selectable, sql } from 'kysely'
import type { CalendarDate } from '../domain/calendar.ts'
import { noCounts, type StatusCounts } from '../domain/compliance.ts'
import type { PersonId } from '../domain/event.ts'
import { fits, fittingPlacements, isOpen, type Period, type ReportFilter } from '../domain/report-filter.ts'
import type { ReportedPerson } from '../domain/reported.ts'
import { endOfDay } from '../domain/span.ts'
import type { PolicyHistory, Status } from '../domain/status.ts'
import { statusesOf } from '../domain/status-choice.ts'
import type { Viewpoint } from '../domain/viewpoint.ts'
import { inChunks } from './chunks.ts'
import { factsAbout, valueOn } from './facts.ts'
import { policyHistory } from './ledger.ts'
import { allSurvivors } from './merges.ts'
import type { DayCounts } from './report-dates.ts'
import { comparing, type Ordered, orderedPerson, orderKey } from './report-order.ts'
import { type Seen, seenPeople } from './reports-from-ledger.ts'
import type { CycleRow, PageAsked, ReportPage, Scope } from './reports.ts'
import type { Database, ReportSpanTable } from './schema.ts'
import { waitingPeople } from './spans.ts'
import { folded } from './standing.ts'

/**
 * Whether spans can tell most of it: what was known by an instant before the day was over is in no table, and a version
 * of the policy that was not known then changes it for everybody.
 */
export async function isTold(db: Database, { on, knownAt }: Viewpoint): Promise<boolean> {
  if (knownAt === null) return true
  if (knownAt < endOfDay(on)) return false
  const later = await db
    .selectFrom('event')
    .select('seq')
    .where('kind', '=', 'policy_published')
    .where('recorded_at', '>', knownAt)
    .where('effective_on', '<=', on)
    .limit(1)
    .execute()
  return later.length === 0
}

export async function countStatuses(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): Promise<StatusCounts> {
  const counts = noCounts()
  for await (const rows of jobsInChunks(db, viewpoint, filter, scope))
    for (const { status } of oncePerPerson(rows)) counts[status]++
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
  for await (const rows of jobsInChunks(db, viewpoint, filter, scope)) {
    const counted = new Set<string>()
    for (const { person, status, [part]: key } of rows) {
      if (key === null || counted.has(`${person} ${key}`)) continue
      counted.add(`${person} ${key}`)
      const found = counts.get(key) ?? noCounts()
      found[status]++
      counts.set(key, found)
    }
  }
  return counts
}

export async function countDays(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
  date: 'dueOn' | 'validUntil',
): Promise<DayCounts> {
  const days = new Map<CalendarDate, number>()
  for await (const rows of jobsInChunks(db, viewpoint, filter, scope)) {
    for (const row of oncePerPerson(rows)) {
      const day = date === 'dueOn' ? row.due_on : row.valid_until
      if (day !== null) days.set(day, (days.get(day) ?? 0) + 1)
    }
  }
  return days
}

/** Goes through everybody and keeps no more than the page. */
export async function listPeople(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
  { order, descending, after, limit }: PageAsked,
): Promise<ReportPage> {
  const ledger = await openLedger(db, viewpoint)
  const compare = comparing(descending)
  const [last] = after === null ? [] : await ledger.see([after])
  const begin = last === undefined ? null : orderedPerson(last.person, order)
  let page: Ordered[] = []
  for await (const rows of jobsInChunks(db, viewpoint, filter, scope)) {
    const people = oncePerPerson(rows)
    const names = await sortNamesOn(
      db,
      people.map(({ person }) => person),
      viewpoint.on,
    )
    const ordered = people.map(({ person, status, due_on: dueOn, completed_on: completedOn }) => {
      const sortName = names.get(person) ?? ''
      return { person, sortName, key: orderKey(order, { status, dueOn, completedOn, sortName }) }
    })
    const following = begin === null ? ordered : ordered.filter((each) => compare(each, begin) > 0)
    page = [...page, ...following].sort(compare).slice(0, limit + 1)
  }
  const ids = page.slice(0, limit).map(({ person }) => person)
  const seen = new Map((await ledger.see(ids)).map(({ person }) => [person.person, person]))
  const people = ids.flatMap((id) => seen.get(id) ?? [])
  return { people, next: page.length > limit ? (ids.at(-1) ?? null) : null }
}

export async function* peopleInBatches(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): AsyncGenerator<ReportedPerson[]> {
  for await (const batch of seenInBatches(db, viewpoint, filter, scope)) yield batch.map(({ person }) => person)
}

export async function* cyclesInBatches(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): AsyncGenerator<CycleRow[]> {
  for await (const batch of seenInBatches(db, viewpoint, filter, scope))
    yield batch.flatMap(({ person, cycles }) => cycles().map((cycle) => ({ person, cycle })))
}

/** How many people are read from the ledger together. */
const BATCH = 50

/** The spans say who it is, the ledger the rest of them. */
async function* seenInBatches(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): AsyncGenerator<Seen[]> {
  const ledger = await openLedger(db, viewpoint)
  for await (const rows of jobsInChunks(db, viewpoint, filter, scope)) {
    for (const ids of inChunks(
      oncePerPerson(rows).map(({ person }) => person),
      BATCH,
    )) {
      // Looked at again: what was recorded since the spans were read shows in both or in neither.
      const seen = (await ledger.see(ids)).filter(({ person }) => fits(person, filter, scope))
      if (seen.length > 0) yield seen
      await nextTurn()
    }
  }
}

/** One job that fits of a person who fits. */
type JobRow = Pick<
  Selectable<ReportSpanTable>,
  'person' | 'status' | 'due_on' | 'completed_on' | 'valid_until' | 'site' | 'department'
>

const COLUMNS = ['person', 'status', 'due_on', 'completed_on', 'valid_until', 'site', 'department'] as const

/** How many people are looked at in one turn. */
const CHUNK = 2_000

/** The jobs of each person follow one another. */
async function* jobsInChunks(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
): AsyncGenerator<JobRow[]> {
  const ledger = await openLedger(db, viewpoint)
  const waiting = await waitingPeople(db)
  for await (const range of ranges(db)) {
    const untold = [...(await recordedLate(db, viewpoint, range)), ...waiting].filter(
      (person) => person > range.after && (range.last === null || person <= range.last),
    )
    const own = new Set(untold)
    const rows = await spansOn(db, viewpoint, filter, scope, range).execute()
    const found = own.size === 0 ? rows : rows.filter(({ person }) => !own.has(person))
    for (const ids of inChunks([...own], BATCH)) {
      const seen = await ledger.see(ids)
      found.push(...seen.flatMap(({ person }) => (fits(person, filter, scope) ? jobsOf(person, filter, scope) : [])))
      await nextTurn()
    }
    if (found.length > 0) yield found
    await nextTurn()
  }
}

function jobsOf(reported: ReportedPerson, filter: ReportFilter, scope: Scope): JobRow[] {
  const { person, standing } = reported
  const { status, dueOn: due_on, completedOn: completed_on, validUntil: valid_until } = standing
  const jobs = fittingPlacements(reported, filter, scope)
  const places = jobs.length === 0 ? [{ site: null, department: null }] : jobs
  return places.map(({ site, department }) => {
    return { person, status, due_on, completed_on, valid_until, site, department }
  })
}

function oncePerPerson(rows: readonly JobRow[]): JobRow[] {
  return rows.filter(({ person }, index) => rows[index - 1]?.person !== person)
}

/** People after one, up to another; null is open. */
interface Range {
  readonly after: PersonId
  readonly last: PersonId | null
}

async function* ranges(db: Database): AsyncGenerator<Range> {
  // Compared as text: every id comes after it.
  let after: PersonId = 'person:'
  for (;;) {
    const end = await db
      .selectFrom('standing')
      .select('person')
      .where('person', '>', after)
      .orderBy('person')
      .limit(1)
      .offset(CHUNK - 1)
      .executeTakeFirst()
    yield { after, last: end?.person ?? null }
    if (end === undefined) return
    after = end.person
  }
}

function within(db: Database, { on }: Viewpoint, { after, last }: Range) {
  const query = db
    .selectFrom('report_span')
    .where('person', '>', after)
    .where('from_on', '<=', on)
    .where('until_on', '>', on)
  return last === null ? query : query.where('person', '<=', last)
}

/** Of whom something was on record by the instant, and something else about the day came later. */
async function recordedLate(db: Database, viewpoint: Viewpoint, range: Range): Promise<PersonId[]> {
  if (viewpoint.knownAt === null) return []
  const rows = await within(db, viewpoint, range)
    .select('person')
    .distinct()
    .where('recorded_from', '<=', viewpoint.knownAt)
    .where('known_from', '>', viewpoint.knownAt)
    .execute()
  return rows.map(({ person }) => person)
}

const PLACE_PARTS = ['site', 'department', 'position', 'type', 'supervisor'] as const

/** What `fits` says, in SQL. */
function spansOn(db: Database, viewpoint: Viewpoint, filter: ReportFilter, scope: Scope, range: Range) {
  let query = within(db, viewpoint, range).select(COLUMNS)
  if (viewpoint.knownAt !== null)
    query = query.where('recorded_from', '<=', viewpoint.knownAt).where('known_from', '<=', viewpoint.knownAt)
  if (filter.status !== 'everyone') query = query.where('status', 'in', statusesOf(filter.status))
  for (const part of PLACE_PARTS) if (filter[part] !== null) query = query.where(part, '=', filter[part])
  if (scope !== null) query = query.where('supervisor', '=', scope)
  if (filter.policyVersion !== null) query = query.where('policy_version', '=', filter.policyVersion)
  if (filter.language !== null) query = query.where('language', '=', filter.language)
  if (filter.source !== null) query = query.where('source', '=', filter.source)
  if (filter.only === 'exceptions') query = query.where('exception', '=', 1)
  if (filter.only === 'data-problems') query = query.where('data_problem', '=', 1)
  for (const part of inPeriod('due_on', filter.due)) query = query.where(part)
  for (const part of inPeriod('completed_on', filter.completed)) query = query.where(part)
  if (!isOpen(filter.hired)) {
    query = query.where(({ exists, selectFrom, and }) =>
      exists(
        selectFrom('report_span as job')
          .select('job.person')
          .whereRef('job.person', '=', 'report_span.person')
          .whereRef('job.from_on', '=', 'report_span.from_on')
          .where(and(inPeriod('job.hired_on', filter.hired))),
      ),
    )
  }
  return query.orderBy('person')
}

function inPeriod(column: 'due_on' | 'completed_on' | 'job.hired_on', { from, to }: Period) {
  return [
    ...(from === null ? [] : [sql<boolean>`${sql.ref(column)} >= ${from}`]),
    ...(to === null ? [] : [sql<boolean>`${sql.ref(column)} <= ${to}`]),
  ]
}

/** Names for ordering, as they were on a day: today's, but of those who had or will have another. */
async function sortNamesOn(
  db: Database,
  people: readonly PersonId[],
  on: CalendarDate,
): Promise<Map<PersonId, string>> {
  const names = new Map<PersonId, string>()
  const changed: PersonId[] = []
  for (const chunk of inChunks(people)) {
    const rows = await db.selectFrom('standing').select(['person', 'sort_name']).where('person', 'in', chunk).execute()
    for (const { person, sort_name } of rows) names.set(person, sort_name)
    const other = await db
      .selectFrom('person_fact')
      .select('person')
      .distinct()
      .where('person', 'in', chunk)
      .where('kind', '=', 'name')
      .where((eb) => eb.or([eb('version', '>', 1), eb('effective_on', '>', on)]))
      .execute()
    changed.push(...other.map(({ person }) => person))
  }
  for (const [person, facts] of await factsAbout(db, changed))
    names.set(person, folded(valueOn(facts, 'name', on) ?? ''))
  return names
}

interface Ledger {
  see(people: readonly PersonId[]): Promise<Seen[]>
}

async function openLedger(db: Database, viewpoint: Viewpoint): Promise<Ledger> {
  const policy: PolicyHistory = await policyHistory(db, viewpoint.knownAt)
  const merged = await allSurvivors(db)
  return {
    see: (people) =>
      seenPeople(
        db,
        people.filter((person) => !merged.has(person)),
        viewpoint,
        policy,
        merged,
      ),
  }
}
