import { addDays, addMonths, type CalendarDate, calendarDate } from '../platform/time/calendar.ts'

/** The last days of the months before a day, the earliest first, and the day itself. */
export function monthEndsTo(on: CalendarDate, months: number): CalendarDate[] {
  const firstOfMonth = calendarDate(`${on.slice(0, 7)}-01`)
  const ends = Array.from({ length: months }, (_, back) => addDays(addMonths(firstOfMonth, -back), -1))
  return [...ends.reverse(), on]
}
