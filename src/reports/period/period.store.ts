import { setImmediate as nextTurn } from 'node:timers/promises'
import { type AsOf, asOfDay } from '../../ledger/as-of.ts'
import type { PersonId } from '../../ledger/event.ts'
import { EVERYONE, type Scope } from '../../ledger/scope.ts'
import { inChunks } from '../../platform/database/chunk.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { addDays, type CalendarDate } from '../../platform/time/calendar.ts'
import { noCounts, type StatusCounts } from '../../requirements/compliance.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { EVERYONE_FILTER, meets, type ReportFilter } from '../filter.ts'
import { lineFilter, scopeTest } from '../line.ts'
import { knowledgeAt, peopleAsOf } from '../past/knowledge.store.ts'
import { linesOn, linesOverTime } from '../past/line.store.ts'
import type { ReportQuery } from '../query.ts'
import { countStatuses, peopleInBatches } from '../report.store.ts'
import { type Asker, ofEveryStatus, type ReportRequest } from '../request.ts'
import { changeBetween, type PeriodPart, type PeriodPerson, type ReportedInPeriod } from './period.ts'

/** What a report of a period is about. */
export interface PeriodRequest {
  readonly from: CalendarDate
  /** The day before the first. */
  readonly start: AsOf
  readonly end: AsOf
  /** Of places of work only: what people did, and their status, is what the report counts. */
  readonly filter: ReportFilter
  /** The only people that the viewer may see, or null for everyone. */
  readonly only: ReadonlySet<PersonId> | null
}

/** A report over a period as it's asked for, now or for a file that is made later. */
export interface AskedPeriod {
  readonly query: ReportQuery
  /** Of the last day. */
  readonly request: ReportRequest
  readonly period: PeriodPart
}

export async function periodRequest(
  db: Database,
  { query, request, period: { from } }: AskedPeriod,
  { today, timeZone }: Pick<Asker, 'today' | 'timeZone'>,
): Promise<PeriodRequest> {
  return {
    from,
    start: asOfDay(addDays(from, -1), query.clock, today, timeZone),
    end: request.asOf,
    filter: ofEveryStatus(request).filter,
    only: await peopleWithin(db, request.scope, today),
  }
}

/**
 * The people that a viewer may see on a day. A period has those that the viewer may see today, so it shows nobody who was
 * once of a team or a site.
 */
export async function peopleWithin(db: Database, scope: Scope, today: CalendarDate): Promise<PeriodRequest['only']> {
  if (scope === EVERYONE) return null
  const lines = await linesOn(db, { on: today, knownAt: null })
  const isSeen = lineFilter(EVERYONE_FILTER, scopeTest(scope, lines))
  return new Set(lines.filter(({ line }) => isSeen(line)).map(({ person }) => person))
}

/**
 * Everyone who was required on the day before a period, is on its last day, or finished in it, by name. Statuses and
 * completions are those of the reports of these two days.
 */
export async function readPeriod(db: Database, request: PeriodRequest): Promise<PeriodPerson[]> {
  const { from, start: before, end: after, filter, only } = request
  const fits = lineFilter(filter, null)
  const period = { from, to: after.on }
  const late = await lateIn(db, request)
  const found: PeriodPerson[] = []
  for await (const people of linesOverTime(db, [before, after])) {
    for (const { person, sortName, lines } of people) {
      if (only !== null && !only.has(person)) continue
      const [start = null, end = null] = lines
      const change = changeBetween({ start, end }, before.on, fits)
      const hasFinished = end !== null && fits(end) && meets(end.completedOn, period)
      if (change === null && !hasFinished) continue
      const finished = hasFinished ? (late.has(person) ? 'late' : 'on-time') : null
      found.push({ person, sortName, start: start?.status ?? null, end: end?.status ?? null, change, finished })
    }
  }
  return found.sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1))
}

function nameKey({ sortName, person }: PeriodPerson): string {
  return `${sortName}\n${person}`
}

/** How many of the people that a period may have were in each status on its last day. */
export async function countsAtEnd(db: Database, { end, filter, only }: PeriodRequest): Promise<StatusCounts> {
  if (only?.size === 0) return noCounts()
  const chosen = only === null ? {} : { chosen: [...only] }
  return countStatuses(db, { asOf: end, filter, scope: EVERYONE, ...chosen })
}

/** Who finished in the period after their due date. */
async function lateIn(db: Database, { from, end, filter }: PeriodRequest): Promise<Set<PersonId>> {
  const late = new Set<PersonId>()
  const finished = { ...filter, completed: { from, to: end.on } }
  for await (const people of peopleInBatches(db, { asOf: end, filter: finished, scope: EVERYONE }))
    for (const { person, standing } of people) if (standing.late) late.add(person)
  return late
}

/** How many people's entries are read in one turn. */
const READ_TOGETHER = 10

/** The same people in the same order, with all that a report has of them. */
export async function* reportedInPeriod(
  db: Database,
  people: readonly PeriodPerson[],
  { from, start, end }: Pick<PeriodRequest, 'from' | 'start' | 'end'>,
): AsyncGenerator<ReportedInPeriod[]> {
  const days = { from, to: end.on }
  for (const some of inChunks(people, READ_TOGETHER)) {
    const found = new Map<PersonId, ReportedPerson>()
    for (const asOf of [end, start]) {
      const ids = some.filter((each) => (each.end === null) === (asOf === start)).map(({ person }) => person)
      if (ids.length === 0) continue
      const knowledge = await knowledgeAt(db, asOf.knownAt)
      for (const { person } of await peopleAsOf(db, ids, asOf, knowledge)) found.set(person.person, person)
    }
    yield some.flatMap((period) => {
      const person = found.get(period.person)
      return person === undefined ? [] : [{ person, period, days }]
    })
    await nextTurn()
  }
}
