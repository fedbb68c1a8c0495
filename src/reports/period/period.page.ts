import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import type { Status } from '../../requirements/status.ts'
import { statusTag } from '../../requirements/status-tag.page.ts'
import { digits } from '../../words/count.ts'
import type { Messages } from '../../words/messages.ts'
import { changeName } from '../fact.page.ts'
import { EMPLOYMENT_FILTERS, isPeriodFilter } from '../filter.ts'
import {
  type FileForm,
  type FiltersView,
  type FrameView,
  presetLinks,
  reportFrame,
  type ReportInput,
} from '../frame.page.ts'
import { type ListInput, reportListPage } from '../lists/list.page.ts'
import { tagCell, textCell } from '../../people/table.page.ts'
import { finishedColumn, siteColumn, type TableColumn } from '../lists/people-table.page.ts'
import type { CountLink } from '../overview/figures.page.ts'
import type { Days } from '../preset.ts'
import { CAME, peopleIn, type PeriodPerson, type PeriodRow, STANDS, WENT } from './period.ts'

export interface PeriodInput extends ReportInput {
  readonly days: Days
  /** The day before the first. */
  readonly before: CalendarDate
  /** What's wrong with the days, or null. */
  readonly problem: 'wrongOrder' | 'ahead' | null
  readonly people: readonly PeriodPerson[]
  readonly periodLinks: {
    readonly action: string
    /** The page of other days, under the same filters. */
    readonly days: (days: Days) => string
    /** The people of a number. */
    readonly row: (row: PeriodRow) => string
    readonly whole: string
    readonly files: readonly FileForm[]
  }
}

/** One number of the report. */
export interface PeriodLine {
  readonly row: PeriodRow
  readonly sign: '' | '+' | '−' | '='
  readonly name: string
  readonly people: number
  /** A part of the number above it. */
  readonly isPart: boolean
}

export interface PeriodTable {
  readonly title: string
  readonly note: string
  readonly lines: readonly PeriodLine[]
}

interface PeriodView {
  readonly t: Messages
  readonly frame: FrameView
  readonly days: string
  readonly isReadable: boolean
  readonly tables: readonly (Omit<PeriodTable, 'lines'> & {
    readonly lines: readonly (Omit<PeriodLine, 'people'> & { readonly count: CountLink; readonly isLinked: boolean })[]
  })[]
}

/** The sums of a period, each number with a link to its people. */
export function periodPage(shell: Shell, input: PeriodInput): string {
  const { wording, people, problem, periodLinks } = input
  const view: PeriodView = {
    t: wording.t,
    frame: periodFrame(input),
    days: daysText(input),
    isReadable: problem === null,
    tables: periodTables(input, people).map((table) => ({
      ...table,
      lines: table.lines.map(({ people: n, ...line }) => ({
        ...line,
        count: { text: digits(n), href: periodLinks.row(line.row) },
        isLinked: n > 0,
      })),
    })),
  }
  return renderPage('app', shell, 'reports/period', view)
}

type Told = Pick<PeriodInput, 'wording' | 'days' | 'before'>

/** The numbers of a period: in each table, every person of its sum is in exactly one of the parts. */
export function periodTables(told: Told, people: readonly PeriodPerson[]): PeriodTable[] {
  const { t } = told.wording
  const words = t.hr.reports.period
  const line = (row: PeriodRow, sign: PeriodLine['sign'] = '', isPart = false): PeriodLine => {
    return { row, sign, name: rowName(row, told), people: peopleIn(row, people).length, isPart }
  }
  const parts = (rows: readonly PeriodRow[]) => rows.map((row) => line(row, '', true)).filter((part) => part.people > 0)
  const { name: last } = line('end')
  return [
    {
      title: words.sum,
      note: words.between,
      lines: [line('start'), line('came', '+'), ...parts(CAME), line('went', '−'), ...parts(WENT), line('end', '=')],
    },
    {
      title: words.finished,
      note: words.finishedNote,
      lines: [line('on-time'), line('late', '+'), line('finished', '=')],
    },
    {
      title: words.stands(formatDate(told.days.to, told.wording.language)),
      note: '',
      lines: [
        ...STANDS.map((row, index) => line(row, index === 0 ? '' : '+')).filter(
          ({ row, people: n }) => n > 0 || row === 'counted' || row === 'overdue',
        ),
        { ...line('end', '='), name: last },
      ],
    },
  ]
}

function rowName(row: PeriodRow, { before, days, wording }: Told): string {
  const { hr } = wording.t
  const words = hr.reports.period
  const date = (day: CalendarDate) => formatDate(day, wording.language)
  switch (row) {
    case 'start':
      return words.inScopeOn(date(before))
    case 'end':
      return words.inScopeOn(date(days.to))
    case 'counted':
      return hr.status['up-to-date']
    case 'have-time':
      return hr.group[row]
    case 'overdue':
    case 'expired':
    case 'needs-help':
    case 'waiting-for-site':
    case 'cannot-say':
      return hr.status[row]
    default:
      return words.rows[row]
  }
}

export function daysText({ days, wording: { t, language } }: Pick<Told, 'days' | 'wording'>): string {
  return t.hr.reports.period.days(formatDate(days.from, language), formatDate(days.to, language))
}

/** The people of one number. */
export function periodListPage(shell: Shell, input: PeriodInput, list: Listed): string {
  const { wording, before, days } = input
  const { t, language } = wording
  const words = t.hr.reports.period
  const byId = new Map(input.people.map((person) => [person.person, person]))
  const date = (day: CalendarDate) => formatDate(day, language)
  const of = ({ person }: ReportedPerson) => byId.get(person)
  const statusOn = (day: CalendarDate, statusIn: (person: PeriodPerson) => Status | null): PersonColumn => ({
    heading: words.on(date(day)),
    label: date(day),
    order: null,
    cell(reported) {
      const person = of(reported)
      const status = person === undefined ? null : statusIn(person)
      return status === null ? textCell(t.hr.reports.lists.differences.absent) : tagCell(statusTag(status, t))
    },
  })
  const change: PersonColumn = {
    heading: words.change,
    label: words.change,
    order: null,
    cell: (reported) => textCell(changeName(of(reported)?.change ?? null, t)),
  }
  const finished = finishedColumn(input)
  const finishedWhen: PersonColumn = {
    ...finished,
    order: null,
    cell(reported) {
      const when = of(reported)?.finished ?? null
      return { ...finished.cell(reported), notes: when === null ? [] : [words.rows[when]] }
    },
  }
  const { row } = list
  return reportListPage(
    shell,
    { ...input, ...list, on: row === 'start' ? before : days.to, counts: null, work: null },
    {
      title: rowName(row, input),
      text: words.listText(daysText(input), date(days.to)),
      back: { text: words.back, href: input.periodLinks.whole },
      caption: words.caption,
      empty: words.empty,
      sum: null,
      figures: null,
      columns: [
        siteColumn(input),
        statusOn(before, ({ start }) => start),
        statusOn(days.to, ({ end }) => end),
        change,
        finishedWhen,
      ],
    },
    { ...periodFrame(input), keep: periodKeep(input) },
  )
}

type PersonColumn = TableColumn<ReportedPerson>
type Listed = Pick<ListInput, 'found' | 'people' | 'next'> & { readonly row: PeriodRow }

/** The frame of other reports, with two days instead of one, and without filters by what people did. */
function periodFrame(input: PeriodInput): FrameView {
  const { wording, query, before, days } = input
  const { t, language } = wording
  const words = t.hr.reports.period
  const frame = reportFrame(input, null)
  const { reported, corrected } = words.shows
  const clock =
    query.clock === 'reported' ? reported(formatDate(before, language), formatDate(days.to, language)) : corrected
  return {
    ...frame,
    clock,
    differences: null,
    ownOnly: frame.ownOnly === '' ? '' : `${frame.ownOnly} ${words.ownToday}`,
    filters: filtersView(input, frame.filters),
    keep: periodKeep(input),
  }
}

function periodKeep({ wording: { t }, problem, periodLinks: { files } }: PeriodInput): FrameView['keep'] {
  return problem === null ? { t, files, saveHref: null, viewsHref: null } : null
}

function filtersView(
  { wording: { t }, days, problem, today, periodLinks }: PeriodInput,
  all: FiltersView,
): FiltersView {
  const words = t.hr.reports.period
  const isOfPlace = (name: string) => EMPLOYMENT_FILTERS.some((each) => each === name)
  const placeDays = EMPLOYMENT_FILTERS.filter(isPeriodFilter).flatMap((name) => [`${name}-from`, `${name}-to`])
  return {
    ...all,
    action: periodLinks.action,
    period: {
      days: [
        { name: 'from', label: words.first, value: days.from },
        { name: 'to', label: words.last, value: days.to },
      ],
      latest: today,
      presets: presetLinks(words.presetsOf, today, t, periodLinks.days),
      problem: problem === null ? '' : words[problem],
    },
    more: {
      ...all.more,
      selects: all.more.selects.filter(({ name }) => isOfPlace(name)),
      days: all.more.days.filter(({ name }) => placeDays.includes(name)),
      presets: null,
    },
    hidden: [],
  }
}
