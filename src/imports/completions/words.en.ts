import type { CompletionOutcome, CompletionReason } from './import.ts'

/** Lines of a file of completions. */
export const completionRows = {
  outcome: {
    ready: 'Ready to credit',
    review: 'For you to decide',
    rejected: 'Not about anyone here',
    same: 'Already on record',
    'not-complete': 'Not complete',
    refused: 'Can’t be credited',
  } satisfies Record<CompletionOutcome, string>,
  reason: {
    'name-only': 'Only the name matches. Say who it is.',
    'no-name': 'Only the staff number matches, and the file has no name. Say who it is.',
    several: 'Several people match. Say who it is.',
    'different-people': 'The staff number and the e-mail belong to different people. Say who it is.',
    'names-differ': 'The number or e-mail matches, but the name is different. Say who it is.',
    'credited-before': 'A completion on that day from another learning system is already on record.',
    'credited-since': 'A completion dated after the start of this one is already on record.',
    'completed-here': 'The person finished the course here on that day.',
    'twice-in-file': 'An earlier row says the same thing.',
    nobody: 'No one on record has this staff number, e-mail or name. Add the person first, or fix the row.',
    'nothing-to-match': 'The row has no staff number, e-mail or name.',
    'no-day': 'The row has no completion date.',
    'mark-needed':
      'The row has a score but nothing else that shows the course was finished. Confirm the passing score for this file under “Change the choices.”',
    'day-needed':
      'The row has no completion date, only the last day the course was opened. Under “Change the choices,” you can let that day count instead.',
    'day-unreadable': 'The date can’t be read.',
    future: 'The completion date is in the future.',
    'before-employment': 'The completion date is before the person’s first day of work here.',
    'status-unknown': 'The status in this row isn’t recognized. When you choose the columns, say what it means.',
    'score-unreadable': 'The score isn’t a number from 0 to 100.',
    'minutes-unreadable': 'The minutes aren’t a whole number from 1 to 1000.',
    'language-unknown': 'The language isn’t recognized. Use a code such as en or es.',
    'code-unreadable': 'The check code isn’t from one of our packages. It may be mistyped.',
    'code-differs': 'The date or score in the check code doesn’t match the row.',
  } satisfies Record<CompletionReason, string>,
  cell: (text: string) => `The cell says: ${text}`,
  credited: (date: string, course: string) => `${date}, ${course}`,
  score: (n: number) => `score ${n} of 100`,
  candidates: 'Possible matches',
}
