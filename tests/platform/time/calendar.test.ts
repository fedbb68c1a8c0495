import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  calendarDate,
  dateAt,
  dayOrNull,
  daysBetween,
  earliest,
  instant,
  latest,
  toInstant,
} from '../../../src/platform/time/calendar.ts'
import { localTime } from '../../../src/platform/time/local-time.ts'
import { day } from '../../support/history.ts'

describe('a day', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-1-5', '26-01-05', '2026-01-05T00:00:00Z', ''])('is not "%s"', (text) => {
    expect(() => calendarDate(text)).toThrow(RangeError)
    expect(dayOrNull(text)).toBeNull()
  })

  it('may be a leap day', () => {
    expect(calendarDate('2028-02-29')).toBe('2028-02-29')
    expect(dayOrNull('2028-02-29')).toBe('2028-02-29')
  })
})

describe('an instant', () => {
  it.each(['2026-11-24', '2026-11-24T15:04:05Z', '2026-11-24T15:04:05.000+01:00', 'now'])('is not "%s"', (text) => {
    expect(() => instant(text)).toThrow(RangeError)
  })

  it('is the same as milliseconds since 1970', () => {
    expect(toInstant(Date.UTC(2026, 10, 24, 15, 4, 5, 123))).toBe(instant('2026-11-24T15:04:05.123Z'))
  })
})

describe('counting days and months', () => {
  it.each([
    ['across the end of a year', '2026-12-25', 10, '2027-01-04'],
    ['over a leap day', '2028-02-28', 2, '2028-03-01'],
    ['over the night in which clocks change', '2026-10-31', 2, '2026-11-02'],
    ['backwards', '2026-03-01', -1, '2026-02-28'],
  ])('%s: %s and %i days is %s', (_, from, days, to) => {
    expect(addDays(day(from), days)).toBe(to)
    expect(daysBetween(day(from), day(to))).toBe(days)
  })

  it.each([
    ['one year from a leap day', '2028-02-29', 12, '2029-02-28'],
    ['four years from a leap day', '2028-02-29', 48, '2032-02-29'],
    ['one month from the last of January', '2026-01-31', 1, '2026-02-28'],
    ['one month from the last of February', '2026-02-28', 1, '2026-03-28'],
    ['over the end of a year', '2026-11-20', 3, '2027-02-20'],
  ])('%s: %s and %i months is %s', (_, from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to)
  })
})

describe('the day at an instant', () => {
  it.each([
    ['late in the evening in New Jersey', '2026-11-25T04:30:00.000Z', 'America/New_York', '2026-11-24'],
    ['the same moment in London', '2026-11-25T04:30:00.000Z', 'Europe/London', '2026-11-25'],
    ['a minute before midnight in summer', '2026-07-01T03:59:00.000Z', 'America/New_York', '2026-06-30'],
  ])('%s', (_, at, zone, expected) => {
    expect(dateAt(instant(at), zone)).toBe(expected)
  })
})

describe('the first and the last of some days', () => {
  it('finds them in any order, and nothing in nothing', () => {
    const days = [day('2026-03-01'), day('2026-01-05'), day('2026-02-04')]
    expect([earliest(days), latest(days)]).toEqual(['2026-01-05', '2026-03-01'])
    expect([earliest([]), latest([])]).toEqual([null, null])
  })
})

describe('what a clock shows at a place', () => {
  const zones = Intl.supportedValuesOf('timeZone')
  const from = Date.UTC(1960)
  // A day apart at most, so that the last answer is often still right.
  const moments = fc
    .tuple(fc.integer({ min: from, max: Date.UTC(2060) }), fc.array(fc.integer({ min: 0, max: 90_000_000 })))
    .map(([start, steps]) => steps.map((step) => toInstant(start + step)))

  it('is what the platform says, whatever was asked before, also where clocks change', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (times, timeZone) => {
        const options = { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit', weekday: 'short' } as const
        for (const at of times) {
          expect(dateAt(at, timeZone)).toBe(new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(at)))
          const { day: weekday, time } = localTime(at, timeZone)
          const written = new Intl.DateTimeFormat('en-GB', options).format(new Date(at))
          expect(written.toLowerCase().replace(',', '')).toBe(`${weekday} ${time}`)
        }
      }),
      { numRuns: 200 },
    )
  })
})
