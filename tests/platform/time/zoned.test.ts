import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateAt, instant, toInstant } from '../../../src/platform/time/calendar.ts'
import { weekdayOf } from '../../../src/platform/time/local-time.ts'
import { DEFAULT_REMINDERS } from '../../../src/reminders/settings.ts'
import { endOfDay, startOfDay, withinHours } from '../../../src/platform/time/zoned.ts'
import { day } from '../../support/history.ts'

const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Europe/London',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
  'UTC',
]

describe('a local day', () => {
  it.each([
    ['in winter', '2026-11-24', 'America/New_York', '2026-11-24T05:00:00.000Z', '2026-11-25T05:00:00.000Z'],
    ['of 23 hours', '2027-03-14', 'America/New_York', '2027-03-14T05:00:00.000Z', '2027-03-15T04:00:00.000Z'],
    ['of 25 hours', '2027-11-07', 'America/New_York', '2027-11-07T04:00:00.000Z', '2027-11-08T05:00:00.000Z'],
    ['that is a leap day', '2028-02-29', 'America/New_York', '2028-02-29T05:00:00.000Z', '2028-03-01T05:00:00.000Z'],
    ['at the end of a year', '2026-12-31', 'America/New_York', '2026-12-31T05:00:00.000Z', '2027-01-01T05:00:00.000Z'],
    [
      'where it is earliest',
      '2026-12-31',
      'Pacific/Kiritimati',
      '2026-12-30T10:00:00.000Z',
      '2026-12-31T10:00:00.000Z',
    ],
    ['where it is latest', '2026-12-31', 'Etc/GMT+12', '2026-12-31T12:00:00.000Z', '2027-01-01T12:00:00.000Z'],
    [
      'half an hour longer, on Lord Howe Island',
      '2027-04-04',
      'Australia/Lord_Howe',
      '2027-04-03T13:00:00.000Z',
      '2027-04-04T13:30:00.000Z',
    ],
    [
      'that begins at one, because clocks go forward at midnight',
      '2026-09-06',
      'America/Santiago',
      '2026-09-06T04:00:00.000Z',
      '2026-09-07T03:00:00.000Z',
    ],
  ])('%s: %s in %s', (_, date, zone, start, end) => {
    expect([startOfDay(day(date), zone), endOfDay(day(date), zone)]).toEqual([start, end])
  })

  it('begins at the first moment at which it is that day, and what is due on it is in time until its last', () => {
    const dates = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays(day('2026-01-01'), days))
    fc.assert(
      fc.property(dates, fc.constantFrom(...ZONES), (date, zone) => {
        const at = (moment: string, ms: number) => dateAt(toInstant(Date.parse(moment) + ms), zone)
        const [start, end] = [startOfDay(date, zone), endOfDay(date, zone)]
        expect([at(start, -1), at(start, 0), at(end, -1), at(end, 0)]).toEqual([
          addDays(date, -1),
          date,
          date,
          addDays(date, 1),
        ])
      }),
    )
  })
})

describe('working hours, Monday to Friday from 9 to 5', () => {
  const hours = DEFAULT_REMINDERS.hours
  const next = (at: string, zone = 'America/New_York', change: Partial<typeof hours> = {}) =>
    withinHours(instant(at), { ...hours, ...change }, zone)

  it.each([
    ['on a morning at work it is now', '2026-11-24T15:00:00.000Z', '2026-11-24T15:00:00.000Z'],
    ['at nine sharp it is now', '2026-11-24T14:00:00.000Z', '2026-11-24T14:00:00.000Z'],
    ['before nine it is nine', '2026-11-24T11:30:00.000Z', '2026-11-24T14:00:00.000Z'],
    ['at five it is tomorrow', '2026-11-24T22:00:00.000Z', '2026-11-25T14:00:00.000Z'],
    ['on Friday evening it is Monday', '2026-11-28T02:00:00.000Z', '2026-11-30T14:00:00.000Z'],
    ['over the weekend in which clocks go forward', '2027-03-12T23:00:00.000Z', '2027-03-15T13:00:00.000Z'],
    ['over the weekend in which clocks go back', '2027-11-05T22:00:00.000Z', '2027-11-08T14:00:00.000Z'],
    ['over a leap day', '2028-02-28T23:00:00.000Z', '2028-02-29T14:00:00.000Z'],
  ])('%s', (_, at, expected) => {
    expect(next(at)).toBe(expected)
  })

  it('are those of the place: at nine in the evening in New York it is Thursday in Kiritimati', () => {
    expect(next('2026-11-26T02:00:00.000Z', 'Pacific/Kiritimati')).toBe('2026-11-26T02:00:00.000Z')
  })

  it('leave quiet days out', () => {
    const quietDays = [day('2026-11-26'), day('2026-11-27')]
    expect(next('2026-11-26T15:00:00.000Z', 'America/New_York', { quietDays })).toBe('2026-11-30T14:00:00.000Z')
  })

  it('hours that begin in the hour that clocks skip begin after it', () => {
    const change = { days: ['sun'], from: '02:30', to: '17:00' } as const
    expect(next('2027-03-14T06:00:00.000Z', 'America/New_York', change)).toBe('2027-03-14T07:30:00.000Z')
  })

  it('hours that begin in the hour that clocks repeat begin the first time', () => {
    const change = { days: ['sun'], from: '01:30', to: '17:00' } as const
    expect(next('2027-11-07T04:30:00.000Z', 'America/New_York', change)).toBe('2027-11-07T05:30:00.000Z')
  })

  it('hours that never come are an error', () => {
    expect(() => next('2026-11-24T15:00:00.000Z', 'America/New_York', { days: [] })).toThrow(RangeError)
  })

  it('are never before the moment, always on a working day, and are the same when asked again', () => {
    const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2032, 0, 1) }).map(toInstant)
    fc.assert(
      fc.property(moments, fc.constantFrom(...ZONES), (at, zone) => {
        const found = withinHours(at, hours, zone)
        expect(found >= at).toBe(true)
        expect(hours.days).toContain(weekdayOf(dateAt(found, zone)))
        expect(withinHours(found, hours, zone)).toBe(found)
      }),
    )
  })
})
