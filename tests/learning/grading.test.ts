import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemId } from '../../src/course/course.ts'
import { draw, finalItems, getItem } from '../../src/course/draw.ts'
import { type Answer, answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import { gradeCheck, gradeRound } from '../../src/learning/grading.ts'
import { content } from '../support/content.ts'

const { course } = content

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
  ] as const)('with %s', (_, missed, right, outcome) => {
    const result = gradeCheck(course, items, answers(missed))
    expect(result).toMatchObject({ right, of: 15, outcome })
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
