import { type CalendarDate, type Instant, MINUTE_MS, WHOLE_QUARTERS_FROM } from './calendar.ts'
import { dateTimeFormat } from '../text/format.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Hours of a week on the wall at a place, without the days that are left out. */
export interface WorkingHours {
  readonly days: readonly Weekday[]
  /** Local time `HH:MM`, on the same day. */
  readonly from: string
  readonly to: string
  /** Days on which no reminder goes out, such as public holidays. HR lists them under Quiet days. */
  readonly quietDays: readonly CalendarDate[]
}

/** Weekday and `HH:MM` on the wall at a place. */
export function localTime(at: Instant, timeZone: string): LocalTime {
  const ms = Date.parse(at)
  const minute = Math.floor(ms / MINUTE_MS)
  const last = LAST_MINUTES.get(timeZone)
  if (last?.minute === minute) return last.local
  const local = readClock(at, timeZone)
  if (ms >= WHOLE_QUARTERS_FROM) LAST_MINUTES.set(timeZone, { minute, local })
  return local
}

interface LocalTime {
  readonly day: Weekday
  readonly time: string
}

/** The last minute that each zone was asked for. */
const LAST_MINUTES = new Map<string, { readonly minute: number; readonly local: LocalTime }>()

function readClock(at: Instant, timeZone: string): LocalTime {
  const format = dateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
  const day = WEEKDAYS.find((weekday) => weekday === parts.get('weekday')?.toLowerCase())
  if (day === undefined) throw new Error(`The weekday of ${at} in ${timeZone} is unknown.`)
  return { day, time: `${parts.get('hour')}:${parts.get('minute')}` }
}

/** The weekday of a day, which is the same everywhere. */
export function weekdayOf(date: CalendarDate): Weekday {
  const fromSunday = new Date(date).getUTCDay()
  // Seven days, and a remainder of seven.
  return WEEKDAYS[(fromSunday + 6) % 7] as Weekday
}
