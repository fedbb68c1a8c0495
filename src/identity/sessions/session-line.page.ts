import { dateAt, HOUR_MS, type Instant, MINUTE_MS } from '../../platform/time/calendar.ts'
import { formatTime } from '../../platform/time/date.page.ts'
import { localTime } from '../../platform/time/local-time.ts'
import type { Language } from '../../platform/text/language.ts'
import { MESSAGES, type Messages } from '../../words/messages.ts'
import type { Device } from '../session.ts'

/** One place where somebody is signed in, in words. */
export interface SessionLine {
  readonly handle: string
  readonly text: string
  /** The session that the page is shown in. */
  readonly isThis: boolean
}

/** Says on what, since when and how long ago, and nothing about where: an address would say it wrongly. */
export function sessionText(
  session: { readonly device: Device; readonly createdAt: Instant; readonly lastSeenAt: Instant },
  now: Instant,
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): string {
  const words = MESSAGES[language].account.sessions
  const { browser, system } = session.device
  const time = formatTime(localTime(session.createdAt, timeZone).time, language)
  // No session lasts longer than twelve hours: one that didn't begin today began yesterday.
  const isToday = dateAt(session.createdAt, timeZone) === dateAt(now, timeZone)
  const began = isToday ? words.today(time) : words.yesterday(time)
  const device = words.device(words.browsers[browser], words.systems[system])
  return words.line(device, began, ago(Date.parse(now) - Date.parse(session.lastSeenAt), words))
}

/** Being seen is noted once a minute: less than two is a moment. */
function ago(ms: number, words: Messages['account']['sessions']): string {
  if (ms < 2 * MINUTE_MS) return words.justNow
  return ms < HOUR_MS ? words.minutesAgo(Math.floor(ms / MINUTE_MS)) : words.hoursAgo(Math.floor(ms / HOUR_MS))
}
