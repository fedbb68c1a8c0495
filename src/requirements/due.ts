import { addDays, type CalendarDate, daysBetween } from '../platform/time/calendar.ts'
import type { EventOf } from '../ledger/event.ts'
import {
  type Completion,
  firstContactOn,
  type History,
  isKind,
  type Leave,
  leavesOn,
  requirementOn,
  type Tenure,
  tenuresOn,
  waitsOn,
} from '../ledger/history.ts'

/** The origin of a due date: start + days, paused by leave and by waiting for a site, or set by an extension. */
export interface Clock {
  /**
   * `required`: since a rule asks for it. `assigned`: since HR assigned it. `first-contact`: due `days` before the
   * start, which is the first day with youth. `new-rule`: that day had come when the rule began. `returned`: back from a leave, to renew what ended meanwhile or ends soon. `finished`: to renew
   * what counted from that day on, with the days of waiting for a site.
   */
  readonly startedBy:
    | 'hired'
    | 'rehired'
    | 'required'
    | 'assigned'
    | 'new-rule'
    | 'extended'
    | 'returned'
    | 'finished'
    | 'first-contact'
  readonly start: CalendarDate
  readonly days: number
  readonly pauses: readonly Pause[]
  readonly dueOn: CalendarDate
  /** The date that HR moved to a later one; absent when there was none, and when nobody moved it. */
  readonly movedFrom?: CalendarDate
}

/** Days that were given back. */
export interface Pause {
  readonly from: CalendarDate
  readonly lastDay: CalendarDate
  readonly days: number
  /** The person waited for a site's details; absent for a leave. */
  readonly forSite?: true
}

/** Returns the origin of a day's due date. Returns null when there is none. */
export function clockOn(history: History, requirement: string, on: CalendarDate): Clock | null {
  const required = requirementOn(history, requirement, on)
  const tenure = tenuresOn(history, on).at(-1)
  if (required === null || tenure === undefined) return null
  const away = timesAway(history, on)
  const extension = extensions(history, requirement, on).findLast((event) => event.effectiveOn >= tenure.from)
  if (extension !== undefined) {
    const before = clockOn(
      history.filter((event) => event !== extension),
      requirement,
      extension.effectiveOn,
    )
    return extendedClock(extension, away, before?.dueOn ?? null)
  }
  const { since, dueBySince, beganByHand } = required
  const began = beganByHand ? 'assigned' : 'required'
  const { by, days } = required.rule.due
  if (by === 'first-contact') {
    const contact = firstContactOn(history, on)
    if (contact === null) return null
    if (dueBySince <= tenure.from || contact > dueBySince) return beforeContact(contact)
    const startedBy = dueBySince === since ? began : 'new-rule'
    return { startedBy, start: dueBySince, days, ...pausedDue(dueBySince, days, away) }
  }
  if (!tenure.hireKnown) return null
  const late = since > tenure.from
  const start = late ? since : tenure.from
  const startedBy = late ? began : tenure.previousUntil === null ? 'hired' : 'rehired'
  return { startedBy, start, days, ...pausedDue(start, days, away) }
}

/**
 * Returns the period for renewing an ended completion, or null when it may not be renewed, or not yet. Someone who was
 * away when it ended, or came back shortly before, has as many days as the rule gives a new hire, and HR may set
 * another date. Someone who was waiting for a site before it ended gets the days of waiting back. The completion itself
 * still ends on its day.
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
  const away = timesAway(history, on)
  const extension = extensions(history, requirement, on).findLast((event) => event.seq > completion.seq)
  if (extension !== undefined && extension.body.dueOn >= end) return extendedClock(extension, away, end)
  const back = lastReturn(leaves, tenuresOn(history, on).at(-1), end)
  if (back === null || back.on <= completion.effectiveOn || addDays(back.on, days) < end) {
    return waitedClock(completion.effectiveOn, addDays(end, -1), away)
  }
  return { startedBy: back.startedBy, start: back.on, days, ...pausedDue(back.on, days, away) }
}

/** The last day of a completion, moved by the days of waiting that began by then, or null when there were none. */
function waitedClock(start: CalendarDate, lastDay: CalendarDate, away: readonly TimeAway[]): Clock | null {
  const days = daysBetween(start, lastDay)
  const waits = away.filter(({ from, forSite }) => forSite === true && from > start)
  const paused = pausedDue(start, days, waits)
  return paused.pauses.length === 0 ? null : { startedBy: 'finished', start, days, ...paused }
}

/**
 * The first day back, from a leave or as a new hire, of who went away before a day, or null when nobody did or is
 * back.
 */
function lastReturn(
  leaves: readonly Leave[],
  tenure: Tenure | undefined,
  end: CalendarDate,
): { readonly startedBy: 'returned' | 'rehired'; readonly on: CalendarDate } | null {
  const left = tenure?.previousUntil ?? null
  const rehired = tenure === undefined || left === null || left >= end ? null : tenure.from
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

/** HR knew about a leave that had begun when it set the date, so only later leaves move it. */
function extendedClock(
  { effectiveOn: start, body }: EventOf<'extended'>,
  away: readonly TimeAway[],
  movedFrom: CalendarDate | null,
): Clock {
  const days = daysBetween(start, body.dueOn)
  const later = away.filter(({ from }) => from > start)
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

/** The last day for reading an update, moved by the days in which the person waited for a site. */
export function updateDueOn(history: History, since: CalendarDate, by: CalendarDate, on: CalendarDate): CalendarDate {
  const waits = timesAway(history, on).filter(({ forSite }) => forSite === true)
  return pausedDue(since, daysBetween(since, by), waits).dueOn
}

/** A leave, or a wait for a site: days that nobody can use. */
interface TimeAway {
  readonly from: CalendarDate
  readonly until: CalendarDate | null
  readonly forSite?: true
}

function timesAway(history: History, on: CalendarDate): TimeAway[] {
  const waits = waitsOn(history, on).map((wait) => ({ ...wait, forSite: true }) as const)
  return [...leavesOn(history, on), ...waits].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** Each time away that began before the date was reached moves it by its days after the start; no day counts twice. */
function pausedDue(start: CalendarDate, days: number, away: readonly TimeAway[]): Pick<Clock, 'pauses' | 'dueOn'> {
  const pauses: Pause[] = []
  let dueOn = addDays(start, days)
  let counted = start
  for (const { from: began, until, forSite } of away) {
    if (until === null || until <= counted || began > dueOn) continue
    const from = began > counted ? began : counted
    const lost = daysBetween(from, until)
    pauses.push({ from, lastDay: addDays(until, -1), days: lost, ...(forSite === undefined ? {} : { forSite }) })
    dueOn = addDays(dueOn, lost)
    counted = until
  }
  return { pauses, dueOn }
}
