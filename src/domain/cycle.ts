import { type CalendarDate, earliest, type Instant } from './calendar.ts'
import type { EventOf, LedgerEvent } from './event.ts'
import {
  type Completion,
  type CompletionSource,
  corrected,
  type History,
  isCompletion,
  isKind,
  requirementOn,
  sourceOf,
} from './history.ts'
import { isLate, endOfCompletion, roundOn } from './round.ts'
import { type Because, type PolicyHistory, type Standing, statusOn } from './status.ts'

/** One time that a person was to meet a requirement: what was asked, by when, and what came of it. */
export interface Cycle {
  /** From 1, in the order in which they were asked. */
  readonly number: number
  readonly kind: CycleKind
  /** Since when it was asked, for this time; null when nothing was. */
  readonly requiredOn: CalendarDate | null
  /** As it stood when this time ended, or stands on the day of the report. */
  readonly dueOn: CalendarDate | null
  /** Why it was due then; the status at that time is in it. */
  readonly because: Because
  readonly openedOn: CalendarDate | null
  /** Final checks handed in. */
  readonly attempts: number
  readonly bestRight: number | null
  readonly lastRight: number | null
  /** Null while it is not finished. */
  readonly done: FinishedCycle | null
}

/** `return`: hired again after too long a gap. `update`: after a change of the policy. */
export type CycleKind = 'first' | 'renewal' | 'return' | 'update'

export interface FinishedCycle {
  readonly on: CalendarDate
  readonly recordedAt: Instant
  readonly late: boolean
  /** The first day on which it no longer counts, by the rule of its own day; null when it never ends. */
  readonly validUntil: CalendarDate | null
  /** Null for an update, which is read and acknowledged and no completion. */
  readonly completion: Completion | null
  readonly source: CompletionSource
  readonly policyVersion: string
  readonly courseVersion: string | null
  readonly contentEdition: string | null
  readonly language: string | null
  readonly creditedMinutes: number | null
  readonly certificate: string | null
}

/**
 * Every time up to a day, oldest first: those that were finished, and the one that is open. Whoever is on record has at
 * least one, so that nobody is missing. Expects the history as it was known, without corrections applied.
 */
export function cyclesOn(known: History, requirement: string, policy: PolicyHistory, on: CalendarDate): Cycle[] {
  const history = corrected(known)
  const ends = endsOf(history, requirement, policy, on)
  const finished = ends.map((end, index) =>
    finishedCycle(history, requirement, policy, end, ends[index - 1] ?? null, index),
  )
  const open = openCycle(history, known, requirement, policy, on, ends)
  return open === null ? finished : [...finished, open]
}

/** What ends a cycle: a completion, or the acknowledgement of a version that trained staff were asked to read. */
type End = Completion | (EventOf<'acknowledged'> & LedgerEvent)

function endsOf(history: History, requirement: string, policy: PolicyHistory, on: CalendarDate): End[] {
  const happened = history.filter((event) => event.effectiveOn <= on)
  return happened
    .filter((event): event is End => isEnd(event, history, requirement, policy))
    .sort((a, b) => (a.effectiveOn === b.effectiveOn ? a.seq - b.seq : a.effectiveOn < b.effectiveOn ? -1 : 1))
}

function isEnd(event: LedgerEvent, history: History, requirement: string, policy: PolicyHistory): boolean {
  if (isCompletion(event)) return event.body.requirement === requirement
  return event.kind === 'acknowledged' && before(event, history, requirement, policy).because.kind === 'update'
}

/** The standing on the day of an entry, without it and what was recorded after it. */
function before(event: LedgerEvent, history: History, requirement: string, policy: PolicyHistory): Standing {
  return statusOn(
    history.filter((earlier) => earlier.seq < event.seq),
    requirement,
    policy,
    event.effectiveOn,
  )
}

function finishedCycle(
  history: History,
  requirement: string,
  policy: PolicyHistory,
  end: End,
  previous: End | null,
  index: number,
): Cycle {
  const standing = before(end, history, requirement, policy)
  const earlier = history.filter((event) => event.seq < end.seq)
  return {
    number: index + 1,
    kind: kindOf(end, earlier, requirement, previous),
    requiredOn: requiredOn(earlier, requirement, end.effectiveOn, standing),
    dueOn: standing.dueOn,
    because: standing.because,
    ...workOf(history.filter((event) => isBetween(event, previous, end))),
    done: end.kind === 'acknowledged' ? finishedUpdate(end, standing) : finishedBy(end, history, requirement),
  }
}

function kindOf(end: End, earlier: History, requirement: string, previous: End | null): CycleKind {
  if (end.kind === 'acknowledged') return 'update'
  if (previous === null) return 'first'
  return roundOn(earlier, requirement, end.effectiveOn).completion === null ? 'return' : 'renewal'
}

function finishedBy(completion: Completion, history: History, requirement: string): FinishedCycle {
  const { body, effectiveOn, recordedAt } = completion
  const certified = history.filter(isKind('certified')).find((event) => event.body.completion === completion.id)
  return {
    on: effectiveOn,
    recordedAt,
    late: isLate(history, requirement, completion),
    validUntil: endOfCompletion(history, requirement, completion),
    completion,
    source: sourceOf(completion),
    policyVersion: body.policyVersion,
    courseVersion: body.courseVersion,
    contentEdition: completion.kind === 'completed' ? completion.body.contentEdition : null,
    language: body.language,
    creditedMinutes: body.creditedMinutes,
    certificate: certified?.body.certificate ?? null,
  }
}

function finishedUpdate(acknowledged: EventOf<'acknowledged'>, { because, validUntil }: Standing): FinishedCycle {
  const { body, effectiveOn, recordedAt } = acknowledged
  return {
    on: effectiveOn,
    recordedAt,
    late: because.kind === 'update' && effectiveOn > because.by,
    validUntil,
    completion: null,
    source: 'here',
    policyVersion: body.policyVersion,
    courseVersion: null,
    contentEdition: null,
    language: body.language,
    creditedMinutes: null,
    certificate: null,
  }
}

/** Null when everything asked for is done. */
function openCycle(
  history: History,
  known: History,
  requirement: string,
  policy: PolicyHistory,
  on: CalendarDate,
  ends: readonly End[],
): Cycle | null {
  const standing = statusOn(known, requirement, policy, on)
  const last = ends.at(-1) ?? null
  const nothingOpen = ['up-to-date', 'separated', 'exempt', 'not-in-scope'].includes(standing.status)
  if (last !== null && nothingOpen) return null
  const { completion } = roundOn(history, requirement, on)
  const kind =
    standing.because.kind === 'update' ? 'update' : last === null ? 'first' : completion === null ? 'return' : 'renewal'
  return {
    number: ends.length + 1,
    kind,
    requiredOn: requiredOn(history, requirement, on, standing),
    dueOn: standing.dueOn,
    because: standing.because,
    ...workOf(history.filter((event) => event.effectiveOn <= on && isBetween(event, last, null))),
    done: null,
  }
}

/** Since the change of the policy, the day from which a renewal may be done, or the rule holds. */
function requiredOn(history: History, requirement: string, on: CalendarDate, standing: Standing): CalendarDate | null {
  const inForce = requirementOn(history, requirement, on)
  if (inForce === null) return null
  const { completion, renewalFrom } = roundOn(history, requirement, on)
  if (completion === null || standing.because.kind === 'update') return inForce.since
  return renewalFrom ?? inForce.since
}

function isBetween(event: LedgerEvent, previous: End | null, end: End | null): boolean {
  return (previous === null || event.seq > previous.seq) && (end === null || event.seq < end.seq)
}

function workOf(work: History): Pick<Cycle, 'openedOn' | 'attempts' | 'bestRight' | 'lastRight'> {
  const opened = work.filter((event) => event.kind === 'lesson_finished' || event.kind === 'attempt_started')
  const checks = work.filter(isKind('attempted')).filter((event) => event.body.round === 1)
  const scores = checks.map((event) => event.body.right)
  return {
    openedOn: earliest(opened.map((event) => event.effectiveOn)),
    attempts: checks.length,
    bestRight: scores.length === 0 ? null : Math.max(...scores),
    lastRight: scores.at(-1) ?? null,
  }
}
