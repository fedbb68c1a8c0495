import { describe, expect, it } from 'vitest'
import type { Item } from '../../src/course/course.ts'
import { getItem } from '../../src/course/draw.ts'
import {
  answerFigures,
  chosenOf,
  discriminationOf,
  keyOf,
  type LanguageFigures,
  powerOf,
  wordingDoubts,
  areApart,
  shareBetween,
  wilson,
} from '../../src/understanding/item-statistic.ts'
import { type BandCounts, type Counts, HELD_BACK } from '../../src/understanding/suppression.ts'
import { content } from '../support/content.ts'
import fc from 'fast-check'

/** Four options; the third fits. */
const single = getItem(content.course, 'Q06')
const multiple = getItem(content.course, 'Q04')
const order = content.course.items.find(({ type }) => type === 'order')

const counts = (of: Record<string, number>): Counts => new Map(Object.entries(of))
const bands = (upper: number, lower: number): BandCounts => ({
  upper: { people: 20, right: upper },
  middle: { people: 0, right: 0 },
  lower: { people: 20, right: lower },
})
const figures = (of: Record<string, number>, item: Item = single) => answerFigures(item, counts(of))

describe('a counted answer', () => {
  it('does not depend on the order in which options were picked, but where steps are ordered', () => {
    expect(keyOf(single)).toBe('c')
    expect(keyOf(multiple)).toBe('acd')
    expect(chosenOf(multiple, ['d', 'a', 'c'])).toBe('acd')
    expect(chosenOf(multiple, ['d', 'a', 'a'])).toBe('ad')
    if (order === undefined) throw new Error('the bank has a question with steps to order')
    expect(chosenOf(order, ['b', 'a', 'c'])).toBe('bac')
  })
})

describe('the figures of a question', () => {
  it('say how many were right, what others chose, and of how many that is not told', () => {
    const { people, right, facility, others, heldBack } = figures({ c: 24, a: 9, b: 3, [HELD_BACK]: 4 })
    expect([people, right, heldBack]).toEqual([40, 24, 4])
    expect(facility?.share).toBe(0.6)
    expect(others.map((other) => [other.chosen, other.people])).toEqual([
      ['a', 9],
      ['b', 3],
    ])
  })

  it('let the interval of an answer cover those who are held back', () => {
    const [told] = figures({ c: 24, a: 16 }).others
    const [partly] = figures({ c: 24, a: 12, [HELD_BACK]: 4 }).others
    expect(partly?.share.to).toBeCloseTo(told?.share.to ?? 0, 10)
    expect(partly?.share.from).toBeLessThan(told?.share.from ?? 0)
  })

  it('are empty when nothing is told', () => {
    expect(figures({})).toEqual({ people: 0, right: 0, facility: null, others: [], heldBack: 0 })
  })
})

describe('whether a question tells people apart', () => {
  it.each<[string, Record<string, number>, number, number, string]>([
    ['well, when those who did well are right much more often', { c: 30, a: 10 }, 18, 10, 'good'],
    ['a little', { c: 30, a: 10 }, 16, 13, 'some'],
    ['not, when both are right as often', { c: 30, a: 10 }, 15, 15, 'none'],
    ['the wrong way around', { c: 30, a: 10 }, 12, 16, 'turned'],
    ['is not to be expected of an easy question', { c: 39, a: 1 }, 20, 19, 'easy'],
  ])('%s', (_, told, upper, lower, power) => {
    const discrimination = discriminationOf(bands(upper, lower))
    expect(powerOf(figures(told), discrimination)).toBe(power)
  })

  it('is not known while one of the groups is small', () => {
    const small = { ...bands(20, 0), lower: { people: 4, right: 0 } }
    expect(discriminationOf(small)).toBeNull()
    expect(powerOf(figures({ c: 9 }), null)).toBe('unknown')
    expect(powerOf(figures({}), 0.5)).toBe('unknown')
  })
})

describe('a wording deserves a look', () => {
  const doubts = (told: Record<string, number>, upperRight: number, languages: LanguageFigures[] = []) =>
    wordingDoubts(single, figures(told), bands(upperRight, 10), languages)

  it('when people who did well are not right more often', () => {
    expect(doubts({ c: 30, a: 5, b: 3, d: 2 }, 8)).toEqual([{ kind: 'tells-nobody-apart', power: 'turned' }])
    expect(doubts({ c: 30, a: 5, b: 3, d: 2 }, 11)).toEqual([{ kind: 'tells-nobody-apart', power: 'none' }])
    expect(doubts({ c: 30, a: 5, b: 3, d: 2 }, 18)).toEqual([])
    const few = { ...bands(2, 8), lower: { people: 9, right: 8 } }
    expect(wordingDoubts(single, figures({ c: 30, a: 5, b: 3, d: 2 }), few, [])).toEqual([])
  })

  it('when no one chooses an option, once enough other answers are counted', () => {
    expect(doubts({ c: 30, a: 8, d: 2 }, 18)).toEqual([{ kind: 'option-unused', option: 'b', told: 10 }])
    expect(doubts({ c: 30, a: 7, d: 2, [HELD_BACK]: 9 }, 18)).toEqual([])
    expect(wordingDoubts(multiple, figures({ acd: 30, a: 20 }, multiple), bands(18, 10), [])).toEqual([])
  })

  it('when it is harder in one language by more than chance', () => {
    const easier = { language: 'en', figures: figures({ c: 45, a: 3, b: 1, d: 1 }) }
    const harder = { language: 'es', figures: figures({ c: 10, a: 14, b: 1, d: 1 }) }
    const told = { c: 55, a: 17, b: 2, d: 2 }
    expect(doubts(told, 18, [harder, easier])).toEqual([{ kind: 'languages-differ', easier, harder }])
    expect(doubts(told, 18, [easier, { ...harder, figures: figures({ c: 4, a: 1 }) }])).toEqual([])
    expect(doubts(told, 18, [easier, { ...harder, figures: figures({}) }])).toEqual([])
    expect(doubts(told, 18, [easier])).toEqual([])
  })
})

const percent = ({ share, from, to }: { share: number; from: number; to: number }) =>
  [share, from, to].map((value) => Math.round(value * 1000) / 10)

describe('a share with its interval', () => {
  it.each([
    // Values of the score interval without correction, as tables of it give them.
    ['twelve of thirty-nine', 12, 39, [30.8, 18.6, 46.4]],
    ['nobody of ten', 0, 10, [0, 0, 27.8]],
    ['everybody of ten', 10, 10, [100, 72.2, 100]],
    ['one of one', 1, 1, [100, 20.7, 100]],
    ['fifty of a hundred', 50, 100, [50, 40.4, 59.6]],
    ['one of five', 1, 5, [20, 3.6, 62.4]],
  ])('%s', (_, counted, of, expected) => {
    expect(percent(wilson(counted, of))).toEqual(expected)
  })

  it('has the share inside, stays between 0 and 1, and becomes narrower with more people', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
        const counted = Math.round(part * of)
        const { share, from, to } = wilson(counted, of)
        expect(from).toBeGreaterThanOrEqual(0)
        expect(from).toBeLessThanOrEqual(share + 1e-12)
        expect(to).toBeGreaterThanOrEqual(share - 1e-12)
        expect(to).toBeLessThanOrEqual(1)
        const many = wilson(counted * 10, of * 10)
        expect(many.to - many.from).toBeLessThan(to - from)
      }),
    )
  })

  it('covers both ends of a count that is not known exactly', () => {
    expect(shareBetween(12, 15, 39)).toEqual({
      share: 12 / 39,
      from: wilson(12, 39).from,
      to: wilson(15, 39).to,
    })
  })

  it.each([
    ['of nobody', 0, 0],
    ['of more than there are', 6, 5],
    ['of fewer than none', -1, 5],
  ])('doesn’t exist %s', (_, counted, of) => {
    expect(() => wilson(counted, of)).toThrow(RangeError)
  })

  it('tells two shares apart only when their intervals do not meet', () => {
    expect(areApart(wilson(90, 100), wilson(50, 100))).toBe(true)
    expect(areApart(wilson(50, 100), wilson(90, 100))).toBe(true)
    expect(areApart(wilson(9, 10), wilson(5, 10))).toBe(false)
  })
})
