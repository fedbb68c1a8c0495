import { addDays, type CalendarDate, latest } from '../platform/time/calendar.ts'

/** How much longer somebody can get in one tap, or a date of HR's own. */
export const MORE = ['7', '14', '30', 'date'] as const
export type More = (typeof MORE)[number]

/** What an extension's form says: one of the choices, a typed date, or both. */
interface Asked {
  readonly more: More | undefined
  readonly typed: CalendarDate | null
}

/** The day from which more days are counted: the due date, or today once that has passed. */
export function countedFrom(dueOn: CalendarDate, today: CalendarDate): CalendarDate {
  return latest([dueOn, today]) ?? today
}

/**
 * Returns the new due date, or what the form needs and at which field. A typed date with no choice counts as another date.
 * @param dueOn the due date so far, or null when there is none; then only a typed date counts
 */
export function askedDueDate(
  { more, typed }: Asked,
  dueOn: CalendarDate | null,
  today: CalendarDate,
): { readonly dueOn: CalendarDate } | Needed {
  if (more === undefined || more === 'date' || dueOn === null) {
    if (typed !== null) return { dueOn: typed }
    return { dueOn: null, needs: 'moreTime', at: more === undefined && dueOn !== null ? 'more' : 'dueOn' }
  }
  return typed === null
    ? { dueOn: addDays(countedFrom(dueOn, today), Number(more)) }
    : { dueOn: null, needs: 'oneDate', at: 'dueOn' }
}

interface Needed {
  readonly dueOn: null
  readonly needs: 'moreTime' | 'oneDate'
  readonly at: 'more' | 'dueOn'
}
