import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { EVERYONE_FILTER, type ReportFilter } from './filter.ts'
import type { Basis } from '../ledger/as-of.ts'
import { DEFAULT_CHOICE } from '../requirements/compliance.ts'

/** `need`: what needs doing first, then by name. */
export const PEOPLE_ORDERS = ['need', 'name', 'due', 'completed'] as const
export type PeopleOrder = (typeof PEOPLE_ORDERS)[number]

/**
 * The query of a report, as it is in the address: the same for every viewer, so that a link can be shared. Its result
 * depends on who opens it. It holds no personal data: ids, and no search by name.
 */
export interface ReportQuery extends Omit<ReportFilter, 'site' | 'supervisor'> {
  /** `null` for the day on which it is opened. */
  readonly asOf: CalendarDate | null
  readonly clock: Basis
  /** The slug of a site, by which addresses name sites. */
  readonly site: string | null
  /** `mine` for the person who opens it. */
  readonly supervisor: PersonId | 'mine' | null
  readonly order: PeopleOrder
  readonly descending: boolean
  /** The last person of the page before. */
  readonly after: PersonId | null
}

/** Everyone who hasn't left, today. */
export const DEFAULT_QUERY: ReportQuery = {
  ...EVERYONE_FILTER,
  status: DEFAULT_CHOICE,
  site: null,
  supervisor: null,
  asOf: null,
  clock: 'corrected',
  order: 'need',
  descending: false,
  after: null,
}

/** The same day and basis, and nothing else: what a link keeps that leads to other people. */
export function sameDay({ asOf, clock }: ReportQuery): ReportQuery {
  return { ...DEFAULT_QUERY, asOf, clock }
}

/** The reports that lead to one another. */
export const REPORT_PAGES = [
  'overview',
  'people',
  'matrix',
  'departments',
  'expiring',
  'exceptions',
  'data-problems',
  'leavers',
  'versions',
] as const
export type ReportPage = (typeof REPORT_PAGES)[number]

/** The charts of the overview, each of which is also a file. */
export const OVERVIEW_CHARTS = ['over-time', 'ahead', 'overdue', 'by-site', 'by-department'] as const
export type OverviewChart = (typeof OVERVIEW_CHARTS)[number]
