import type { Duty } from '../organization/site-details.ts'
import { isTime } from '../organization/limits.ts'

type Hours = Pick<Duty, 'from' | 'to'>

const MIDNIGHT = '00:00'

/** Round-the-clock cover on each of the days: from midnight to midnight. */
export const ALL_DAY: Hours = { from: MIDNIGHT, to: MIDNIGHT }

export function isAllDay({ from, to }: Hours): boolean {
  return from === MIDNIGHT && to === MIDNIGHT
}

/**
 * The hours that somebody means. The box for all day counts whatever stands next to it, and 00:00 to 23:59 is all day:
 * nobody leaves the last minute out.
 */
export function readHours(sent: Hours & { readonly allDay: boolean }): Hours {
  const hours = { from: readTime(sent.from), to: readTime(sent.to) }
  const isWhole = hours.from === MIDNIGHT && hours.to === '23:59'
  return sent.allDay || isWhole ? ALL_DAY : hours
}

const NOON = 12
const WRITTEN = /^(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2}))? ?(?:(?<half>[ap])\.? ?m\.?)?$/

/**
 * A time as people write it, where a browser has no field for times: `8`, `8:00`, `8 am`, `8:30 p. m.`. What is no time
 * stays as it was typed.
 */
export function readTime(text: string): string {
  const found = WRITTEN.exec(
    text
      .trim()
      .toLowerCase()
      .replaceAll(/[\u00a0\u202f]/g, ' '),
  )?.groups
  if (found === undefined) return text
  const { hour = '', minute = '00', half } = found
  const inHalf = Number(hour)
  if (half !== undefined && (inHalf === 0 || inHalf > NOON)) return text
  const inDay = half === undefined ? inHalf : (inHalf % NOON) + (half === 'p' ? NOON : 0)
  const time = `${String(inDay).padStart(2, '0')}:${minute}`
  return isTime(time) ? time : text
}
