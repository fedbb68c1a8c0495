import { addDays, addMonths, type CalendarDate, earliest } from './calendar.ts'
import type { LessonId, Topic } from './course.ts'
import { type Clock, clockOn, dueDate } from './due.ts'
import type { EventOf, ExemptionReason, PolicyPublished, RequirementRule } from './event.ts'
import {
  type Completion,
  type CompletionSource,
  completionsOn,
  corrected,
  type History,
  isKind,
  type Leave,
  leaveOn,
  requirementOn,
  type Run,
  runsOn,
  sourceOf,
} from './history.ts'

/** In the published order of precedence: the first that fits a person on a day is the status. */
export const STATUSES = [
  'not-in-scope',
  'separated',
  'exempt',
  'update-due',
  'up-to-date',
  'on-leave',
  'expired',
  'needs-help',
  'overdue',
  'in-progress',
  'not-started',
  'cannot-say',
] as const
export type Status = (typeof STATUSES)[number]

/** Why a person has the status: facts for one sentence in any language. Every number in it can be checked. */
export type Because =
  | { readonly kind: 'not-required' }
  | { readonly kind: 'not-employed' }
  | { readonly kind: 'separated'; readonly lastDay: CalendarDate }
  | { readonly kind: 'exempt'; readonly reason: ExemptionReason; readonly until: CalendarDate | null }
  | { readonly kind: 'update'; readonly completedOn: CalendarDate; readonly version: string; readonly by: CalendarDate }
  | {
      readonly kind: 'completed'
      readonly completedOn: CalendarDate
      readonly validUntil: CalendarDate | null
      readonly source: CompletionSource
    }
  | { readonly kind: 'leave'; readonly since: CalendarDate; readonly expectedReturn: CalendarDate | null }
  | { readonly kind: 'expired'; readonly completedOn: CalendarDate; readonly validUntil: CalendarDate }
  | { readonly kind: 'missed-twice'; readonly topic: Topic; readonly clock: Clock | null }
  | { readonly kind: 'due'; readonly clock: Clock }
  | { readonly kind: 'no-hire-date' }
  | { readonly kind: 'no-first-contact' }

export interface Standing {
  readonly status: Status
  readonly because: Because
  /** Null without a date to meet, and during a leave, while it is not known. */
  readonly dueOn: CalendarDate | null
  readonly completedOn: CalendarDate | null
  /** The first day on which the completion no longer counts; null when it never ends or there is none. */
  readonly validUntil: CalendarDate | null
  /** Finished after the date of that time: a first completion after the due date, a renewal after its end. */
  readonly late: boolean
  /** Lessons finished since the last completion, or all of them while a completion counts. */
  readonly lessonsFinished: readonly LessonId[]
  readonly attempts: number
  readonly bestRight: number | null
  /** The first day on which time alone can change any of this; null when it never does. */
  readonly holdsUntil: CalendarDate | null
}

/** Policy versions in the order they were published. */
export type PolicyHistory = readonly EventOf<'policy_published'>[]

/** The status of one person, for one requirement, on one day. Total: exactly one status fits. */
export function statusOn(history: History, requirement: string, policy: PolicyHistory, on: CalendarDate): Standing {
  const facts = gather(corrected(history), requirement, policy, on)
  return { ...decide(facts), ...summary(facts), holdsUntil: nextChange(facts) }
}

interface Facts {
  readonly on: CalendarDate
  /** With what is to come. */
  readonly history: History
  /** What had happened by the day. */
  readonly known: History
  readonly run: Run | null
  readonly rule: RequirementRule | null
  readonly exemption: EventOf<'exempted'> | null
  readonly completion: Completion | null
  readonly validUntil: CalendarDate | null
  readonly late: boolean
  readonly update: { readonly version: string; readonly by: CalendarDate } | null
  readonly leave: Leave | null
  /** Work since the last completion that counts. */
  readonly cycle: History
  readonly clock: Clock | null
  readonly policy: PolicyHistory
}

type Decision = Pick<Standing, 'status' | 'because'>

function decide(facts: Facts): Decision {
  const { on, run, rule, exemption, completion, validUntil, update, leave, clock } = facts
  if (rule === null) return { status: 'not-in-scope', because: { kind: 'not-required' } }
  if (run === null) return { status: 'not-in-scope', because: { kind: 'not-employed' } }
  if (run.until !== null && run.until < on)
    return { status: 'separated', because: { kind: 'separated', lastDay: run.until } }
  if (exemption !== null) {
    return { status: 'exempt', because: { kind: 'exempt', reason: exemption.body.reason, until: exemption.body.until } }
  }
  const valid = completion !== null && isValid(facts)
  if (valid && update !== null && on <= update.by) {
    return { status: 'update-due', because: { kind: 'update', completedOn: completion.effectiveOn, ...update } }
  }
  if (valid && update === null) {
    const { effectiveOn: completedOn } = completion
    const source = sourceOf(completion)
    return { status: 'up-to-date', because: { kind: 'completed', completedOn, validUntil, source } }
  }
  if (leave !== null) {
    return { status: 'on-leave', because: { kind: 'leave', since: leave.from, expectedReturn: leave.expectedReturn } }
  }
  if (completion !== null && !valid && validUntil !== null) {
    return { status: 'expired', because: { kind: 'expired', completedOn: completion.effectiveOn, validUntil } }
  }
  const topic = missedTwice(facts.cycle)
  if (topic !== null) return { status: 'needs-help', because: { kind: 'missed-twice', topic, clock } }
  if (completion !== null && update !== null) {
    return { status: 'overdue', because: { kind: 'update', completedOn: completion.effectiveOn, ...update } }
  }
  if (clock === null) {
    return {
      status: 'cannot-say',
      because: { kind: rule.due.by === 'first-contact' ? 'no-first-contact' : 'no-hire-date' },
    }
  }
  const because: Because = { kind: 'due', clock }
  if (clock.dueOn < on) return { status: 'overdue', because }
  return { status: opened(facts.cycle) ? 'in-progress' : 'not-started', because }
}

function summary(facts: Facts): Omit<Standing, 'status' | 'because' | 'holdsUntil'> {
  const { completion, clock, leave, update } = facts
  const work = completion !== null && isValid(facts) ? facts.known : facts.cycle
  const checks = work.filter(isKind('attempted')).filter((event) => event.body.round === 1)
  const lessons = work.filter(isKind('lesson_finished')).map((event) => event.body.lesson)
  return {
    dueOn: completion === null ? dueDate(clock, leave) : (update?.by ?? null),
    completedOn: completion?.effectiveOn ?? null,
    validUntil: facts.validUntil,
    late: facts.late,
    lessonsFinished: [...new Set(lessons)].sort(),
    attempts: checks.length,
    bestRight: checks.length === 0 ? null : Math.max(...checks.map((event) => event.body.right)),
  }
}

function isValid({ on, validUntil }: Facts): boolean {
  return validUntil === null || on < validUntil
}

/** One round of the course: the completion that counts on a day, and the work since then or since a late return. */
export interface Round {
  readonly completion: Completion | null
  /** The first day on which the completion no longer counts; null when it never ends or there is none. */
  readonly validUntil: CalendarDate | null
  /** The first day on which it may be renewed; null when it never ends or there is none. */
  readonly renewalFrom: CalendarDate | null
  readonly work: History
}

/** Expects a corrected history. */
export function roundOn(history: History, requirement: string, on: CalendarDate): Round {
  const rule = requirementOn(history, requirement, on)?.rule ?? null
  const counted = rule === null ? [] : countedCompletions(history, requirement, rule, on)
  const completion = counted.at(-1) ?? null
  const run = runsOn(history, on).at(-1) ?? null
  const validUntil = rule === null ? null : endOfLast(counted, rule)
  return {
    completion,
    validUntil,
    renewalFrom: validUntil === null ? null : addDays(validUntil, -(rule?.renewal?.windowDays ?? 0)),
    work: history.filter(
      (event) =>
        event.effectiveOn <= on &&
        (completion === null ? isSinceReturn(event.effectiveOn, run) : event.seq > completion.seq),
    ),
  }
}

function gather(history: History, requirement: string, policy: PolicyHistory, on: CalendarDate): Facts {
  const known = history.filter((event) => event.effectiveOn <= on)
  const rule = requirementOn(history, requirement, on)?.rule ?? null
  const run = runsOn(history, on).at(-1) ?? null
  const { completion, validUntil, work } = roundOn(history, requirement, on)
  return {
    on,
    history,
    known,
    run,
    rule,
    exemption: exemptionOn(known, requirement, on),
    completion,
    validUntil,
    late: completion !== null && isLate(history, requirement, completion),
    update: completion === null ? null : updateAfter(versionHeld(known, completion), policy, on),
    leave: leaveOn(history, on),
    cycle: work,
    clock: clockOn(history, requirement, on),
    policy,
  }
}

/** Completions in time order, without those before a rehire after too long a gap. */
function countedCompletions(
  history: History,
  requirement: string,
  { rehireGapMonths }: RequirementRule,
  on: CalendarDate,
): Completion[] {
  const returns = runsOn(history, on).filter(
    (run) => run.previousUntil !== null && run.from > addMonths(run.previousUntil, rehireGapMonths),
  )
  return completionsOn(history, on)
    .filter((event) => event.body.requirement === requirement)
    .filter((event) => returns.every((run) => event.effectiveOn >= run.from))
}

/** Work before the first day of a first employment counts, for example when the day of hire was corrected. */
function isSinceReturn(day: CalendarDate, run: Run | null): boolean {
  return run === null || run.previousUntil === null || day >= run.from
}

/**
 * The first day on which the last of the completions no longer counts; null when there is none or it never ends.
 * A renewal that keeps the date goes on counting from the first of its row, so that no month is lost on the way:
 * Jan 31, Feb 28, Mar 31.
 */
function endOfLast(completions: readonly Completion[], { renewal }: RequirementRule): CalendarDate | null {
  if (renewal === null) return null
  let row: { readonly from: CalendarDate; readonly times: number; readonly end: CalendarDate } | null = null
  for (const { effectiveOn } of completions) {
    const inWindow: boolean =
      row !== null && effectiveOn < row.end && effectiveOn >= addDays(row.end, -renewal.windowDays)
    const from: CalendarDate = row !== null && renewal.keepsDate && inWindow ? row.from : effectiveOn
    const times: number = row !== null && from === row.from && from !== effectiveOn ? row.times + 1 : 1
    row = { from, times, end: addMonths(from, renewal.months * times) }
  }
  return row?.end ?? null
}

/** When a completion ends by the rule of its own day: what a certificate of it says. Expects a corrected history. */
export function endOfCompletion(history: History, requirement: string, completion: Completion): CalendarDate | null {
  const { effectiveOn: day, seq } = completion
  const rule = requirementOn(history, requirement, day)?.rule
  if (rule === undefined) return null
  const upToIt = history.filter((event) => event.seq <= seq)
  return endOfLast(countedCompletions(upToIt, requirement, rule, day), rule)
}

/** By the rule and the dates of the day of the completion: what comes later changes nothing about it. */
function isLate(history: History, requirement: string, completion: Completion): boolean {
  const day = completion.effectiveOn
  const rule = requirementOn(history, requirement, day)?.rule
  const earlier = history.filter((event) => event.seq < completion.seq)
  const before = rule === undefined ? [] : countedCompletions(earlier, requirement, rule, day)
  if (rule !== undefined && before.length > 0) {
    const end = endOfLast(before, rule)
    return end !== null && day >= end
  }
  const due = dueDate(clockOn(history, requirement, day), leaveOn(history, day))
  return due !== null && day > due
}

function exemptionOn(known: History, requirement: string, on: CalendarDate): EventOf<'exempted'> | null {
  const covering = known
    .filter(isKind('exempted'))
    .filter((event) => event.body.requirement === requirement && (event.body.until === null || on <= event.body.until))
  return covering.at(-1) ?? null
}

/** The newest policy version that the person completed or acknowledged. */
function versionHeld(known: History, completion: Completion): string {
  const later = known.filter(isKind('acknowledged')).filter((event) => event.seq > completion.seq)
  return later.at(-1)?.body.policyVersion ?? completion.body.policyVersion
}

/** The first material change after a version, as far as it was in force on a day; null when nothing is asked. */
function updateAfter(version: string, policy: PolicyHistory, on: CalendarDate): Facts['update'] {
  const held = policy.findIndex((published) => published.body.version === version)
  const change = policy
    .slice(held + 1)
    .find(({ body, effectiveOn }): boolean => body.material && body.updateBy !== null && effectiveOn <= on)
  const body: PolicyPublished | undefined = change?.body
  return body === undefined || body.updateBy === null ? null : { version: body.version, by: body.updateBy }
}

/** The topic missed in two attempts or rounds since the last pass, or null ("needs help"). */
function missedTwice(cycle: History): Topic | null {
  const rounds = cycle.filter(isKind('attempted'))
  if (rounds.at(-1)?.body.outcome === 'passed') return null
  const misses = rounds.flatMap((event) =>
    event.body.topics.filter((topic) => !topic.right).map((topic) => topic.topic),
  )
  return misses.find((topic, index) => misses.indexOf(topic) < index) ?? null
}

function opened(cycle: History): boolean {
  return cycle.some((event) => event.kind === 'lesson_finished' || event.kind === 'attempt_started')
}

/** Every day after `on` at which a rule that compares with the day can turn. */
function nextChange(facts: Facts): CalendarDate | null {
  const { on, history, policy, run, exemption, validUntil, update, clock } = facts
  const after = (date: CalendarDate | null | undefined) =>
    date === null || date === undefined ? [] : [addDays(date, 1)]
  const days: CalendarDate[] = [
    ...history.map((event) => event.effectiveOn),
    ...policy.map((event) => event.effectiveOn),
    ...after(run?.until),
    ...after(exemption?.body.until),
    ...after(update?.by),
    ...after(clock?.dueOn),
    ...(validUntil === null ? [] : [validUntil]),
  ]
  return earliest(days.filter((day) => day > on))
}
