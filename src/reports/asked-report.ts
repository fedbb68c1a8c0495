import { type CalendarDate, type Instant, toInstant } from '../platform/time/calendar.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import type { ReportFilter } from './filter.ts'
import type { ReportQuery } from './query.ts'
import type { Viewpoint } from './viewpoint.ts'
import { endOfDay } from '../platform/time/zoned.ts'

/** The day that a query is about, seen on a day. One that is to come is no day of a report: what is known of it is what is known today. */
export function viewpointOf({ asOf, clock }: ReportQuery, today: CalendarDate, timeZone: string): Viewpoint {
  const on = asOf === null || asOf > today ? today : asOf
  // Of today, both clocks say the same: everything recorded so far.
  return { on, knownAt: clock === 'corrected' || on === today ? null : eveningOf(on, timeZone) }
}

/**
 * What may be asked by who sees only direct reports: who reported to a supervisor once may not do so today, so they
 * read of today, and of nobody else's people.
 * @param scope the supervisor; null for a viewer who sees everyone
 */
export function queryWithin(scope: PersonId | null, wanted: ReportQuery): ReportQuery {
  if (scope === null) return wanted
  return { ...wanted, asOf: null, clock: 'corrected', supervisor: wanted.supervisor === null ? null : 'mine' }
}

/** What a query narrows a report to, for whoever asks. */
export function filterOf(query: ReportQuery, site: SiteId | null, viewer: PersonId): ReportFilter {
  const { asOf: _, clock: __, order: ___, descending: ____, after: _____, ...parts } = query
  return { ...parts, site, supervisor: parts.supervisor === 'mine' ? viewer : parts.supervisor }
}

/** The last moment of a day: what was recorded in its evening counts as known on it. */
export function eveningOf(on: CalendarDate, timeZone: string): Instant {
  return toInstant(Date.parse(endOfDay(on, timeZone)) - 1)
}
