import { type StatusCounts, totals, countOf, type StatusChoice } from '../../requirements/compliance.ts'
import type { ReportQuery } from '../query.ts'
import type { Messages } from '../../words/messages.ts'
import type { CountLink } from './figures.page.ts'
import { numberCell, peopleHref, type TableCell, type TableView } from './chart.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import { type FrameView, rateOf, reportFrame, type ReportInput } from '../frame.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'

/** A report with one line for each site, or for each department. */
export interface CountsInput extends ReportInput {
  readonly title: string
  readonly text: string
  /** The report with all sites, from the page of one. */
  readonly back?: CountLink
  /** Who changed the details of the site, and what. `null` for a viewer who may not read it. */
  readonly versions?: CountLink | null
  readonly tables: readonly CountsTable[]
  /** Everybody under the filters, once. */
  readonly total: StatusCounts
  /** The filter that narrows the list of people to those of the report. */
  readonly everybody: Partial<ReportQuery>
}

export interface CountsTable {
  readonly id: string
  readonly caption: string
  /** The subject of a line: "Site". */
  readonly heading: string
  readonly rows: readonly CountsRow[]
}

export interface CountsRow {
  readonly name: string
  /** `null` if there is no page of its own. */
  readonly href: string | null
  readonly counts: StatusCounts
  /** The filter that narrows the list of people to those of the line. */
  readonly people: Partial<ReportQuery>
}

interface CountsView {
  readonly t: Messages
  readonly back: CountLink | null
  readonly versions: CountLink | null
  readonly frame: FrameView
  readonly title: string
  readonly text: string
  readonly found: string
  readonly tables: readonly { readonly table: TableView; readonly lines: string }[]
  readonly empty: string
}

/** In the order of the sum: people in scope and their parts, then those who aren't counted in the rates. */
const COLUMNS = [
  'in-scope',
  'counted',
  'need-action',
  'have-time',
  'cannot-say',
  'on-leave',
  'exempt',
  'separated',
  'not-in-scope',
  'everyone',
] as const satisfies readonly StatusChoice[]

export function reportCountsPage(shell: Shell, input: CountsInput): string {
  return renderPage('app', shell, 'reports/counts', countsView(input))
}

function countsView(input: CountsInput): CountsView {
  const { wording, title, text, tables, total } = input
  const { t } = wording
  const { all } = totals(total)
  return {
    t,
    back: input.back ?? null,
    versions: input.versions ?? null,
    frame: reportFrame(input, null),
    title,
    text,
    found: t.hr.reports.lists.found(all),
    tables: all === 0 ? [] : tables.map((table) => countsTable(input, table)),
    empty: t.hr.reports.counts.noOne,
  }
}

function countsTable(input: CountsInput, table: CountsTable): CountsView['tables'][number] {
  const lines = table.rows.reduce((sum, { counts }) => sum + totals(counts).all, 0)
  return {
    table: countedTable(input, table),
    lines: input.wording.t.hr.reports.frame.lines(lines, totals(input.total).all),
  }
}

/** A line for each row, and one for everybody, each person once. */
export function countedTable(
  input: ReportInput & Pick<CountsInput, 'total' | 'everybody'>,
  { id, caption, heading, rows }: CountsTable,
): TableView {
  const { wording, total, everybody } = input
  const { t } = wording
  const words = t.hr.reports
  const names: Readonly<Record<StatusChoice, string>> = { ...t.hr.group, ...t.hr.status }
  const last = { name: words.frame.all, href: null, counts: total, people: everybody }
  return {
    id,
    caption,
    heads: [heading, ...COLUMNS.map((choice) => names[choice]), words.overview.rateDue, words.overview.rateAll],
    rows: [...rows, last].map((row) => cellsOf(input, row)),
  }
}

function cellsOf(input: ReportInput, { name, href, counts, people }: CountsRow): TableCell[] {
  const { upToDate, dueSoFar, inScope } = totals(counts)
  return [
    { text: name, href },
    ...COLUMNS.map((status) => numberCell(countOf(status, counts), peopleHref(input, { ...people, status }))),
    { text: rateOf(input, upToDate, dueSoFar), href: null },
    { text: rateOf(input, upToDate, inScope), href: null },
  ]
}
