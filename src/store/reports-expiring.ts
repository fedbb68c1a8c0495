import { addDays, type CalendarDate } from '../domain/calendar.ts'
import type { PersonId } from '../domain/event.ts'
import type { ReportFilter } from '../domain/report-filter.ts'
import type { ReportedPerson } from '../domain/reported.ts'
import type { Viewpoint } from '../domain/viewpoint.ts'
import type { Database } from './schema.ts'
import { peopleInBatches, type ReportPage, type Scope } from './reports.ts'
import { folded } from './standing.ts'

/** How many days ahead a completion ends, from and to, both counted. */
export interface EndsIn {
  readonly fromDays: number
  readonly toDays: number
}

/** People whose completion counts and ends within some days, the earliest end first; a page of them after a person. */
export async function listExpiring(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
  { fromDays, toDays, after, limit }: EndsIn & { readonly after: PersonId | null; readonly limit: number },
): Promise<ReportPage> {
  const [from, to] = [addDays(viewpoint.on, fromDays), addDays(viewpoint.on, toDays)]
  const found: (readonly [CalendarDate, ReportedPerson])[] = []
  for await (const people of peopleInBatches(db, viewpoint, { ...filter, status: 'counted' }, scope)) {
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
) {
  const keys = [end, folded(a.name ?? ''), a.person].join('\n')
  const others = [otherEnd, folded(b.name ?? ''), b.person].join('\n')
  return keys < others ? -1 : keys > others ? 1 : 0
}
