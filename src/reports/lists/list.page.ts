import type { StatusCounts } from '../../requirements/compliance.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import type { CountLink } from '../overview/figures.page.ts'
import type { Messages } from '../../words/messages.ts'
import type { TableCell, TableView } from '../overview/chart.page.ts'
import { nameOf, type PeopleTableView } from '../../people/table.page.ts'
import { type TableColumn, peopleTable } from './people-table.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import { type FrameView, reportFrame, type ReportInput } from '../frame.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'

/** A report that lists people. */
export interface ListInput extends ReportInput {
  /** The number of people in the report, over all its pages. */
  readonly found: number
  readonly people: readonly ReportedPerson[]
  readonly next: PersonId | null
  /** By status, where one can be chosen, or null where the report says itself which. */
  readonly counts: StatusCounts | null
  /** The same people where something can be done for them; null where that makes no sense, or for nobody. */
  readonly work: CountLink | null
}

/** The differences between reports of this kind. */
export interface ListReport {
  readonly title: string
  readonly text: string
  readonly caption: string
  /** The text of an empty list. */
  readonly empty: string
  /** The page whose figure has these people. */
  readonly back?: CountLink
  /** The parts of a sum, each with its people. `null` when there are no parts. */
  readonly sum: { readonly whole: CountLink; readonly parts: readonly TableCell[] } | null
  /** Figures above the list, or null when there are none. */
  readonly figures: TableView | null
  readonly columns: readonly TableColumn<ReportedPerson>[]
}

interface ListView extends Omit<ListReport, 'back' | 'caption' | 'columns'> {
  readonly t: Messages
  readonly back: CountLink | null
  readonly frame: FrameView
  readonly found: string
  readonly work: CountLink | null
  /** `null` when nobody is found. */
  readonly table: PeopleTableView | null
  readonly range: string
  readonly firstHref: string | null
  readonly nextHref: string | null
}

export function reportListPage(
  shell: Shell,
  input: ListInput,
  report: ListReport,
  frame: FrameView = reportFrame(input, input.counts),
): string {
  return renderPage('app', shell, 'reports/list', listView(input, report, frame))
}

/** A file of no one is of no use. */
function withoutFiles({ keep, ...frame }: FrameView): FrameView {
  return { ...frame, keep: keep === null || keep.saveHref === null ? null : { ...keep, files: [] } }
}

function listView(input: ListInput, report: ListReport, frame: FrameView): ListView {
  const { wording, query, found, people, next, links } = input
  const { t } = wording
  const { caption, columns, ...same } = report
  const names = [people[0], people.at(-1)].map((person) => nameOf(person?.name ?? null, t))
  return {
    ...same,
    back: report.back ?? null,
    t,
    frame: people.length === 0 ? withoutFiles(frame) : frame,
    found: t.hr.reports.lists.found(found),
    work: input.work,
    table: people.length === 0 ? null : peopleTable(input, caption, columns, people),
    range: t.hr.people.range(names[0] ?? '', names[1] ?? '', found),
    firstHref: query.after === null ? null : links.here({ ...query, after: null }),
    nextHref: next === null ? null : links.here({ ...query, after: next }),
  }
}
