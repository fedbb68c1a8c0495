import type { CalendarDate } from '../platform/time/calendar.ts'
import { type PersonId, type SiteId } from '../ledger/event.ts'
import type { CompletionSource } from '../ledger/history.ts'
import { lineFilter, lineOf } from './line.ts'
import type { ReportedPerson } from '../requirements/reported.ts'
import type { Selection } from './request.ts'
import type { StatusChoice } from '../requirements/compliance.ts'
import type { PersonType } from '../ledger/bodies/part.ts'
import { CREDIT_SOURCES } from '../ledger/bodies/training.ts'

/** From a day to a day, both counted; null is open. */
export interface Period {
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
}

export const PERIOD_FILTERS = ['hired', 'due', 'completed'] as const
export type PeriodFilter = (typeof PERIOD_FILTERS)[number]

export const COMPLETION_SOURCES = ['here', ...CREDIT_SOURCES] as const

export const REPORT_ONLY = ['exceptions', 'data-problems'] as const
export type ReportOnly = (typeof REPORT_ONLY)[number]

/**
 * What a report is narrowed to; null, or an open period, narrows nothing. Whoever adds a filter is led by the compiler to
 * what it means (`line.ts`, `from-standing.store.ts`), its field and its words (`frame.page.ts`, `wording.page.ts`), and
 * how it is written down (`query.web.ts`, `src/reports/views/saved-view.store.ts`).
 */
export interface ReportFilter {
  readonly status: StatusChoice
  readonly site: SiteId | null
  readonly department: string | null
  readonly position: string | null
  readonly type: PersonType | null
  readonly supervisor: PersonId | null
  /** Of the completion that counts, or counted last; so are language and source. */
  readonly policyVersion: string | null
  readonly language: string | null
  readonly source: CompletionSource | null
  readonly hired: Period
  readonly due: Period
  readonly completed: Period
  readonly only: ReportOnly | null
}

export const OPEN_PERIOD: Period = { from: null, to: null }

export const EVERYONE_FILTER: ReportFilter = {
  status: 'everyone',
  site: null,
  department: null,
  position: null,
  type: null,
  supervisor: null,
  policyVersion: null,
  language: null,
  source: null,
  hired: OPEN_PERIOD,
  due: OPEN_PERIOD,
  completed: OPEN_PERIOD,
  only: null,
}

/**
 * Whether a person is in a report. Site, department, position, type, supervisor and day of hire are asked of one and the
 * same job: who works in the kitchen of one site and at the desk of another is not at the desk of the first.
 */
export function fits(person: ReportedPerson, selection: Selection): boolean {
  return lineFilter(selection)(lineOf(person))
}

/** By what was done, or is due: of people who are chosen so, a share that is up to date says nothing. */
export function isByOutcome(filter: Omit<ReportFilter, 'site' | 'supervisor'>): boolean {
  const { policyVersion, language, source, due, completed, only } = filter
  return [policyVersion, language, source, only].some((asked) => asked !== null) || !isOpen(due) || !isOpen(completed)
}

/** An open period holds every day, and also none at all. */
export function within(day: CalendarDate | null, period: Period): boolean {
  if (isOpen(period)) return true
  return day !== null && (period.from === null || day >= period.from) && (period.to === null || day <= period.to)
}

export function isOpen({ from, to }: Period): boolean {
  return from === null && to === null
}
