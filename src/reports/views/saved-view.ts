import { type CalendarDate, addDays } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import { weekdayOf, WEEKDAYS, type WorkingHours } from '../../platform/time/local-time.ts'
import type { ReportPage, ReportQuery } from '../query.ts'

/** How often a link to a view is sent. */
export const VIEW_RHYTHMS = ['daily', 'weekly', 'monthly'] as const
export type ViewRhythm = (typeof VIEW_RHYTHMS)[number]

/** A report that somebody wants to see again: which one, and exactly what it was narrowed to. */
export interface SavedView {
  readonly id: string
  readonly owner: PersonId
  readonly name: string
  readonly page: ReportPage
  readonly query: ReportQuery
  /** `null` when no mail goes out. */
  readonly mailed: ViewRhythm | null
  /** The day from which its mails count. */
  readonly since: CalendarDate
}

export const LONGEST_VIEW_NAME = 80
/** More than anybody reads. */
export const MOST_VIEWS = 50

/**
 * The day for which a mail is due: the day itself when it is one of work, the Monday of the week, or the first of the
 * month. Returns null when none is: a view that is newer than that day has nothing to tell of it.
 */
export function mailDay(
  { mailed, since }: Pick<SavedView, 'mailed' | 'since'>,
  { days, quietDays }: Pick<WorkingHours, 'days' | 'quietDays'>,
  today: CalendarDate,
): CalendarDate | null {
  if (mailed === null) return null
  if (mailed === 'daily' && (!days.includes(weekdayOf(today)) || quietDays.includes(today))) return null
  const day = mailed === 'daily' ? today : mailed === 'weekly' ? mondayOf(today) : firstOfMonth(today)
  return day > since ? day : null
}

function mondayOf(day: CalendarDate): CalendarDate {
  return addDays(day, -WEEKDAYS.indexOf(weekdayOf(day)))
}

function firstOfMonth(day: CalendarDate): CalendarDate {
  return addDays(day, 1 - Number(day.slice(-2)))
}
