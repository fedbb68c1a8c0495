import type { Actor } from '../ledger/event.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { Messages } from '../words/messages.ts'

/** A reminder that somebody has sent, and whether it reaches the person. */
export interface AskedReminder {
  readonly by: Actor
  readonly on: CalendarDate
  /** `by-hand`: HR hasn't handed it over yet. `refused`: the mail server doesn't take it. */
  readonly state: 'reminded' | 'by-hand' | 'refused'
}

/** Says why there's no button to remind somebody once more. */
export function askedText({ state, on }: AskedReminder, t: Messages, language: Language): string {
  const words = t.hr.reminders.messages.person
  switch (state) {
    case 'reminded':
      return words.already
    case 'by-hand':
      return words.waiting(formatDate(on, language))
    case 'refused':
      return words.refused
  }
}
