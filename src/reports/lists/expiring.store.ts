import { sql } from 'kysely'
import { addDays, type CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { peopleInBatches, type ListedPeople } from '../report.store.ts'
import { isPresent, matching, reportedPeople } from '../from-standing.store.ts'
import { folded } from '../../requirements/standing.store.ts'
import { refined, type ReportRequest } from '../request.ts'

/** The days until a completion ends, from and to, both included. */
export interface EndsIn {
  readonly fromDays: number
  readonly toDays: number
}

interface PageAsked extends EndsIn {
  readonly after: PersonId | null
  readonly limit: number
}

/** People whose completion counts and ends within some days, the earliest end first; a page of them after a person. */
export async function listExpiring(db: Database, request: ReportRequest, page: PageAsked): Promise<ListedPeople> {
  const list = (await isPresent(db, request.asOf)) ? listPresent : listFrom
  return list(db, refined(request, { status: 'counted' }), page)
}

async function listPresent(
  db: Database,
  request: ReportRequest,
  { fromDays, toDays, after, limit }: PageAsked,
): Promise<ListedPeople> {
  let query = matching(db, request)
    .where('valid_until', '>=', addDays(request.asOf.on, fromDays))
    .where('valid_until', '<=', addDays(request.asOf.on, toDays))
  const last =
    after === null
      ? undefined
      : await query
          .select(['valid_until', 'sort_name', 'standing.person'])
          .where('standing.person', '=', after)
          .executeTakeFirst()
  if (last !== undefined) {
    const { valid_until, sort_name, person } = last
    query = query.where(
      sql<boolean>`(valid_until, sort_name, standing.person) > (${valid_until}, ${sort_name}, ${person})`,
    )
  }
  const rows = await query
    .selectAll('standing')
    .orderBy('valid_until')
    .orderBy('sort_name')
    .orderBy('standing.person')
    .limit(limit + 1)
    .execute()
  const people = await reportedPeople(db, rows.slice(0, limit), request.asOf.on, new Map())
  return { people, next: rows.length > limit ? (people.at(-1)?.person ?? null) : null }
}

/** On an earlier day: everybody whose completion counted then, and of them those whose end is near. */
async function listFrom(
  db: Database,
  request: ReportRequest,
  { fromDays, toDays, after, limit }: PageAsked,
): Promise<ListedPeople> {
  const [from, to] = [addDays(request.asOf.on, fromDays), addDays(request.asOf.on, toDays)]
  const found: (readonly [CalendarDate, ReportedPerson])[] = []
  for await (const people of peopleInBatches(db, request)) {
    for (const person of people) {
      const { validUntil } = person.standing
      if (validUntil !== null && validUntil >= from && validUntil <= to) found.push([validUntil, person])
    }
  }
  const sorted = found.sort(byEnd).map(([, person]) => person)
  const start = after === null ? 0 : sorted.findIndex(({ person }) => person === after) + 1
  const people = sorted.slice(start, start + limit)
  return { people, next: start + limit < sorted.length ? (people.at(-1)?.person ?? null) : null }
}

function byEnd(
  [end, a]: readonly [CalendarDate, ReportedPerson],
  [otherEnd, b]: readonly [CalendarDate, ReportedPerson],
): number {
  const keys = [end, folded(a.name ?? ''), a.person].join('\n')
  const others = [otherEnd, folded(b.name ?? ''), b.person].join('\n')
  return keys < others ? -1 : keys > others ? 1 : 0
}
