import type { FactIn } from '../fact.ts'

/** What a list of people can show besides the name, in this order, by the names that files have for it. */
export const LIST_COLUMNS = [
  'employee_number',
  'type',
  'site',
  'department',
  'position',
  'supervisor',
  'hired_on',
  'last_day',
  'status',
  'because',
  'due_on',
  'valid_until',
  'completed_on',
  'lessons_finished',
  'attempts',
  'best_score',
  'score',
  'credited_minutes',
  'language',
  'course_version',
  'policy_version',
  'source',
  'exception',
  'data_problems',
] as const satisfies readonly FactIn<'people'>[]
export type ListColumn = (typeof LIST_COLUMNS)[number]

/** Until somebody chooses others. */
export const STANDARD_COLUMNS: readonly ListColumn[] = ['site', 'status', 'due_on', 'completed_on', 'lessons_finished']

/** More than that are pushed sideways in a window, and their heading doesn't stay in sight. */
export const MOST_IN_SIGHT = 7

/** Reads what somebody chose, in the order of the list. A column of an older version is left out. */
export function columnsFrom(kept: string | null): readonly ListColumn[] {
  const names = new Set((kept ?? '').split(' '))
  const chosen = LIST_COLUMNS.filter((name) => names.has(name))
  return chosen.length === 0 ? STANDARD_COLUMNS : chosen
}
