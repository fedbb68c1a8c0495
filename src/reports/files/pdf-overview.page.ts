import type { LinePoint } from '../../platform/html/chart.page.ts'
import { countOf, type StatusChoice, type StatusCounts, totals } from '../../requirements/compliance.ts'
import { percent, rates } from '../../requirements/rate.page.ts'
import type { ReportFrame } from '../fact.page.ts'
import type { ReportAbout } from '../head.page.ts'
import { rateSeries } from '../overview/chart.page.ts'
import { countLinks } from '../overview/figures.page.ts'
import type { OverviewFigures } from '../overview/figures.ts'
import { digits } from '../../words/count.ts'

/** The overview on paper, before the list. */
export interface PdfOverview {
  readonly title: string
  /** The rates, and the sum of those in scope. */
  readonly sentences: readonly string[]
  readonly chart: {
    readonly title: string
    readonly text: string
    /** What the line shows, for people who don't see it. */
    readonly description: string
    readonly points: readonly LinePoint[]
  }
  readonly tables: readonly {
    readonly title: string
    readonly heads: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }[]
}

const COLUMNS = ['in-scope', 'counted', 'need-action', 'have-time', 'cannot-say'] as const

export function pdfOverview(
  { bySite, byDepartment, counts, overTime }: OverviewFigures,
  { isByOutcome }: Pick<ReportAbout, 'isByOutcome'>,
  { siteNames, wording }: ReportFrame,
): PdfOverview {
  const { t } = wording
  const words = t.hr.reports.overview
  const names: Readonly<Record<StatusChoice, string>> = { ...t.hr.group, ...t.hr.status }
  const { rate, rateText, secondRate } = rates(counts, t, isByOutcome)
  const parts = countLinks('in-scope', counts, () => '', t).map(({ text }) => text)
  const { description, points } = rateSeries(overTime, isByOutcome, wording)
  const share = (part: number, whole: number) => (isByOutcome ? '' : percent(part, whole))
  const row = (name: string, of: StatusCounts) => {
    const { dueSoFar, inScope, upToDate } = totals(of)
    const numbers = COLUMNS.map((choice) => digits(countOf(choice, of)))
    return [name, ...numbers, share(upToDate, dueSoFar), share(upToDate, inScope)]
  }
  const table = (title: string, heading: string, rows: readonly (readonly [string, StatusCounts])[]) => ({
    title,
    heads: [heading, ...COLUMNS.map((choice) => names[choice]), words.rateDue, words.rateAll],
    rows: [...rows.map(([name, of]) => row(name, of)), row(t.hr.reports.frame.all, counts)],
  })
  const sites = [...siteNames].flatMap(([id, name]) => {
    const of = bySite.get(id)
    return of === undefined ? [] : [[name, of] as const]
  })
  return {
    title: words.title,
    sentences: [
      `${rate} ${rateText}`.trim(),
      secondRate,
      parts.length === 0 ? words.nobodyInScope : `${words.sum(totals(counts).inScope)} = ${parts.join(' + ')}`,
    ].filter((text) => text !== ''),
    chart: { title: words.overTime, text: words.overTimeText, description, points },
    tables: [
      table(words.bySite, t.hr.people.site, sites),
      table(
        words.byDepartment,
        t.hr.reports.counts.department,
        byDepartment.map(({ department, counts: of }) => [department, of] as const),
      ),
    ],
  }
}
