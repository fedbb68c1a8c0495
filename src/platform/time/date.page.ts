import type { CalendarDate } from './calendar.ts'
import { dateTimeFormat } from '../text/format.ts'
import type { Language } from '../text/language.ts'

/** `Nov 24, 2026`, in Spanish `24 nov 2026` */
export function formatDate(date: CalendarDate, language: Language): string {
  const { format, written } = MEDIUM[language]
  const kept = written.get(date)
  if (kept !== undefined) return kept
  const text = format.format(new Date(date))
  written.set(date, text)
  return text
}

/** A report of a hundred thousand people has as many sentences with days in them, of some thousand different days. */
const MEDIUM = { en: mediumDates('en'), es: mediumDates('es') } as const

function mediumDates(language: Language) {
  const format = dateTimeFormat(locale(language), { dateStyle: 'medium', timeZone: 'UTC' })
  return { format, written: new Map<CalendarDate, string>() }
}

/** `Tue, Nov 24, 2026`, in Spanish `mar, 24 nov 2026` */
export function formatWeekdayDate(date: CalendarDate, language: Language): string {
  const weekday = dateTimeFormat(locale(language), { weekday: 'short', timeZone: 'UTC' }).format(new Date(date))
  return `${weekday}, ${formatDate(date, language)}`
}

/** `Nov`, in Spanish `nov` */
export function formatMonth(date: CalendarDate, language: Language): string {
  return dateTimeFormat(locale(language), { month: 'short', timeZone: 'UTC' }).format(new Date(date))
}

/**
 * `8:00 PM`, in Spanish `8:00 p. m.`: the platform has `p.m.` for the Spanish of the United States.
 * @param time `HH:MM`
 */
export function formatTime(time: string, language: Language): string {
  const style = { hour: 'numeric', minute: '2-digit', hourCycle: 'h12', timeZone: 'UTC' } as const
  return dateTimeFormat(language, style).format(new Date(`2000-01-01T${time}:00Z`))
}

/** `Eastern Time`, in Spanish `hora oriental` */
export function formatTimeZone(timeZone: string, language: Language): string {
  const parts = dateTimeFormat(locale(language), { timeZone, timeZoneName: 'longGeneric' }).formatToParts(new Date(0))
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** Days and times are written the way people in the United States do, in either language. */
function locale(language: Language): string {
  return `${language}-US`
}
