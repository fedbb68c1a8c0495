import { describe, expect, it } from 'vitest'
import {
  countsForCredit,
  finalStatus,
  interaction,
  interactionId,
  interactionValues,
  isFinal,
  mayBecomeIncomplete,
  percent,
  timespan,
} from '../../src/domain/cmi.ts'
import { getItem } from '../../src/domain/draw.ts'
import { content } from '../support/content.ts'

describe('timespan', () => {
  it.each([
    [0, '0000:00:00.00', 'nothing'],
    [50, '0000:00:00.05', 'hundredths are padded: .5 would be ten times as long'],
    [61_239, '0000:01:01.23', 'a part of a hundredth is cut off'],
    [3_600_000 * 25, '0025:00:00.00', 'hours go on past a day'],
    [-5, '0000:00:00.00', 'a clock that was set back gives nothing, not a minus sign'],
    [Number.MAX_SAFE_INTEGER, '9999:59:59.99', 'the longest that the format can say'],
  ])('%i ms is %s: %s', (ms, text) => {
    expect(timespan(ms)).toBe(text)
  })
})

describe('percent', () => {
  it.each([
    [12, 15, '80', 'a whole number has no decimals'],
    [13, 15, '86.66', 'two decimals, rounded down'],
    [0, 15, '0', 'nothing right'],
    [15, 15, '100', 'all right'],
    [7999, 10_000, '79.99', 'never lifted over a mark of 80'],
  ])('%i of %i is %s: %s', (right, of, text) => {
    expect(percent(right, of)).toBe(text)
  })
})

describe('status', () => {
  it('is passed by default and completed where the score or the page decides', () => {
    expect(['passed', 'completed', 'lms-decides'].map((report) => finalStatus(report as 'passed'))).toEqual([
      'passed',
      'completed',
      'completed',
    ])
  })

  it('of a finished course is final, and only an untouched one becomes incomplete', () => {
    const statuses = ['passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted', '']
    expect(statuses.filter(isFinal)).toEqual(['passed', 'completed'])
    expect(statuses.filter(mayBecomeIncomplete)).toEqual(['browsed', 'not attempted', ''])
  })

  it.each([
    ['normal', 'credit', true, 'an ordinary launch'],
    ['', '', true, 'a system that says nothing'],
    ['normal', 'no-credit', false, 'a launch without credit'],
    ['browse', '', false, 'a preview'],
    ['review', 'no-credit', false, 'a finished attempt, opened again'],
  ])('mode "%s" and credit "%s" counts: %s (%s)', (mode, credit, counts) => {
    expect(countsForCredit(mode, credit)).toBe(counts)
  })
})

describe('interactions', () => {
  it('name the question, the attempt, and a later round', () => {
    expect(interactionId('Q16', '2', 1)).toBe('Q16_a2')
    expect(interactionId('Q16', '2', 3)).toBe('Q16_a2_r3')
  })

  it('say what was asked and whether it was right, and nothing else', () => {
    const values = interactionValues(4, interaction(getItem(content.course, 'Q16'), 'Q16_a1', false))
    expect(values).toEqual([
      ['cmi.interactions.4.id', 'Q16_a1'],
      ['cmi.interactions.4.type', 'choice'],
      ['cmi.interactions.4.result', 'wrong'],
    ])
  })

  it('call putting in order "sequencing"', () => {
    const order = content.course.items.find((item) => item.type === 'order')
    expect(order && interaction(order, 'x', true).type).toBe('sequencing')
  })
})
