import type { Language } from '../text/language.ts'
import { dateAt, type Instant } from './calendar.ts'
import { formatDate, formatTime } from './date.page.ts'
import { localTime } from './local-time.ts'

/** `Nov 24, 2026`, the day that it is then in a time zone. */
export function formatDayOf(at: Instant, timeZone: string, language: Language): string {
  return formatDate(dateAt(at, timeZone), language)
}

/** `Nov 24, 2026, 8:00 PM`, where the organization is. */
export function formatMoment(at: Instant, timeZone: string, language: Language): string {
  return `${formatDayOf(at, timeZone, language)}, ${formatTime(localTime(at, timeZone).time, language)}`
}
