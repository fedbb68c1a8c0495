import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { Actor } from './event.ts'

/** Who records something, when, and which day it is in the organization. */
export interface Recording {
  readonly course: string
  readonly actor: Actor
  readonly at: Instant
  readonly today: CalendarDate
}
