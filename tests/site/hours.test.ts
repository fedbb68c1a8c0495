import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTime } from '../../src/organization/limits.ts'
import { formatTime } from '../../src/platform/time/date.page.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { ALL_DAY, isAllDay, readHours, readTime } from '../../src/site/hours.ts'

const two = (n: number) => String(n).padStart(2, '0')
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`)

describe('a time as somebody types it', () => {
  it('is what our own pages write, in either language', () => {
    fc.assert(
      fc.property(time, fc.constantFrom(...LANGUAGES), (written, language) => {
        expect(readTime(formatTime(written, language))).toBe(written)
        expect(readTime(written)).toBe(written)
      }),
    )
  })

  it('is a time or stays as it was typed, and reading it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,2}[:.]?\d{0,2} ?[ap]?m?$/)), (typed) => {
        const read = readTime(typed)
        expect(isTime(read) || read === typed).toBe(true)
        expect(readTime(read)).toBe(read)
      }),
    )
  })

  it.each([
    ['8', '08:00'],
    ['8 am', '08:00'],
    ['12 AM', '00:00'],
    ['12:30 p.m.', '12:30'],
    ['8:30 p. m.', '20:30'],
    ['20.15', '20:15'],
    ['25:00', '25:00'],
    ['13 pm', '13 pm'],
    ['late', 'late'],
    ['', ''],
  ])('%s', (typed, read) => {
    expect(readTime(typed)).toBe(read)
  })
})

describe('the hours of a line of cover', () => {
  it('are all day with the box, whatever stands next to it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (from, to) => {
        expect(readHours({ allDay: true, from, to })).toEqual(ALL_DAY)
      }),
    )
  })

  it('are all day from 00:00 to 23:59, and otherwise the two times', () => {
    expect(isAllDay(readHours({ allDay: false, from: '00:00', to: '23:59' }))).toBe(true)
    fc.assert(
      fc.property(time, time, (from, to) => {
        const hours = readHours({ allDay: false, from, to })
        const isWhole = from === '00:00' && (to === '23:59' || to === '00:00')
        expect(hours).toEqual(isWhole ? ALL_DAY : { from, to })
      }),
    )
  })

  it('are nothing yet while both fields are empty', () => {
    expect(readHours({ allDay: false, from: '', to: '' })).toEqual({ from: '', to: '' })
  })
})
