import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/platform/time/calendar.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { statusOn } from '../../src/requirements/status.ts'
import { statusPeriodsOn } from '../../src/people/status-period.ts'
import { anyDay, anyHistory } from '../support/any-history.ts'
import {
  cameBack,
  completed,
  corrected,
  day,
  type StoryEvent,
  hired,
  history,
  left,
  policy,
  published,
  wentOnLeave,
} from '../support/history.ts'

const told =
  (...story: readonly (StoryEvent | readonly StoryEvent[])[]) =>
  (on: string) =>
    statusPeriodsOn(history(...story), ORIENTATION, [], day(on)).map(({ from, until, standing }) => [
      from,
      until,
      standing.status,
    ])

describe('every day and its reason', () => {
  it('goes from the first day of work to that of the report', () => {
    expect(told(hired('2026-01-05'), completed('2026-02-10'))('2026-03-01')).toEqual([
      ['2026-01-05', '2026-02-04', 'not-started'],
      ['2026-02-05', '2026-02-09', 'overdue'],
      ['2026-02-10', '2026-03-01', 'up-to-date'],
    ])
  })

  it('has leave, what time alone ends, and the last day of work', () => {
    expect(
      told(
        hired('2026-01-05'),
        wentOnLeave('2026-01-12'),
        cameBack('2026-01-19'),
        completed('2026-01-20'),
        left('2027-02-01', 'spell of 2026-01-05'),
      )('2027-02-03'),
    ).toEqual([
      ['2026-01-05', '2026-01-11', 'not-started'],
      ['2026-01-12', '2026-01-18', 'on-leave'],
      ['2026-01-19', '2026-01-19', 'not-started'],
      ['2026-01-20', '2027-01-19', 'up-to-date'],
      ['2027-01-20', '2027-02-01', 'expired'],
      ['2027-02-02', '2027-02-03', 'separated'],
    ])
  })

  it('begins on the right day when the hire was corrected, and is empty before it', () => {
    const story = told(
      hired('2026-01-05'),
      corrected(1, { kind: 'hired-on', hiredOn: day('2026-01-12') }, '2026-01-20'),
    )
    expect(story('2026-01-20')).toEqual([['2026-01-12', '2026-01-20', 'not-started']])
    expect(story('2026-01-06')).toEqual([])
  })

  it('leaves no day out and says of each what the status of the day says, for any history', () => {
    fc.assert(
      fc.property(anyHistory, anyDay, (events, on) => {
        const versions = policy(published('2026-06', '2026-06-01', '2026-07-01'))
        const periods = statusPeriodsOn(events, ORIENTATION, versions, on)
        const [first] = periods
        if (first === undefined) return
        expect(periods.at(-1)?.until).toBe(on)
        for (const [index, { from, until, standing }] of periods.entries()) {
          expect(until >= from).toBe(true)
          const next = periods[index + 1]
          if (next !== undefined) expect(next.from).toBe(addDays(until, 1))
          for (const each of [from, until]) {
            const { status, because } = statusOn(events, ORIENTATION, versions, each)
            expect({ status, because }).toEqual({ status: standing.status, because: standing.because })
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})
