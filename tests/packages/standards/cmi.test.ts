import { describe, expect, it } from 'vitest'
import { countsForCredit, interaction, interactionId, percent, shortened } from '../../../src/packages/standards/cmi.ts'
import { getItem } from '../../../src/course/draw.ts'
import { answerKey } from '../../../src/course/question-type.ts'
import { content } from '../../support/content.ts'

const item = getItem(content.course, 'Q16')

describe('a percentage', () => {
  it.each([
    [12, 15, '80', 'a whole number has no decimals'],
    [13, 15, '86.66', 'two decimals, rounded down'],
    [0, 15, '0', 'nothing right'],
    [15, 15, '100', 'all right'],
    [7999, 10_000, '79.99', 'never lifted over a mark of 80'],
    [159, 200, '79.5', 'half a point is not rounded up'],
  ])('%i out of %i is %s: %s', (right, of, text) => {
    expect(percent({ right, of })).toBe(text)
  })
})

describe('a launch', () => {
  it.each([
    ['normal', 'credit', true, 'an ordinary launch'],
    ['', '', true, 'a system that says nothing'],
    ['normal', 'no-credit', false, 'a launch without credit'],
    ['browse', '', false, 'a preview'],
    ['review', 'no-credit', false, 'a finished attempt, opened again'],
  ])('a launch in mode "%s" with credit "%s" counts: %s (%s)', (mode, credit, counts) => {
    expect(countsForCredit(mode, credit)).toBe(counts)
  })
})

describe('interactions', () => {
  it('name the question, the attempt, and a later round', () => {
    expect(interactionId('Q16', '2', 1)).toBe('Q16_a2')
    expect(interactionId('Q16', '2', 3)).toBe('Q16_a2_r3')
  })

  it('hold the answer only where the organization asked for it', () => {
    expect(interaction(item, { id: 'Q16_a1', language: 'en', answers: 'results' }, ['b'], false).response).toBeNull()
    expect(interaction(item, { id: 'Q16_a1', language: 'en', answers: 'responses' }, ['b'], false).response).toEqual({
      given: ['b'],
      fitting: answerKey(item),
      options: item.options.map(({ id }) => id),
    })
  })

  it('call putting in order "sequencing"', () => {
    const order = content.course.items.find((candidate) => candidate.type === 'order')
    expect(order && interaction(order, { id: 'x', language: 'en', answers: 'results' }, [], true).type).toBe(
      'sequencing',
    )
  })
})

describe('a text for an element with a limit', () => {
  it.each([
    ['Whom do you tell?', 30, 'Whom do you tell?', 'short enough'],
    ['Whom do you tell first of all?', 20, 'Whom do you tell...', 'cut at a word'],
  ])('"%s" in %i characters is "%s": %s', (text, most, short) => {
    expect(shortened(text, most)).toBe(short)
    expect(shortened(text, most).length).toBeLessThanOrEqual(most)
  })
})
