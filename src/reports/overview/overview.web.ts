import { addDays, type CalendarDate } from '../../platform/time/calendar.ts'
import { overviewPage } from './overview.page.ts'
import type { DueWindow, OverviewInput } from './chart.page.ts'
import { dueAhead, overdueAges } from '../report.store.ts'
import { readFigures } from './overview.store.ts'
import { reportInput, reportShell } from '../input.web.ts'
import { readReportQuery, type WebReportRequest } from '../query.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { ofEveryStatus } from '../request.ts'
import type { Ahead, OverdueAge } from './date.ts'

export async function showOverview(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const input = await readOverview(visit, await readReportQuery(visit))
  const shell = reportShell(visit, t.hr.reports.overview.title, input)
  response.send(overviewPage({ ...shell, pageScript: deps.assets.chart.href }, input))
}

/** The figures of the overview, for its page and for a file of one of its charts. */
export async function readOverview(visit: SignedInVisit, asked: WebReportRequest): Promise<OverviewInput> {
  const { deps, organization, today } = visit
  const { db } = deps.store
  const request = ofEveryStatus(asked.request)
  const { on } = request.asOf
  const input = await reportInput(visit, asked, 'overview')
  const { timeZone } = organization
  const { bySite, ...figures } = await readFigures(db, request, { clock: asked.query.clock, today, timeZone })
  return {
    ...input,
    ...figures,
    bySite: input.names.sites.flatMap(({ id, slug, name }) => {
      const counts = bySite.get(id)
      return counts === undefined ? [] : [{ site: id, slug, name, counts }]
    }),
    ahead: dueWindows(on, await dueAhead(db, request)),
    overdue: overdueWindows(on, await overdueAges(db, request)),
  }
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
