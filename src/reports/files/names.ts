import type { CalendarDate } from '../../platform/time/calendar.ts'

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

/** `orientation-records_2026-11-24.csv`: what it holds and its day, and nothing about anybody. */
export function reportFileName(rows: ReportRows, asOf: CalendarDate, format: ReportFormat): string {
  return `orientation-${rows === 'people' ? 'records' : 'requirements'}_${asOf}.${format}`
}

/** The request for a file. */
export interface FileRequest {
  readonly format: ReportFormat
  readonly rows: ReportRows
  /** Whether a CSV file begins with a byte order mark. */
  readonly mark: boolean
}
