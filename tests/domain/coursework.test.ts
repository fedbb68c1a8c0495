import { describe, expect, it } from 'vitest'
import { type Coursework, acknowledgementBlock, courseworkOn, siteToAcknowledge } from '../../src/domain/coursework.ts'
import { calendarDate } from '../../src/domain/calendar.ts'
import { content, exampleSite } from '../support/content.ts'
import {
  acknowledged,
  attempted,
  completed,
  finished,
  HARBOR,
  hired,
  hiredOnly,
  history,
  NORTH,
  standing,
  startedCheck,
  transferred,
} from '../support/history.ts'

const { course } = content
const lessons = course.lessons.map((lesson) => finished(lesson.id))
const first = history(
  hired('2025-01-06'),
  ...lessons,
  startedCheck(),
  attempted(13),
  acknowledged('2025-11'),
  completed('2025-01-20'),
)
const work = (events: typeof first, on: string): Coursework =>
  courseworkOn(events, standing(events, on), calendarDate(on))

describe('a round of the course', () => {
  it.each([
    ['2025-02-01', true, 'just completed'],
    ['2025-11-20', true, 'the day before the renewal opens'],
    ['2025-11-21', false, '60 days before it stops counting'],
    ['2026-01-20', false, 'on the day it stops counting'],
  ])('on %s the learner has nothing to do: %s (%s)', (on, settled) => {
    expect(work(first, on).settled).toBe(settled)
  })

  it('that is settled shows what was done', () => {
    expect(work(first, '2025-02-01').finished).toHaveLength(8)
  })

  it('begins empty when the renewal opens, and remembers the questions seen', () => {
    const renewal = work(first, '2025-12-01')
    expect(renewal).toMatchObject({ settled: false, finished: [], attempts: [], acknowledged: [] })
    expect(renewal.cycle).toBe(first.at(-1)?.seq)
  })

  it('counts only what was recorded since the last completion', () => {
    const events = history(
      hired('2025-01-06'),
      ...lessons,
      completed('2025-01-20'),
      finished('L2', '2025-12-02'),
      finished('L2', '2025-12-03'),
    )
    expect(work(events, '2025-12-04').finished).toEqual(['L2'])
  })
})

describe('acknowledging', () => {
  const ready = history(hired('2025-01-06'), ...lessons, startedCheck(), attempted(13))

  it.each([
    [
      'a lesson is open',
      history(hired('2025-01-06'), ...lessons.slice(1), startedCheck(), attempted(13)),
      exampleSite,
      { kind: 'lessons', left: 1 },
    ],
    ['the check is open', history(hired('2025-01-06'), ...lessons), exampleSite, { kind: 'final' }],
    [
      'the check was not passed',
      history(hired('2025-01-06'), ...lessons, startedCheck(), attempted(9)),
      exampleSite,
      { kind: 'final' },
    ],
    ['the site has published nothing', ready, null, { kind: 'unpublished' }],
    [
      'the site has named nobody',
      ready,
      { ...exampleSite, named: [] },
      { kind: 'gaps', gaps: [{ clause: 'SITE-1', field: 'named', at: null }] },
    ],
    ['nothing is in the way', ready, exampleSite, null],
  ] as const)('is judged when %s', (_, events, site, block) => {
    expect(acknowledgementBlock(course, work(events, '2025-01-20'), site)).toEqual(block)
  })

  it('is asked for each of two sites', () => {
    const both = history(
      hired('2025-01-06'),
      hiredOnly('2025-01-07', { spell: 'second', site: NORTH }),
      acknowledged('2025-11'),
    )
    expect(work(both, '2025-01-20').sites).toEqual([HARBOR, NORTH])
    expect(siteToAcknowledge(work(both, '2025-01-20'))).toBe(NORTH)
  })

  it('is asked for the new site after a transfer before completion', () => {
    const moved = history(
      hired('2025-01-06', { spell: 'one' }),
      acknowledged('2025-11'),
      transferred('2025-01-10', 'one', NORTH),
    )
    expect(siteToAcknowledge(work(moved, '2025-01-20'))).toBe(NORTH)
  })
})
