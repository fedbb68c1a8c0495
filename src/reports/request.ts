import { type AsOf, asOfDay } from '../ledger/as-of.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { ReportFilter } from './filter.ts'
import type { ReportQuery } from './query.ts'

/** The people a viewer may see: everyone (null), or only a person's direct reports. Never part of an address. */
export type Scope = PersonId | null

/** Whom a report holds. */
export interface Selection {
  readonly filter: ReportFilter
  readonly scope: Scope
}

/** What a report is asked for: everything that decides what its figures and its rows say. */
export interface ReportRequest extends Selection {
  readonly asOf: AsOf
}

/** Who asks, and when. */
export interface Asker {
  readonly person: PersonId
  readonly scope: Scope
  readonly today: CalendarDate
  /** Of the organization. */
  readonly timeZone: string
}

/**
 * What may be asked by who sees only direct reports: who reported to a supervisor once may not do so today, so they
 * read of today, and of nobody else's people.
 */
export function queryWithin(scope: Scope, wanted: ReportQuery): ReportQuery {
  if (scope === null) return wanted
  return { ...wanted, asOf: null, clock: 'corrected', supervisor: wanted.supervisor === null ? null : 'mine' }
}

/** What a query asks for, for whoever asks. Expects it within the scope. */
export function requestOf(
  query: ReportQuery,
  site: SiteId | null,
  { person, scope, today, timeZone }: Asker,
): ReportRequest {
  const { asOf, clock, order: _, descending: __, after: ___, ...parts } = query
  const filter = { ...parts, site, supervisor: parts.supervisor === 'mine' ? person : parts.supervisor }
  return { asOf: asOfDay(asOf, clock, today, timeZone), filter, scope }
}

/** For figures that count every status, and say which. */
export function ofEveryStatus<Request extends Selection>(request: Request): Request {
  return refined(request, { status: 'everyone' })
}

/** The same request, narrowed otherwise. */
export function refined<Request extends Selection>(request: Request, change: Partial<ReportFilter>): Request {
  return { ...request, filter: { ...request.filter, ...change } }
}
