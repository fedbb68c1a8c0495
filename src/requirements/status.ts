import { addDays, type CalendarDate, earliest } from '../platform/time/calendar.ts'
import type { LessonId, Topic } from '../course/course.ts'
import { type Clock, clockOn, dueDate, renewalClockOn, updateDueOn } from './due.ts'
import type { EventOf } from '../ledger/event.ts'
import {
  type Completion,
  type CompletionSource,
  corrected,
  currentSpells,
  type History,
  type PolicyHistory,
  isKind,
  type Leave,
  leaveOn,
  placeOn,
  requirementOn,
  type Tenure,
  tenuresOn,
  sourceOf,
} from '../ledger/history.ts'
import { isLate, type KeptDate, currentCycleOn } from './current-cycle.ts'
import type { ExemptionReason, RequirementRule } from '../ledger/bodies/requirement.ts'
import type { AwaitedSite } from '../ledger/bodies/training.ts'

/** In the published order of precedence: the first that fits a person on a day is the status. */
export const STATUSES = [
  'not-in-scope',
  'separated',
  'exempt',
  'update-due',
  'up-to-date',
  'on-leave',
  'waiting-for-site',
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
  | { readonly kind: 'not-employed'; readonly starts?: FirstDay }
  | { readonly kind: 'separated'; readonly lastDay: CalendarDate; readonly starts?: FirstDay }
  | { readonly kind: 'exempt'; readonly reason: ExemptionReason; readonly until: CalendarDate | null }
  | { readonly kind: 'update'; readonly completedOn: CalendarDate; readonly version: string; readonly by: CalendarDate }
  | ({
      readonly kind: 'completed'
      readonly validUntil: CalendarDate | null
      readonly source: CompletionSource
    } & Counted)
  | { readonly kind: 'leave'; readonly since: CalendarDate; readonly expectedReturn: CalendarDate | null }
  | { readonly kind: 'site'; readonly sites: readonly AwaitedSite[]; readonly clock: Clock | null }
  | ({ readonly kind: 'expired'; readonly validUntil: CalendarDate } & Counted)
  | { readonly kind: 'missed-twice'; readonly topic: Topic; readonly clock: Clock | null }
  | { readonly kind: 'due'; readonly clock: Clock }
  | { readonly kind: 'no-hire-date' }
  | { readonly kind: 'no-first-contact' }

/** The first day of work of somebody who is still to come, and whether the requirement covers them from then on. */
interface FirstDay {
  readonly on: CalendarDate
  readonly isRequired: boolean
}

interface Counted {
  readonly completedOn: CalendarDate
  /** Absent when the months are counted from that day. */
  readonly kept?: KeptDate
  /** Absent when it was completed on that day; else on no later one, and the months count from when it was begun. */
  readonly noLaterThan?: { readonly startedOn: CalendarDate | null }
}

export interface Standing {
  readonly status: Status
  readonly because: Because
  /** `null` without a date to meet, and during a leave while the date isn't known. */
  readonly dueOn: CalendarDate | null
  readonly completedOn: CalendarDate | null
  /** The first day on which the completion no longer counts, or null when it never ends or there is none. */
  readonly validUntil: CalendarDate | null
  /** Finished after the date of that time: a first completion after the due date, a renewal after its end. */
  readonly late: boolean
  /** Lessons finished since the last completion, or all of them while a completion counts. */
  readonly lessonsFinished: readonly LessonId[]
  readonly attempts: number
  readonly bestRight: number | null
  /** The first day on which time alone can change any of this, or null when it never does. */
  readonly holdsUntil: CalendarDate | null
}

/**
 * The day that lists show and stand in order of: by when something is due, or until when what was done counts.
 * Returns null where no day is ahead of anybody, and while none is known.
 */
export function nextDay({ status, dueOn, validUntil }: Pick<Standing, 'status' | 'dueOn' | 'validUntil'>) {
  if (status === 'up-to-date' || status === 'expired') return validUntil
  return status === 'on-leave' ? null : dueOn
}

/** Whether somebody hasn't started, and the requirement covers them once they have. */
export function isToCome({ because }: Pick<Standing, 'because'>): boolean {
  return because.kind === 'not-employed' && because.starts?.isRequired === true
}

/** The status of one person, for one requirement, on one day. Total: exactly one status fits. */
export function statusOn(history: History, requirement: string, policy: PolicyHistory, on: CalendarDate): Standing {
  const facts = gather(corrected(history), requirement, policy, on)
  return standingWith(facts, decide(facts))
}

/** The same for whoever mustn't learn that somebody needs help: they have the status that comes next. */
export function statusBesideHelp(
  history: History,
  requirement: string,
  policy: PolicyHistory,
  on: CalendarDate,
): Standing {
  const facts = gather(corrected(history), requirement, policy, on)
  const decision = decide(facts)
  return standingWith(facts, decision.status === 'needs-help' ? decideByDates(facts) : decision)
}

interface Facts {
  readonly on: CalendarDate
  /** Includes entries that take effect later. */
  readonly history: History
  /** The history by the day. */
  readonly known: History
  readonly tenure: Tenure | null
  /** `null` for whoever has started, and for nobody to come. */
  readonly starts: FirstDay | null
  readonly rule: RequirementRule | null
  readonly exemption: EventOf<'exempted'> | null
  readonly completion: Completion | null
  readonly validUntil: CalendarDate | null
  readonly kept: KeptDate | null
  readonly late: boolean
  readonly update: { readonly version: string; readonly by: CalendarDate } | null
  readonly leave: Leave | null
  /** Work since the last completion that counts. */
  readonly cycle: History
  /** The due date's period: for a first completion, or for renewing an ended one. */
  readonly clock: Clock | null
  readonly policy: PolicyHistory
}

type Decision = Pick<Standing, 'status' | 'because'>

function decide(facts: Facts): Decision {
  const { on, tenure, starts, rule, exemption, completion, validUntil, update, leave, clock } = facts
  if (tenure === null && starts !== null) return { status: 'not-in-scope', because: { kind: 'not-employed', starts } }
  if (rule === null) return { status: 'not-in-scope', because: { kind: 'not-required' } }
  if (tenure === null) return { status: 'not-in-scope', because: { kind: 'not-employed' } }
  if (tenure.until !== null && tenure.until < on)
    return {
      status: 'separated',
      because: { kind: 'separated', lastDay: tenure.until, ...(starts === null ? {} : { starts }) },
    }
  if (exemption !== null) {
    return { status: 'exempt', because: { kind: 'exempt', reason: exemption.body.reason, until: exemption.body.until } }
  }
  const valid = completion !== null && isValid(facts)
  if (valid && update !== null && on <= update.by) {
    return { status: 'update-due', because: { kind: 'update', completedOn: completion.effectiveOn, ...update } }
  }
  if (valid && update === null) {
    const source = sourceOf(completion)
    return { status: 'up-to-date', because: { kind: 'completed', ...daysOf(completion, facts), validUntil, source } }
  }
  if (leave !== null) {
    return { status: 'on-leave', because: { kind: 'leave', since: leave.from, expectedReturn: leave.expectedReturn } }
  }
  const sites = awaitedSites(facts)
  if (sites.length > 0) return { status: 'waiting-for-site', because: { kind: 'site', sites, clock } }
  const mayRenew = clock !== null && on <= clock.dueOn
  if (completion !== null && !valid && validUntil !== null && !mayRenew) {
    return { status: 'expired', because: { kind: 'expired', ...daysOf(completion, facts), validUntil } }
  }
  const topic = missedTwice(facts.cycle)
  if (topic !== null) return { status: 'needs-help', because: { kind: 'missed-twice', topic, clock } }
  return decideByDates(facts)
}

/** For whoever has something to do, and can do it. */
function decideByDates(facts: Facts): Decision {
  const { clock, completion, cycle, on, rule, update } = facts
  if (completion !== null && update !== null && isValid(facts)) {
    return { status: 'overdue', because: { kind: 'update', completedOn: completion.effectiveOn, ...update } }
  }
  if (clock === null) {
    return {
      status: 'cannot-say',
      because: { kind: rule?.due.by === 'first-contact' ? 'no-first-contact' : 'no-hire-date' },
    }
  }
  const because: Because = { kind: 'due', clock }
  if (clock.dueOn < on) return { status: 'overdue', because }
  return { status: opened(cycle) ? 'in-progress' : 'not-started', because }
}

/**
 * The sites whose details the person is waiting for, with everything else done. Waiting for a site where the person no
 * longer works doesn't count.
 */
function awaitedSites({ cycle, history, on }: Facts): readonly AwaitedSite[] {
  const awaited = cycle.filter(isKind('site_awaited')).at(-1)?.body.sites ?? []
  const own = currentSpells(history, on).map((spell) => placeOn(spell, on).site)
  return awaited.filter(({ site }) => own.includes(site))
}

function daysOf({ body, effectiveOn, kind }: Completion, { kept }: Facts): Counted {
  const noLaterThan = kind === 'credited' && body.v === 2 ? { noLaterThan: { startedOn: body.startedOn } } : {}
  return { completedOn: effectiveOn, ...(kept === null ? {} : { kept }), ...noLaterThan }
}

/**
 * Only for people who have something to do by a day: not for those who have left, are exempt, are done, or let it
 * expire.
 */
function dueFor(because: Because, facts: Facts): CalendarDate | null {
  const { completion, clock, leave, on, update } = facts
  switch (because.kind) {
    case 'update':
      return because.by
    case 'not-required':
    case 'not-employed':
    case 'separated':
    case 'exempt':
    case 'completed':
    case 'expired':
      return null
    case 'site':
      return update !== null && isValid(facts) ? update.by : dueBy()
    case 'leave':
    case 'due':
    case 'missed-twice':
    case 'no-hire-date':
    case 'no-first-contact':
      return dueBy()
  }

  function dueBy() {
    return completion === null || (clock !== null && on <= clock.dueOn) ? dueDate(clock, leave) : null
  }
}

/** In one piece: putting it together from parts took a tenth of the time of a status. */
function standingWith(facts: Facts, { status, because }: Decision): Standing {
  const { completion } = facts
  const work = completion !== null && isValid(facts) ? facts.known : facts.cycle
  const checks = work.filter(isKind('attempted')).filter((event) => event.body.round === 1)
  const lessons = work.filter(isKind('lesson_finished')).map((event) => event.body.lesson)
  return {
    status,
    because,
    completedOn: completion?.effectiveOn ?? null,
    validUntil: facts.validUntil,
    late: facts.late,
    lessonsFinished: [...new Set(lessons)].sort(),
    attempts: checks.length,
    bestRight: checks.length === 0 ? null : Math.max(...checks.map((event) => event.body.right)),
    dueOn: dueFor(because, facts),
    holdsUntil: nextChange(facts),
  }
}

function isValid({ on, validUntil }: Facts): boolean {
  return validUntil === null || on < validUntil
}

function gather(history: History, requirement: string, policy: PolicyHistory, on: CalendarDate): Facts {
  const known = history.filter((event) => event.effectiveOn <= on)
  const rule = requirementOn(history, requirement, on)?.rule ?? null
  const tenure = tenuresOn(history, on).at(-1) ?? null
  const { counted, completion, validUntil, kept, work } = currentCycleOn(history, requirement, on)
  const renewing = completion !== null && validUntil !== null && validUntil <= on
  return {
    on,
    history,
    known,
    tenure,
    starts: firstDayAhead(history, requirement, on),
    rule,
    exemption: exemptionOn(known, requirement, tenure, on),
    completion,
    validUntil,
    kept,
    late: completion !== null && isLate(history, requirement, completion),
    update: completion === null ? null : updateAfter(versionHeld(known, counted, policy), policy, history, on),
    leave: leaveOn(history, on),
    cycle: work,
    clock: renewing
      ? renewalClockOn(history, requirement, { completion, end: validUntil }, on)
      : completion === null
        ? clockOn(history, requirement, on)
        : null,
    policy,
  }
}

/** Of somebody who hasn't started, or comes back. */
function firstDayAhead(history: History, requirement: string, today: CalendarDate): FirstDay | null {
  const ahead = history.filter(isKind('hired')).filter((event) => event.effectiveOn > today)
  const on = earliest(ahead.map((event) => event.effectiveOn))
  return on === null ? null : { on, isRequired: requirementOn(history, requirement, on) !== null }
}

/** The one that covers the day. One from before the person left was for that employment, and is over with it. */
function exemptionOn(
  known: History,
  requirement: string,
  tenure: Tenure | null,
  on: CalendarDate,
): EventOf<'exempted'> | null {
  const left = tenure?.previousUntil ?? null
  const covering = known
    .filter(isKind('exempted'))
    .filter((event) => event.body.requirement === requirement && (left === null || event.effectiveOn > left))
    .filter(({ body }) => body.until === null || on <= body.until)
  return covering.at(-1) ?? null
}

/** The newest version of the policy that a person knows on a day, or null before anything counts. */
export function policyHeldOn(
  history: History,
  requirement: string,
  policy: PolicyHistory,
  on: CalendarDate,
): string | null {
  const events = corrected(history)
  const known = events.filter((event) => event.effectiveOn <= on)
  return versionHeld(known, currentCycleOn(events, requirement, on).counted, policy)
}

/**
 * The newest version of the policy that the person completed, or acknowledged since the first completion that counts:
 * since its day, which may be recorded years later, or since it was recorded.
 */
function versionHeld(known: History, counted: readonly Completion[], policy: PolicyHistory): string | null {
  const [first] = counted
  if (first === undefined) return null
  const recordedFrom = Math.min(...counted.map((event) => event.seq))
  const read = known
    .filter(isKind('acknowledged'))
    .filter((event) => event.effectiveOn > first.effectiveOn || event.seq > recordedFrom)
  const versions = new Set([...counted, ...read].map((event) => event.body.policyVersion))
  return policy.findLast(({ body }) => versions.has(body.version))?.body.version ?? null
}

/**
 * Returns the first material change after a version, if it was in force on a day, or null when nothing is asked.
 * Without a version, looks at all changes. The first is the one that was asked for first: a version that was recorded
 * ahead of its day comes after one that was published meanwhile, so no version ever moves the day of another.
 */
function updateAfter(
  version: string | null,
  policy: PolicyHistory,
  history: History,
  on: CalendarDate,
): Facts['update'] {
  const held = policy.findIndex((published) => published.body.version === version)
  let first: { readonly version: string; readonly since: CalendarDate; readonly by: CalendarDate } | null = null
  for (const { body, effectiveOn } of policy.slice(held + 1)) {
    if (!body.material || body.updateBy === null || effectiveOn > on) continue
    if (first === null || body.updateBy < first.by)
      first = { version: body.version, since: effectiveOn, by: body.updateBy }
  }
  return first === null ? null : { version: first.version, by: updateDueOn(history, first.since, first.by, on) }
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
  const { on, history, policy, tenure, exemption, validUntil, update, clock } = facts
  const after = (date: CalendarDate | null | undefined) =>
    date === null || date === undefined ? [] : [addDays(date, 1)]
  const days: CalendarDate[] = [
    ...history.map((event) => event.effectiveOn),
    ...policy.map((event) => event.effectiveOn),
    ...after(tenure?.until),
    ...after(exemption?.body.until),
    // One of several employments ends, and with it what was known of its first day with youth.
    ...history.filter(isKind('separated')).map((event) => addDays(event.effectiveOn, 1)),
    ...after(update?.by),
    ...after(clock?.dueOn),
    ...(validUntil === null ? [] : [validUntil]),
  ]
  return earliest(days.filter((day) => day > on))
}
