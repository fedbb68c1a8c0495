import { addDays, type CalendarDate, daysBetween } from './calendar.ts'
import type { EventOf } from './event.ts'
import {
  type Completion,
  firstContactOn,
  type History,
  isKind,
  type Leave,
  leavesOn,
  requirementOn,
  type Run,
  runsOn,
} from './history.ts'

/** How a due date came about: start + days, paused by leave, or set by an extension. */
export interface Clock {
  /**
   * `first-contact`: due `days` before the start, which is the first day with youth. `new-rule`: that day had come when
   * the rule began. `returned`: back from a leave, to renew what ended meanwhile or ends soon.
   */
  readonly startedBy: 'hired' | 'rehired' | 'required' | 'new-rule' | 'extended' | 'returned' | 'first-contact'
  readonly start: CalendarDate
  readonly days: number
  readonly pauses: readonly { readonly from: CalendarDate; readonly lastDay: CalendarDate; readonly days: number }[]
  readonly dueOn: CalendarDate
  /** The date that HR moved to a later one; absent when there was none, and when nobody moved it. */
  readonly movedFrom?: CalendarDate
}

/** How the due date of a day comes about; null when none can be told. */
export function clockOn(history: History, requirement: string, on: CalendarDate): Clock | null {
  const required = requirementOn(history, requirement, on)
  const run = runsOn(history, on).at(-1)
  if (required === null || run === undefined) return null
  const leaves = leavesOn(history, on)
  const extension = extensions(history, requirement, on).findLast((event) => event.effectiveOn >= run.from)
  if (extension !== undefined) {
    const before = clockOn(
      history.filter((event) => event !== extension),
      requirement,
      extension.effectiveOn,
    )
    return extendedClock(extension, leaves, before?.dueOn ?? null)
  }
  const { since, dueBySince } = required
  const { by, days } = required.rule.due
  if (by === 'first-contact') {
    const contact = firstContactOn(history, on)
    if (contact === null) return null
    if (dueBySince <= run.from || contact > dueBySince) return beforeContact(contact)
    const startedBy = dueBySince === since ? 'required' : 'new-rule'
    return { startedBy, start: dueBySince, days, ...pausedDue(dueBySince, days, leaves) }
  }
  if (!run.hireKnown) return null
  const late = since > run.from
  const start = late ? since : run.from
  const startedBy = late ? 'required' : run.previousUntil === null ? 'hired' : 'rehired'
  return { startedBy, start, days, ...pausedDue(start, days, leaves) }
}

/**
 * Until when a completion that has ended may be renewed; null when it may not, or not yet. Whoever was away when it
 * ended, or came back shortly before, has as many days as the rule gives to a new hire, and HR may set another date.
 * The completion itself ends when it ends.
 */
export function renewalClockOn(
  history: History,
  requirement: string,
  { completion, end }: { readonly completion: Completion; readonly end: CalendarDate },
  on: CalendarDate,
): Clock | null {
  const days = requirementOn(history, requirement, on)?.rule.due.days
  if (days === undefined) return null
  const leaves = leavesOn(history, on)
  const extension = extensions(history, requirement, on).findLast((event) => event.seq > completion.seq)
  if (extension !== undefined && extension.body.dueOn >= end) return extendedClock(extension, leaves, end)
  const back = lastReturn(leaves, runsOn(history, on).at(-1), end)
  if (back === null || back.on <= completion.effectiveOn || addDays(back.on, days) < end) return null
  const later = leaves.filter((leave) => leave.from >= back.on)
  return { startedBy: back.startedBy, start: back.on, days, ...pausedDue(back.on, days, later) }
}

/** The first day back, from a leave or as a new hire, of who went away before a day; null when nobody did or is back. */
function lastReturn(
  leaves: readonly Leave[],
  run: Run | undefined,
  end: CalendarDate,
): { readonly startedBy: 'returned' | 'rehired'; readonly on: CalendarDate } | null {
  const left = run?.previousUntil ?? null
  const rehired = run === undefined || left === null || left >= end ? null : run.from
  const leave = leaves.findLast(({ from }) => from < end)
  if (leave === undefined || (rehired !== null && leave.from < rehired)) {
    return rehired === null ? null : { startedBy: 'rehired', on: rehired }
  }
  return leave.until === null ? null : { startedBy: 'returned', on: leave.until }
}

function extensions(history: History, requirement: string, on: CalendarDate): EventOf<'extended'>[] {
  return history
    .filter(isKind('extended'))
    .filter((event) => event.body.requirement === requirement && event.effectiveOn <= on)
}

/** Whoever set the date knew of a leave that had begun. */
function extendedClock(
  { effectiveOn: start, body }: EventOf<'extended'>,
  leaves: readonly Leave[],
  movedFrom: CalendarDate | null,
): Clock {
  const days = daysBetween(start, body.dueOn)
  const later = leaves.filter((leave) => leave.from > start)
  const moved = movedFrom === null ? {} : { movedFrom }
  return { startedBy: 'extended', start, days, ...pausedDue(start, days, later), ...moved }
}

/** No leave moves it: whoever comes back meets youth on the day that HR has on record. */
function beforeContact(contact: CalendarDate): Clock {
  return { startedBy: 'first-contact', start: contact, days: 1, pauses: [], dueOn: addDays(contact, -1) }
}

/** A leave that began before the date was reached stops the clock: the date is known again on the first day back. */
export function dueDate(clock: Clock | null, leave: Leave | null): CalendarDate | null {
  if (clock === null) return null
  return leave !== null && leave.from <= clock.dueOn ? null : clock.dueOn
}

/** Each leave that began before the date was reached moves it by the days away after the start. */
function pausedDue(start: CalendarDate, days: number, leaves: readonly Leave[]): Pick<Clock, 'pauses' | 'dueOn'> {
  const pauses: Clock['pauses'][number][] = []
  let dueOn = addDays(start, days)
  for (const leave of leaves) {
    if (leave.until === null || leave.until <= start || leave.from > dueOn) continue
    const from = leave.from > start ? leave.from : start
    const away = daysBetween(from, leave.until)
    pauses.push({ from, lastDay: addDays(leave.until, -1), days: away })
    dueOn = addDays(dueOn, away)
  }
  return { pauses, dueOn }
}
