/** A day in the life of an organization, `2026-11-24`: no time, no zone. Compares with `<` and `>`. */
import { dateTimeFormat } from '../text/format.ts'
export type CalendarDate = string & { readonly __calendarDate: true }
/** A moment, `2026-11-24T15:04:05.123Z`: always UTC, always milliseconds. Compares with `<` and `>`. */
export type Instant = string & { readonly __instant: true }

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** Throws a RangeError for anything that is not a real day in the form `YYYY-MM-DD`. */
export function calendarDate(text: string): CalendarDate {
  const day = dayOrNull(text)
  if (day === null) throw new RangeError(`"${text}" is not a day in the form YYYY-MM-DD`)
  return day
}

/** Returns null for anything that is not a real day in the form `YYYY-MM-DD`. */
export function dayOrNull(text: string): CalendarDate | null {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00.000Z`) : null
  if (parsed === null || Number.isNaN(parsed.getTime())) return null
  const day = toDay(parsed.getTime())
  return day === text ? day : null
}

/**
 * Whether a day can be meant. With another year, it was mistyped, and a due date that follows from it could have a year
 * of five digits.
 */
export function isOfOurTime(day: string): boolean {
  return day >= '1900-01-01' && day <= '2199-12-31'
}

/** Throws a RangeError for anything that is not an instant in UTC with milliseconds. */
export function instant(text: string): Instant {
  const parsed = new Date(text)
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString() !== text) {
    throw new RangeError(`"${text}" is not an instant in the form YYYY-MM-DDThh:mm:ss.sssZ`)
  }
  return toInstant(parsed.getTime())
}

/** Milliseconds since 1970 to an instant. */
export function toInstant(ms: number): Instant {
  // The brand is given here and in `instant` only; toISOString always has this form.
  return new Date(ms).toISOString() as Instant
}

/** Adds this many milliseconds; a negative number gives an earlier moment. */
export function later(at: Instant, ms: number): Instant {
  return toInstant(Date.parse(at) + ms)
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return toDay(Date.parse(date) + days * DAY_MS)
}

/** The same day of the month, or the last day of a shorter month: one year from 2028-02-29 is 2029-02-28. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return toDay(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)))
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

const QUARTER_MS = 15 * MINUTE_MS
/** From then on the clocks of all zones differ by whole quarters of an hour. The last other one changed in 1972. */
export const WHOLE_QUARTERS_FROM = Date.UTC(1973)

/** The days of quarters of an hour that each zone was asked for: a day is the same until the next quarter. */
const DAYS = new Map<string, Map<number, CalendarDate>>()
/** Files ask for the same quarters again and again. After so many of them, which take a megabyte, it begins anew. */
const MOST_QUARTERS = 20_000

/** The local day at an instant in an IANA time zone. */
export function dateAt(at: Instant, timeZone: string): CalendarDate {
  const ms = Date.parse(at)
  const quarter = Math.floor(ms / QUARTER_MS)
  const days = DAYS.get(timeZone) ?? new Map<number, CalendarDate>()
  const known = days.get(quarter)
  if (known !== undefined) return known
  const day = writtenDay(at, timeZone)
  if (ms < WHOLE_QUARTERS_FROM) return day
  if (days.size >= MOST_QUARTERS) days.clear()
  days.set(quarter, day)
  DAYS.set(timeZone, days)
  return day
}

function writtenDay(at: Instant, timeZone: string): CalendarDate {
  // This locale writes a day the way we do.
  const format = dateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return format.format(new Date(at)) as CalendarDate
}

export function earliest(dates: readonly CalendarDate[]): CalendarDate | null {
  return dates.reduce<CalendarDate | null>((best, date) => (best === null || date < best ? date : best), null)
}

export function latest(dates: readonly CalendarDate[]): CalendarDate | null {
  return dates.reduce<CalendarDate | null>((best, date) => (best === null || date > best ? date : best), null)
}

function toDay(ms: number): CalendarDate {
  // The brand is given here only; the text is cut from toISOString.
  return new Date(ms).toISOString().slice(0, 10) as CalendarDate
}
