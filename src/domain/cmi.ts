import type { Item, ItemId } from './course.ts'

/**
 * The data model of SCORM 1.2: element names, vocabularies and text forms
 * (SCORM 1.2 Run-Time Environment, section 3.4).
 */

/** What an LMS is told when a learner has finished. The default of an export is `passed`. */
export const REPORTS = ['passed', 'completed', 'lms-decides'] as const
export type Report = (typeof REPORTS)[number]

export type LessonStatus = 'passed' | 'completed' | 'failed' | 'incomplete' | 'browsed' | 'not attempted'

/** One element to set, with its value as the LMS takes it. */
export type CmiValue = readonly [element: string, value: string]

/** SCORM 1.2 promises 4,096; some systems count bytes or add to it, so we stay well below. */
export const SUSPEND_DATA_BUDGET = 3500

const LONGEST_TIMESPAN_MS = (9999 * 3600 + 59 * 60 + 59) * 1000 + 990

/**
 * The status to set when the learner acknowledges. With `lms-decides` the manifest has a mastery score, and the
 * LMS turns `completed` into `passed` by the score.
 */
export function finalStatus(report: Report): LessonStatus {
  return report === 'passed' ? 'passed' : 'completed'
}

/** Whether a status says that the course is finished. Such a status is never replaced. */
export function isFinal(status: string): boolean {
  return status === 'passed' || status === 'completed'
}

/** Whether the first page of a course may set `incomplete`: it would lower no other status. */
export function mayBecomeIncomplete(status: string): boolean {
  return status === '' || status === 'not attempted' || status === 'browsed'
}

/** Whether a launch counts at all: `browse` and `review` do not. An LMS that leaves the two empty means that it does. */
export function countsForCredit(mode: string, credit: string): boolean {
  return (mode === '' || mode === 'normal') && (credit === '' || credit === 'credit')
}

/** A CMITimespan, `0001:02:03.45`: four digits of hours, always two of hundredths (`.5` would be half a second). */
export function timespan(ms: number): string {
  const hundredths = Math.floor(Math.min(Math.max(ms, 0), LONGEST_TIMESPAN_MS) / 10)
  const seconds = Math.floor(hundredths / 100)
  const hours = padded(Math.floor(seconds / 3600), 4)
  return `${hours}:${padded(Math.floor(seconds / 60) % 60, 2)}:${padded(seconds % 60, 2)}.${padded(hundredths % 100, 2)}`
}

/** A CMIDecimal from 0 to 100 with at most two decimals, rounded down: rounding must not lift a score over a mark. */
export function percent(right: number, of: number): string {
  return String(Math.floor((right * 10_000) / of) / 100)
}

/** Names the question and the attempt, because a journal of interactions has one entry for each attempt. */
export function interactionId(item: ItemId, attempt: string, round: number): string {
  return round === 1 ? `${item}_a${attempt}` : `${item}_a${attempt}_r${round}`
}

/** One answer of the final check, as an LMS may report it. */
export interface Interaction {
  readonly id: string
  readonly type: 'choice' | 'sequencing'
  readonly right: boolean
}

export function interaction(item: Item, id: string, right: boolean): Interaction {
  return { id, type: item.type === 'order' ? 'sequencing' : 'choice', right }
}

/**
 * One entry of the journal, `id` first. It holds no `student_response`, `time` or `latency`: the course tells
 * learners that nobody sees which answers they chose, how long they took or at what hour.
 * @param index must equal `cmi.interactions._count`.
 */
export function interactionValues(index: number, { id, type, right }: Interaction): CmiValue[] {
  const at = `cmi.interactions.${index}`
  return [
    [`${at}.id`, id],
    [`${at}.type`, type],
    [`${at}.result`, right ? 'correct' : 'wrong'],
  ]
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
