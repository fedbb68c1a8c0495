import { describe, expect, it } from 'vitest'
import type { Item } from '../../src/course/course.ts'
import {
  type Answer,
  answerKey,
  fits,
  isAnswered,
  QUESTION_TYPES,
  rulesOf,
  wrongAnswer,
  afterMove,
  isOrderOf,
  readMove,
} from '../../src/course/question-type.ts'
import { content, contents } from '../support/content.ts'
import { MESSAGES } from '../../src/words/messages.ts'

const { course } = content
const find = (type: Item['type']) => {
  const item = course.items.find((candidate) => candidate.type === type)
  if (item === undefined) throw new Error(`the bank has no ${type} question`)
  return item
}

describe('an answer', () => {
  it('the key is right for every question of the bank', () => {
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
  ] as const)('a %s question rejects an answer with %s', (type, _, answer) => {
    expect(fits(find(type), answer(find(type)))).toBe(false)
  })

  it('ticking every box is wrong for every multiple question of the bank', () => {
    const items = course.items.filter((item) => item.type === 'multiple')
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) {
      const all = item.options.map((option) => option.id)
      expect(fits(item, all), item.id).toBe(false)
    }
  })

  it('ticking every box is wrong where the right options come first', () => {
    const item = find('multiple')
    const options = item.options.map((option, place) => ({ ...option, fits: place < 2 }))
    const all = options.map((option) => option.id)
    expect(fits({ ...item, options }, all.slice(0, 2))).toBe(true)
    expect(fits({ ...item, options }, all.slice(0, 3))).toBe(false)
    expect(fits({ ...item, options }, all)).toBe(false)
  })

  it('an extra step makes the answer to an ordering question wrong', () => {
    const item = find('order')
    expect(fits(item, [...answerKey(item), ...answerKey(item).slice(0, 1)])).toBe(false)
  })

  it('repeating one step instead of another doesn’t answer an ordering question', () => {
    const item = find('order')
    const [first, ...rest] = answerKey(item)
    const doubled = [first, first, ...rest.slice(1)].filter((letter) => letter !== undefined)
    expect(doubled).toHaveLength(item.options.length)
    expect(isAnswered(item, doubled)).toBe(false)
  })

  it('a question with boxes is answered with one box ticked, and not with none', () => {
    const item = find('multiple')
    expect(isAnswered(item, answerKey(item).slice(0, 1))).toBe(true)
    expect(isAnswered(item, [])).toBe(false)
  })

  it('a multiple question takes its options in any order, and a repeated letter counts once', () => {
    const item = find('multiple')
    expect(fits(item, [...answerKey(item).toReversed(), ...answerKey(item)])).toBe(true)
  })

  it('an ordering question is answered only with every step', () => {
    const item = find('order')
    expect(isAnswered(item, answerKey(item).slice(1))).toBe(false)
    expect(isAnswered(item, answerKey(item).toReversed())).toBe(true)
    expect(isAnswered(item, undefined)).toBe(false)
  })
})

describe('each type of question', () => {
  it('occurs in the bank', () => {
    for (const type of Object.keys(QUESTION_TYPES) as Item['type'][]) expect(find(type).type).toBe(type)
  })

  it('has a wrong answer that can be graded and does not fit', () => {
    for (const item of course.items) {
      const wrong = wrongAnswer(item)
      expect([isAnswered(item, wrong), fits(item, wrong)], item.id).toEqual([true, false])
    }
  })

  it('reads its key from a form, and no answer from letters that it does not have', () => {
    for (const item of course.items) {
      const letters = item.options.map(({ id }) => id)
      const { read } = rulesOf(item)
      expect([...read(letters, answerKey(item))], item.id).toEqual([...answerKey(item)])
      expect(read(letters, ['x', 'y']), item.id).toEqual([])
      expect(read(letters, []), item.id).toEqual([])
    }
  })

  it('says what to do in words of its own', () => {
    for (const { language } of Object.values(contents)) {
      const hints = Object.values(MESSAGES[language].learn.check.hints)
      expect(new Set(hints).size).toBe(Object.keys(QUESTION_TYPES).length)
    }
  })
})

describe('a step that is moved', () => {
  it.each([
    ['changes places with the one above', 'abc', 'b up', 'bac'],
    ['changes places with the one below', 'abc', 'b down', 'acb'],
    ['stays where it is at the top', 'abc', 'a up', 'abc'],
    ['stays where it is at the bottom', 'abc', 'c down', 'abc'],
    ['changes nothing when it is not there', 'abc', 'x up', 'abc'],
  ])('%s', (_, before, press, after) => {
    const move = readMove(press)
    expect(move === null ? [] : afterMove([...before], move)).toEqual([...after])
  })

  it.each(['', 'b', 'up', 'b left', 'bb up', 'B up', ' b up'])('is named by the button, not by "%s"', (value) => {
    expect(readMove(value)).toBeNull()
  })
})

describe('an order', () => {
  it.each([
    ['may turn the steps round', 'cab', true],
    ['is none with a step missing', 'ca', false],
    ['is none with a step twice', 'caa', false],
    ['is none with a step of another', 'cax', false],
    ['is none with one too many', 'cabb', false],
  ])('%s: %s', (_, given, isOrder) => {
    expect(isOrderOf(['a', 'b', 'c'], [...given])).toBe(isOrder)
  })
})
