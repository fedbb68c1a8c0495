import { describe, expect, it } from 'vitest'
import { nextEnd, placementsOn } from '../../src/ledger/placement.ts'
import {
  day,
  finished,
  HARBOR,
  hiredOnly,
  history,
  left,
  NORTH,
  type StoryEvent,
  transferred,
} from '../support/history.ts'

const at = (on: string, ...story: readonly StoryEvent[]) => placementsOn(history(...story), day(on))
const spellsAt = (on: string, ...story: readonly StoryEvent[]) => at(on, ...story).map(({ spell }) => spell)

describe('where somebody is found', () => {
  const days = hiredOnly('2026-01-05', { spell: 'days' })
  const nights = hiredOnly('2026-02-02', { spell: 'nights', site: NORTH, type: 'volunteer', supervisor: null })

  it('has what the job was on the day', () => {
    const story = [days, left('2026-03-31', 'days'), nights, transferred('2026-03-02', 'nights', HARBOR)] as const
    const [first, second] = at('2026-03-01', ...story)
    expect(first).toEqual({
      spell: 'days',
      site: HARBOR,
      department: 'Day program',
      position: 'Youth worker',
      supervisor: 'person:cleo',
      type: 'employee',
      from: '2026-01-05',
      until: null,
    })
    expect(second).toMatchObject({ spell: 'nights', site: NORTH, supervisor: null, type: 'volunteer', until: null })
    expect(at('2026-03-02', ...story)[1]).toMatchObject({ site: HARBOR, supervisor: 'person:cleo' })
  })

  it('is each job of the day, to the end of its last one', () => {
    const story = [days, nights, left('2026-03-31', 'days')] as const
    expect(spellsAt('2026-01-31', ...story)).toEqual(['days'])
    expect(spellsAt('2026-03-30', ...story)).toEqual(['days', 'nights'])
    expect(at('2026-03-31', ...story)).toMatchObject([
      { spell: 'days', until: '2026-03-31' },
      { spell: 'nights', until: null },
    ])
    expect(spellsAt('2026-04-01', ...story)).toEqual(['nights'])
  })

  it('is the job they left last, or all that ended on that day', () => {
    const third = hiredOnly('2026-02-09', { spell: 'weekends' })
    const story = [days, nights, third, left('2026-03-31', 'days'), left('2026-03-15', 'nights')] as const
    expect(spellsAt('2026-06-01', ...story, left('2026-03-20', 'weekends'))).toEqual(['days'])
    expect(spellsAt('2026-06-01', ...story, left('2026-03-31', 'weekends'))).toEqual(['days', 'weekends'])
  })

  it('is the first job of somebody who has not started', () => {
    expect(spellsAt('2026-01-04', nights, days)).toEqual(['days'])
    expect(at('2025-12-01', days)).toMatchObject([{ site: HARBOR, from: '2026-01-05' }])
  })

  it('is nowhere for somebody who was never hired', () => {
    expect(at('2026-01-05')).toEqual([])
    expect(at('2026-01-05', finished('L1', '2026-01-02'))).toEqual([])
  })
})

describe('the day on which the next job is over', () => {
  const jobs = ['2026-05-31', '2026-03-31', null].flatMap((until) =>
    at('2026-01-05', hiredOnly('2026-01-05')).map((job) => ({ ...job, until: until === null ? null : day(until) })),
  )

  it.each([
    ['is the one after the earliest last day', '2026-02-02', '2026-04-01'],
    ['is tomorrow on the last day', '2026-03-31', '2026-04-01'],
    ['passes over a job that has ended', '2026-04-01', '2026-06-01'],
    ['is none once every job with a last day has ended', '2026-06-01', null],
  ])('%s', (_, on, expected) => {
    expect(nextEnd(jobs, day(on))).toBe(expected)
  })
})
