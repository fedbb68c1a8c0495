import { type CalendarDate, earliest, type Instant, latest } from '../platform/time/calendar.ts'
import type { Actor, EventOf, LedgerEvent, SiteId } from '../ledger/event.ts'
import {
  type Completion,
  type CompletionSource,
  corrected,
  type History,
  isCompletion,
  isKind,
  type PolicyHistory,
  requirementOn,
  sourceOf,
} from '../ledger/history.ts'
import { deadlineOn, endOfCompletion, isAfter, isLate, isReturn, currentCycleOn } from './current-cycle.ts'
import { type Because, type Standing, statusOn } from './status.ts'

/** One time that a person was to meet a requirement: what was asked, by when, and what came of it. */
export interface Cycle {
  /** From 1, in the order in which they were asked. */
  readonly number: number
  readonly kind: CycleKind
  /** Since when it was asked, for this time, or null when nothing was. */
  readonly requiredOn: CalendarDate | null
  /** The due date when this cycle ended, or on the day of the report. */
  readonly dueOn: CalendarDate | null
  /** Why it was due then; the status at that time is in it. */
  readonly because: Because
  readonly openedOn: CalendarDate | null
  /** Final checks handed in. */
  readonly attempts: number
  readonly bestRight: number | null
  readonly lastRight: number | null
  /** `null` while it isn't finished. */
  readonly done: FinishedCycle | null
}

/** `return`: hired again after too long a gap. `update`: after a change of the policy. */
export type CycleKind = 'first' | 'renewal' | 'return' | 'update'

export interface FinishedCycle {
  readonly on: CalendarDate
  readonly recordedAt: Instant
  readonly late: boolean
  /** The first day on which it no longer counts, by the rule of its own day, or null when it never ends. */
  readonly validUntil: CalendarDate | null
  /** The id of the entry that ended it. */
  readonly entry: string
  /** The event that ended it. Reading and acknowledging an update is no completion. */
  readonly by: End['kind']
  /** The recorder of the completion, or null for an update. */
  readonly recordedBy: Actor | null
  readonly source: CompletionSource
  /** The source's name for a completion from elsewhere. */
  readonly sourceName: string | null
  /** The sites whose policy was acknowledged in this course. */
  readonly sites: readonly SiteId[]
  readonly policyVersion: string
  readonly courseVersion: string | null
  readonly contentEdition: string | null
  readonly language: string | null
  readonly creditedMinutes: number | null
  readonly certificate: string | null
}

/**
 * Returns every cycle up to a day, oldest first: the finished ones and the open one. Everyone on record has at least
 * one, so nobody is missing. Expects the history as it was known, without corrections applied.
 */
export function cyclesOn(known: History, requirement: string, policy: PolicyHistory, on: CalendarDate): Cycle[] {
  const history = corrected(known)
  const ends = endsOf(history, requirement, policy, on)
  const work = workByEnd(history, ends, on)
  const finished = ends.map((end, index) =>
    finishedCycle(history, requirement, policy, ends.slice(0, index), end, work[index] ?? []),
  )
  const open = openCycle(history, requirement, policy, on, ends, work[ends.length] ?? [])
  return open === null ? finished : [...finished, open]
}

/**
 * The events that end a cycle: a completion, or the acknowledgement of a version that trained staff were asked to
 * read.
 */
type End = Completion | (EventOf<'acknowledged'> & LedgerEvent)

function endsOf(history: History, requirement: string, policy: PolicyHistory, on: CalendarDate): End[] {
  return history
    .filter((event): event is End => event.effectiveOn <= on && isEnd(event, history, requirement, policy))
    .sort(inTime)
}

function isEnd(event: LedgerEvent, history: History, requirement: string, policy: PolicyHistory): boolean {
  if (isCompletion(event)) return event.body.requirement === requirement
  return event.kind === 'acknowledged' && before(event, history, requirement, policy).because.kind === 'update'
}

/**
 * The standing on the day of what ends a cycle, without it and without completions that were recorded after it, so that
 * it agrees with `isLate`.
 */
function before(
  end: EventOf<'acknowledged'> | Completion,
  history: History,
  requirement: string,
  policy: PolicyHistory,
): Standing {
  const earlier = history.filter(
    (event) => event.seq < end.seq || !(isCompletion(event) || event.kind === 'acknowledged'),
  )
  return statusOn(earlier, requirement, policy, end.effectiveOn)
}

/**
 * Returns the work up to a day, in time order: for each end the work before it, and last the work since all of them.
 * Lessons and final checks lead to a completion. An update is read and acknowledged without any, also by someone who's
 * in the middle of a renewal.
 */
function workByEnd(history: History, ends: readonly End[], on: CalendarDate): LedgerEvent[][] {
  const work = [...ends, null].map((): LedgerEvent[] => [])
  for (const event of history.filter(({ effectiveOn }) => effectiveOn <= on).sort(inTime)) {
    const index = ends.findIndex((end) => isCompletion(end) && !isAfter(event, end))
    work[index === -1 ? ends.length : index]?.push(event)
  }
  return work
}

function finishedCycle(
  history: History,
  requirement: string,
  policy: PolicyHistory,
  previous: readonly End[],
  end: End,
  work: History,
): Cycle {
  const isUpdate = end.kind === 'acknowledged'
  // Someone who takes the whole course again is measured by that due date, even if an update was waiting to be read.
  const standing = before(end, history, requirement, isUpdate ? policy : [])
  const earlier = history.filter((event) => event.seq < end.seq)
  return {
    number: previous.length + 1,
    kind: isUpdate ? 'update' : kindOf(history, requirement, previous, end.effectiveOn),
    requiredOn: requiredOn(earlier, requirement, policy, end.effectiveOn, standing),
    ...dueBefore(history, requirement, standing, end.effectiveOn, end.seq),
    ...workOf(work, end.effectiveOn),
    done: isUpdate ? finishedUpdate(end, standing) : finishedBy(end, history, requirement),
  }
}

/** The kind of a cycle that no policy update started. */
function kindOf(history: History, requirement: string, previous: readonly End[], on: CalendarDate): CycleKind {
  const last = previous.findLast((end): end is Completion => isCompletion(end))
  if (last === undefined) return 'first'
  return isReturn(history, requirement, last, on) ? 'return' : 'renewal'
}

/** The date, and why it is that one. */
function dueBefore(
  history: History,
  requirement: string,
  { because, dueOn }: Standing,
  on: CalendarDate,
  seq?: number,
): Pick<Cycle, 'dueOn' | 'because'> {
  if (because.kind === 'update') return { dueOn, because }
  const deadline = deadlineOn(history, requirement, on, seq)
  const { clock } = deadline
  const isMoved = clock !== null && (because.kind === 'completed' || because.kind === 'expired')
  return { dueOn: deadline.dueOn, because: isMoved ? { kind: 'due', clock } : because }
}

function finishedBy(completion: Completion, history: History, requirement: string): FinishedCycle {
  const { body, effectiveOn, recordedAt } = completion
  const certified = history.filter(isKind('certified')).find((event) => event.body.completion === completion.id)
  return {
    on: effectiveOn,
    recordedAt,
    late: isLate(history, requirement, completion),
    validUntil: endOfCompletion(history, requirement, completion),
    entry: completion.id,
    by: completion.kind,
    recordedBy: completion.actor,
    source: sourceOf(completion),
    sourceName: completion.kind === 'credited' ? completion.body.from : null,
    sites: completion.kind === 'completed' ? completion.body.sites : [],
    policyVersion: body.policyVersion,
    courseVersion: body.courseVersion,
    contentEdition: completion.kind === 'completed' ? completion.body.contentEdition : null,
    language: body.language,
    creditedMinutes: body.creditedMinutes,
    certificate: certified?.body.certificate ?? null,
  }
}

function finishedUpdate(
  acknowledged: EventOf<'acknowledged'> & LedgerEvent,
  { because, validUntil }: Standing,
): FinishedCycle {
  const { body, effectiveOn, recordedAt } = acknowledged
  return {
    on: effectiveOn,
    recordedAt,
    late: because.kind === 'update' && effectiveOn > because.by,
    validUntil,
    entry: acknowledged.id,
    by: 'acknowledged',
    recordedBy: null,
    source: body.v === 2 ? body.update.way : 'here',
    sourceName: null,
    sites: [],
    policyVersion: body.policyVersion,
    courseVersion: null,
    contentEdition: null,
    language: body.language,
    creditedMinutes: null,
    certificate: null,
  }
}

/** Returns null when everything asked for is done, and nothing was done since. */
function openCycle(
  history: History,
  requirement: string,
  policy: PolicyHistory,
  on: CalendarDate,
  ends: readonly End[],
  events: History,
): Cycle | null {
  const standing = statusOn(history, requirement, policy, on)
  const work = workOf(events, on)
  const nothingOpen = ['up-to-date', 'separated', 'exempt', 'not-in-scope'].includes(standing.status)
  if (ends.length > 0 && nothingOpen && work.openedOn === null && work.attempts === 0) return null
  const isUpdate = standing.because.kind === 'update'
  return {
    number: ends.length + 1,
    kind: isUpdate ? 'update' : kindOf(history, requirement, ends, on),
    requiredOn: requiredOn(history, requirement, policy, on, standing),
    ...dueBefore(history, requirement, standing, on),
    ...work,
    done: null,
  }
}

/** The day from which the changed policy holds, the one from which a renewal may be done, or the one of the rule. */
function requiredOn(
  history: History,
  requirement: string,
  policy: PolicyHistory,
  on: CalendarDate,
  { because }: Standing,
): CalendarDate | null {
  const inForce = requirementOn(history, requirement, on)
  if (inForce === null) return null
  if (because.kind === 'update') {
    const published = policy.findLast(({ body, effectiveOn }) => body.version === because.version && effectiveOn <= on)
    return latest([published?.effectiveOn ?? inForce.since, inForce.since])
  }
  return currentCycleOn(history, requirement, on).renewalFrom ?? inForce.since
}

/** @param until the last day: a completion may have been moved to a day before the work that led to it */
function workOf(work: History, until: CalendarDate): Pick<Cycle, 'openedOn' | 'attempts' | 'bestRight' | 'lastRight'> {
  const opened = work.filter((event) => event.kind === 'lesson_finished' || event.kind === 'attempt_started')
  const checks = work.filter(isKind('attempted')).filter((event) => event.body.round === 1)
  const scores = checks.map((event) => event.body.right)
  return {
    openedOn: earliest(opened.map((event) => event.effectiveOn).filter((day) => day <= until)),
    attempts: checks.length,
    bestRight: scores.length === 0 ? null : Math.max(...scores),
    lastRight: scores.at(-1) ?? null,
  }
}

/** Entries of one day stay in the order of the ledger. */
function inTime(a: LedgerEvent, b: LedgerEvent): number {
  if (a.effectiveOn === b.effectiveOn) return a.seq - b.seq
  return a.effectiveOn < b.effectiveOn ? -1 : 1
}
