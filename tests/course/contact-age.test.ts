import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { contactAge, contactChecks, staleSince } from '../../src/course/contact-age.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { numbersChecked } from '../../src/site/part.page.ts'
import { contents, exampleSite } from '../support/content.ts'

const on = calendarDate('2026-11-24')
const line = (checkedOn: string) => ({ name: checkedOn, checkedOn })

describe('the age of a checked number', () => {
  it.each([
    ['today', '2026-11-24', 0, 'fresh'],
    ['on a day to come', '2026-12-01', 0, 'fresh'],
    ['90 days ago', '2026-08-26', 90, 'fresh'],
    ['91 days ago', '2026-08-25', 91, 'look'],
    ['180 days ago', '2026-05-28', 180, 'look'],
    ['181 days ago', '2026-05-27', 181, 'late'],
    ['twelve months ago', '2025-11-24', 365, 'late'],
    ['a day more than twelve months ago', '2025-11-23', 366, 'stale'],
  ] as const)('%s', (_, checkedOn, days, age) => {
    expect(contactChecks([line(checkedOn)], [], on)).toEqual([
      { name: checkedOn, kind: 'contact', checkedOn, days, age },
    ])
  })

  it('is due after the day that was set for the next check, however recent the last one is', () => {
    const [checked, next] = [calendarDate('2026-11-01'), calendarDate('2026-11-23')]
    expect(contactAge(checked, on, next)).toBe('look')
    expect(contactAge(checked, next, next)).toBe('fresh')
  })

  it('counts a year from the last day of February to the last day of February', () => {
    const ages = ['2029-02-28', '2029-03-01'].map((day) => contactChecks([line('2028-02-29')], [], calendarDate(day)))
    expect(ages.flat().map(({ age }) => age)).toEqual(['late', 'stale'])
  })

  it('lists all numbers of the course and of the site, the longest unchecked first', () => {
    const checks = contactChecks([line('2026-11-01'), line('2025-01-01')], [line('2026-03-01')], on)
    expect(checks.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'contact 2025-01-01',
      'local 2026-03-01',
      'contact 2026-11-01',
    ])
  })

  it('refuses what is not a day', () => {
    expect(() => contactChecks([line('last May')], [], on)).toThrow('"last May" is not a day')
  })

  it('says since when, as soon as one is stale', () => {
    const since = (...days: readonly string[]) => staleSince(days.map(line), on)
    expect(since('2026-11-24', '2026-01-01')).toBeNull()
    expect(since('2026-11-24', '2025-10-01', '2024-05-06')).toBe('2024-05-06')
    expect(since()).toBeNull()
  })
})

describe('a page’s warning about old numbers', () => {
  const said = (language: 'en' | 'es', day: string) =>
    numbersChecked(contents[language], exampleSite, calendarDate(day), MESSAGES[language])

  it('is empty within a year', () => {
    expect(said('en', '2026-11-24')).toBe('')
    expect(said('en', '2027-11-18')).toBe('')
  })

  it('gives the day of the oldest check, and says to call anyway', () => {
    expect(said('en', '2027-11-19')).toBe(
      'The numbers in this course were last checked on Nov 18, 2026. Ask HR whether they’re current. If you need one before you hear back, call it anyway.',
    )
    expect(said('es', '2027-11-19')).toContain('18 nov 2026')
  })
})
