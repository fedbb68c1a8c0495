import type { CalendarDate } from '../../platform/time/calendar.ts'
import { DEFAULT_CHOICE } from '../../requirements/compliance.ts'
import { FILTER_NAMES, isUsed } from '../filter.ts'
import type { PeriodPart } from '../period/period.ts'
import type { ReportQuery } from '../query.ts'
import type { ReportRequest } from '../request.ts'

export const REPORT_FORMATS = ['xlsx', 'csv', 'pdf', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** The subject of a report's row: a person, or one cycle in which a person was to meet the requirement. */
export const REPORT_ROWS = ['people', 'cycles'] as const
export type ReportRows = (typeof REPORT_ROWS)[number]

export const CONTENT_TYPES: Readonly<Record<ReportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  json: 'application/json',
}

/**
 * `orientation-records_north-house_overdue_2026-11-24.csv`: what it holds and its day, and nothing about anybody.
 * @param parts what tells it from the same report of everyone
 */
export function reportFileName(
  { format, overview, rows }: Pick<FileRequest, 'format' | 'overview' | 'rows'>,
  asOf: CalendarDate,
  parts: readonly string[],
): string {
  const what = `orientation-${rows === 'people' ? 'records' : 'requirements'}`
  return `${[what, ...(overview && format === 'pdf' ? ['overview'] : []), ...parts, asOf].join('_')}.${format}`
}

/**
 * What the name of a file says about its filters: the site and the status by their ids. The others may be names, so
 * they're one word.
 */
export function partsOfName(query: ReportQuery, request: ReportRequest): string[] {
  if (request.chosen !== undefined) return ['selected']
  const named = [query.site, query.status === DEFAULT_CHOICE ? null : query.status]
  const others = FILTER_NAMES.filter((name) => name !== 'site' && name !== 'status')
  const isFiltered = others.some((name) => isUsed(name, query[name]))
  return [...named, isFiltered ? 'filtered' : null, query.clock === 'reported' ? 'as-reported' : null].filter(
    (part) => part !== null,
  )
}

/** The name of a file over a period says its first day and which number it's about. */
export function periodFileName(
  wanted: FileRequest,
  {
    query,
    request,
    period,
  }: { readonly query: ReportQuery; readonly request: ReportRequest; readonly period: PeriodPart },
): string {
  const row = period.row === '' ? [] : [period.row]
  return reportFileName(wanted, request.asOf.on, [...partsOfName(query, request), ...row, period.from])
}

/** The request for a file. */
export interface FileRequest {
  readonly format: ReportFormat
  readonly rows: ReportRows
  /** Whether a CSV file begins with a byte order mark. */
  readonly mark: boolean
  /** Whether a PDF begins with the figures, the chart and the tables of the overview. */
  readonly overview: boolean
}
