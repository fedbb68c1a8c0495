import { aheadBars, overdueBars } from '../overview/length-bars.page.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { localTime } from '../../platform/time/local-time.ts'
import { formatDate, formatTime } from '../../platform/time/date.page.ts'
import { param } from '../../platform/http/form.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { startDownload } from '../../trail/download.web.ts'
import { filtersForTrail, readReportQuery } from '../query.web.ts'
import { OVERVIEW_CHARTS, type OverviewChart } from '../query.ts'
import { clockInWords, filtersInWords } from '../wording.page.ts'
import { factOn } from '../../ledger/fact.store.ts'
import { scopeText } from '../../people/scope.page.ts'
import { departmentBars, overTime, type OverviewInput, siteBars } from '../overview/chart.page.ts'
import { readOverview } from '../overview/overview.web.ts'
import { barsSvg, type ChartAbout, lineSvg } from './svg.page.ts'

/** A chart of the overview, under the same filters, as a file that stands alone. */
export async function downloadChart(visit: SignedInVisit): Promise<void> {
  const chart = OVERVIEW_CHARTS.find((id) => id === param(visit, 'chart'))
  if (chart === undefined) throw new AppError('not-found', 'There is no such chart.')
  const asked = await readReportQuery(visit)
  const input = await readOverview(visit, asked)
  await sendChart(visit, `orientation-${chart}_${input.on}`, drawn(chart, input, await aboutOf(visit, input)), {
    chart,
    ...filtersForTrail(asked),
  })
}

/** Sends a drawing as a file. Its bytes are the same for a picture that a script draws from it. */
export async function sendChart(
  visit: SignedInVisit,
  name: string,
  svg: string,
  filters: Readonly<Record<string, string | null>>,
): Promise<void> {
  await startDownload(visit, { name: `${name}.svg`, about: null, filters })
  visit.response.type('image/svg+xml').send(svg)
}

/** Whose figures they are, and when they were drawn. */
export function chartSource({ language, now, organization, t, today }: SignedInVisit): string {
  const time = formatTime(localTime(now, organization.timeZone).time, language)
  return t.hr.charts.source(organization.name, formatDate(today, language), time)
}

async function aboutOf(visit: SignedInVisit, { names, on, query, wording }: OverviewInput): Promise<ChartAbout> {
  const { t, language } = wording
  const viewer = (await factOn(visit.deps.store.db, visit.viewer.person, 'name', visit.today)) ?? t.hr.people.noName
  const reach = scopeText(names.scope, names.sites, t.hr.scope.inFile(viewer), language)
  const filters = filtersInWords({ ...query, status: 'everyone' }, names, wording).map(({ text }) => text)
  return {
    kicker: t.hr.reportFiles.summary.title,
    subtitle: [
      clockInWords(query, on, wording),
      reach === '' ? '' : `${reach}.`,
      filters.length === 0 ? '' : t.hr.charts.filters(filters.join('; ')),
    ]
      .filter((text) => text !== '')
      .join(' '),
    source: chartSource(visit),
  }
}

function drawn(chart: OverviewChart, input: OverviewInput, about: ChartAbout): string {
  switch (chart) {
    case 'over-time':
      return lineSvg(overTime(input), about)
    case 'ahead':
      return barsSvg(aheadBars(input), about)
    case 'overdue':
      return barsSvg(overdueBars(input), about)
    case 'by-site':
      return barsSvg(siteBars(input), about)
    case 'by-department':
      return barsSvg(departmentBars(input), about)
  }
}
