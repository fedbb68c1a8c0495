import type { CalendarDate } from '../domain/calendar.ts'
import type { StatusCounts } from '../domain/compliance.ts'
import type { PersonId, SiteId } from '../domain/event.ts'
import type { Standing } from '../domain/status.ts'
import { countOf, DEFAULT_CHOICE, STATUS_GROUPS, type StatusChoice } from '../domain/status-choice.ts'
import { STATUSES } from '../domain/status.ts'
import { type DueCell, dueCell, type Wording } from './because.ts'
import { formatDate } from './dates.ts'
import type { SelectView } from './field.ts'
import { type CountLink, countLinks, type FiguresView, figures } from './figures.ts'
import type { Messages } from './messages/messages.ts'
import { renderPage } from './render.ts'
import type { Shell } from './shell.ts'
import { type StatusTag, statusTag } from './status-tag.ts'

/** What the list is narrowed to, as it stands in the address. No personal data: no search by name. */
export interface PeopleQuery {
  readonly status: StatusChoice
  /** The slug of a site. */
  readonly site: string | null
  readonly department: string | null
  /** Only those who report to the viewer. */
  readonly mine: boolean
  /** The last person of the page before. */
  readonly after: PersonId | null
}

const EVERYONE: PeopleQuery = { status: DEFAULT_CHOICE, site: null, department: null, mine: false, after: null }

/** One person, once, however many places of work. */
export interface ListedPerson {
  readonly person: PersonId
  /** Null once it was erased. */
  readonly name: string | null
  readonly standing: Standing
  readonly placements: readonly {
    readonly site: SiteId
    readonly department: string
    readonly position: string
  }[]
}

export interface PeopleInput {
  readonly wording: Wording
  readonly today: CalendarDate
  readonly query: PeopleQuery
  /** Under all filters but the status. */
  readonly counts: StatusCounts
  readonly people: readonly ListedPerson[]
  readonly next: PersonId | null
  readonly sites: readonly { readonly id: SiteId; readonly slug: string; readonly name: string }[]
  readonly departments: readonly string[]
  /** How many lessons the course has. */
  readonly lessons: number
  /** False for a supervisor, who sees nobody else's people. */
  readonly seesEveryone: boolean
  readonly links: {
    readonly addPerson: string | null
    /** Where many are invited at once; null for who may not. */
    readonly invite: string | null
    /** Null for who brings in no files. */
    readonly imports: string | null
    /** Null for who reads no check codes. */
    readonly receipts: string | null
    /** Where a live session is recorded; null for who may not. */
    readonly liveSession: string | null
    readonly statuses: string
    list(query: PeopleQuery): string
    download(query: PeopleQuery): string
    person(person: PersonId): string
  }
}

interface PeopleView {
  readonly t: Messages
  readonly found: string
  readonly ownOnly: boolean
  readonly download: CountLink | null
  readonly addPersonHref: string | null
  readonly inviteHref: string | null
  readonly importsHref: string | null
  readonly receiptsHref: string | null
  readonly liveSessionHref: string | null
  readonly statusesHref: string
  /** Null when the filters find nobody, whatever the status. */
  readonly figures: FiguresView | null
  /** Nobody is on record at all. */
  readonly nobodyYet: boolean
  readonly filters: FiltersView
  readonly people: readonly PersonRow[]
  readonly range: string
  readonly firstHref: string | null
  readonly nextHref: string | null
  readonly sum: string
  readonly parts: readonly CountLink[]
  readonly separated: (CountLink & { readonly lead: string }) | null
  readonly everyoneHref: string
}

interface FiltersView {
  readonly t: Messages
  readonly action: string
  readonly selects: readonly SelectView[]
  readonly chips: readonly CountLink[]
}

interface PersonRow {
  readonly name: string
  readonly href: string
  readonly position: string
  readonly site: string
  readonly department: string
  readonly tag: StatusTag
  readonly due: DueCell
  readonly lessons: string
}

/** The list of people with the figures above it, both under the same filters. */
export function peoplePage(shell: Shell, input: PeopleInput): string {
  return renderPage('app', shell, 'pages/people', peopleView(input))
}

function peopleView(input: PeopleInput): PeopleView {
  const { wording, query, counts, people, links } = input
  const { t } = wording
  const words = t.hr.people
  const found = countOf(query.status, counts)
  const hrefOf = (status: StatusChoice) => links.list({ ...query, status, after: null })
  const rows = people.map((person) => personRow(person, input))
  const nobody = countOf('everyone', counts) === 0
  const narrowed = query.site !== null || query.department !== null || query.mine
  const showsSeparated = query.status === 'not-separated' && counts.separated > 0
  return {
    t,
    found: words.found(found, formatDate(input.today, wording.language)),
    ownOnly: !input.seesEveryone,
    download: found === 0 ? null : { text: words.download(found), href: links.download({ ...query, after: null }) },
    addPersonHref: links.addPerson,
    inviteHref: links.invite,
    importsHref: links.imports,
    receiptsHref: links.receipts,
    liveSessionHref: links.liveSession,
    statusesHref: links.statuses,
    figures: nobody ? null : figures(counts, hrefOf, t),
    nobodyYet: nobody && !narrowed,
    filters: filtersView(input),
    people: rows,
    range: words.range(rows[0]?.name ?? '', rows.at(-1)?.name ?? '', found),
    firstHref: query.after === null ? null : links.list({ ...query, after: null }),
    nextHref: input.next === null ? null : links.list({ ...query, after: input.next }),
    sum: t.hr.figures.sum(found),
    parts: countLinks(query.status, counts, hrefOf, t),
    separated: showsSeparated
      ? {
          lead: t.hr.figures.separated(counts.separated),
          text: t.hr.status.separated,
          href: hrefOf('separated'),
        }
      : null,
    everyoneHref: links.list({ ...EVERYONE, status: 'everyone' }),
  }
}

/** For one cell: what two places of work have in common is said once. */
export function placesText(values: readonly string[]): string {
  return [...new Set(values)].join(', ')
}

function personRow({ person, name, standing, placements }: ListedPerson, input: PeopleInput): PersonRow {
  const { wording, sites, lessons, links } = input
  const { t } = wording
  const siteName = (id: SiteId) => sites.find((site) => site.id === id)?.name ?? id
  return {
    name: name ?? t.hr.people.noName,
    href: links.person(person),
    position: placesText(placements.map((place) => place.position)),
    site: placesText(placements.map((place) => siteName(place.site))),
    department: placesText(placements.map((place) => place.department)),
    tag: statusTag(standing.status, t),
    due: dueCell(standing, wording),
    lessons: t.hr.people.lessonsOf(standing.lessonsFinished.length, lessons),
  }
}

function filtersView(input: PeopleInput): FiltersView {
  const { wording, query, links } = input
  const { t } = wording
  return {
    t,
    action: links.list(EVERYONE),
    selects: [siteSelect(input), departmentSelect(input), statusSelect(input), ...supervisorSelect(input)],
    chips: chips(input).map(({ text, without }) => ({ text, href: links.list({ ...query, ...without, after: null }) })),
  }
}

function siteSelect({ sites, query, wording }: PeopleInput): SelectView {
  const words = wording.t.hr.people
  const options = sites.map(({ slug, name }) => ({ value: slug, text: name }))
  return select('site', words.site, query.site ?? '', [{ value: '', text: words.allSites }, ...options])
}

function departmentSelect({ departments, query, wording }: PeopleInput): SelectView {
  const words = wording.t.hr.people
  const options = departments.map((department) => ({ value: department, text: department }))
  return select('department', words.department, query.department ?? '', [
    { value: '', text: words.allDepartments },
    ...options,
  ])
}

function statusSelect({ counts, query, wording }: PeopleInput): SelectView {
  const { t } = wording
  const option = (choice: StatusChoice, name: string) => ({
    value: choice,
    text: choice === DEFAULT_CHOICE ? name : t.hr.people.choice(name, countOf(choice, counts)),
  })
  return {
    name: 'status',
    label: t.hr.people.status,
    value: query.status,
    groups: [
      { label: t.hr.people.groups, options: STATUS_GROUPS.map((choice) => option(choice, t.hr.group[choice])) },
      { label: t.hr.people.single, options: STATUSES.map((choice) => option(choice, t.hr.status[choice])) },
    ],
  }
}

function supervisorSelect({ seesEveryone, query, wording }: PeopleInput): SelectView[] {
  if (!seesEveryone) return []
  const words = wording.t.hr.people
  const options = [
    { value: '', text: words.everyones },
    { value: 'mine', text: words.mine },
  ]
  return [select('supervisor', words.supervisor, query.mine ? 'mine' : '', options)]
}

function select(
  name: string,
  label: string,
  value: string,
  options: SelectView['groups'][number]['options'],
): SelectView {
  return { name, label, value, groups: [{ label: '', options }] }
}

/** One for each filter, with what the query is without it. */
export function chips({
  query,
  sites,
  wording,
  seesEveryone,
}: Pick<PeopleInput, 'query' | 'sites' | 'wording' | 'seesEveryone'>) {
  const { t } = wording
  const list: { readonly text: string; readonly without: Partial<PeopleQuery> }[] = []
  if (query.status !== 'everyone') list.push({ text: choiceName(query.status, t), without: { status: 'everyone' } })
  if (query.site !== null) {
    list.push({ text: sites.find((site) => site.slug === query.site)?.name ?? query.site, without: { site: null } })
  }
  if (query.department !== null) list.push({ text: query.department, without: { department: null } })
  if (query.mine && seesEveryone) list.push({ text: t.hr.people.mine, without: { mine: false } })
  return list
}

export function choiceName(choice: StatusChoice, t: Messages): string {
  const names: Readonly<Record<StatusChoice, string>> = { ...t.hr.group, ...t.hr.status }
  return names[choice]
}
