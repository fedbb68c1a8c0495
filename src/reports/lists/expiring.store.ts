import { sql } from 'kysely'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { peopleInBatches, type ListedPeople } from '../report.store.ts'
import { isPresent, matching, reportedPeople } from '../from-standing.store.ts'
import { folded } from '../../platform/text/folded.ts'
import type { ReportRequest } from '../request.ts'

interface PageAsked {
  readonly after: PersonId | null
  readonly limit: number
}

/** People whose completion has an end, the earliest first; a page of them after a person. */
export async function listExpiring(db: Database, request: ReportRequest, page: PageAsked): Promise<ListedPeople> {
  return ((await isPresent(db, request.asOf)) ? listPresent : listFrom)(db, request, page)
}

async function listPresent(db: Database, request: ReportRequest, { after, limit }: PageAsked): Promise<ListedPeople> {
  let query = matching(db, request)
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

/** On an earlier day. */
async function listFrom(db: Database, request: ReportRequest, { after, limit }: PageAsked): Promise<ListedPeople> {
  const found: (readonly [CalendarDate, ReportedPerson])[] = []
  for await (const people of peopleInBatches(db, request)) {
    for (const person of people) {
      const { validUntil } = person.standing
      if (validUntil !== null) found.push([validUntil, person])
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
