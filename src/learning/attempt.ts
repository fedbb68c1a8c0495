import type { Course, ItemId, Topic } from '../course/course.ts'
import { type Draw, draw, drawRound, getItem } from '../course/draw.ts'
import type { Attempted, AttemptStarted } from '../ledger/event.ts'
import type { AttemptOutcome } from '../ledger/bodies/training.ts'
import { type Answer, isAnswered } from '../course/question-type.ts'
import { type CheckResult, gradeCheck, gradeRound } from './grading.ts'

/** One attempt at the final check: how it started and each round that was handed in. */
export interface Attempt {
  readonly started: Pick<AttemptStarted, 'attempt' | 'seed' | 'items' | 'optionOrders'>
  readonly rounds: readonly Pick<Attempted, 'round' | 'items' | 'right' | 'of' | 'steps' | 'topics' | 'outcome'>[]
}

/** The questions of the round that is open, or null when the attempt is over. */
export interface OpenRound extends Draw {
  readonly round: number
}

export function startAttempt(course: Course, attempt: string, seed: string, seen: readonly ItemId[]): Attempt {
  return { started: { attempt, seed, ...draw(course, seed, seen) }, rounds: [] }
}

/** Returns null when no round was handed in yet. */
export function outcome(attempt: Attempt): AttemptOutcome | null {
  return attempt.rounds.at(-1)?.outcome ?? null
}

/** @param seen items of earlier attempts, oldest first. */
export function openRound(course: Course, attempt: Attempt, seen: readonly ItemId[]): OpenRound | null {
  const last = attempt.rounds.at(-1)
  if (last === undefined) {
    return { round: 1, items: attempt.started.items, optionOrders: attempt.started.optionOrders }
  }
  if (last.outcome !== 'topics-open') return null
  const round = last.round + 1
  const seed = `${attempt.started.seed}/${round}`
  return { round, ...drawRound(course, seed, missedTopics(attempt), [...seen, ...itemsOf(attempt)]) }
}

/** The must-pass topics that the last round left open. */
export function missedTopics(attempt: Attempt): Topic[] {
  return (
    attempt.rounds
      .at(-1)
      ?.topics.filter((topic) => !topic.right)
      .map((topic) => topic.topic) ?? []
  )
}

/** Every question that an attempt has shown, in the order of its rounds. */
export function itemsOf(attempt: Attempt): ItemId[] {
  return [
    ...attempt.started.items,
    ...attempt.rounds.filter((round) => round.round > 1).flatMap((round) => round.items),
  ]
}

export function gradeOpenRound(course: Course, open: OpenRound, answers: ReadonlyMap<ItemId, Answer>): CheckResult {
  return open.round === 1 ? gradeCheck(course, open.items, answers) : gradeRound(course, open.items, answers)
}

/** The questions of a round that still wait for an answer, in order. */
export function unanswered(course: Course, open: OpenRound, answers: ReadonlyMap<ItemId, Answer>): ItemId[] {
  return open.items.filter((id) => !isAnswered(getItem(course, id), answers.get(id)))
}
