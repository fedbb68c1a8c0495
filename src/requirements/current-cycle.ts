import { addDays, addMonths, type CalendarDate } from '../platform/time/calendar.ts'
import { type Clock, clockOn, dueDate, renewalClockOn } from './due.ts'
import type { LedgerEvent } from '../ledger/event.ts'
import {
  type Completion,
  completionsOn,
  countsFrom,
  type History,
  leaveOn,
  requirementOn,
  type Tenure,
  tenuresOn,
} from '../ledger/history.ts'
import type { RequirementRule } from '../ledger/bodies/requirement.ts'

/**
 * The cycle of the course on a day: the completion that counts then, and the work since then or since a late return.
 */
export interface CurrentCycle {
  /** All completions that count, in time order: the last is `completion`. */
  readonly counted: readonly Completion[]
  readonly completion: Completion | null
  /** The first day on which the completion no longer counts, or null when it never ends or there is none. */
  readonly validUntil: CalendarDate | null
  /**
   * The day and the months that make `validUntil`, where a renewal kept the date, or null when the completion's own
   * day does.
   */
  readonly kept: KeptDate | null
  /** The first day on which it may be renewed, or null when it never ends or there is none. */
  readonly renewalFrom: CalendarDate | null
  readonly work: History
}

/** A renewal within the window keeps the date: it counts months from the first completion of the row. */
export interface KeptDate {
  readonly from: CalendarDate
  readonly months: number
}

/** Expects a corrected history. */
export function currentCycleOn(history: History, requirement: string, on: CalendarDate): CurrentCycle {
  const rule = requirementOn(history, requirement, on)?.rule ?? null
  const counted = rule === null ? [] : countedCompletions(history, requirement, rule, on)
  const completion = counted.at(-1) ?? null
  const tenure = tenuresOn(history, on).at(-1) ?? null
  const row = rule === null ? null : lastRow(counted, rule)
  const renewalMonths = rule?.renewal?.months ?? null
  const validUntil = row?.end ?? null
  return {
    counted,
    completion,
    validUntil,
    kept:
      row === null || completion === null || (row.from === countsFrom(completion) && row.months === renewalMonths)
        ? null
        : { from: row.from, months: row.months },
    renewalFrom: validUntil === null ? null : addDays(validUntil, -(rule?.renewal?.windowDays ?? 0)),
    work: history.filter(
      (event) =>
        event.effectiveOn <= on &&
        (completion === null ? isSinceLeft(event.effectiveOn, tenure) : isAfter(event, completion)),
    ),
  }
}

/**
 * Whether work was done after an event that ends a cycle. A completion elsewhere may be recorded long after its day, so
 * work done here since that day counts as later. The work that led to a completion here was recorded before it.
 */
export function isAfter(event: LedgerEvent, end: LedgerEvent): boolean {
  if (end.kind === 'completed' || event.effectiveOn === end.effectiveOn) return event.seq > end.seq
  return event.effectiveOn > end.effectiveOn
}

/**
 * Whether somebody was hired again, after too long a gap, between a completion and a day. Expects a corrected history.
 */
export function isReturn(history: History, requirement: string, completion: Completion, on: CalendarDate): boolean {
  const rule = requirementOn(history, requirement, on)?.rule
  return rule !== undefined && !countedCompletions(history, requirement, rule, on).includes(completion)
}

/** When a completion ends by the rule of its own day: what a certificate of it says. Expects a corrected history. */
export function endOfCompletion(history: History, requirement: string, completion: Completion): CalendarDate | null {
  const { effectiveOn: day, seq } = completion
  const rule = requirementOn(history, requirement, day)?.rule
  if (rule === undefined) return null
  const upToIt = history.filter((event) => event.seq <= seq)
  return lastRow(countedCompletions(upToIt, requirement, rule, day), rule)?.end ?? null
}

/** By the rule and the dates of the day of the completion: what comes later changes nothing about it. */
export function isLate(history: History, requirement: string, completion: Completion): boolean {
  const { dueOn } = deadlineOn(history, requirement, completion.effectiveOn, completion.seq)
  return dueOn !== null && completion.effectiveOn > dueOn
}

/** The last day on which it was in time. */
export interface Deadline {
  /** `null` when no date can be told, during a leave that began before it, and when the completion never ends. */
  readonly dueOn: CalendarDate | null
  /** The origin of the date, or null when it is the last day on which the completion before counted. */
  readonly clock: Clock | null
}

/**
 * By when it was to be done, as it stood on a day. Expects a corrected history.
 *
 * @param before the place in the ledger: completions recorded from there on are not yet known
 */
export function deadlineOn(
  history: History,
  requirement: string,
  day: CalendarDate,
  before = Number.POSITIVE_INFINITY,
): Deadline {
  const rule = requirementOn(history, requirement, day)?.rule
  const earlier = history.filter((event) => event.seq < before)
  const counted = rule === undefined ? [] : countedCompletions(earlier, requirement, rule, day)
  const leave = leaveOn(history, day)
  const completion = counted.at(-1)
  if (rule === undefined || completion === undefined) {
    const clock = clockOn(history, requirement, day)
    return { dueOn: dueDate(clock, leave), clock }
  }
  const end = lastRow(counted, rule)?.end ?? null
  if (end === null) return { dueOn: null, clock: null }
  const lastDay = addDays(end, -1)
  if (leave !== null && leave.from < end) return { dueOn: day < end ? lastDay : null, clock: null }
  const clock = renewalClockOn(history, requirement, { completion, end }, day)
  return { dueOn: clock === null ? lastDay : dueDate(clock, leave), clock }
}

/**
 * Completions in time order, without those before a rehire that came too late. A completion within the gap, elsewhere
 * or before the first day back, is recent enough for the return.
 */
function countedCompletions(
  history: History,
  requirement: string,
  { rehireGapMonths }: RequirementRule,
  on: CalendarDate,
): Completion[] {
  const lateReturns = tenuresOn(history, on).filter(
    (tenure) => tenure.previousUntil !== null && tenure.from > addMonths(tenure.previousUntil, rehireGapMonths),
  )
  return completionsOn(history, on)
    .filter((event) => event.body.requirement === requirement)
    .filter((event) => lateReturns.every((tenure) => isSinceLeft(event.effectiveOn, tenure)))
}

/**
 * After the last day of the employment before; in a first employment always, also when the day of hire was corrected.
 */
function isSinceLeft(day: CalendarDate, tenure: Tenure | null): boolean {
  return tenure === null || tenure.previousUntil === null || day > tenure.previousUntil
}

/** Completions one after the other, each a renewal of the one before that keeps its date. */
interface Row {
  readonly from: CalendarDate
  readonly months: number
  readonly end: CalendarDate
}

/**
 * Returns the row of the last completion, or null when there is none or it never ends. A renewal that keeps the date
 * counts on from the first of its row, so that no month is lost on the way: Jan 31, Feb 28, Mar 31. One completion more
 * never makes it end earlier.
 */
function lastRow(completions: readonly Completion[], { renewal }: RequirementRule): Row | null {
  if (renewal === null) return null
  const counted = (from: CalendarDate, months: number): Row => ({ from, months, end: addMonths(from, months) })
  return completions.reduce<Row | null>((row, completion) => {
    const from = countsFrom(completion)
    const anew = counted(from, renewal.months)
    if (row === null) return anew
    // Work begun with the row renews nothing, and a completion after the end keeps no date.
    const inWindow =
      from > row.from && from >= addDays(row.end, -renewal.windowDays) && completion.effectiveOn < row.end
    if (renewal.keepsDate && inWindow) return counted(row.from, row.months + renewal.months)
    return anew.end >= row.end ? anew : row
  }, null)
}
