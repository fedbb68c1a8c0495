import type { PersonId, SiteId } from '../../ledger/event.ts'
import type { PeopleOrder, ReportQuery } from '../query.ts'
import type { ReportInput } from '../frame.page.ts'
import { standingTag } from '../../requirements/status-tag.page.ts'
import { eachOnce } from '../../platform/text/format.ts'
import { FACTS } from '../fact.ts'
import {
  type CellView,
  nameOf,
  type PeopleTableView,
  type PhonePlace,
  tagCell,
  dateCell,
  textCell,
} from '../../people/table.page.ts'
import { MOST_IN_SIGHT } from './column.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { dueCell } from '../../requirements/because.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'

/** One column after that of the names. */
export interface TableColumn<Person> {
  readonly heading: string
  /** Before the value on a phone, where it takes less room. */
  readonly label: string
  readonly order: PeopleOrder | null
  readonly place?: PhonePlace
  cell(person: Person): CellView
}

interface TablePerson {
  readonly person: PersonId
  readonly name: string | null
  readonly placements: readonly { readonly position: string }[]
}

export function peopleTable<Person extends TablePerson>(
  input: ReportInput,
  caption: string,
  columns: readonly TableColumn<Person>[],
  people: readonly Person[],
  pick = '',
): PeopleTableView {
  const { wording, query, links } = input
  const { t } = wording
  const head = (text: string, order: PeopleOrder | null) => ({
    text,
    href: order === null ? null : links.here(sortedBy(query, order)),
    sorted: order !== query.order ? ('' as const) : query.descending ? ('descending' as const) : ('ascending' as const),
  })
  const heads = [head(t.hr.people.name, FACTS.name.order), ...columns.map(({ heading, order }) => head(heading, order))]
  const sorted = heads.find((each) => each.sorted !== '')
  return {
    caption,
    pick,
    wide: columns.length > MOST_IN_SIGHT,
    sortBy: sorted === undefined ? t.hr.people.sortBy : t.hr.people.sortedBy(sorted.text),
    heads,
    rows: people.map((person) => ({
      value: person.person.slice('person:'.length),
      name: nameOf(person.name, t),
      href: links.person(person.person),
      note: eachOnce(person.placements.map(({ position }) => position)),
      cells: columns.map(({ label, place = '', cell }) => ({ label, place, ...cell(person) })),
    })),
  }
}

/** Another order begins at its first page; the same turns round. */
function sortedBy(query: ReportQuery, order: PeopleOrder): ReportQuery {
  return { ...query, order, descending: order === query.order && !query.descending, after: null }
}

/** Columns that several reports have. */
export function siteColumn({ wording, names }: ReportInput): TableColumn<Pick<ReportedPerson, 'placements'>> {
  const words = wording.t.hr.people
  const siteName = (id: SiteId) => names.sites.find((site) => site.id === id)?.name ?? id
  return {
    heading: words.site,
    label: words.site,
    order: null,
    place: 'left',
    cell({ placements }) {
      const sites = new Set(placements.map(({ site }) => siteName(site)))
      // Two sites take both lines of a row, and nobody could tell which of them a department belongs to.
      const departments = sites.size > 1 ? [] : placements.map(({ department }) => department)
      return textCell(eachOnce([...sites]), eachOnce(departments))
    },
  }
}

export function statusColumn({ wording }: ReportInput): TableColumn<Pick<ReportedPerson, 'standing'>> {
  const { t } = wording
  return {
    heading: t.hr.people.status,
    label: t.hr.people.status,
    order: FACTS.status.order,
    place: 'first',
    cell: ({ standing }) => tagCell(standingTag(standing, t)),
  }
}

export function dueColumn({ wording }: ReportInput): TableColumn<Pick<ReportedPerson, 'standing'>> {
  const words = wording.t.hr.people
  return {
    heading: words.due,
    label: words.dueShort,
    order: FACTS.due_on.order,
    place: 'right',
    cell: ({ standing }) => {
      const { date, note } = dueCell(standing, wording)
      return dateCell(date, note)
    },
  }
}

export function finishedColumn({ wording }: ReportInput): TableColumn<Pick<ReportedPerson, 'standing'>> {
  const { finishedOn } = wording.t.hr.reports.lists
  return {
    heading: finishedOn,
    label: finishedOn,
    order: FACTS.completed_on.order,
    cell: ({ standing }) =>
      dateCell(standing.completedOn === null ? '' : formatDate(standing.completedOn, wording.language)),
  }
}
