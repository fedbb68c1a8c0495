import type { CalendarDate } from '../platform/time/calendar.ts'
import { type PersonId, type SiteId } from '../ledger/event.ts'
import { lineFilter, lineOf, type ReportEmployment, type ReportLine } from './line.ts'
import type { ReportedPerson } from '../requirements/reported.ts'
import type { StatusChoice } from '../requirements/compliance.ts'
import { PERSON_TYPES } from '../ledger/bodies/part.ts'
import { CREDIT_SOURCES } from '../ledger/bodies/training.ts'

/** A period that includes both days. `null` leaves an end open. */
export interface Period {
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
}

export const COMPLETION_SOURCES = ['here', ...CREDIT_SOURCES] as const

export const REPORT_ONLY = ['exceptions', 'data-problems'] as const

interface Filter {
  readonly kind: 'status' | 'site' | 'supervisor' | 'text' | 'choice' | 'period'
  readonly choices?: readonly string[]
  /** Its name in the address, where that is another. */
  readonly parameter?: string
  /** The field of an employment that it compares. All filters on employments must match the same one. */
  readonly employment?: keyof ReportEmployment
  /** The field of a person's line that it compares. `line.ts` has the lines of `status` and `only`. */
  readonly line?: keyof ReportLine
  /** The column of the placement, or of the standing. */
  readonly column?: string
}

/**
 * Every filter of a report, in the order of sentences, addresses and forms. Addresses and saved views have the names,
 * so they stay. The rule, SQL, address, saved view and fields of two days follow from the table. The compiler leads to
 * the words, and of a choice to its field.
 */
export const FILTERS = {
  status: { kind: 'status' },
  site: { kind: 'site', employment: 'site', column: 'site' },
  department: { kind: 'text', employment: 'department', column: 'department' },
  position: { kind: 'text', employment: 'position', column: 'position' },
  type: { kind: 'choice', choices: PERSON_TYPES, employment: 'type', column: 'type' },
  supervisor: { kind: 'supervisor', employment: 'supervisor', column: 'supervisor' },
  // These describe the completion that counts or counted last, as do language and source.
  policyVersion: { kind: 'text', parameter: 'version', line: 'policyVersion', column: 'policy_version' },
  language: { kind: 'text', line: 'language', column: 'language' },
  source: { kind: 'choice', choices: COMPLETION_SOURCES, line: 'source', column: 'source' },
  hired: { kind: 'period', employment: 'hiredOn', column: 'hired_on' },
  due: { kind: 'period', line: 'dueOn', column: 'due_on' },
  completed: { kind: 'period', line: 'completedOn', column: 'completed_on' },
  ends: { kind: 'period', line: 'validUntil', column: 'valid_until' },
  only: { kind: 'choice', choices: REPORT_ONLY },
} as const satisfies Readonly<Record<string, Filter>>

type Filters = typeof FILTERS
export type FilterName = keyof Filters
/** The filters that the table has with such an entry. */
type With<Entry> = { [Name in FilterName]: Filters[Name] extends Entry ? Name : never }[FilterName]
export type PeriodFilter = With<{ readonly kind: 'period' }>
export type EmploymentFilter = With<{ readonly employment: keyof ReportEmployment }>
export type LineFilter = With<{ readonly line: keyof ReportLine }>
/** The filters that are neither a single value nor a period. */
export type FilterApart = Exclude<FilterName, EmploymentFilter | LineFilter>

interface Values {
  readonly status: StatusChoice
  readonly site: SiteId | null
  readonly supervisor: PersonId | null
  readonly text: string | null
  readonly period: Period
}
type ValueOf<Entry extends Filter> = Entry extends { readonly choices: readonly (infer Choice)[] }
  ? Choice | null
  : Entry['kind'] extends keyof Values
    ? Values[Entry['kind']]
    : never

/** The filters of a report. Null, or an open period, filters nothing. */
export type ReportFilter = { readonly [Name in FilterName]: ValueOf<Filters[Name]> }

// The keys of the table, which Object.keys widens.
export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[]
export const PERIOD_FILTERS = FILTER_NAMES.filter(isPeriodFilter)
/** The filters that one employment has to meet together. */
export const EMPLOYMENT_FILTERS = FILTER_NAMES.filter((name): name is EmploymentFilter => 'employment' in FILTERS[name])
export const LINE_FILTERS = FILTER_NAMES.filter((name): name is LineFilter => 'line' in FILTERS[name])

export function isPeriodFilter(name: FilterName): name is PeriodFilter {
  return FILTERS[name].kind === 'period'
}

export const OPEN_PERIOD: Period = { from: null, to: null }

// Each name once, with what narrows nothing for its kind.
export const EVERYONE_FILTER = Object.fromEntries(
  FILTER_NAMES.map((name) => [name, name === 'status' ? 'everyone' : isPeriodFilter(name) ? OPEN_PERIOD : null]),
) as unknown as ReportFilter

/**
 * Whether a person is in a report. All filters on employments must match the same one: someone who works in the kitchen
 * of one site and at the desk of another is not at the desk of the first.
 */
export function fits(person: ReportedPerson, filter: ReportFilter): boolean {
  return lineFilter(filter, null)(lineOf(person))
}

/** Whether the filter selects people by what they did or what is due. A rate of such people would mean nothing. */
export function isByOutcome(filter: Omit<ReportFilter, 'site' | 'supervisor'>): boolean {
  return filter.only !== null || LINE_FILTERS.some((name) => isUsed(name, filter[name]))
}

export function isUsed(name: FilterName, asked: string | Period | null): boolean {
  return typeof asked === 'object' && asked !== null ? !isOpen(asked) : asked !== EVERYONE_FILTER[name]
}

/** Whether a text is the one that is asked for, or a day in the period; an open period also holds none at all. */
export function meets(value: string | null, asked: string | Period | null): boolean {
  if (typeof asked === 'string' || asked === null) return value === asked
  const { from, to } = asked
  return isOpen(asked) || (value !== null && (from === null || value >= from) && (to === null || value <= to))
}

/** The days that are in both. */
export function bothPeriods(a: Period, b: Period): Period {
  const [from, to] = [[a.from, b.from].filter((day) => day !== null), [a.to, b.to].filter((day) => day !== null)]
  return { from: from.sort().at(-1) ?? null, to: to.sort()[0] ?? null }
}

export function isOpen({ from, to }: Period): boolean {
  return from === null && to === null
}
