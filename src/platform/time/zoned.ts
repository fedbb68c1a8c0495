import { Temporal } from 'temporal-polyfill'
import { addDays, type CalendarDate, dateAt, type Instant, toInstant, later } from './calendar.ts'
import { weekdayOf, type WorkingHours } from './local-time.ts'

/*
 * Finds the moment of a local day or hour. The only rule that knows time zones by a library
 * (`docs/decisions/0019`); browsers never load it.
 */

/** The farthest that a working day is looked for. */
const LONGEST_QUIET_DAYS = 366

/** The first moment of a day: not always midnight, where clocks go forward at night. */
export function startOfDay(date: CalendarDate, timeZone: string): Instant {
  return toInstant(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds)
}

/** The moment at which a day is over: what is due on it is in time before. */
export function endOfDay(date: CalendarDate, timeZone: string): Instant {
  return startOfDay(addDays(date, 1), timeZone)
}

/** The last moment of a day: what was recorded in its evening counts as known on it. */
export function lastMomentOf(date: CalendarDate, timeZone: string): Instant {
  return later(endOfDay(date, timeZone), -1)
}

/**
 * Returns the moment itself when it is within working hours, and otherwise the next time they begin. An hour that
 * clocks skip counts as the one after it; when an hour comes twice, the first counts.
 */
export function withinHours(at: Instant, hours: WorkingHours, timeZone: string): Instant {
  const today = dateAt(at, timeZone)
  for (let ahead = 0; ahead <= LONGEST_QUIET_DAYS; ahead++) {
    const day = addDays(today, ahead)
    if (!hours.days.includes(weekdayOf(day)) || hours.quietDays.includes(day)) continue
    const opens = onTheWall(day, hours.from, timeZone)
    if (at < opens) return opens
    if (at < onTheWall(day, hours.to, timeZone)) return at
  }
  throw new RangeError('working hours must lie on some day of the year')
}

function onTheWall(day: CalendarDate, time: string, timeZone: string): Instant {
  const there = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
  return toInstant(there.epochMilliseconds)
}
