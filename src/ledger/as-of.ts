import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { lastMomentOf } from '../platform/time/zoned.ts'
import { type History, knownAt } from './history.ts'

/** The day that a report is about, and what was known of it. */
export interface AsOf {
  readonly on: CalendarDate
  /** `null` for the truth about the day with everything recorded since; an instant for the report as it was then. */
  readonly knownAt: Instant | null
}

/** "True on that day, knowing today's corrections", or "what we would have reported that evening". */
export const BASES = ['corrected', 'reported'] as const
export type Basis = (typeof BASES)[number]

/**
 * A day on a basis. A day that is to come is no day of a report: what is known of it is what is known today.
 * @param day null for today
 */
export function asOfDay(day: CalendarDate | null, basis: Basis, today: CalendarDate, timeZone: string): AsOf {
  const on = day === null || day > today ? today : day
  // For today, both agree: everything recorded so far counts.
  return { on, knownAt: basis === 'corrected' || on === today ? null : lastMomentOf(on, timeZone) }
}

/** The part of a history that was known. Corrections are not yet applied. */
export function knownAsOf(history: History, { knownAt: at }: Pick<AsOf, 'knownAt'>): History {
  return at === null ? history : knownAt(history, at)
}
