import type { CompletionDetail, CompletionEntry, CompletionOutcome } from './import.ts'
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
