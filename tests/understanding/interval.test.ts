import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areApart, shareBetween, wilson } from '../../src/understanding/interval.ts'

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
