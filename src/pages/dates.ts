import type { CalendarDate } from '../domain/calendar.ts'
import type { Language } from '../domain/content.ts'
import type { CardLanguage } from './messages/card.ts'

/** `Nov 24, 2026` */
export function formatDate(date: CalendarDate, language: Language | CardLanguage): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date))
}

/** `Tue, Nov 24, 2026` */
export function formatWeekdayDate(date: CalendarDate, language: Language): string {
  const style = { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(language, style).format(new Date(date))
}
