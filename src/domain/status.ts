import { addDays, addMonths, type CalendarDate, daysBetween, earliest } from './calendar.ts'
import type { LessonId, Topic } from './course.ts'
import type { Completed, EventOf, ExemptionReason, PolicyPublished, RequirementRule } from './event.ts'
import {
  completionsOn,
  corrected,
  type History,
  isKind,
  type Leave,
  leavesOn,
  requirementOn,
  type Run,
  runOn,
} from './history.ts'

/** The one requirement of the first version: orientation, for people who work with youth (PR-1). */
export const ORIENTATION = 'orientation'

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
  | { readonly kind: 'completed'; readonly completedOn: CalendarDate; readonly validUntil: CalendarDate | null }
  | { readonly kind: 'leave'; readonly since: CalendarDate; readonly expectedReturn: CalendarDate | null }
  | { readonly kind: 'expired'; readonly completedOn: CalendarDate; readonly validUntil: CalendarDate }
  | { readonly kind: 'missed-twice'; readonly topic: Topic; readonly clock: Clock | null }
  | { readonly kind: 'due'; readonly clock: Clock }
  | { readonly kind: 'no-hire-date' }

/** How a due date came about: start + days, paused by leave, or set by an extension. */
export interface Clock {
  readonly startedBy: 'hired' | 'rehired' | 'required' | 'extended'
  readonly start: CalendarDate
  readonly days: number
  readonly pauses: readonly { readonly from: CalendarDate; readonly lastDay: CalendarDate; readonly days: number }[]
  readonly dueOn: CalendarDate
}

export interface Standing {
  readonly status: Status
  readonly because: Because
  readonly dueOn: CalendarDate | null
  readonly completedOn: CalendarDate | null
  /** The first day on which the completion no longer counts; null when it never ends or there is none. */
  readonly validUntil: CalendarDate | null
  /** Finished after the due date. */
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

/** The status of one person, for one requirement, on one day. Total: exactly one status fits (product rule 2.4). */
export function statusOn(history: History, requirement: string, policy: PolicyHistory, on: CalendarDate): Standing {
  const facts = gather(corrected(history), requirement, policy, on)
  return { ...decide(facts), ...summary(facts), holdsUntil: nextChange(facts) }
}

interface Facts {
  readonly on: CalendarDate
  readonly history: History
  readonly run: Run | null
  readonly rule: RequirementRule | null
  readonly exemption: EventOf<'exempted'> | null
  readonly completion: EventOf<'completed'> | null
  readonly validUntil: CalendarDate | null
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
  const valid = completion !== null && (validUntil === null || on < validUntil)
  if (valid && update !== null && on <= update.by) {
    return { status: 'update-due', because: { kind: 'update', completedOn: completion.effectiveOn, ...update } }
  }
  if (valid && update === null) {
    return { status: 'up-to-date', because: { kind: 'completed', completedOn: completion.effectiveOn, validUntil } }
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
  if (clock === null) return { status: 'cannot-say', because: { kind: 'no-hire-date' } }
  const because: Because = { kind: 'due', clock }
  if (clock.dueOn < on) return { status: 'overdue', because }
  return { status: opened(facts.cycle) ? 'in-progress' : 'not-started', because }
}

function summary(facts: Facts): Omit<Standing, 'status' | 'because' | 'holdsUntil'> {
  const { completion, clock, update } = facts
  const work = completion === null ? facts.cycle : facts.history
  const checks = work.filter(isKind('attempted')).filter((event) => event.body.round === 1)
  const lessons = work.filter(isKind('lesson_finished')).map((event) => event.body.lesson)
  return {
    dueOn: completion === null ? (clock?.dueOn ?? null) : (update?.by ?? null),
    completedOn: completion?.effectiveOn ?? null,
    validUntil: facts.validUntil,
    late: completion !== null && clock !== null && completion.effectiveOn > clock.dueOn,
    lessonsFinished: [...new Set(lessons)].sort(),
    attempts: checks.length,
    bestRight: checks.length === 0 ? null : Math.max(...checks.map((event) => event.body.right)),
  }
}

function gather(history: History, requirement: string, policy: PolicyHistory, on: CalendarDate): Facts {
  const known = history.filter((event) => event.effectiveOn <= on)
  const rule = requirementOn(history, requirement, on)
  const run = runOn(history, on)
  const completion =
    run === null || rule === null ? null : countedCompletion(history, requirement, rule.body.rule, run, on)
  const cycle = known.filter((event) =>
    completion === null ? run === null || event.effectiveOn >= run.from : event.seq > completion.seq,
  )
  const months = rule?.body.rule.renewalMonths ?? null
  return {
    on,
    history,
    run,
    rule: rule?.body.rule ?? null,
    exemption: exemptionOn(known, requirement, on),
    completion,
    validUntil: completion === null || months === null ? null : addMonths(completion.effectiveOn, months),
    update: completion === null ? null : updateAfter(versionHeld(known, completion), policy, on),
    leave: leavesOn(history, on).find((leave) => leave.until === null || on < leave.until) ?? null,
    cycle,
    clock: run === null || rule === null ? null : clockOn(history, requirement, rule, run, on),
    policy,
  }
}

/** The latest completion, unless a rehire after too long a gap lies in between. */
function countedCompletion(
  history: History,
  requirement: string,
  rule: RequirementRule,
  run: Run,
  on: CalendarDate,
): (EventOf<'completed'> & { body: Completed }) | null {
  const last = completionsOn(history, on)
    .filter((event) => event.body.requirement === requirement)
    .at(-1)
  if (last === undefined) return null
  const before = last.effectiveOn < run.from
  if (before && run.previousUntil !== null && run.from > addMonths(run.previousUntil, rule.rehireGapMonths)) return null
  return last
}

function exemptionOn(known: History, requirement: string, on: CalendarDate): EventOf<'exempted'> | null {
  const covering = known
    .filter(isKind('exempted'))
    .filter((event) => event.body.requirement === requirement && (event.body.until === null || on <= event.body.until))
  return covering.at(-1) ?? null
}

/** The newest policy version that the person completed or acknowledged. */
function versionHeld(known: History, completion: EventOf<'completed'>): string {
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

function clockOn(
  history: History,
  requirement: string,
  required: EventOf<'required'>,
  run: Run,
  on: CalendarDate,
): Clock | null {
  const extension = history
    .filter(isKind('extended'))
    .filter(
      (event) => event.body.requirement === requirement && event.effectiveOn <= on && event.effectiveOn >= run.from,
    )
    .at(-1)
  if (extension !== undefined) {
    const { dueOn } = extension.body
    const days = daysBetween(extension.effectiveOn, dueOn)
    return { startedBy: 'extended', start: extension.effectiveOn, days, pauses: [], dueOn }
  }
  if (!run.hireKnown) return null
  const requiredLater = required.effectiveOn > run.from
  const start = requiredLater ? required.effectiveOn : run.from
  const days = required.body.rule.daysFromHire
  const startedBy = requiredLater ? 'required' : run.previousUntil === null ? 'hired' : 'rehired'
  return { startedBy, start, days, ...pausedDue(start, days, leavesOn(history, on)) }
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
