import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { StatusCounts } from '../../requirements/compliance.ts'

/** The figures of the overview, for its page and for a file. */
export interface OverviewFigures {
  readonly counts: StatusCounts
  /** By the id of the site. */
  readonly bySite: ReadonlyMap<string, StatusCounts>
  /** In alphabetical order, including departments where nobody works anymore. */
  readonly byDepartment: readonly { readonly department: string; readonly counts: StatusCounts }[]
  readonly overTime: readonly { readonly on: CalendarDate; readonly counts: StatusCounts }[]
}
