import {
  type Course,
  type ItemId,
  type Topic,
  type Item,
  PROCEDURE_STEPS,
  type ProcedureStep,
  TOPICS,
} from '../course/course.ts'
import { type Draw, draw, drawRound, getItem } from '../course/draw.ts'
import type { Attempted, AttemptStarted } from '../ledger/event.ts'
import type { AttemptOutcome } from '../ledger/bodies/training.ts'
import { type Answer, isAnswered, fits } from '../course/question-type.ts'

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

/**
 * Whether a learner looks at their answer again after handing in. Must-pass topics have a section to read, and are asked
 * anew.
 */
export function isToLookAt(item: Item, answer: Answer): boolean {
  return item.topic === null && !fits(item, answer)
}

export interface CheckResult {
  readonly right: number
  readonly of: number
  readonly steps: readonly StepResult[]
  readonly topics: readonly TopicResult[]
  readonly outcome: AttemptOutcome
}

interface StepResult {
  readonly step: ProcedureStep
  readonly right: number
  readonly of: number
}

interface TopicResult {
  readonly topic: Topic
  readonly right: boolean
}

/** Grades the whole check. An unanswered question counts as not right. */
export function gradeCheck(
  course: Course,
  items: readonly ItemId[],
  answers: ReadonlyMap<ItemId, Answer>,
): CheckResult {
  return graded(course, items, answers, (right, topics) =>
    right < course.pass.right ? 'below' : topicsOutcome(topics),
  )
}

/** Grades a later round, which asks one new question for each topic missed. The score of round 1 remains. */
export function gradeRound(
  course: Course,
  items: readonly ItemId[],
  answers: ReadonlyMap<ItemId, Answer>,
): CheckResult {
  return graded(course, items, answers, (_right, topics) => topicsOutcome(topics))
}

function graded(
  course: Course,
  items: readonly ItemId[],
  answers: ReadonlyMap<ItemId, Answer>,
  outcomeOf: (right: number, topics: readonly TopicResult[]) => AttemptOutcome,
): CheckResult {
  const marks = marked(course, items, answers)
  const right = marks.filter((mark) => mark.right).length
  const topics = topicResults(marks)
  return { right, of: marks.length, steps: stepResults(marks), topics, outcome: outcomeOf(right, topics) }
}

function topicsOutcome(topics: readonly TopicResult[]): AttemptOutcome {
  return topics.every((topic) => topic.right) ? 'passed' : 'topics-open'
}

interface Mark {
  readonly item: Item
  readonly right: boolean
}

function marked(course: Course, items: readonly ItemId[], answers: ReadonlyMap<ItemId, Answer>): Mark[] {
  return items.map((id) => {
    const item = getItem(course, id)
    return { item, right: fits(item, answers.get(id) ?? []) }
  })
}

function stepResults(marks: readonly Mark[]): StepResult[] {
  return PROCEDURE_STEPS.map((step) => marks.filter((mark) => mark.item.step === step)).flatMap((group) => {
    const first = group[0]
    return first === undefined
      ? []
      : [{ step: first.item.step, right: group.filter((mark) => mark.right).length, of: group.length }]
  })
}

function topicResults(marks: readonly Mark[]): TopicResult[] {
  return TOPICS.map((topic) => marks.filter((mark) => mark.item.topic === topic)).flatMap((group) => {
    const topic = group[0]?.item.topic
    return topic === undefined || topic === null ? [] : [{ topic, right: group.every((mark) => mark.right) }]
  })
}
