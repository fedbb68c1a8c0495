import { HOUR_MS, type Instant, MINUTE_MS } from '../../platform/time/calendar.ts'
import type { Messages } from '../../words/messages.ts'

/** What the script has to know, on each page and again whenever somebody stays signed in. */
export interface Ending {
  /** Until the session ends, if nothing more comes from it. */
  readonly seconds: number
  /** Whether staying makes it longer: at the latest end it doesn't. */
  readonly canStay: boolean
}

export function endingOf(
  { idleUntil, latestEnd }: { readonly idleUntil: Instant; readonly latestEnd: Instant },
  now: Instant,
): Ending {
  const canStay = idleUntil < latestEnd
  const left = Date.parse(canStay ? idleUntil : latestEnd) - Date.parse(now)
  return { seconds: Math.floor(left / 1_000), canStay }
}

/** Said on every page, for whom the script doesn't run. No time of day: pages of records show none. */
export function endingNote(idleMs: number, t: Messages): string {
  const { note, minutes, hours } = t.account.ending
  return note(idleMs < HOUR_MS ? minutes(idleMs / MINUTE_MS) : hours(idleMs / HOUR_MS))
}
