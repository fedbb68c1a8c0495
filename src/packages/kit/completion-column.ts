import { BYTE_ORDER_MARK, csvLine } from '../../platform/text/csv.ts'

/**
 * The first line of a completion table that comes back from an LMS. A column never changes its name or meaning, and new
 * ones are added at the end.
 */
export const COMPLETION_COLUMNS = [
  'learner_id',
  'name',
  'email',
  'employee_number',
  'status',
  'score',
  'finished_on',
  'package_title',
  'package_version',
] as const
export type CompletionColumn = (typeof COMPLETION_COLUMNS)[number]

/** The table to fill in: its first line. */
export function completionsTemplate(): string {
  return BYTE_ORDER_MARK + csvLine(COMPLETION_COLUMNS)
}
