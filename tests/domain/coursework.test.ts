import { describe, expect, it } from 'vitest'
import {
  acknowledgementBlock,
  asksFor,
  type Coursework,
  courseworkOn,
  siteToAcknowledge,
} from '../../src/domain/coursework.ts'
import { calendarDate } from '../../src/domain/calendar.ts'
import { content, exampleSite } from '../support/content.ts'
import {
  acknowledged,
  attempted,
  completed,
  corrected,
  finished,
  HARBOR,
  hired,
  hiredOnly,
  history,
  left,
  NORTH,
  required,
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
const work = (events: typeof first, on: string): Coursework => courseworkOn(events, calendarDate(on))

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

describe('a rehire after too long a gap', () => {
  const back = history(
    hired('2025-01-06', { spell: 'one' }),
    ...lessons,
    startedCheck(),
    attempted(13),
    acknowledged('2025-11'),
    completed('2025-01-20'),
    left('2025-02-01', 'one'),
    hired('2026-06-01', { spell: 'two' }),
  )

  it('starts anew for the learner as it does for HR', () => {
    expect(work(back, '2026-06-02')).toMatchObject({ settled: false, finished: [], attempts: [], acknowledged: [] })
    expect(standing(back, '2026-06-02')).toMatchObject({ status: 'not-started', lessonsFinished: [] })
  })
})

describe('the last step', () => {
  const done = [...lessons, startedCheck(), attempted(13), acknowledged('2025-11')]
  const asks = (events: typeof first, on: string) => asksFor(HARBOR, work(events, on), standing(events, on))

  it('is open again when all was done and no completion counts', () => {
    const secondJobEnded = history(
      hired('2025-01-06', { spell: 'one' }),
      hiredOnly('2025-01-06', { spell: 'two', site: NORTH }),
      ...done,
      left('2025-01-10', 'two'),
    )
    expect(asks(secondJobEnded, '2025-01-12')).toBe(true)
  })

  it('is open again when the requirement came later', () => {
    const requiredLater = history(hiredOnly('2025-01-06'), ...done, required('2025-02-01'))
    expect(asks(requiredLater, '2025-01-20')).toBe(false)
    expect(asks(requiredLater, '2025-02-02')).toBe(true)
  })

  it('is open again when a completion was withdrawn', () => {
    const withdrawn = history(hired('2025-01-06'), ...done, completed('2025-01-20'))
    const entry = withdrawn.length
    const undone = history(
      hired('2025-01-06'),
      ...done,
      completed('2025-01-20'),
      corrected(entry, { kind: 'withdrawn' }, '2025-01-21'),
    )
    expect(asks(withdrawn, '2025-01-22')).toBe(false)
    expect(asks(undone, '2025-01-22')).toBe(true)
  })

  it('is not asked twice once a completion counts', () => {
    expect(asks(first, '2025-02-01')).toBe(false)
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
