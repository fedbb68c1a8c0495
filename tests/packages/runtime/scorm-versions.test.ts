import { describe, expect, it } from 'vitest'
import { type CmiValue, type ScormVersion, type Interaction, duration } from '../../../src/packages/standards/cmi.ts'
import { scorm12, timespan } from '../../../src/packages/runtime/scorm12.ts'
import { scorm2004 } from '../../../src/packages/runtime/scorm2004.ts'

const answered: Interaction = {
  id: 'Q16_a1',
  item: 'Q16',
  language: 'en',
  type: 'choice',
  description: 'A youth asks you to keep a secret. What do you say?',
  lesson: 'L4',
  right: false,
  response: { given: ['b'], fitting: ['a', 'c'], options: ['a', 'b', 'c'] },
}

describe('the time of a session in SCORM 1.2', () => {
  it.each([
    [0, '0000:00:00.00', 'nothing'],
    [50, '0000:00:00.05', 'hundredths are padded: .5 would be ten times as long'],
    [61_239, '0000:01:01.23', 'a part of a hundredth is cut off'],
    [3_600_000 * 25, '0025:00:00.00', 'hours go on past a day'],
    [-5, '0000:00:00.00', 'a clock that was set back gives nothing, not a minus sign'],
    [Number.MAX_SAFE_INTEGER, '9999:59:59.99', 'the longest that the format can say'],
  ])('%i ms are written as %s: %s', (ms, text) => {
    expect(timespan(ms)).toBe(text)
  })
})

describe('the time of a session in SCORM 2004', () => {
  it.each([
    [0, 'PT0H0M0S', 'nothing, but never only PT'],
    [50, 'PT0H0M0.05S', 'hundredths are padded'],
    [61_239, 'PT0H1M1.23S', 'at most two decimals'],
    [3_600_000 * 25, 'PT25H0M0S', 'hours go on past a day'],
    [-5, 'PT0H0M0S', 'a clock that was set back gives nothing'],
  ])('%i ms are written as %s: %s', (ms, text) => {
    expect(duration(ms)).toBe(text)
  })
})

describe('an answer', () => {
  it.each<[string, ScormVersion, readonly CmiValue[]]>([
    [
      'SCORM 1.2',
      scorm12,
      [
        ['cmi.interactions.4.id', 'Q16_a1'],
        ['cmi.interactions.4.type', 'choice'],
        ['cmi.interactions.4.objectives.0.id', 'L4'],
        ['cmi.interactions.4.correct_responses.0.pattern', 'a,c'],
        ['cmi.interactions.4.student_response', 'b'],
        ['cmi.interactions.4.result', 'wrong'],
      ],
    ],
    [
      'SCORM 2004',
      scorm2004,
      [
        ['cmi.interactions.4.id', 'Q16_a1'],
        ['cmi.interactions.4.type', 'choice'],
        ['cmi.interactions.4.objectives.0.id', 'L4'],
        ['cmi.interactions.4.correct_responses.0.pattern', 'a[,]c'],
        ['cmi.interactions.4.learner_response', 'b'],
        ['cmi.interactions.4.result', 'incorrect'],
        ['cmi.interactions.4.description', 'A youth asks you to keep a secret. What do you say?'],
      ],
    ],
  ])('an answer in %s has the form of that version, id and type first', (_, model, values) => {
    expect(model.interaction(4, answered)).toEqual(values)
  })

  it.each([
    ['SCORM 1.2', scorm12],
    ['SCORM 2004', scorm2004],
  ])('an answer in %s has neither the choice nor the key unless they were asked for', (_, model) => {
    const elements = model.interaction(0, { ...answered, response: null }).map(([element]) => element)
    expect(elements.join()).not.toMatch(/response/)
  })

  it('an answer in SCORM 2004 has a description of at most 250 characters', () => {
    const values = new Map(scorm2004.interaction(0, { ...answered, description: 'word '.repeat(90) }))
    expect(values.get('cmi.interactions.0.description')?.length).toBeLessThanOrEqual(250)
  })
})

describe('the score', () => {
  it.each([
    [12, 15, '0.8'],
    [2, 3, '0.6666666'],
    [1591, 2000, '0.7955'],
    [159, 200, '0.795'],
    [15, 15, '1'],
  ])('%i of %i is %s in SCORM 2004, with at most seven decimals, rounded down', (right, of, scaled) => {
    expect(new Map(scorm2004.score({ right, of })).get('cmi.score.scaled')).toBe(scaled)
  })
})

describe('the first status', () => {
  const opening = (model: ScormVersion, element: string, status: string) =>
    model.opening((name) => (name === element ? status : '')).filter(([name]) => name === element)

  it.each(['passed', 'completed', 'failed', 'incomplete'])('SCORM 1.2 says "%s" again', (status) => {
    expect(opening(scorm12, 'cmi.core.lesson_status', status)).toEqual([['cmi.core.lesson_status', status]])
  })
  it.each(['', 'not attempted', 'browsed'])('SCORM 1.2 turns "%s" into incomplete', (status) => {
    expect(opening(scorm12, 'cmi.core.lesson_status', status)).toEqual([['cmi.core.lesson_status', 'incomplete']])
  })
  it.each(['', 'unknown', 'not attempted'])('SCORM 2004 turns "%s" into incomplete', (status) => {
    expect(opening(scorm2004, 'cmi.completion_status', status)).toEqual([['cmi.completion_status', 'incomplete']])
  })
})
