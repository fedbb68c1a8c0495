import { type CalendarDate, calendarDate } from '../platform/time/calendar.ts'
import type { DateFormat } from './contract.job.ts'

/** Where year, month and day stand in a date that is not written year first. */
const ORDER: Readonly<Record<DateFormat, RegExp | null>> = {
  ymd: null,
  mdy: /^(?<month>\d{1,2})[-/.](?<day>\d{1,2})[-/.](?<year>\d{4})$/,
  dmy: /^(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})$/,
}
const YEAR_FIRST = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/
/** A spreadsheet gives a day the time of its first moment. */
const TIME = /[T ]+\d{1,2}:\d{2}.*$/
/** Years that no date of an employment lies outside of. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/**
 * A day as people and systems write it: in the order of the file, or year first, which nobody can take for anything
 * else. A year of two digits is not read: nobody knows which part it is.
 */
export function readDate(text: string, format: DateFormat): CalendarDate | 'unreadable' | 'impossible' {
  const day = text.trim().replace(TIME, '')
  const parts = (YEAR_FIRST.exec(day) ?? ORDER[format]?.exec(day))?.groups
  if (parts === undefined) return 'unreadable'
  const { year = '', month = '', day: dayOfMonth = '' } = parts
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return 'impossible'
  try {
    return calendarDate(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`)
  } catch {
    return 'impossible'
  }
}
