import { type Instant, instant, toInstant } from '../../src/platform/time/calendar.ts'

/** A clock that stands still until a test moves it. */
export interface TestClock {
  now(): Instant
  /** Goes on; a negative number sets it back. */
  pass(time: { readonly days?: number; readonly hours?: number; readonly minutes?: number }): void
}

const MINUTE_MS = 60_000

export function clockAt(start: string): TestClock {
  let now = instant(start)
  return {
    now: () => now,
    pass({ days = 0, hours = 0, minutes = 0 }) {
      now = toInstant(Date.parse(now) + ((days * 24 + hours) * 60 + minutes) * MINUTE_MS)
    },
  }
}
