import { addDays, type CalendarDate } from '../platform/time/calendar.ts'

/** What the command and the page ask of another system's name and last day. */

export const LONGEST_SYSTEM_NAME = 80

const USUAL_DAYS = 365
const MOST_DAYS = 731

/** A year from today, when nobody says otherwise. */
export function usualLastDay(today: CalendarDate): CalendarDate {
  return addDays(today, USUAL_DAYS)
}

/** The latest day on which another system may still have access. */
export function latestLastDay(today: CalendarDate): CalendarDate {
  return addDays(today, MOST_DAYS)
}
