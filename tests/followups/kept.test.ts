import fc from 'fast-check'
import { expect, it } from 'vitest'
import { curvesOf, EMPTY_CELL, toRepeat, type ToldAnswers, withAnswer } from '../../src/followups/kept.ts'

const after = (answers: readonly boolean[]) => answers.reduce(withAnswer, EMPTY_CELL)
const told = (step: string, round: ToldAnswers['round'], people: number, right: number): ToldAnswers => ({
  step,
  round,
  people,
  right,
})

it('shows nothing until there are five, and then moves by five', () => {
  const shown = [4, 5, 6, 9, 10].map((n) => after(Array.from({ length: n }, () => true)).told.people)
  expect(shown).toEqual([0, 5, 5, 5, 10])
})

it('one more answer shows the same whether it was right or not, unless it’s the fifth of a group', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (answers) => {
      const before = after(answers)
      const [right, wrong] = [withAnswer(before, true).told, withAnswer(before, false).told]
      if (answers.length % 5 === 4) expect(right.people).toBe(before.told.people + 5)
      else expect([right, wrong]).toEqual([before.told, before.told])
    }),
  )
})

it('five answers leave the same in any order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
      const answers = [true, true, false, true, false]
      expect(after(order.map((at) => answers[at] === true))).toEqual(after(answers))
    }),
  )
})

it('every answer is counted once', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (answers) => {
      const cell = after(answers)
      expect(cell.waiting.people + cell.told.people).toBe(answers.length)
      expect(cell.waiting.right + cell.told.right).toBe(answers.filter(Boolean).length)
    }),
  )
})

it('adds up what versions of the course have told, and says nothing where that’s under five', () => {
  const curves = curvesOf([
    told('tell', '2-weeks', 5, 5),
    told('tell', '2-weeks', 10, 7),
    told('tell', '6-months', 4, 4),
    told('a step of before', '2-weeks', 5, 0),
  ])
  const { rounds } = curves.find(({ step }) => step === 'tell') ?? {}
  expect(rounds).toEqual({
    '2-weeks': { people: 15, right: 12 },
    '2-months': null,
    '6-months': null,
    '11-months': null,
  })
  expect(curves.map(({ step }) => step)).not.toContain('a step of before')
})

it('repeats the two weakest steps by their last figures, and none that everyone knows', () => {
  const curves = curvesOf([
    told('recognize', '2-weeks', 5, 5),
    told('tell', '2-weeks', 10, 1),
    told('tell', '6-months', 10, 9),
    told('call', '2-weeks', 10, 5),
    told('afterward', '2-months', 10, 7),
  ])
  expect(toRepeat(curves).map(({ step, round }) => [step, round])).toEqual([
    ['call', '2-weeks'],
    ['afterward', '2-months'],
  ])
  expect(toRepeat(curvesOf([told('tell', '2-weeks', 5, 5)]))).toEqual([])
})
