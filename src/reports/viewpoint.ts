import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { type History, knownAt } from '../ledger/history.ts'

/** The day that a report is about, and what was known of it. */
export interface Viewpoint {
  readonly on: CalendarDate
  /** Null: what was true on the day, with everything recorded since. An instant: what we would have reported then. */
  readonly knownAt: Instant | null
}

/** The part of a history that is seen from a viewpoint. Corrections are not yet applied. */
export function seenFrom(history: History, { knownAt: at }: Viewpoint): History {
  return at === null ? history : knownAt(history, at)
}
