import { addDays, addMonths, type CalendarDate, calendarDate, daysBetween } from '../../platform/time/calendar.ts'

export const AHEAD_DAYS = [30, 60, 90] as const
/** The number of people within a number of days. Those within 60 are among those within 90. */
export interface Ahead {
  readonly within: (typeof AHEAD_DAYS)[number]
  readonly people: number
}

export interface OverdueAge {
  /** Days since the date, from and to, both counted; `toDays` null is open. */
  readonly fromDays: number
  readonly toDays: number | null
  readonly people: number
}

/** How many people have a date on each day. */
export type DayCounts = ReadonlyMap<CalendarDate, number>

const AGES = [
  { fromDays: 1, toDays: 30 },
  { fromDays: 31, toDays: 60 },
  { fromDays: 61, toDays: 90 },
  { fromDays: 91, toDays: null },
] as const

export function aheadOf(on: CalendarDate, days: DayCounts): Ahead[] {
  return AHEAD_DAYS.map((within) => ({
    within,
    people: sum(days, (day) => day >= on && day <= addDays(on, within)),
  }))
}

export function agesOf(on: CalendarDate, days: DayCounts): OverdueAge[] {
  return AGES.map(({ fromDays, toDays }) => ({
    fromDays,
    toDays,
    people: sum(days, (day) => {
      const daysOverdue = daysBetween(day, on)
      return daysOverdue >= fromDays && (toDays === null || daysOverdue <= toDays)
    }),
  }))
}

function sum(days: DayCounts, isAsked: (day: CalendarDate) => boolean): number {
  return [...days].reduce((total, [day, people]) => total + (isAsked(day) ? people : 0), 0)
}

/** The last days of the months before a day, the earliest first, and the day itself. */
export function monthEndsTo(on: CalendarDate, months: number): CalendarDate[] {
  const firstOfMonth = calendarDate(`${on.slice(0, 7)}-01`)
  const ends = Array.from({ length: months }, (_, back) => addDays(addMonths(firstOfMonth, -back), -1))
  return [...ends.reverse(), on]
}
