import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { formatDate, formatTime, formatTimeZone, formatWeekdayDate } from '../../../src/platform/time/date.page.ts'
import type { Language } from '../../../src/platform/text/language.ts'

const DAY = calendarDate('2026-11-24')

/** Holds whether or not the course can be shown in Spanish yet. */
const SPANISH = 'es' as string as Language

describe('days and times', () => {
  it.each([
    ['in English', 'en', 'Nov 24, 2026', 'Tue, Nov 24, 2026', '8:00 PM'],
    [
      'in Spanish, with the clock that people in the United States use',
      SPANISH,
      '24 nov 2026',
      'mar, 24 nov 2026',
      '8:00 p. m.',
    ],
  ] as const)('are written %s', (_, language, day, weekday, time) => {
    expect(formatDate(DAY, language)).toBe(day)
    expect(formatWeekdayDate(DAY, language)).toBe(weekday)
    // The spaces before and in the half of the day are of several kinds.
    expect(formatTime('20:00', language).replaceAll(/\s/g, ' ')).toBe(time)
  })

  it.each([
    ['en', 'America/New_York', 'Eastern Time'],
    [SPANISH, 'America/New_York', 'hora oriental'],
    ['en', 'America/Chicago', 'Central Time'],
  ] as const)('time zones have their name: %s, %s', (language, timeZone, name) => {
    expect(formatTimeZone(timeZone, language)).toBe(name)
  })
})
