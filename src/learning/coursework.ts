import { type Attempt, itemsOf, outcome } from './attempt.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Course, ItemId, LessonId } from '../course/course.ts'
import type { EventOf, SiteId } from '../ledger/event.ts'
import { type Completion, corrected, currentSpells, type History, isKind, placeOn } from '../ledger/history.ts'
import type { PolicyBlock } from '../course/policy.ts'
import { siteGaps } from '../organization/site-details.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { currentCycleOn } from '../requirements/current-cycle.ts'
import type { Standing } from '../requirements/status.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

/** A learner's record in the present cycle of the course. */
export interface Coursework {
  /** A completion counts and no renewal has opened, or an update comes first: nothing of the course is left to do. */
  readonly settled: boolean
  /** The credit that counts instead of the course, or `null` when the course was done here or nothing counts yet. */
  readonly credit: (EventOf<'credited'> & Completion) | null
  /** Names the cycle of the course, so that the same step is recorded once in each. */
  readonly cycle: number
  readonly finished: readonly LessonId[]
  readonly attempts: readonly Attempt[]
  /** Questions of all attempts ever, oldest first. */
  readonly seen: readonly ItemId[]
  readonly acknowledged: readonly SiteId[]
  /** The sites that the learner works at now, without doubles. */
  readonly sites: readonly SiteId[]
}

/**
 * Counts from the same cycle as the status does, so that learner and HR see the same.
 * @param standing of that day
 */
export function courseworkOn(history: History, on: CalendarDate, standing: UpdateDates): Coursework {
  const events = corrected(history)
  const { completion, renewalFrom, work: sinceThen } = currentCycleOn(events, ORIENTATION, on)
  const renewing = renewalFrom !== null && on >= renewalFrom
  const settled = completion !== null && (!renewing || isUpdateFirst(standing))
  const work = settled ? events : sinceThen
  const lessons = work.filter(isKind('lesson_finished')).map((event) => event.body.lesson)
  return {
    settled,
    credit: settled && completion.kind === 'credited' ? completion : null,
    cycle: events.filter((event) => !sinceThen.includes(event)).at(-1)?.seq ?? 0,
    finished: [...new Set(lessons)].sort(),
    attempts: attemptsIn(work),
    seen: attemptsIn(events).flatMap(itemsOf),
    acknowledged: work.filter(isKind('acknowledged')).map((event) => event.body.site),
    sites: [...new Set(currentSpells(events, on).map((spell) => placeOn(spell, on).site))],
  }
}

type UpdateDates = Pick<Standing, 'because' | 'validUntil'>

/**
 * Whether somebody does an update before a renewal that's open. Where the renewal is due first, the whole course has
 * the change in it.
 */
function isUpdateFirst({ because, validUntil }: UpdateDates): boolean {
  return because.kind === 'update' && validUntil !== null && because.by < validUntil
}

/** The attempt that is being worked on or was passed, or null when a new one may start. */
export function currentAttempt(work: Pick<Coursework, 'attempts'>): Attempt | null {
  const last = work.attempts.at(-1)
  return last === undefined || outcome(last) === 'below' ? null : last
}

export function passedAttempt(work: Pick<Coursework, 'attempts'>): Attempt | null {
  return work.attempts.find((attempt) => outcome(attempt) === 'passed') ?? null
}

/** Questions seen before an attempt began, oldest first. */
export function seenBefore(work: Coursework, attempt: string): ItemId[] {
  const own = work.attempts.filter((candidate) => candidate.started.attempt === attempt).flatMap(itemsOf)
  return work.seen.slice(0, work.seen.length - own.length)
}

/** The first site whose details the learner has not acknowledged yet, or null when all are. */
export function siteToAcknowledge(work: Coursework): SiteId | null {
  return work.sites.find((site) => !work.acknowledged.includes(site)) ?? null
}

/**
 * Whether the learner still has to acknowledge a site's details: not yet done, asked again by a new version of the
 * policy, or done already while no completion counts, for example because a second employment ended before its site was
 * acknowledged. Then doing it once more is the last step.
 */
export function asksFor(site: SiteId, work: Coursework, standing: Standing): boolean {
  if (!work.acknowledged.includes(site)) return true
  if (work.settled) return standing.because.kind === 'update'
  return siteToAcknowledge(work) === null && standing.status !== 'not-in-scope'
}

/**
 * Returns true when the policy is still to be acknowledged. After a credited completion, only an update of the policy
 * is.
 */
export function hasToAcknowledge(work: Coursework, standing: Standing): boolean {
  if (work.credit !== null && standing.because.kind !== 'update') return false
  return work.sites.some((site) => asksFor(site, work, standing))
}

/**
 * Acknowledging needs a completion that counts, or lessons finished and the final check passed, and a site that has
 * filled in SITE-1.
 */
export function acknowledgementBlock(course: Course, work: Coursework, site: SiteDetails | null): PolicyBlock | null {
  const left = work.settled ? 0 : course.lessons.filter(({ id }) => !work.finished.includes(id)).length
  if (left > 0) return { kind: 'lessons', left }
  if (!work.settled && passedAttempt(work) === null) return { kind: 'final' }
  if (site === null) return { kind: work.sites.length === 0 ? 'no-site' : 'unpublished' }
  const gaps = siteGaps(site)
  return gaps.length === 0 ? null : { kind: 'gaps', gaps }
}

/** The policy as the learner's last step: still to be acknowledged, done, or the reason why it can't be yet. */
export type PolicyStep = { readonly kind: 'acknowledge' } | { readonly kind: 'done' } | PolicyBlock

/** @param site the details that the learner is shown, or null while there are none. */
export function policyStep(course: Course, work: Coursework, standing: Standing, site: SiteDetails | null): PolicyStep {
  const isAsked = work.sites.length === 0 ? !work.settled : hasToAcknowledge(work, standing)
  return isAsked ? (acknowledgementBlock(course, work, site) ?? { kind: 'acknowledge' }) : { kind: 'done' }
}

/** The steps of the course that are left. */
export interface LeftToDo {
  readonly lessons: number
  readonly finalCheck: boolean
  readonly acknowledging: boolean
}

export function leftToDo(course: Course, work: Coursework, { because }: Standing): LeftToDo {
  if (work.settled) return { lessons: 0, finalCheck: false, acknowledging: because.kind === 'update' }
  return {
    lessons: course.lessons.filter((lesson) => !work.finished.includes(lesson.id)).length,
    finalCheck: passedAttempt(work) === null,
    acknowledging: true,
  }
}

/** Whether everything else is done in a course that isn't finished. */
export function hasOnlyPolicyLeft(course: Course, work: Coursework, standing: Standing): boolean {
  const { lessons, finalCheck, acknowledging } = leftToDo(course, work, standing)
  return !work.settled && acknowledging && lessons === 0 && !finalCheck
}

function attemptsIn(events: History): Attempt[] {
  const rounds = events.filter(isKind('attempted'))
  return events.filter(isKind('attempt_started')).map((event) => ({
    started: event.body,
    rounds: rounds.filter((round) => round.body.attempt === event.body.attempt).map((round) => round.body),
  }))
}
