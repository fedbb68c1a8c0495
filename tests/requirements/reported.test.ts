import { describe, expect, it } from 'vitest'
import { nextEndOfAllowance, reportedOn, isException } from '../../src/requirements/reported.ts'
import { addDays } from '../../src/platform/time/calendar.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { cameBack, day, exempted, extended, hired, history, wentOnLeave } from '../support/history.ts'

const hire = hired('2026-01-05')
const stories = [
  {
    what: 'an exemption',
    events: history(hire, exempted('2026-01-10', '2026-03-31')),
    first: '2026-01-10',
    last: '2026-03-31',
    field: 'exemption',
  },
  {
    what: 'a later date',
    events: history(hire, extended('2026-01-20', '2026-03-01')),
    first: '2026-01-20',
    last: '2026-03-01',
    field: 'extension',
  },
  {
    what: 'a leave',
    events: history(hire, wentOnLeave('2026-02-02'), cameBack('2026-02-12')),
    first: '2026-02-02',
    last: '2026-02-11',
    field: 'leave',
  },
] as const

describe('what is out of the ordinary in a report', () => {
  it.each(stories)('is $what from its first to its last day', ({ events, first, last, field }) => {
    const found = (on: string) => {
      const reported = reportedOn(events, ORIENTATION, [], day(on))
      return [reported[field] !== null, isException(reported)]
    }
    expect(found(first)).toEqual([true, true])
    expect(found(last)).toEqual([true, true])
    expect(found(addDays(day(first), -1))).toEqual([false, false])
    expect(found(addDays(day(last), 1))).toEqual([false, false])
  })

  it('is the last exemption of two that cover the day', () => {
    const events = history(hire, exempted('2026-01-10', null), exempted('2026-01-12', '2026-03-31'))
    expect(reportedOn(events, ORIENTATION, [], day('2026-01-12')).exemption?.body.until).toBe('2026-03-31')
    expect(reportedOn(events, ORIENTATION, [], day('2026-04-01')).exemption?.body.until).toBeNull()
  })

  it('is over on the day after its last one, and looked at again then', () => {
    const events = history(hire, exempted('2026-01-10', '2026-03-31'), extended('2026-01-20', '2026-03-01'))
    expect(nextEndOfAllowance(events, day('2026-02-01'))).toBe('2026-03-02')
    expect(nextEndOfAllowance(events, day('2026-03-01'))).toBe('2026-03-02')
    expect(nextEndOfAllowance(events, day('2026-03-02'))).toBe('2026-04-01')
    expect(nextEndOfAllowance(events, day('2026-03-31'))).toBe('2026-04-01')
    expect(nextEndOfAllowance(events, day('2026-04-01'))).toBeNull()
  })
})
