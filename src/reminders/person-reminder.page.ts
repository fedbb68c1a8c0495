import type { ToldLine } from './message-list.page.ts'
import type { Messages } from '../words/messages.ts'

/** The messages to a person and about the person, the latest first, on the page of the record. */
export interface PersonReminders {
  readonly t: Messages
  readonly lines: readonly ToldLine[]
  /** Where one more is sent from, or null when there is no use or no way. */
  readonly action: string | null
  /** Why there is no button, where that is worth a word; empty otherwise. */
  readonly note: string
  readonly csrf: string
}
