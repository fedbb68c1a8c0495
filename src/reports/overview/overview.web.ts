import { addDays, type CalendarDate } from '../../platform/time/calendar.ts'
import { noCounts } from '../../requirements/compliance.ts'
import { overviewPage } from './overview.page.ts'
import type { DueWindow, OverviewInput } from './chart.page.ts'
import { countStatusesBy, dueAhead, overdueAges, rateOverTime } from '../report.store.ts'
import { byName } from './count.web.ts'
import { reportInput, reportShell } from '../input.web.ts'
import { readReportQuery, type WebReportRequest } from '../query.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { ofEveryStatus, type ReportRequest } from '../request.ts'
import { asOfDay, type Basis } from '../../ledger/as-of.ts'
import { type Ahead, type OverdueAge, monthEndsTo } from './date.ts'

/** Month ends that the line shows, and the day itself. */
const MONTHS = 13

export async function showOverview(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const input = await readOverview(visit, await readReportQuery(visit))
  const shell = reportShell(visit, t.hr.reports.overview.title, input)
  response.send(overviewPage({ ...shell, pageScript: deps.assets.chart.href }, input))
}

/** The figures of the overview, for its page and for a file of one of its charts. */
export async function readOverview(visit: SignedInVisit, asked: WebReportRequest): Promise<OverviewInput> {
  const { deps } = visit
  const { db } = deps.store
  const request = ofEveryStatus(asked.request)
  const { on } = request.asOf
  const input = await reportInput(visit, asked, 'overview')
  // First: it reads what the others look at.
  const series = await overTime(visit, request, asked.query.clock)
  const bySite = await countStatusesBy(db, request, 'site')
  const byDepartment = await countStatusesBy(db, request, 'department')
  return {
    ...input,
    // The last of the series is the day itself.
    counts: series.at(-1)?.counts ?? noCounts(),
    bySite: input.names.sites.flatMap(({ id, slug, name }) => {
      const counts = bySite.get(id)
      return counts === undefined ? [] : [{ site: id, slug, name, counts }]
    }),
    // Includes departments where nobody works anymore.
    byDepartment: [...byDepartment].sort(byName).map(([department, counts]) => ({ department, counts })),
    overTime: series,
    ahead: dueWindows(on, await dueAhead(db, request)),
    overdue: overdueWindows(on, await overdueAges(db, request)),
  }
}

/** Counts each day on the chosen basis, because "as reported on that day" has its own figure for each month end. */
async function overTime({ deps, organization, today }: SignedInVisit, request: ReportRequest, basis: Basis) {
  const before = monthEndsTo(request.asOf.on, MONTHS).slice(0, -1)
  const days = before.map((day) => asOfDay(day, basis, today, organization.timeZone))
  return rateOverTime(deps.store.db, request, days)
}

/** Those within 60 days are among those within 90: a window has the rest. */
function dueWindows(on: CalendarDate, ahead: readonly Ahead[]): DueWindow[] {
  return ahead.map(({ within, people }, index) => {
    const before = ahead[index - 1]
    const fromDays = before === undefined ? 0 : before.within + 1
    const from = addDays(on, fromDays)
    return { fromDays, toDays: within, from, to: addDays(on, within), people: people - (before?.people ?? 0) }
  })
}

function overdueWindows(on: CalendarDate, ages: readonly OverdueAge[]): DueWindow[] {
  return ages.map((age) => ({
    ...age,
    from: age.toDays === null ? null : addDays(on, -age.toDays),
    to: addDays(on, -age.fromDays),
  }))
}
