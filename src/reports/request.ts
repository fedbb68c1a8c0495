import { type AsOf, asOfDay } from '../ledger/as-of.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import { EVERYONE, type Scope } from '../ledger/scope.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { ReportFilter } from './filter.ts'
import type { ReportQuery } from './query.ts'

/** The people in a report. */
export interface Selection {
  readonly filter: ReportFilter
  readonly scope: Scope
  /** No one but these, where people were chosen one by one. At least one. */
  readonly chosen?: readonly PersonId[]
}

/** The request for a report: everything that decides its figures and rows. */
export interface ReportRequest extends Selection {
  readonly asOf: AsOf
}

/** The viewer, and the time. */
export interface Asker {
  readonly person: PersonId
  readonly scope: Scope
  readonly today: CalendarDate
  /** The organization's time zone. */
  readonly timeZone: string
}

/**
 * Limits a query to what a viewer with people of their own may ask. People who were once of a team or a site may not be
 * so today, so such a viewer reads of today.
 */
export function queryWithin(scope: Scope, wanted: ReportQuery): ReportQuery {
  return scope === EVERYONE ? wanted : { ...wanted, asOf: null, clock: 'corrected' }
}

/** Returns the request of a query for this viewer. Expects it within the scope. */
export function requestOf(
  query: ReportQuery,
  site: SiteId | null,
  { person, scope, today, timeZone }: Asker,
): ReportRequest {
  const { asOf, clock, order: _, descending: __, after: ___, ...parts } = query
  const filter = { ...parts, site, supervisor: parts.supervisor === 'mine' ? person : parts.supervisor }
  return { asOf: asOfDay(asOf, clock, today, timeZone), filter, scope }
}

/** For figures that count every status and say which. */
export function ofEveryStatus<Request extends Selection>(request: Request): Request {
  return refined(request, { status: 'everyone' })
}

/** The same request, narrowed otherwise. */
export function refined<Request extends Selection>(request: Request, change: Partial<ReportFilter>): Request {
  return { ...request, filter: { ...request.filter, ...change } }
}
