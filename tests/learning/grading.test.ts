import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item, ItemId } from '../../src/course/course.ts'
import { draw, finalItems, getItem } from '../../src/course/draw.ts'
import { type Answer, answerKey, fits, gradeCheck, gradeRound, isAnswered } from '../../src/learning/grading.ts'
import { content } from '../support/content.ts'

const { course } = content
const find = (type: Item['type']) => {
  const item = course.items.find((candidate) => candidate.type === type)
  if (item === undefined) throw new Error(`the bank has no ${type} question`)
  return item
}

describe('one answer', () => {
  it('fits for every question of the bank when it is the key', () => {
    for (const item of course.items) expect(fits(item, answerKey(item))).toBe(true)
  })

  it.each([
    ['single', 'no option', (_: Item): Answer => []],
    [
      'single',
      'another option',
      (item: Item) =>
        item.options
          .filter((option) => !option.fits)
          .slice(0, 1)
          .map((o) => o.id),
    ],
    ['multiple', 'only some that fit', (item: Item) => answerKey(item).slice(1)],
    ['multiple', 'everything', (item: Item) => item.options.map((option) => option.id)],
    ['order', 'the right order turned round', (item: Item) => answerKey(item).toReversed()],
    ['order', 'the right order cut short', (item: Item) => answerKey(item).slice(1)],
  ] as const)('does not fit a %s question with %s', (type, _, answer) => {
    expect(fits(find(type), answer(find(type)))).toBe(false)
  })

  it('with every box ticked fits no multiple question of the bank', () => {
    const items = course.items.filter((item) => item.type === 'multiple')
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) {
      const all = item.options.map((option) => option.id)
      expect(fits(item, all), item.id).toBe(false)
    }
  })

  it('with every box ticked does not fit where the options that fit come first', () => {
    const item = find('multiple')
    const options = item.options.map((option, place) => ({ ...option, fits: place < 2 }))
    const all = options.map((option) => option.id)
    expect(fits({ ...item, options }, all.slice(0, 2))).toBe(true)
    expect(fits({ ...item, options }, all.slice(0, 3))).toBe(false)
    expect(fits({ ...item, options }, all)).toBe(false)
  })

  it('of an ordering question with a step too many does not fit', () => {
    const item = find('order')
    expect(fits(item, [...answerKey(item), ...answerKey(item).slice(0, 1)])).toBe(false)
  })

  it('of an ordering question with one step twice in place of another is no answer', () => {
    const item = find('order')
    const [first, ...rest] = answerKey(item)
    const doubled = [first, first, ...rest.slice(1)].filter((letter) => letter !== undefined)
    expect(doubled).toHaveLength(item.options.length)
    expect(isAnswered(item, doubled)).toBe(false)
  })

  it('of a question with boxes is an answer with one box ticked, and none with none', () => {
    const item = find('multiple')
    expect(isAnswered(item, answerKey(item).slice(0, 1))).toBe(true)
    expect(isAnswered(item, [])).toBe(false)
  })

  it('of a multiple question fits in any order, and a letter twice counts once', () => {
    const item = find('multiple')
    expect(fits(item, [...answerKey(item).toReversed(), ...answerKey(item)])).toBe(true)
  })

  it('of an ordering question is complete only with every step', () => {
    const item = find('order')
    expect(isAnswered(item, answerKey(item).slice(1))).toBe(false)
    expect(isAnswered(item, answerKey(item).toReversed())).toBe(true)
    expect(isAnswered(item, undefined)).toBe(false)
  })
})

describe('the whole check', () => {
  const { items } = draw(course, 'a seed', [])
  const wrong = (id: ItemId): Answer => {
    const item = getItem(course, id)
    return item.type === 'order'
      ? answerKey(item).toReversed()
      : item.options
          .filter((o) => !o.fits)
          .map((o) => o.id)
          .slice(0, 1)
  }
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
