import { describe, expect, it } from 'vitest'
import type { ItemId } from '../../src/course/course.ts'
import { draw, finalItems } from '../../src/course/draw.ts'
import { chancesOfItems, type Estimates, itemJudgement, judgedMark } from '../../src/understanding/pass-mark-sheet.ts'
import { content } from '../support/content.ts'

const { course } = content
const items = finalItems(course)
const all = (percent: number): Estimates => new Map(items.map(({ id }) => [id, percent]))

describe('the mark that judges give', () => {
  it.each([
    ['nobody would be right about anything', [0, 0, 0], 0, 0],
    ['everybody would be right about everything', [100, 100, 100], 15, 15],
    ['four of five would be right about each question', [80, 80, 80], 12, 12],
    ['judges differ, and meet in the middle', [70, 80, 90], 12, 12],
    ['a part of a question is rounded up', [81, 81, 81], 12.15, 13],
    ['what looks like a whole number is one', [80.2, 80.2, 80.2], 12.03, 12],
  ])('%s', (_, percents, mark, rounded) => {
    const judged = judgedMark(course, percents.map(all))
    expect(judged.mark).toBeCloseTo(mark, 6)
    expect(judged.rounded).toBe(rounded)
    expect(judged.of).toBe(15)
  })

  it('says how far the judges are apart', () => {
    const judged = judgedMark(course, [60, 80, 100].map(all))
    expect([judged.lowest, judged.highest]).toEqual([9, 15].map((value) => expect.closeTo(value, 6)))
    expect(judged.spread).toBeCloseTo(3, 6)
    expect(judged.byJudge).toEqual([9, 12, 15].map((value) => expect.closeTo(value, 6)))
    expect(judgedMark(course, [all(80)]).spread).toBeNull()
  })

  it('needs judges, and an estimate for every question', () => {
    expect(() => judgedMark(course, [])).toThrow(RangeError)
    const partly = new Map([...all(80)].slice(1))
    expect(() => judgedMark(course, [partly])).toThrow(RangeError)
  })
})

describe('the chance of a question in a check', () => {
  it('adds up to the number of questions of a check', () => {
    const chances = chancesOfItems(course)
    expect([...chances.keys()].toSorted()).toEqual(items.map(({ id }) => id).toSorted())
    expect([...chances.values()].reduce((total, chance) => total + chance, 0)).toBeCloseTo(course.pass.of, 9)
  })

  it('is what the draw does', () => {
    const drawn = new Map<ItemId, number>()
    const checks = 1_000
    for (let n = 0; n < checks; n += 1) {
      for (const id of draw(course, `check ${n}`, []).items) drawn.set(id, (drawn.get(id) ?? 0) + 1)
    }
    for (const [id, chance] of chancesOfItems(course)) {
      expect([id, (drawn.get(id) ?? 0) / checks]).toEqual([id, expect.closeTo(chance, 1)])
    }
  })
})

describe('the judges’ estimates for one question', () => {
  const [first] = items
  const judge = (percent: number): Estimates => new Map(first === undefined ? [] : [[first.id, percent]])

  it('have a mean and a spread', () => {
    const judges = [60, 90, 75].map(judge)
    expect(itemJudgement(first?.id ?? 'Q0', judges)).toEqual({ mean: 75, lowest: 60, highest: 90 })
    expect(itemJudgement('Q999', judges)).toBeNull()
  })
})
