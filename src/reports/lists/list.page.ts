import type { StatusCounts } from '../../requirements/compliance.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { CountLink } from '../overview/figures.page.ts'
import type { Messages } from '../../words/messages.ts'
import type { TableView } from '../overview/chart.page.ts'
import { type TableColumn, nameOf, peopleTable, type PeopleTableView } from './people-table.page.ts'
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
}

/** The differences between reports of this kind. */
export interface ListReport {
  readonly title: string
  readonly text: string
  readonly caption: string
  /** The text of an empty list. */
  readonly empty: string
  /** The parts of a sum, each with its people. `null` when there are no parts. */
  readonly sum: { readonly whole: CountLink; readonly parts: readonly CountLink[] } | null
  /** Figures above the list, or null when there are none. */
  readonly figures: TableView | null
  readonly columns: readonly TableColumn<ReportedPerson>[]
}

interface ListView extends Omit<ListReport, 'caption' | 'columns'> {
  readonly t: Messages
  readonly frame: FrameView
  readonly found: string
  /** `null` when nobody is found. */
  readonly table: PeopleTableView | null
  readonly range: string
  readonly firstHref: string | null
  readonly nextHref: string | null
}

export function reportListPage(shell: Shell, input: ListInput, report: ListReport): string {
  return renderPage('app', shell, 'reports/list', listView(input, report))
}

function listView(input: ListInput, report: ListReport): ListView {
  const { wording, on, query, found, people, next, links } = input
  const { t, language } = wording
  const { caption, columns, ...same } = report
  const names = [people[0], people.at(-1)].map((person) => nameOf(person?.name ?? null, t))
  return {
    ...same,
    t,
    frame: reportFrame(input, input.counts),
    found: t.hr.reports.lists.found(found, formatDate(on, language)),
    table: people.length === 0 ? null : peopleTable(input, caption, columns, people),
    range: t.hr.people.range(names[0] ?? '', names[1] ?? '', found),
    firstHref: query.after === null ? null : links.here({ ...query, after: null }),
    nextHref: next === null ? null : links.here({ ...query, after: next }),
  }
}
