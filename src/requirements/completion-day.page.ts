import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Credited } from '../ledger/event.ts'
import type { Wording } from './because.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { NoLaterThan } from '../ledger/history.ts'

type Words = Pick<Wording, 't' | 'language'>

/** "Nov 27, 2026", or "no later than Nov 27, 2026" where only the last day is known on which it can have been. */
export function completionDay(on: CalendarDate, noLaterThan: NoLaterThan | null, { t, language }: Words): string {
  const date = formatDate(on, language)
  return noLaterThan === null ? date : t.hr.credits.noLaterThan(date)
}

/** The same, of an entry in the ledger. */
export function creditDay(on: CalendarDate, body: Credited, words: Words): string {
  return completionDay(on, body.v === 2 ? { startedOn: body.startedOn } : null, words)
}
