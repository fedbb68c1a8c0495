import type { Standing } from '../requirements/status.ts'
import { deadlineOf, PAST } from './due.ts'

/** The reminders that somebody can send by hand. Both have the same occasion: one of them a day at most. */
export const ASKED_KINDS = ['nudge', 'overdue'] as const
export type AskedKind = (typeof ASKED_KINDS)[number]

/** The text that somebody gets who is reminded by hand: once a date has passed, the one that says so. */
export function askedKind(standing: Standing): AskedKind {
  return PAST.includes(standing.status) && deadlineOf(standing) !== null ? 'overdue' : 'nudge'
}
