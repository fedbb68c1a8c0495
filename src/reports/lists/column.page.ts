import { capitalized, collator, eachOnce } from '../../platform/text/format.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { type CellKind, type CellValues, FACTS } from '../fact.ts'
import { PEOPLE_COLUMNS, type ReportFrame } from '../fact.page.ts'
import type { ReportInput } from '../frame.page.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { courseLanguageName } from '../wording.page.ts'
import { LIST_COLUMNS, type ListColumn } from './column.ts'
import { dateCell, textCell } from '../../people/table.page.ts'
import { dueColumn, finishedColumn, siteColumn, statusColumn, type TableColumn } from './people-table.page.ts'

type PersonColumn = TableColumn<ReportedPerson>

/** The columns of a list, as somebody chose them. Some say more than their fact alone, as every report does. */
export function listColumns(input: ReportInput, frame: ReportFrame, names: readonly ListColumn[]): PersonColumn[] {
  const hasDepartment = names.includes('department')
  const apart: Partial<Readonly<Record<ListColumn, () => PersonColumn>>> = {
    // On a phone, nothing but the date is beside a name, so that most names stay on one line.
    site: () => (hasDepartment ? factColumn('site', frame) : { ...siteColumn(input), place: 'right' }),
    status: () => ({ ...statusColumn(input), place: 'left' }),
    due_on: () => ({ ...dueColumn(input), place: 'first' }),
    completed_on: () => ({ ...finishedColumn(input), place: 'none' }),
    lessons_finished: () => lessonsColumn(frame),
    language: () => languageColumn(frame),
    source: () => sourceColumn(frame),
  }
  return names.map((name) => apart[name]?.() ?? factColumn(name, frame))
}

/** The boxes of the chooser. */
export interface ColumnChoice {
  readonly name: ListColumn
  readonly text: string
  readonly checked: boolean
}

export function columnChoices(input: ReportInput, frame: ReportFrame, chosen: readonly ListColumn[]): ColumnChoice[] {
  const headings = new Map(
    listColumns(input, frame, LIST_COLUMNS).map(({ heading }, at) => [LIST_COLUMNS[at], heading]),
  )
  const { compare } = collator(frame.wording.language)
  return LIST_COLUMNS.map((name) => ({
    name,
    text: headings.get(name) ?? name,
    checked: chosen.includes(name),
  })).sort((one, other) => compare(one.text, other.text))
}

function factColumn(name: ListColumn, frame: ReportFrame): PersonColumn {
  const { t } = frame.wording
  const [heading] = t.hr.facts[name]
  const column = PEOPLE_COLUMNS.find((each) => each.name === name)
  const fact = FACTS[name]
  return {
    heading,
    label: heading,
    order: 'order' in fact ? fact.order : null,
    cell: (person) => {
      if (column === undefined) return textCell('')
      const text = cellText(column.kind, column.value(person, frame), frame)
      return column.kind === 'day' ? dateCell(text) : textCell(text)
    },
  }
}

function lessonsColumn({ lessons, wording }: ReportFrame): PersonColumn {
  const words = wording.t.hr.people
  return {
    heading: words.lessons,
    label: words.lessons,
    order: null,
    place: 'none',
    cell: ({ standing }) => textCell(words.lessonsOf(standing.lessonsFinished.length, lessons)),
  }
}

function languageColumn(frame: ReportFrame): PersonColumn {
  return {
    ...factColumn('language', frame),
    cell: ({ completion }) =>
      textCell(
        completion?.body.language == null
          ? ''
          : capitalized(courseLanguageName(completion.body.language, frame.wording.language)),
      ),
  }
}

function sourceColumn(frame: ReportFrame): PersonColumn {
  const { sources } = frame.wording.t.hr.reports.frame
  const { cell, ...column } = factColumn('source', frame)
  return {
    ...column,
    cell(person) {
      const { text } = cell(person)
      // The fact is one of these words, or empty.
      return textCell(text === '' ? '' : capitalized(sources[text as keyof typeof sources]))
    },
  }
}

/** What a cell says to a person. Files write the same values in their own ways. */
function cellText(kind: CellKind, value: CellValues[CellKind], { wording }: ReportFrame): string {
  const { t, language } = wording
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? t.hr.reportFiles.yes : t.hr.reportFiles.no
  // Every day of a fact is one of the calendar.
  if (kind === 'day') return formatDate(value as CalendarDate, language)
  if (Array.isArray(value)) {
    return eachOnce(kind === 'days' ? value.map((day) => formatDate(day as CalendarDate, language)) : value)
  }
  return String(value)
}
