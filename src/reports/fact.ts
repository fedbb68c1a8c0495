import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { PeopleOrder } from './query.ts'

/** The value of a cell, by its kind, which decides how the screen and each kind of file write it. */
export interface CellValues {
  readonly text: string | null
  /** The values of someone with several places of work, each listed once. */
  readonly texts: readonly string[]
  readonly day: CalendarDate | null
  readonly days: readonly CalendarDate[]
  readonly instant: Instant | null
  readonly number: number | null
  readonly flag: boolean | null
}
export type CellKind = keyof CellValues

interface Fact {
  readonly kind: CellKind
  /** The order of a list of people that goes by it. */
  readonly order?: PeopleOrder
}

/**
 * Every fact that a report gives about a person, or about one time that a person had to meet the requirement. A
 * published fact never changes its name or meaning. Its value is in `fact.page.ts`, its words in
 * `src/reports/files/words.en.ts`.
 */
export const FACTS = {
  person_id: { kind: 'text' },
  employee_number: { kind: 'text' },
  name: { kind: 'text', order: 'name' },
  type: { kind: 'texts' },
  site: { kind: 'texts' },
  department: { kind: 'texts' },
  position: { kind: 'texts' },
  supervisor: { kind: 'texts' },
  hired_on: { kind: 'days' },
  last_day: { kind: 'days' },
  works_with_youth: { kind: 'flag' },

  requirement: { kind: 'text' },
  status: { kind: 'text', order: 'need' },
  status_name: { kind: 'text' },
  because: { kind: 'text' },
  due_on: { kind: 'day', order: 'due' },
  due_because: { kind: 'text' },
  valid_until: { kind: 'day' },
  exception: { kind: 'text' },
  exception_reason: { kind: 'text' },
  exception_approver: { kind: 'text' },
  exception_from: { kind: 'day' },
  exception_until: { kind: 'day' },
  data_problems: { kind: 'texts' },

  cycle: { kind: 'number' },
  cycle_kind: { kind: 'text' },
  cycle_kind_name: { kind: 'text' },
  required_on: { kind: 'day' },
  opened_on: { kind: 'day' },
  lessons_finished: { kind: 'number' },
  lessons: { kind: 'number' },
  attempts: { kind: 'number' },
  best_score: { kind: 'number' },
  last_score: { kind: 'number' },
  must_know_right: { kind: 'flag' },
  reminders_sent: { kind: 'number' },
  last_reminder_on: { kind: 'day' },

  completed_on: { kind: 'day', order: 'completed' },
  late: { kind: 'flag' },
  score: { kind: 'number' },
  score_of: { kind: 'number' },
  credited_minutes: { kind: 'number' },
  language: { kind: 'text' },
  course_version: { kind: 'text' },
  policy_version: { kind: 'text' },
  acknowledged_for: { kind: 'texts' },
  source: { kind: 'text' },
  source_name: { kind: 'text' },
  content_hash: { kind: 'text' },
  certificate: { kind: 'text' },
  recorded_on: { kind: 'day' },
  recorded_by: { kind: 'text' },

  period_from: { kind: 'day' },
  period_to: { kind: 'day' },
  change: { kind: 'text' },
  change_name: { kind: 'text' },
  status_before: { kind: 'text' },
  status_before_name: { kind: 'text' },
  finished_in_period: { kind: 'flag' },

  known_at: { kind: 'instant' },
  as_of: { kind: 'day' },
  filters: { kind: 'text' },
} as const satisfies Readonly<Record<string, Fact>>
export type FactKey = keyof typeof FACTS
type Kind<Key extends FactKey> = (typeof FACTS)[Key]['kind']
export type FactValue<Key extends FactKey> = CellValues[Kind<Key>]

/** The person, and where the person works. */
const PERSON = [
  'person_id',
  'employee_number',
  'name',
  'type',
  'site',
  'department',
  'position',
  'supervisor',
  'hired_on',
  'last_day',
] as const
const STATUS = ['status', 'status_name', 'because'] as const
/** The last columns, which are the same in every row. */
const SAME_IN_EVERY_ROW = ['known_at', 'as_of', 'filters'] as const

/**
 * The facts of a row in the order of its columns: a row for each person, a row for each time that a person was asked, a
 * row for each person of a period, and the roster of an evidence pack. A new fact goes before those that are the same in every row.
 */
export const FACT_SETS = {
  people: [
    ...PERSON,
    'requirement',
    ...STATUS,
    'due_on',
    'completed_on',
    'valid_until',
    'late',
    'lessons_finished',
    'lessons',
    'attempts',
    'best_score',
    'score',
    'score_of',
    'credited_minutes',
    'language',
    'course_version',
    'policy_version',
    'acknowledged_for',
    'source',
    'source_name',
    'content_hash',
    'recorded_on',
    'works_with_youth',
    'exception',
    'exception_reason',
    'exception_from',
    'exception_until',
    'data_problems',
    ...SAME_IN_EVERY_ROW,
  ],
  cycles: [
    ...PERSON,
    'works_with_youth',
    'requirement',
    'cycle',
    'cycle_kind',
    'cycle_kind_name',
    'required_on',
    'due_on',
    'due_because',
    'opened_on',
    'attempts',
    'best_score',
    'last_score',
    'must_know_right',
    'completed_on',
    'recorded_on',
    'recorded_by',
    'late',
    'valid_until',
    'credited_minutes',
    'language',
    'course_version',
    'policy_version',
    'content_hash',
    'acknowledged_for',
    'source',
    'source_name',
    'certificate',
    'exception',
    'exception_reason',
    'exception_approver',
    'exception_from',
    'exception_until',
    'reminders_sent',
    'last_reminder_on',
    ...STATUS,
    ...SAME_IN_EVERY_ROW,
  ],
  period: [
    ...PERSON,
    'period_from',
    'period_to',
    'change',
    'change_name',
    'status_before',
    'status_before_name',
    ...STATUS,
    'due_on',
    'finished_in_period',
    'completed_on',
    'late',
    'valid_until',
    ...SAME_IN_EVERY_ROW,
  ],
  roster: [
    'person_id',
    'employee_number',
    'name',
    'type',
    'site',
    'department',
    'position',
    'hired_on',
    'last_day',
    ...STATUS,
    'due_on',
    'completed_on',
    'valid_until',
    'late',
    'as_of',
  ],
} as const satisfies Readonly<Record<string, readonly FactKey[]>>
export type FactIn<Set extends keyof typeof FACT_SETS> = (typeof FACT_SETS)[Set][number]

/** Finds facts that the head of a file states once. */
export function isSameInEveryRow(key: FactKey): key is (typeof SAME_IN_EVERY_ROW)[number] {
  return (SAME_IN_EVERY_ROW as readonly FactKey[]).includes(key) // `includes` takes only what the list can hold
}
