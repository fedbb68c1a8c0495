import { hrefTo } from '../../app/href.web.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { Days } from '../preset.ts'
import type { ReportQuery } from '../query.ts'
import { reportHref } from '../query.web.ts'
import type { PeriodPart, PeriodRow } from './period.ts'

/** The address of a report of a period, with the people of a number or without. */
export function periodHref(days: Days, query: ReportQuery, row: PeriodRow | ''): string {
  return reportHref(hrefTo('/hr/reports/period'), query, periodFields(days, row))
}

/** What no other report has in its address. */
export function periodFields({ from, to }: Days, row: PeriodRow | ''): Record<string, string> {
  return { from, to, ...(row === '' ? {} : { row }) }
}

/** The same for the audit trail, of a file. Empty for any other report. */
export function periodForTrail(period: PeriodPart | undefined, to: CalendarDate): Record<string, string> {
  return period === undefined ? {} : { from: period.from, to, row: period.row }
}
