import { describe, expect, it } from 'vitest'
import {
  acknowledgementBlock,
  asksFor,
  hasToAcknowledge,
  type Coursework,
  courseworkOn,
  siteToAcknowledge,
} from '../../src/learning/coursework.ts'
import type { PolicyHistory } from '../../src/ledger/history.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { content, exampleSite } from '../support/content.ts'
import {
  acknowledged,
  attempted,
  completed,
  corrected,
  credited,
  finished,
  HARBOR,
  hired,
  hiredOnly,
  history,
  left,
  NORTH,
  policy,
  published,
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
const work = (events: typeof first, on: string, versions: PolicyHistory = []): Coursework =>
  courseworkOn(events, calendarDate(on), standing(events, on, versions))

describe('a round of the course', () => {
  it.each([
    ['2025-02-01', true, 'just completed'],
    ['2025-11-20', true, 'the day before the renewal opens'],
    ['2025-11-21', false, '60 days before it stops counting'],
    ['2026-01-20', false, 'on the day it stops counting'],
  ])('nothing is left to do on %s: %s (%s)', (on, settled) => {
    expect(work(first, on).settled).toBe(settled)
  })

  it('a settled round shows what was done', () => {
    expect(work(first, '2025-02-01').finished).toHaveLength(8)
  })

  it('begins empty when the renewal opens, and remembers the questions seen', () => {
    const renewal = work(first, '2025-12-01')
    expect(renewal).toMatchObject({ settled: false, finished: [], attempts: [], acknowledged: [] })
    expect(renewal.cycle).toBe(first.at(-1)?.seq)
  })

  it.each([
    ['2026-01-10', true, 'the update is due while the completion counts'],
    ['2026-01-19', true, 'the update is due on the last day that it counts'],
    ['2026-01-20', false, 'the completion ends first'],
    ['2026-02-10', false, 'the completion ends long before'],
  ])('with an update due by %s, the renewal waits for it: %s (%s)', (by, waits) => {
    const versions = policy(published('2025-11', '2025-01-02'), published('2026-11', '2025-11-25', by))
    expect(standing(first, '2025-12-01', versions).status).toBe('update-due')
    expect(work(first, '2025-12-01', versions).settled).toBe(waits)
    // Before the renewal opens there’s nothing but the update.
    const early = policy(published('2025-11', '2025-01-02'), published('2026-11', '2025-11-01', by))
    expect(work(first, '2025-11-10', early).settled).toBe(true)
    const updated = [...first, ...history(acknowledged('2026-11', '2025-11-30'))].map((event, at) => ({
      ...event,
      seq: at + 1,
    }))
    expect(work(updated, '2025-12-01', versions).settled).toBe(false)
  })

  it('with a renewal that was due, the whole course has the update in it', () => {
    const versions = policy(published('2025-11', '2025-01-02'), published('2026-11', '2025-11-25', '2026-02-10'))
    expect(work(first, '2026-01-25', versions).settled).toBe(false)
    const again = [...first, ...history(completed('2026-01-25', '2026-11'))].map((event, at) => ({
      ...event,
      seq: at + 1,
    }))
    expect(standing(again, '2026-01-26', versions).status).toBe('up-to-date')
    expect(work(again, '2026-01-26', versions).settled).toBe(true)
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
    const secondEmploymentEnded = history(
      hired('2025-01-06', { spell: 'one' }),
      hiredOnly('2025-01-06', { spell: 'two', site: NORTH }),
      ...done,
      left('2025-01-10', 'two'),
    )
    expect(asks(secondEmploymentEnded, '2025-01-12')).toBe(true)
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

describe('a learner with a completion elsewhere', () => {
  const events = history(hired('2025-01-06'), finished('L1', '2025-01-08'), credited('2025-01-20'))
  const update = policy(published('2025-11', '2024-11-03'), published('2025-12', '2025-03-01', '2025-04-01'))
  const asks = (on: string, versions = policy()) => hasToAcknowledge(work(events, on), standing(events, on, versions))

  it('is settled, by what stands elsewhere, with the lessons that were really finished', () => {
    expect(work(events, '2025-02-01')).toMatchObject({ settled: true, finished: ['L1'], acknowledged: [] })
    expect(work(events, '2025-02-01').credit?.body.from).toBe('Orientation at Bayview')
    expect(work(first, '2025-02-01').credit).toBeNull()
  })

  it('may acknowledge the policy, and has to only when it has changed', () => {
    expect(acknowledgementBlock(course, work(events, '2025-02-01'), exampleSite)).toBeNull()
    expect(asks('2025-02-01')).toBe(false)
    expect(asks('2025-03-02', update)).toBe(true)
    expect(asks('2025-04-02', update)).toBe(true)
  })

  it('is not settled any more when the renewal opens', () => {
    expect(work(events, '2025-11-21')).toMatchObject({ settled: false, credit: null, finished: [] })
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
