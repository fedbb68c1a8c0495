import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { contactAge, contactChecks, oldestCheck } from '../../src/course/contact-age.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { checkedNumbers, numbersOld } from '../../src/site/part.page.ts'
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

  it('of several numbers is that of the oldest check', () => {
    expect(oldestCheck(['2026-11-24', '2025-10-01', '2024-05-06', '2026-01-01'].map(line))).toBe('2024-05-06')
    expect(oldestCheck([])).toBeUndefined()
  })
})

describe('a page’s warning about old numbers', () => {
  const said = (language: 'en' | 'es', day: string) =>
    numbersOld(checkedNumbers(contents[language], exampleSite), calendarDate(day), language, MESSAGES[language])

  it('is empty for half a year', () => {
    expect(said('en', '2026-11-24')).toBe('')
    expect(said('es', '2027-05-17')).toBe('')
  })

  it('gives the day of the oldest check, and says first to call anyway', () => {
    const late =
      'Some numbers haven’t been checked since Nov 18, 2026. Call anyway. If no one answers, call the State Central Registry (SCR).'
    expect(said('en', '2027-05-18')).toBe(late)
    expect(said('en', '2027-11-19')).toBe(`${late} When you have time, ask HR whether they’re current.`)
  })

  it('counts the numbers of people, too', () => {
    const calls = [{ phone: '609-555-0190', checkedOn: '2026-05-19' }]
    const numbers = checkedNumbers(contents.en, { ...exampleSite, calls })
    const { late } = MESSAGES.en.support
    expect(numbersOld(numbers, calendarDate('2026-11-16'), 'en', MESSAGES.en)).toBe(late('May 19, 2026'))
  })

  it('is in Spanish, too', () => {
    const late =
      'no se revisan desde el 18 nov 2026. Llame de todos modos. Si nadie contesta, llame al Registro Central Estatal (SCR).'
    for (const day of ['2027-05-18', '2027-11-19']) expect(said('es', day)).toContain(late)
  })
})
