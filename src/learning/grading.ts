import {
  type Course,
  type Item,
  type ItemId,
  PROCEDURE_STEPS,
  type ProcedureStep,
  TOPICS,
  type Topic,
} from '../course/course.ts'
import { getItem } from '../course/draw.ts'
import type { AttemptOutcome } from '../ledger/bodies/training.ts'
import { type Answer, fits } from '../course/question-type.ts'

export interface CheckResult {
  readonly right: number
  readonly of: number
  readonly steps: readonly StepResult[]
  readonly topics: readonly TopicResult[]
  readonly outcome: AttemptOutcome
}

export interface StepResult {
  readonly step: ProcedureStep
  readonly right: number
  readonly of: number
}

export interface TopicResult {
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

/** Grades a later round, which asks one new question for each topic missed. The score of round 1 stands. */
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
