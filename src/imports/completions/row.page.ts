import type {
  CompletionDetail,
  CompletionEntry,
  CompletionField,
  CompletionOutcome,
  CompletionReason,
} from './import.ts'
import { type Wording, completionDay } from '../../requirements/because.page.ts'

/** A line of another learning system's export, as the preview shows it. */
export interface CompletionRowText {
  readonly outcome: string
  /** The name in the line, as typed. Empty once the person is certain. */
  readonly name: string
  /** Why the line is not credited, and what it says. Together they are the reason in the file of refused lines. */
  readonly sentences: readonly string[]
}

type Words = Pick<Wording, 't' | 'language'>

export function completionRowText(
  outcome: CompletionOutcome,
  detail: CompletionDetail,
  words: Words,
): CompletionRowText {
  const { reason, cell, typed, entry } = detail
  const { rows } = words.t.hr.credits
  // A row that HR has decided needs no reason anymore.
  const isOpen = outcome !== 'ready' && outcome !== 'rejected'
  return {
    outcome: rows.outcome[outcome],
    name: [typed.name, typed.number, typed.email].filter((part) => part !== '').join(', '),
    sentences: [
      ...(isOpen && reason !== null ? [rows.reason[reason]] : []),
      ...(cell === '' ? [] : [rows.cell(cell)]),
      ...(entry === null ? [] : [entryText(entry, words)]),
    ],
  }
}

/** "Mar 5, 2026, Safe with youth, score 92 of 100" */
function entryText({ on, noLaterThan, course, score }: CompletionEntry, words: Words): string {
  const { rows } = words.t.hr.credits
  const date = completionDay(on, noLaterThan, words)
  const what = course === '' ? date : rows.credited(date, course)
  return score === null ? what : `${what}, ${rows.score(score)}`
}

const WHO: readonly CompletionField[] = ['employee_number', 'email', 'name', 'first_name', 'last_name']
const DAY: readonly CompletionField[] = ['completed_on', 'last_access_on']

/** The cells that may be wrong, by the reason. Nothing is to mend in a line that is on record already. */
const FIELDS_OF: Readonly<Record<CompletionReason, readonly CompletionField[]>> = {
  'name-only': WHO,
  'no-name': WHO,
  several: WHO,
  'different-people': WHO,
  'names-differ': WHO,
  'credited-before': [],
  'credited-since': [],
  'completed-here': [],
  'twice-in-file': [],
  nobody: WHO,
  'nothing-to-match': WHO,
  'no-day': DAY,
  'mark-needed': ['completed_on', 'score'],
  'day-needed': DAY,
  'day-unreadable': DAY,
  future: DAY,
  'before-employment': [...DAY, ...WHO],
  'status-unknown': ['status'],
  'score-unreadable': ['score'],
  'minutes-unreadable': ['minutes'],
  'language-unknown': ['language'],
  'code-unreadable': ['code'],
  'code-differs': ['code', 'completed_on', 'score'],
}

/** The cells of a line that have to be mended, with the sentence that says so. */
export function completionFaults(outcome: CompletionOutcome, { reason, field }: CompletionDetail, { t }: Words) {
  // HR's answer about who it is needs no correction.
  if (reason === null || outcome === 'ready' || outcome === 'rejected') return []
  const fields = field === null ? FIELDS_OF[reason] : [field]
  return fields.length === 0 ? [] : [{ fields, text: t.hr.credits.rows.reason[reason] }]
}
