import { type StatusCounts, countOf, DEFAULT_CHOICE, type StatusChoice } from '../../requirements/compliance.ts'
import type { PersonId } from '../../ledger/event.ts'
import { sameDay } from '../query.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import {
  type CountLink,
  countLinks,
  type FiguresLine,
  figuresLine,
  type FiguresView,
  figures,
} from '../overview/figures.page.ts'
import type { ReportFrame } from '../fact.page.ts'
import type { ListColumn } from './column.ts'
import { type ColumnChoice, columnChoices, listColumns } from './column.page.ts'
import type { HiddenField } from '../../platform/html/field.page.ts'
import type { Messages } from '../../words/messages.ts'
import { type BulkInput, type BulkView, bulkView, nameOf, type PeopleTableView } from '../../people/table.page.ts'
import { peopleTable } from './people-table.page.ts'
import { filtersInWords } from '../wording.page.ts'
import { type FrameView, reachOf, reportFrame, type ReportInput } from '../frame.page.ts'

export interface PeopleInput extends ReportInput {
  /** Under all filters but the status. */
  readonly counts: StatusCounts
  readonly people: readonly ReportedPerson[]
  readonly next: PersonId | null
  readonly reportFrame: ReportFrame
  readonly columns: {
    readonly chosen: readonly ListColumn[]
    readonly action: string
  }
  /** Each is null if the viewer may not go there. */
  readonly ways: {
    readonly addPerson: string | null
    /** People who came through the organization's provider for the first time. */
    readonly confirm: CountLink | null
    /** What the viewer did for many people within a day. */
    readonly undo: CountLink | null
  }
  /** Where a file of the list comes from, and what it's to be. */
  readonly download: { readonly action: string; readonly hidden: readonly HiddenField[] }
  readonly bulk: BulkInput
  /** Of both forms: the token, and the list to come back to. */
  readonly hidden: readonly HiddenField[]
}

interface PeopleView {
  readonly t: Messages
  readonly frame: FrameView
  readonly found: string
  /** Those who left, whom the list is without, and the list with them. */
  readonly without: (CountLink & { readonly lead: string; readonly short: string }) | null
  readonly download: PeopleInput['download'] | null
  readonly ways: PeopleInput['ways']
  /** `null` when the filters find nobody, whatever the status. */
  readonly figures: FiguresView | null
  readonly line: FiguresLine | null
  /** `true` when no one is on record at all. */
  readonly nobodyYet: boolean
  /** `null` when nobody is found. */
  readonly table: PeopleTableView | null
  readonly bulk: BulkView
  readonly columns: ColumnsView
  readonly range: string
  readonly firstHref: string | null
  readonly nextHref: string | null
  readonly sum: string
  readonly parts: readonly CountLink[]
  readonly separated: (CountLink & { readonly lead: string }) | null
  readonly everyoneHref: string
}

/** The boxes by which somebody chooses what the list shows. */
interface ColumnsView {
  readonly t: Messages
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly choices: readonly ColumnChoice[]
}

/** The list of people with the figures above it, both under the same filters. */
export function peopleBody(input: PeopleInput) {
  return { template: 'reports/people', model: peopleView(input) }
}

function peopleView(input: PeopleInput): PeopleView {
  const { wording, query, on, counts, people, next, links } = input
  const { t, language } = wording
  const words = t.hr.people
  const found = countOf(query.status, counts)
  const first = { ...query, after: null }
  const hrefOf = (status: StatusChoice) => links.here({ ...first, status })
  const nobody = countOf('everyone', counts) === 0
  const showsSeparated = query.status === 'not-separated' && counts.separated > 0
  const names = [people[0], people.at(-1)].map((person) => nameOf(person?.name ?? null, t))
  return {
    t,
    frame: reportFrame(input, counts),
    found: words.found(
      found,
      formatDate(on, language),
      (query.descending ? words.turnedOrders : words.orders)[query.order],
    ),
    without: showsSeparated
      ? {
          lead: words.without(counts.separated),
          short: words.withoutShort(counts.separated),
          text: words.include,
          href: hrefOf('everyone'),
        }
      : null,
    download: found === 0 ? null : input.download,
    ways: input.ways,
    figures: nobody ? null : figures(counts, hrefOf, reachOf(input), t),
    line: nobody ? null : figuresLine(counts, hrefOf, reachOf(input), t, whoseRate(input)),
    nobodyYet: nobody && !isNarrowed(input),
    table:
      people.length === 0
        ? null
        : peopleTable(
            input,
            words.table,
            listColumns(input, input.reportFrame, input.columns.chosen),
            people,
            t.hr.selections.bar.pick,
          ),
    bulk: bulkView(input.bulk, input.hidden, found, t),
    columns: columnsView(input),
    range: words.range(names[0] ?? '', names[1] ?? '', found),
    firstHref: query.after === null ? null : links.here(first),
    nextHref: next === null ? null : links.here({ ...query, after: next }),
    sum: t.hr.figures.sum(found),
    parts: countLinks(query.status, counts, hrefOf, t),
    separated: showsSeparated
      ? { lead: t.hr.figures.separated(counts.separated), text: t.hr.status.separated, href: hrefOf('separated') }
      : null,
    everyoneHref: links.here({ ...sameDay(query), status: 'everyone' }),
  }
}

/** The figures count every status, so with a filter by status they aren't about the list. */
function whoseRate(input: PeopleInput): string {
  const { query, names, wording } = input
  if (query.status === DEFAULT_CHOICE || query.status === 'everyone') return ''
  const { lead } = wording.t.hr.figures
  const site = names.sites.find(({ slug }) => slug === query.site)
  const others = filtersInWords({ ...query, status: 'everyone' }, names, wording)
  if (others.length === 0) return lead.everyone
  return site !== undefined && others.length === 1 ? lead.site(site.name) : lead.filters
}

function columnsView(input: PeopleInput): ColumnsView {
  const { columns, hidden, reportFrame: frame, wording } = input
  const { action, chosen } = columns
  return { t: wording.t, action, hidden, choices: columnChoices(input, frame, chosen) }
}

/** On a day before anybody was hired, nobody is found either. */
function isNarrowed(input: PeopleInput): boolean {
  return input.query.asOf !== null || reachOf(input).isFiltered
}
