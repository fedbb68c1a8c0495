import { addDays, type CalendarDate } from '../../platform/time/calendar.ts'
import { overviewBody } from './overview.page.ts'
import type { DueWindow, OverviewInput } from './chart.page.ts'
import { dueAhead, overdueAges } from '../report.store.ts'
import { readFigures } from './overview.store.ts'
import type { OverviewFigures } from './figures.ts'
import type { ReportNames } from '../wording.page.ts'
import { sendLedgerPage } from '../../app/kept-page.web.ts'
import { TIME_PLACE } from '../../platform/html/kept-part.job.ts'
import { readNames, reportInputWith, reportShell } from '../input.web.ts'
import { readReportQuery, type WebReportRequest } from '../query.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { ofEveryStatus } from '../request.ts'
import type { Ahead, OverdueAge } from './date.ts'

export async function showOverview(visit: SignedInVisit): Promise<void> {
  const read = async () => {
    const asked = await readReportQuery(visit)
    return { asked, figures: await readFiguresOf(visit, asked) }
  }
  await sendLedgerPage(visit, nothingElse, read, (shared, { asked, figures }) => {
    const { deps, t } = shared
    const input = { ...overviewInput(shared, asked, figures), madeAt: TIME_PLACE }
    const shell = reportShell(shared, t.hr.reports.overview.title, input)
    const more = shell.places.find(({ current }) => current !== null)?.more.parts ?? []
    return { shell: { ...shell, pageScript: deps.assets.chart.href }, ...overviewBody(input, more) }
  })
}

async function nothingElse(): Promise<null> {
  return null
}

/** The figures of the overview, for a file of one of its charts. */
export async function readOverview(visit: SignedInVisit, asked: WebReportRequest): Promise<OverviewInput> {
  return overviewInput(visit, asked, await readFiguresOf(visit, asked))
}

/** Everything that the overview shows from the database. */
interface ReadFigures extends OverviewFigures {
  readonly names: ReportNames
  readonly dueAhead: readonly Ahead[]
  readonly overdueFor: readonly OverdueAge[]
}

async function readFiguresOf(visit: SignedInVisit, asked: WebReportRequest): Promise<ReadFigures> {
  const { deps, organization, today } = visit
  const { db } = deps.store
  const request = ofEveryStatus(asked.request)
  const { timeZone } = organization
  return {
    names: await readNames(visit, asked),
    ...(await readFigures(db, request, { clock: asked.query.clock, today, timeZone })),
    dueAhead: await dueAhead(db, request),
    overdueFor: await overdueAges(db, request),
  }
}

function overviewInput(
  visit: SignedInVisit,
  asked: WebReportRequest,
  { names, bySite, dueAhead: ahead, overdueFor, ...figures }: ReadFigures,
): OverviewInput {
  const { on } = asked.request.asOf
  return {
    ...reportInputWith(visit, asked, 'overview', names),
    ...figures,
    bySite: names.sites.flatMap(({ id, slug, name }) => {
      const counts = bySite.get(id)
      return counts === undefined ? [] : [{ site: id, slug, name, counts }]
    }),
    ahead: dueWindows(on, ahead),
    overdue: overdueWindows(on, overdueFor),
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
