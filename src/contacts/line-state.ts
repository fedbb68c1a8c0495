import {
  contactAge,
  type ContactAge,
  DAYS_BEFORE_LATE,
  DAYS_BEFORE_LOOK,
  MONTHS_BEFORE_STALE,
} from '../course/contact-age.ts'
import type { Contact } from '../course/policy-shape.ts'
import { addDays, addMonths, type CalendarDate, calendarDate, daysBetween } from '../platform/time/calendar.ts'
import { lastCheck, type LineCheck, type SharedLines } from './line.ts'

/** How long ago somebody made sure of a shared line, and what is to be done about it. */
export interface LineState {
  /** The last day on which it was found to work. */
  readonly checkedOn: CalendarDate
  readonly days: number
  readonly nextOn: CalendarDate
  readonly age: ContactAge
  /** The last check, if it found that the line doesn't work or has changed. */
  readonly failed: LineCheck | null
}

/** @param contact as it is live */
export function lineState(
  contact: Pick<Contact, 'id' | 'digits' | 'text' | 'tty' | 'checkedOn'>,
  { checks }: Pick<SharedLines, 'checks'>,
  on: CalendarDate,
): LineState {
  const check = lastCheck(contact, checks)
  const checkedOn = calendarDate(contact.checkedOn)
  const isLast = check !== null && check.outcome === 'works' && check.on === checkedOn
  const nextOn = (isLast ? check.nextOn : null) ?? addDays(checkedOn, DAYS_BEFORE_LOOK)
  // A change is the answer to a check before it, which is then gone.
  const failed = check !== null && check.outcome !== 'works' && check.on >= checkedOn ? check : null
  const days = Math.max(0, daysBetween(checkedOn, on))
  return { checkedOn, days, nextOn, age: contactAge(checkedOn, on, nextOn), failed }
}

/** Whether a steward has something to do about a line. */
export function isDue({ age, failed }: LineState): boolean {
  return failed !== null || age !== 'fresh'
}

/** What's to be done comes before what's folded, each in the order that it had. */
export function openFirst<Row extends { readonly isOpen: boolean }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => Number(other.isOpen) - Number(one.isOpen))
}

/** A line that nobody has made sure of for so long that it's told by mail, and the day since which that holds. */
export interface LineAlarm {
  readonly age: Exclude<ContactAge, 'fresh'>
  readonly since: CalendarDate
}

/** Null while nothing is to be told. Each line has one alarm for each age that it comes to. */
export function lineAlarm(
  checkedOn: CalendarDate,
  on: CalendarDate,
  nextOn: CalendarDate | null = null,
): LineAlarm | null {
  const age = contactAge(checkedOn, on, nextOn)
  if (age === 'fresh') return null
  const look = addDays(checkedOn, DAYS_BEFORE_LOOK)
  const last = {
    look: nextOn !== null && nextOn < look ? nextOn : look,
    late: addDays(checkedOn, DAYS_BEFORE_LATE),
    stale: addMonths(checkedOn, MONTHS_BEFORE_STALE),
  }[age]
  return { age, since: addDays(last, 1) }
}

/** Digits that begin like those of another line: whoever dials from memory reaches the wrong one. */
export function lookAlikes(contact: Contact, contacts: readonly Contact[]): Contact[] {
  const start = beginning(contact)
  return contacts.filter((other) => other.id !== contact.id && start !== null && beginning(other) === start)
}

function beginning({ digits }: Contact): string | null {
  return /^1-\d{3}-\d{3}/.exec(digits)?.[0] ?? null
}
