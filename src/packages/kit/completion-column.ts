import { BYTE_ORDER_MARK, csvLine } from '../../platform/text/csv.ts'

/**
 * The first line of a table of completions that comes back from an LMS. A column keeps its name and meaning for ever;
 * a new one comes at the end.
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
