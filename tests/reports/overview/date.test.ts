import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { monthEndsTo } from '../../../src/reports/overview/date.ts'

describe('the days of a line over time', () => {
  it.each([
    ['in the middle of a month', '2026-03-10', ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-10']],
    [
      'on the last day of a month, which stands once',
      '2026-03-31',
      ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31'],
    ],
    ['after a February of 29 days', '2028-03-01', ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-01']],
    ['at the turn of a year', '2026-01-01', ['2025-10-31', '2025-11-30', '2025-12-31', '2026-01-01']],
  ])('are the ends of the months before, and the day itself: %s', (_, on, days) => {
    expect(monthEndsTo(calendarDate(on), 3)).toEqual(days)
  })
})
