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
  gradeCheck,
  gradeRound,
} from '../../src/learning/attempt.ts'
import type { ItemId, Topic } from '../../src/course/course.ts'
import { getItem, draw, finalItems } from '../../src/course/draw.ts'
import { type Answer, answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import { content } from '../support/content.ts'
import fc from 'fast-check'

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

describe('the whole check', () => {
  const { items } = draw(course, 'a seed', [])
  const wrong = (id: ItemId): Answer => wrongAnswer(getItem(course, id))
  const answers = (missed: readonly ItemId[]) =>
    new Map(items.map((id) => [id, missed.includes(id) ? wrong(id) : answerKey(getItem(course, id))]))
  const plain = items.filter((id) => getItem(course, id).topic === null)
  const topical = items.filter((id) => getItem(course, id).topic !== null)

  it.each([
    ['all right', [], 15, 'passed'],
    ['three others missed', plain.slice(0, 3), 12, 'passed'],
    ['four others missed', plain.slice(0, 4), 11, 'below'],
    ['one topic missed', topical.slice(0, 1), 14, 'topics-open'],
    ['three topics missed', topical.slice(0, 3), 12, 'topics-open'],
    ['a topic and three others missed', [...topical.slice(0, 1), ...plain.slice(0, 3)], 11, 'below'],
  ] as const)('is graded with %s', (_, missed, right, expected) => {
    const result = gradeCheck(course, items, answers(missed))
    expect(result).toMatchObject({ right, of: 15, outcome: expected })
    expect(result.steps.reduce((sum, step) => sum + step.of, 0)).toBe(15)
    expect(result.steps.reduce((sum, step) => sum + step.right, 0)).toBe(right)
    expect(result.topics).toHaveLength(6)
  })

  it('does not depend on the order in which answers were given', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...items], { minLength: 15, maxLength: 15 }), (order) => {
        const given = new Map(order.map((id) => [id, wrong(id)]))
        expect(gradeCheck(course, items, given)).toEqual(gradeCheck(course, items, answers(items)))
      }),
    )
  })

  it('counts a question without an answer as not right', () => {
    expect(gradeCheck(course, items, new Map())).toMatchObject({ right: 0, outcome: 'below' })
  })

  it('leaves a topic open when one of two questions about it is missed', () => {
    const images = finalItems(course).filter((item) => item.topic === 'images')
    const [first, second] = images.map((item) => item.id)
    if (first === undefined || second === undefined) throw new Error('the bank has no two such questions')
    const given = new Map([[first, answerKey(getItem(course, first))]])
    expect(gradeRound(course, [first, second], given)).toMatchObject({
      topics: [{ topic: 'images', right: false }],
      outcome: 'topics-open',
    })
  })

  it('passes a later round when each missed topic is now right', () => {
    const again = finalItems(course)
      .filter((item) => item.topic === 'images')
      .slice(0, 1)
    const given = new Map(again.map((item) => [item.id, answerKey(item)]))
    expect(
      gradeRound(
        course,
        again.map((item) => item.id),
        given,
      ),
    ).toMatchObject({ outcome: 'passed' })
    expect(
      gradeRound(
        course,
        again.map((item) => item.id),
        new Map(),
      ),
    ).toMatchObject({ outcome: 'topics-open' })
  })
})
