import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { askedDueDate } from '../../src/people/more-time.ts'

const TODAY = calendarDate('2026-11-24')
const TYPED = calendarDate('2027-01-15')
const asked = (more: Parameters<typeof askedDueDate>[0]['more'], typed: string, dueOn: string | null) =>
  askedDueDate(
    { more, typed: typed === '' ? null : calendarDate(typed) },
    dueOn === null ? null : calendarDate(dueOn),
    TODAY,
  )

describe('more time', () => {
  it.each([
    ['7', '2026-12-16', '2026-12-23'],
    ['14', '2026-12-16', '2026-12-30'],
    ['30', '2026-12-16', '2027-01-15'],
    ['7', '2026-11-24', '2026-12-01'],
    ['7', '2026-10-01', '2026-12-01'],
  ] as const)('%s days more than %s is %s, counted from today once the due date has passed', (more, dueOn, later) => {
    expect(asked(more, '', dueOn)).toEqual({ dueOn: later })
  })

  it.each(['date', undefined] as const)('a typed date counts with the choice “%s”', (more) => {
    expect(asked(more, TYPED, '2026-12-16')).toEqual({ dueOn: TYPED })
  })

  it.each(['date', undefined] as const)('nothing typed and the choice “%s” needs one of the two', (more) => {
    expect(asked(more, '', '2026-12-16')).toEqual({
      dueOn: null,
      needs: 'moreTime',
      at: more === undefined ? 'more' : 'dueOn',
    })
  })

  it('a choice of days and a typed date don’t say the same, so HR is asked again', () => {
    expect(asked('7', TYPED, '2026-12-16')).toEqual({ dueOn: null, needs: 'oneDate', at: 'dueOn' })
  })

  it('without a due date so far, only a typed date counts', () => {
    expect(asked('7', TYPED, null)).toEqual({ dueOn: TYPED })
    expect(asked('7', '', null)).toEqual({ dueOn: null, needs: 'moreTime', at: 'dueOn' })
  })
})
