import { expect, it } from 'vitest'
import { withWholeDates } from '../../../src/platform/html/whole-date.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { formatDate, formatWeekdayDate } from '../../../src/platform/time/date.page.ts'
import { LANGUAGES } from '../../../src/platform/text/language.ts'

const whole = (text: string) => text.replaceAll(' ', '\u00a0')

it.each(LANGUAGES)('no line breaks a date apart, in whichever month, %s', (language) => {
  for (let month = 1; month <= 12; month += 1) {
    const date = formatDate(calendarDate(`2026-${String(month).padStart(2, '0')}-09`), language)
    expect(withWholeDates(`<p>Hired on ${date}.</p>`)).toBe(`<p>Hired on ${whole(date)}.</p>`)
  }
  const [weekday, date] = [formatWeekdayDate, formatDate].map((format) => format(calendarDate('2026-11-28'), language))
  expect(withWholeDates(`<p>${weekday}</p>`)).toContain(whole(date ?? ''))
})

it.each([
  ['an extension', '<a>(609) 555-0142 ext. 123456</a>', '<a>(609) 555-0142 ext.\u00a0123456</a>'],
  ['times', '<p>8:00 PM, 9 pm, 8:30 p. m.</p>', '<p>8:00\u00a0PM, 9\u00a0pm, 8:30\u00a0p.\u00a0m.</p>'],
  ['a count, also in a cell', '<td>3 of 15</td><p>3 de 15</p>', '<td>3\u00a0of\u00a015</td><p>3\u00a0de\u00a015</p>'],
  ['two dates', '<p>Nov 1, 2026 to Dec 1, 2026</p>', '<p>Nov\u00a01,\u00a02026 to Dec\u00a01,\u00a02026</p>'],
  ['a date in a cell, after other words', '<td>since Nov 1, 2026</td>', '<td>since Nov\u00a01,\u00a02026</td>'],
])('%s', (_, html, expected) => {
  expect(withWholeDates(html)).toBe(expected)
})

it.each([
  ['a cell that a date begins', '<td class="r">Nov 1, 2026</td>'],
  ['what a form sends', '<input value="Nov 1, 2026"><textarea name="reason">From Nov 1, 2026</textarea>'],
  ['a choice', '<option value="a">Version 2, Nov 1, 2026</option>'],
  ['a title', '<title>Report of Nov 1, 2026</title>'],
  ['an attribute', '<p data-text="Saved Nov 1, 2026 &gt; ext. 5">Saved</p>'],
  ['other numbers', '<p>Answers 12 of 2026, and 10 people 2026</p>'],
])('leaves %s as it is', (_, html) => {
  expect(withWholeDates(html)).toBe(html)
})
