import type { CalendarDate } from '../../platform/time/calendar.ts'
import { type StatusCounts, totals, countOf, type StatusChoice } from '../../requirements/compliance.ts'
import type { SiteId } from '../../ledger/event.ts'
import { EVERYONE } from '../../ledger/scope.ts'
import { isByOutcome } from '../filter.ts'
import type { OverviewChart, ReportQuery } from '../query.ts'
import { bar, type BarPiece, PARTS, sharePieces } from './chart-bars.page.ts'
import { lineChart, type LinePoint } from '../../platform/html/chart.page.ts'
import { formatDate, formatMonth } from '../../platform/time/date.page.ts'
import { type CountLink, countLinks } from './figures.page.ts'
import type { Wording } from '../../requirements/because.page.ts'
import type { Messages } from '../../words/messages.ts'
import { rateOf, type ReportInput } from '../frame.page.ts'
import { percent } from '../../requirements/rate.page.ts'
import type { SafeHtml } from '../../platform/html/safe.ts'
import { digits } from '../../words/count.ts'

/** The number of people with something due from one day to another. */
export interface DueWindow {
  /** Days from the day of the report, backwards for what is overdue. */
  readonly fromDays: number
  /** `null` for an open end. */
  readonly toDays: number | null
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
  readonly people: number
}

export interface OverviewInput extends ReportInput {
  readonly counts: StatusCounts
  readonly bySite: readonly {
    readonly site: SiteId
    readonly slug: string
    readonly name: string
    readonly counts: StatusCounts
  }[]
  readonly byDepartment: readonly { readonly department: string; readonly counts: StatusCounts }[]
  readonly overTime: readonly { readonly on: CalendarDate; readonly counts: StatusCounts }[]
  readonly ahead: readonly DueWindow[]
  readonly overdue: readonly DueWindow[]
}

export interface BarsView {
  readonly t: Messages
  readonly id: string
  readonly title: string
  readonly text: string
  /** The meaning of the colors. Empty where there is one. */
  readonly key: readonly { readonly tone: string; readonly name: string }[]
  readonly rows: readonly BarRow[]
  readonly table: TableView
  readonly save: ChartSave
}

/** Where the chart is as a file, and the name that a picture of it gets. */
export interface ChartSave {
  readonly href: string
  readonly name: string
}

interface BarRow {
  readonly name: string
  /** `null` if only the value is linked. */
  readonly href: string | null
  /** At the right of the name. */
  readonly value: string
  readonly valueHref: string | null
  readonly pieces: readonly BarPiece[]
  readonly barHtml: SafeHtml
  readonly text: string
  readonly parts: readonly CountLink[]
}

export interface LineView {
  readonly t: Messages
  readonly id: string
  readonly title: string
  readonly text: string
  readonly wideHtml: SafeHtml
  readonly slimHtml: SafeHtml
  /** What to say in place of a line without a point; empty when there's a line. */
  readonly none: string
  readonly table: TableView
  readonly save: ChartSave
}

/** Figures as a table: the first cell of a row is its heading. */
export interface TableView {
  readonly id: string
  readonly caption: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly TableCell[])[]
}

export interface TableCell {
  readonly text: string
  /** `null` if it isn't linked. */
  readonly href: string | null
}

export function saveOf({ links, on, query }: ReportInput, id: OverviewChart): ChartSave {
  return { href: links.chart(id, query), name: `orientation-${id}_${on}` }
}

/** The list of people on the same day under the same filters, and what is changed of them. */
export function peopleHref({ links, query }: ReportInput, change: Partial<ReportQuery>): string {
  return links.page('people', { ...query, after: null, ...change })
}

export function siteBars(input: OverviewInput): BarsView {
  const words = input.wording.t.hr.reports
  const rows = input.bySite.map(({ slug, site, name, counts }) => ({
    name,
    counts,
    href: input.links.site(site, { ...input.query, site: null }),
    people: { site: slug },
  }))
  return shareBars(input, { id: 'by-site', title: words.overview.bySite, text: words.overview.bySiteText, rows })
}

export function departmentBars(input: OverviewInput): BarsView {
  const words = input.wording.t.hr.reports
  const rows = input.byDepartment.map(({ department, counts }) => ({
    name: department,
    counts,
    href: input.links.page('departments', { ...input.query, department }),
    people: { department },
  }))
  const { byDepartment: title, byDepartmentText: text } = words.overview
  return shareBars(input, { id: 'by-department', title, text, rows })
}

export type ChartWords = Pick<BarsView, 'title' | 'text'> & { readonly id: OverviewChart }

interface ShareRow {
  readonly name: string
  readonly href: string
  readonly counts: StatusCounts
  /** The filter that narrows the list to the people of the row. */
  readonly people: Partial<ReportQuery>
}

function shareBars(input: OverviewInput, chart: ChartWords & { readonly rows: readonly ShareRow[] }): BarsView {
  const { t } = input.wording
  const words = t.hr.reports.overview
  const { id, title } = chart
  // Without a rate, there's nothing to tell apart.
  const text = isByOutcome(input.query) ? chart.text : `${words.shareOf} ${chart.text}`
  return {
    t,
    id,
    title,
    text,
    key: PARTS.map(({ tone, choice }) => ({
      tone,
      name: choice === 'cannot-say' ? t.hr.status[choice] : t.hr.group[choice],
    })),
    rows: chart.rows.map(({ name, href, counts, people }) => {
      const { upToDate, dueSoFar } = totals(counts)
      const parts = countLinks('in-scope', counts, (status) => peopleHref(input, { ...people, status }), t)
      const said = parts.map((part) => part.text).join(', ')
      const pieces = sharePieces(counts)
      return {
        name,
        href,
        value: rateOf(input, upToDate, dueSoFar),
        valueHref: null,
        pieces,
        barHtml: bar(words.barTitle(name, said === '' ? words.noRate : said), pieces),
        text: isByOutcome(input.query) || dueSoFar > 0 ? '' : words.nobodyDue,
        parts,
      }
    }),
    table: countsTable(`${id}-table`, title, input, chart.rows),
    save: saveOf(input, id),
  }
}

const COLUMNS = ['in-scope', 'counted', 'need-action', 'have-time', 'cannot-say'] as const

function countsTable(id: string, caption: string, input: OverviewInput, rows: readonly ShareRow[]): TableView {
  const { t } = input.wording
  const words = t.hr.reports.overview
  const names: Readonly<Record<StatusChoice, string>> = { ...t.hr.group, ...t.hr.status }
  return {
    id,
    caption,
    heads: [caption, ...COLUMNS.map((choice) => names[choice]), words.rateDue, words.rateAll],
    rows: rows.map(({ name, href, counts, people }) => {
      const { upToDate, dueSoFar, inScope } = totals(counts)
      return [
        { text: name, href },
        ...COLUMNS.map((status) => numberCell(countOf(status, counts), peopleHref(input, { ...people, status }))),
        { text: rateOf(input, upToDate, dueSoFar), href: null },
        { text: rateOf(input, upToDate, inScope), href: null },
      ]
    }),
  }
}

/** A count of zero has no link. */
export function numberCell(people: number, href: string): TableCell {
  return { text: digits(people), href: people === 0 ? null : href }
}

export function overTime(input: OverviewInput): LineView {
  const { t } = input.wording
  const words = t.hr.reports.overview
  const { description, points } = rateSeries(input.overTime, isByOutcome(input.query), input.wording)
  return {
    t,
    id: 'over-time',
    title: words.overTime,
    text: words.overTimeText,
    ...lineChart({ id: 'over-time', title: words.overTimeTitle, description }, points),
    none: points.every((point) => point.percent === null) ? description : '',
    table: overTimeTable(input),
    save: saveOf(input, 'over-time'),
  }
}

/** The rate on each day as a line, and what the line shows, in words. */
export function rateSeries(
  series: OverviewInput['overTime'],
  isWithoutRate: boolean,
  { t, language }: Wording,
): { readonly points: readonly (LinePoint & { readonly on: CalendarDate })[]; readonly description: string } {
  const words = t.hr.reports.overview
  const points = series.map(({ on, counts }) => {
    const { upToDate, dueSoFar } = totals(counts)
    const share = dueSoFar === 0 || isWithoutRate ? null : (100 * upToDate) / dueSoFar
    return { on, percent: share, label: formatMonth(on, language), text: percent(upToDate, dueSoFar) }
  })
  const known = points.flatMap((point) => (point.percent === null ? [] : [{ ...point, percent: point.percent }]))
  const day = (on: CalendarDate) => formatDate(on, language)
  const [first, last] = [known[0], known.at(-1)]
  const lowest = known.reduce<(typeof known)[number] | undefined>(
    (low, point) => (low === undefined || point.percent < low.percent ? point : low),
    undefined,
  )
  const description =
    first === undefined || last === undefined || lowest === undefined
      ? isWithoutRate
        ? t.hr.figures.byOutcome
        : words.overTimeNone
      : [
          words.overTimeFrom(first.text, day(first.on), last.text, day(last.on)),
          words.overTimeLowest(lowest.text, day(lowest.on)),
        ].join(' ')
  return { points, description }
}

function overTimeTable(input: OverviewInput): TableView {
  const { t, language } = input.wording
  // Lists of people of their own are of today (`queryWithin`), so an earlier day's number leads nowhere.
  const leads = (on: CalendarDate) => input.names.scope === EVERYONE || on === input.today
  const words = t.hr.reports.overview
  return {
    id: 'over-time-table',
    caption: words.overTime,
    heads: [
      words.day,
      t.hr.group.counted,
      t.hr.group['need-action'],
      words.rateDue,
      t.hr.group['in-scope'],
      words.rateAll,
    ],
    rows: input.overTime.map(({ on, counts }) => {
      const { upToDate, needAction, dueSoFar, inScope } = totals(counts)
      const cell = (people: number, status: StatusChoice) =>
        leads(on) ? numberCell(people, peopleHref(input, { asOf: on, status })) : { text: digits(people), href: null }
      return [
        { text: formatDate(on, language), href: null },
        cell(upToDate, 'counted'),
        cell(needAction, 'need-action'),
        { text: rateOf(input, upToDate, dueSoFar), href: null },
        cell(inScope, 'in-scope'),
        { text: rateOf(input, upToDate, inScope), href: null },
      ]
    }),
  }
}
