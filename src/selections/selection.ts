import type { PersonId } from '../ledger/event.ts'
import { DAY_MS, type Instant, later } from '../platform/time/calendar.ts'

/** What can be done for many people at once. */
export const BULK_ACTIONS = ['remind', 'invite', 'print-codes', 'extend', 'assign', 'exempt', 'download'] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]

/** Why somebody is left out. */
export const LEFT_OUT = [
  'out-of-reach',
  'nothing-to-do',
  'no-address',
  'already-reminded',
  'reminder-waiting',
  'reminder-stopped',
  'already-invited',
  'has-way-in',
  'link-since',
  'nothing-due',
  'not-employed',
  'required-already',
  'date-not-later',
  'exempt-already',
  'cannot-approve',
  'refused',
] as const
export type LeftOut = (typeof LEFT_OUT)[number]

/** What came of it for one person. `by-hand`: a reminder that HR hands over, because there is no mail server. */
export type Outcome = 'done' | 'by-hand' | LeftOut

/** What came of undoing it. Somebody else may have corrected the entry since, or the person is out of reach. */
export type Undone = 'undone' | 'corrected-since' | 'out-of-reach'

/** One page of the list has fewer rows. */
export const MOST_TICKED = 200

/** Work can be undone for so long after it's done. It's kept as long as that. */
export const UNDO_MS = DAY_MS

/** The moment from which work that was done at another can't be undone anymore. */
export function undoneUntil(doneAt: Instant): Instant {
  return later(doneAt, UNDO_MS)
}

/** For so many the work goes on after the answer, and its page says how far it is. */
export const LONG_FROM = 100

/** So many are done, or looked at, in one go before others get their turn. */
export const TOGETHER = 10

/** People whom somebody has chosen for something. */
export interface Selection {
  readonly id: string
  readonly holder: PersonId
  readonly action: BulkAction
  /** The list in which they were chosen, or the file that added them, as JSON. */
  readonly query: string
  /** What the form said; null before the work began. */
  readonly fields: Readonly<Record<string, unknown>> | null
  /** When it was done for the last of them; null before the first. */
  readonly doneAt: Instant | null
}

/** Places in a selection, as a field of a form says them. */
export const PLACES = /^(\d{1,3}( \d{1,3})*)?$/

/** One of them, and how far the work is. */
export interface Member {
  /** In the order of the list, from 0. */
  readonly place: number
  readonly person: PersonId
  readonly outcome: Outcome | null
  readonly entry: string | null
  readonly undone: Undone | null
}

export function isLeftOut(outcome: Outcome | null): outcome is LeftOut {
  return LEFT_OUT.some((each) => each === outcome)
}

/** By reason, in the order of `LEFT_OUT`: only reasons that somebody has. */
export function byReason<Each>(
  list: readonly Each[],
  reasonOf: (each: Each) => Outcome | null,
): { readonly reason: LeftOut; readonly of: readonly Each[] }[] {
  return LEFT_OUT.map((reason) => ({ reason, of: list.filter((each) => reasonOf(each) === reason) })).filter(
    ({ of }) => of.length > 0,
  )
}
