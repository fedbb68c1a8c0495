import { asOfDay, type Basis } from '../../ledger/as-of.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { collator } from '../../platform/text/format.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { noCounts } from '../../requirements/compliance.ts'
import { countStatusesBy, rateOverTime } from '../report.store.ts'
import type { ReportRequest } from '../request.ts'
import { monthEndsTo } from './date.ts'
import type { OverviewFigures } from './figures.ts'

/** Month ends that the line shows, and the day itself. */
const MONTHS = 13

/** @param request of every status */
export async function readFigures(
  db: Database,
  request: ReportRequest,
  { clock, today, timeZone }: { readonly clock: Basis; readonly today: CalendarDate; readonly timeZone: string },
): Promise<OverviewFigures> {
  // Each day is counted on the chosen basis: "as reported on that day" has its own figure for each month end.
  const before = monthEndsTo(request.asOf.on, MONTHS)
    .slice(0, -1)
    .map((day) => asOfDay(day, clock, today, timeZone))
  // First: it reads what the others look at.
  const overTime = await rateOverTime(db, request, before)
  const bySite = await countStatusesBy(db, request, 'site')
  const byDepartment = await countStatusesBy(db, request, 'department')
  return {
    // The last of the series is the day itself.
    counts: overTime.at(-1)?.counts ?? noCounts(),
    bySite,
    byDepartment: [...byDepartment].sort(byName).map(([department, counts]) => ({ department, counts })),
    overTime,
  }
}

/** Sorts the entries of a map by their keys, the way people read them. */
export function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return collator('en').compare(a, b)
}
