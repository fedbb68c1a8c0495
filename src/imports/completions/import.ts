import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { NoLaterThan } from '../../ledger/history.ts'

/** The fields that a line of another learning system's export can have. */
export const COMPLETION_FIELDS = [
  'employee_number',
  'email',
  'name',
  'first_name',
  'last_name',
  'completed_on',
  'started_on',
  'last_access_on',
  'status',
  'score',
  'course',
  'course_version',
  'language',
  'minutes',
  'code',
] as const
export type CompletionField = (typeof COMPLETION_FIELDS)[number]

/**
 * `ready`: the person is certain. `review`: someone has to say who it is. `rejected`: HR said that it is nobody here.
 * `same`: on record already. `not-complete`: nothing to credit. `refused`: something has to be fixed.
 */
export const COMPLETION_OUTCOMES = ['ready', 'review', 'rejected', 'same', 'not-complete', 'refused'] as const
export type CompletionOutcome = (typeof COMPLETION_OUTCOMES)[number]

/** Why a line is not simply credited. */
export const COMPLETION_REASONS = [
  // for review
  'name-only',
  'no-name',
  'several',
  'different-people',
  'names-differ',
  // same
  'credited-before',
  'credited-since',
  'completed-here',
  'twice-in-file',
  // refused
  'nobody',
  'nothing-to-match',
  'no-day',
  'mark-needed',
  'day-needed',
  'day-unreadable',
  'future',
  'before-employment',
  'status-unknown',
  'score-unreadable',
  'minutes-unreadable',
  'language-unknown',
  'code-unreadable',
  'code-differs',
] as const
export type CompletionReason = (typeof COMPLETION_REASONS)[number]

/** The completion in a line, once it was read. */
export interface CompletionEntry {
  readonly on: CalendarDate
  /** `null` when that is the day of completion itself. */
  readonly noLaterThan: NoLaterThan | null
  /** The score in percent. */
  readonly score: number | null
  readonly course: string
  readonly courseVersion: string | null
  readonly language: string | null
  readonly minutes: number | null
}

/** The person in a line, as typed. */
export interface TypedPerson {
  readonly number: string
  readonly email: string
  readonly name: string
}

/** The part of a line that is kept between the preview and the import. */
export interface CompletionDetail {
  readonly reason: CompletionReason | null
  /** The text of the cell to correct. Empty when the reason says it all. */
  readonly cell: string
  /** The field of that cell, where one field alone is at fault. */
  readonly field: CompletionField | null
  /** Empty once it is clear who the line is about. */
  readonly typed: TypedPerson
  /** The people it may be about, for review. */
  readonly candidates: readonly PersonId[]
  /** `null` when the line could not be read, or shows no completion. */
  readonly entry: CompletionEntry | null
  readonly from: string
  readonly policyVersion: string
  readonly reference: string
  readonly approver: PersonId
}
