import { addMonths, type CalendarDate, calendarDate, daysBetween } from '../platform/time/calendar.ts'
import type { Contact } from './policy-shape.ts'
import type { LocalResource } from '../organization/details-shape.ts'

/**
 * After this many days a number is worth a look, and then it's late. After this many months every page with it says that
 * it's old. Every number is shown at any age.
 */
export const DAYS_BEFORE_LOOK = 90
export const DAYS_BEFORE_LATE = 180
export const MONTHS_BEFORE_STALE = 12

export type ContactAge = 'fresh' | 'look' | 'late' | 'stale'

/** A number and how long ago somebody made sure of it. */
export interface ContactCheck {
  readonly name: string
  readonly kind: 'contact' | 'local'
  readonly checkedOn: CalendarDate
  /** Zero for a day that is still to come. */
  readonly days: number
  readonly age: ContactAge
}

/**
 * The contacts of the course and the local numbers of one site, the longest unchecked first. Those of people at the site
 * are in `ownNumbers`. Throws as `calendarDate` does.
 */
export function contactChecks(
  contacts: readonly Pick<Contact, 'name' | 'checkedOn'>[],
  local: readonly Pick<LocalResource, 'name' | 'checkedOn'>[],
  on: CalendarDate,
): ContactCheck[] {
  const check = (kind: ContactCheck['kind'], { name, checkedOn }: { name: string; checkedOn: string }) => {
    const day = calendarDate(checkedOn)
    return { name, kind, checkedOn: day, days: Math.max(0, daysBetween(day, on)), age: contactAge(day, on) }
  }
  return [...contacts.map((contact) => check('contact', contact)), ...local.map((line) => check('local', line))].sort(
    (a, b) => b.days - a.days,
  )
}

/** @param nextOn the day that whoever checked it has set for the next check, if any */
export function contactAge(checkedOn: CalendarDate, on: CalendarDate, nextOn: CalendarDate | null = null): ContactAge {
  if (isStale(checkedOn, on)) return 'stale'
  const days = daysBetween(checkedOn, on)
  if (days > DAYS_BEFORE_LATE) return 'late'
  return days > DAYS_BEFORE_LOOK || (nextOn !== null && on > nextOn) ? 'look' : 'fresh'
}

/** The day of the oldest check when a page must say that numbers are old, or null when none is. */
export function staleSince(numbers: readonly { readonly checkedOn: string }[], on: CalendarDate): CalendarDate | null {
  const [oldest] = numbers.map(({ checkedOn }) => calendarDate(checkedOn)).sort()
  return oldest !== undefined && isStale(oldest, on) ? oldest : null
}

function isStale(checkedOn: CalendarDate, on: CalendarDate): boolean {
  return on > addMonths(checkedOn, MONTHS_BEFORE_STALE)
}
