import { describe, expect, it } from 'vitest'
import {
  type Attempt,
  gradeOpenRound,
  isToLookAt,
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

  it('has shown the questions of the check, and then those of each later round, each once', () => {
    const topics = ['images', 'danger-first'] as const
    const first = handedIn(startAttempt(course, 'a1', 'seed', []), topics)
    const second = opened(first).items
    const after = handedIn(first, ['images'])
    const third = opened(after).items
    expect(itemsOf(first)).toEqual(first.started.items)
    expect(itemsOf(after)).toEqual([...first.started.items, ...second])
    expect(itemsOf(handedIn(after, []))).toEqual([...first.started.items, ...second, ...third])
    expect(second).toHaveLength(2)
    expect(third).toHaveLength(1)
  })

  it('leaves no topic open before anything was handed in', () => {
    expect(missedTopics(startAttempt(course, 'a1', 'seed', []))).toEqual([])
  })

  it('asks other questions of another person in a later round', () => {
    const asked = Array.from({ length: 20 }, (_, person) => {
      const first = handedIn(startAttempt(course, 'a1', `person ${person}`, []), ['victim', 'images'])
      // Without what was asked before: that decides as well.
      return openRound(course, { ...first, started: { ...first.started, items: [] } }, [])?.items.join()
    })
    expect(new Set(asked).size).toBeGreaterThan(1)
  })

  it('waits for the questions without an answer, in their order', () => {
    const open = opened(startAttempt(course, 'a1', 'seed', []))
    const answers = new Map(open.items.map((id) => [id, answerKey(getItem(course, id))]))
    const left = [open.items[3], open.items[11]].flatMap((id) => id ?? [])
    for (const id of left) answers.delete(id)
    expect(unanswered(course, open, answers)).toEqual(left)
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

describe('an answer to look at again', () => {
  const plainItem = finalItems(course).find(({ topic }) => topic === null)
  const topical = finalItems(course).find(({ topic }) => topic !== null)
  if (plainItem === undefined || topical === undefined) throw new Error('the bank has both kinds')

  it.each([
    ['is a wrong one', plainItem, wrongAnswer(plainItem), true],
    ['is not a right one', plainItem, answerKey(plainItem), false],
    ['is not a wrong one about a must-pass topic, which is asked anew', topical, wrongAnswer(topical), false],
    ['is not a right one about a must-pass topic', topical, answerKey(topical), false],
  ] as const)('%s', (_, item, answer, expected) => {
    expect(isToLookAt(item, answer)).toBe(expected)
  })
})

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

  it('tells only of the steps and the topics that were asked about', () => {
    const [item] = finalItems(course).filter(({ topic }) => topic === 'images')
    if (item === undefined) throw new Error('the bank has such a question')
    expect(gradeRound(course, [item.id], new Map([[item.id, answerKey(item)]]))).toStrictEqual({
      right: 1,
      of: 1,
      steps: [{ step: item.step, right: 1, of: 1 }],
      topics: [{ topic: 'images', right: true }],
      outcome: 'passed',
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
