import { describe, expect, it } from 'vitest'
import {
  type Attempt,
  gradeOpenRound,
  itemsOf,
  missedTopics,
  type OpenRound,
  openRound,
  outcome,
  startAttempt,
  unanswered,
} from '../../src/learning/attempt.ts'
import type { ItemId, Topic } from '../../src/course/course.ts'
import { getItem } from '../../src/course/draw.ts'
import { type Answer, answerKey } from '../../src/course/question-type.ts'
import { content } from '../support/content.ts'

const { course } = content

describe('an attempt at the final check', () => {
  it('opens with all its questions, and nothing handed in', () => {
    const attempt = startAttempt(course, 'a1', 'seed', [])
    expect(outcome(attempt)).toBeNull()
    expect(opened(attempt)).toMatchObject({ round: 1, items: attempt.started.items })
    expect(unanswered(course, opened(attempt), new Map())).toHaveLength(15)
  })

  it('is over when everything is right', () => {
    const passed = handedIn(startAttempt(course, 'a1', 'seed', []), [])
    expect(outcome(passed)).toBe('passed')
    expect(openRound(course, passed, [])).toBeNull()
  })

  it('is over below twelve, and a new one brings other questions', () => {
    const first = startAttempt(course, 'a1', 'seed', [])
    const below = handedInWith(first, new Map())
    expect(outcome(below)).toBe('below')
    expect(openRound(course, below, [])).toBeNull()
    const next = startAttempt(course, 'a2', 'other', itemsOf(below))
    expect(next.started.items.filter((id) => first.started.items.includes(id))).toEqual([])
  })

  it('stays open with one new question for each topic missed, round after round, until all are right', () => {
    const first = handedIn(startAttempt(course, 'a1', 'seed', []), ['images', 'danger-first'])
    expect(outcome(first)).toBe('topics-open')
    expect(missedTopics(first)).toEqual(['images', 'danger-first'])
    const second = opened(first)
    expect(second.round).toBe(2)
    expect(second.items.map((id) => getItem(course, id).topic)).toEqual(['images', 'danger-first'])
    expect(second.items.filter((id) => first.started.items.includes(id))).toEqual([])

    const still = handedIn(first, ['images'])
    expect(outcome(still)).toBe('topics-open')
    expect(opened(still).items.map((id) => getItem(course, id).topic)).toEqual(['images'])
    expect(opened(still).items.filter((id) => itemsOf(still).includes(id))).toEqual([])

    expect(outcome(handedIn(still, []))).toBe('passed')
  })

  it('shows the same questions in the same order when a round is opened again', () => {
    const first = handedIn(startAttempt(course, 'a1', 'seed', []), ['secrecy'])
    expect(opened(first)).toEqual(opened(first))
  })
})

function opened(attempt: Attempt): OpenRound {
  const open = openRound(course, attempt, [])
  if (open === null) throw new Error('the attempt has no open round')
  return open
}

/** Hands the open round in with the given topics missed and everything else right. */
function handedIn(attempt: Attempt, missed: readonly Topic[]): Attempt {
  const answers = opened(attempt).items.map((id): [ItemId, Answer] => {
    const item = getItem(course, id)
    return [id, item.topic !== null && missed.includes(item.topic) ? [] : answerKey(item)]
  })
  return handedInWith(attempt, new Map(answers))
}

function handedInWith(attempt: Attempt, answers: ReadonlyMap<ItemId, Answer>): Attempt {
  const open = opened(attempt)
  const result = gradeOpenRound(course, open, answers)
  return { ...attempt, rounds: [...attempt.rounds, { ...result, round: open.round, items: open.items }] }
}
