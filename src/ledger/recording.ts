import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { Actor } from './event.ts'

/** The recorder, the time, and the day in the organization. */
export interface Recording {
  readonly course: string
  readonly actor: Actor
  readonly at: Instant
  readonly today: CalendarDate
}
