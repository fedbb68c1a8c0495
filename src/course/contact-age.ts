import { addMonths, type CalendarDate, calendarDate, dayOrNull, daysBetween } from '../platform/time/calendar.ts'
import type { Contact } from './policy-shape.ts'
import type { LocalResource } from '../organization/details-shape.ts'

/**
 * After this many days a number is worth a look for whoever looks after it. Then it's late, and every page with it says
 * so. After this many months pages also send people to HR. Every number is shown at any age.
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
  const age = ageOf(checkedOn, on)
  return age === 'fresh' && nextOn !== null && on > nextOn ? 'look' : age
}

/** By the day of the check alone. */
export function ageOf(checkedOn: CalendarDate, on: CalendarDate): ContactAge {
  if (on > addMonths(checkedOn, MONTHS_BEFORE_STALE)) return 'stale'
  const days = daysBetween(checkedOn, on)
  return days > DAYS_BEFORE_LATE ? 'late' : days > DAYS_BEFORE_LOOK ? 'look' : 'fresh'
}

/**
 * The day of the oldest check, or undefined where there are no numbers, as in an old edition. A local line that is known
 * to be wrong has none.
 */
export function oldestCheck(numbers: readonly { readonly checkedOn: string }[]): CalendarDate | undefined {
  return numbers.flatMap(({ checkedOn }) => dayOrNull(checkedOn) ?? []).sort()[0]
}

/**
 * The day since which all of these lines were checked. Undefined where that isn't true of one: a check of it found a
 * problem.
 */
export function allCheckedSince(
  lines: readonly { readonly checkedOn: string; readonly failedOn?: string | undefined }[],
): CalendarDate | undefined {
  const isSound = lines.every(({ checkedOn, failedOn }) => checkedOn !== '' && failedOn === undefined)
  return isSound ? oldestCheck(lines) : undefined
}
