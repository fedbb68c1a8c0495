import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AnswerCell,
  type Band,
  bandOf,
  bandsTogether,
  type CountedAnswer,
  EMPTY_BANDS,
  EMPTY_CELL,
  HELD_BACK,
  sum,
  withAnswer,
  withGroup,
} from '../../src/understanding/suppression.ts'

const RIGHT = 'b'

/** One letter for each person, in the order in which they answered. */
function cellAfter(answers: string, before: AnswerCell = EMPTY_CELL): AnswerCell {
  return [...answers].reduce((cell, chosen) => withAnswer(cell, RIGHT, { chosen, band: 'middle' }).cell, before)
}

function told(answers: string): Record<string, number> {
  return Object.fromEntries([...cellAfter(answers).told].filter(([, people]) => people > 0))
}

const oneAnswer = fc.constantFrom('a', 'b', 'c', 'd')
const answersGiven = fc.array(oneAnswer, { maxLength: 60 }).map((letters) => letters.join(''))

describe('answers to one question', () => {
  it.each<[string, string, Record<string, number>]>([
    ['of four people are not told', 'abcb', {}],
    ['of five are told as right or not', 'abbbb', { b: 4, [HELD_BACK]: 1 }],
    ['of nine are told like those of five', 'abbbbcccc', { b: 4, [HELD_BACK]: 1 }],
    ['that all fit are told at once', 'bbbbb', { b: 5 }],
    ['that do not fit are told once there are five of them', 'aaccd', { a: 2, c: 2, d: 1 }],
    ['that do not fit wait over several groups', 'abbbbcbbbbaabbbacbbb', { b: 14, a: 4, c: 2 }],
  ])('%s', (_, answers, expected) => {
    expect(told(answers)).toEqual(expected)
  })

  it('hold one person back for good where all but one gave the same answer, so that nobody knows whether all did', () => {
    expect(told('aaaaa')).toEqual({ a: 4, [HELD_BACK]: 1 })
    expect(told('aaaac')).toEqual(told('aaaaa'))
    expect(told('daaaa')).toEqual(told('aaaaa'))
    expect(told('aaacc')).toEqual({ a: 3, c: 2 })
  })

  it('count everybody once: what is told and what waits is everyone', () => {
    fc.assert(
      fc.property(answersGiven, (answers) => {
        const { waiting, told: shown } = cellAfter(answers)
        expect(sum(shown) + waiting.length).toBe(answers.length)
        expect([...shown.values()].every((people) => people >= 0)).toBe(true)
      }),
    )
  })

  it('change in figures by five people or more at a time, and never by fewer', () => {
    fc.assert(
      fc.property(answersGiven, oneAnswer, (answers, next) => {
        const before = cellAfter(answers)
        const after = cellAfter(next, before)
        const grown = sum(after.told) - sum(before.told)
        expect([0, 5]).toContain(grown)
        if (grown === 0) expect(after).toMatchObject({ told: before.told, others: before.others })
        // Whatever was learned about the other answers was learned about at least five people, one of whom may be held
        // back.
        const named = (cell: AnswerCell) =>
          sum(cell.told) - (cell.told.get(HELD_BACK) ?? 0) - (cell.told.get(RIGHT) ?? 0)
        const learned = named(after) - named(before)
        expect(learned === 0 || learned >= 4).toBe(true)
      }),
    )
  })

  it('are told at a moment that says nothing about which of the other answers was chosen', () => {
    fc.assert(
      fc.property(
        answersGiven,
        fc.array(fc.constantFrom('a', 'c', 'd'), { minLength: 60, maxLength: 60 }),
        (answers, others) => {
          const rest = [...others]
          // The same people right, and the others with other answers.
          const changed = [...answers].map((answer) => (answer === RIGHT ? RIGHT : (rest.pop() ?? 'a'))).join('')
          const shape = (text: string) =>
            [...text].map((_, index) => {
              const { told: shown } = cellAfter(text.slice(0, index + 1))
              const isNamed = [...shown].some(
                ([chosen, people]) => chosen !== RIGHT && chosen !== HELD_BACK && people > 0,
              )
              return [sum(shown), shown.get(RIGHT) ?? 0, isNamed]
            })
          expect(shape(changed)).toEqual(shape(answers))
        },
      ),
    )
  })

  it('leave every person who was wrong in doubt, whichever two looks at the figures are compared', () => {
    fc.assert(
      fc.property(answersGiven, (answers) => {
        let before = EMPTY_CELL
        let wrongSince = 0
        for (const answer of answers) {
          const after = cellAfter(answer, before)
          if (answer !== RIGHT) wrongSince += 1
          const gained = ['a', 'c', 'd'].map((chosen) => (after.told.get(chosen) ?? 0) - (before.told.get(chosen) ?? 0))
          const most = Math.max(...gained)
          if (most > 0) {
            // For every person who was wrong, another answer always remains possible.
            expect(most).toBeLessThan(wrongSince)
            wrongSince = 0
          }
          before = after
        }
      }),
    )
  })
})

describe('the results at a question of people who did well in the whole check, and of those who did not', () => {
  it.each([
    ['15 of 15', 15, 'upper'],
    ['14 of 15', 14, 'upper'],
    ['13 of 15', 13, 'middle'],
    ['12 of 15', 12, 'lower'],
    ['3 of 15', 3, 'lower'],
  ] as const)('%s', (_, right, band) => {
    expect(bandOf(right, 15)).toBe(band)
  })

  const group = (bands: string, chosen: string): CountedAnswer[] => {
    const names: Readonly<Record<string, Band>> = { u: 'upper', m: 'middle', l: 'lower' }
    return [...bands].map((letter, index) => ({ band: names[letter] ?? 'middle', chosen: chosen[index] ?? '' }))
  }

  it('are shown when both groups have five people, and all of it together', () => {
    const first = withGroup(EMPTY_BANDS, RIGHT, group('uuuml', 'bbbba'))
    expect(first.told).toEqual(EMPTY_BANDS.told)
    const second = withGroup(first, RIGHT, group('ullll', 'bbaaa'))
    expect(second.told).toEqual(EMPTY_BANDS.told)
    const third = withGroup(second, RIGHT, group('ummml', 'abbbb'))
    expect(third.told).toEqual({
      upper: { people: 5, right: 4 },
      middle: { people: 4, right: 4 },
      lower: { people: 6, right: 2 },
    })
    expect(third.waiting).toEqual(EMPTY_BANDS.told)
  })

  it('depend only on scores, not on what was answered', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('uuuml', 'ullll', 'mmmmm', 'uuuuu', 'lllll'), { maxLength: 12 }),
        fc.constantFrom('bbbbb', 'aaaaa', 'abcab'),
        (groups, chosen) => {
          const people = (answers: string) => {
            const cell = groups.reduce((before, bands) => withGroup(before, RIGHT, group(bands, answers)), EMPTY_BANDS)
            return [cell.told.upper.people, cell.told.middle.people, cell.told.lower.people]
          }
          expect(people(chosen)).toEqual(people('bbbbb'))
        },
      ),
    )
  })

  it('add up over languages', () => {
    const { told: counts } = withGroup(EMPTY_BANDS, RIGHT, group('uuuuulllll', 'bbbbbaaaab'))
    expect(bandsTogether([counts, counts])).toMatchObject({
      upper: { people: 10, right: 10 },
      lower: { people: 10, right: 2 },
    })
  })
})
