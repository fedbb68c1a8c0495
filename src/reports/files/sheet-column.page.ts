import { nextDay, type Status } from '../../requirements/status.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { LOOKS } from '../../requirements/status-tag.page.ts'
import type { Messages } from '../../words/messages.ts'
import type { ReportedCycle } from '../lists/reported-cycle.ts'
import type { ReportedInPeriod } from '../period/period.ts'
import {
  type CellsOf,
  type Columns,
  CYCLE_COLUMNS,
  factWords,
  PEOPLE_COLUMNS,
  PERIOD_COLUMNS,
  type ReportFrame,
} from '../fact.page.ts'
import type { CellKind, FactKey } from '../fact.ts'
import { versionsText } from './pdf-column.page.ts'

/** How much a status asks for. Its word is in the cell as well, so the color carries nothing alone. */
export type Tone = 'done' | 'now' | 'need' | 'none'

/** A column of a sheet in a workbook. */
export interface SheetColumn<Row> {
  readonly heading: string
  /** Explains the heading. */
  readonly meaning: string
  /** The name in CSV and JSON. Empty for a column that puts several facts together. */
  readonly name: FactKey | ''
  /** In characters. */
  readonly width: number
  readonly cells: CellsOf<Row>
  /** Colors the cell by a row's status. */
  readonly toneOf: ((row: Row) => Tone) | null
}

/** In characters. Longer texts go on in a second line of the cell. */
const WIDTHS: Readonly<Record<CellKind, number>> = {
  text: 20,
  texts: 22,
  day: 13,
  days: 13,
  instant: 17,
  number: 11,
  flag: 9,
}
const OWN_WIDTHS: Partial<Readonly<Record<FactKey, number>>> = {
  person_id: 38,
  employee_number: 11,
  name: 24,
  department: 16,
  position: 18,
  supervisor: 20,
  status_name: 20,
  because: 48,
}

/** Every column of the report. The id is for programs, so it comes last. */
export function allSheetColumns<Row>(
  columns: Columns<Row>,
  t: Messages,
  rows: 'people' | 'cycles',
): SheetColumn<Row>[] {
  const isId = ({ name }: Columns<Row>[number]) => name === 'person_id'
  const inOrder = [...columns.filter((column) => !isId(column)), ...columns.filter(isId)]
  return inOrder.map((column) => sheetColumn(column, t, rows))
}

/** What HR looks at for each person, in twelve columns. */
export function shortPeopleColumns({ t }: ReportFrame['wording']): SheetColumn<ReportedPerson>[] {
  const words = t.hr.reportFiles
  const own = words.shortColumns
  const whole = (...names: readonly FactKey[]) => picked(PEOPLE_COLUMNS, names, t, 'people')
  return [
    ...whole('name', 'employee_number', 'site', 'department', 'position', 'supervisor'),
    ...whole('status_name', 'because').map((column) =>
      column.name === 'status_name'
        ? { ...column, toneOf: ({ standing }: ReportedPerson) => toneOf(standing.status) }
        : column,
    ),
    made(own.dueOrValid, 13, { kind: 'day', value: ({ standing }) => nextDay(standing) }),
    ...whole('completed_on'),
    made(own.version, 19, {
      kind: 'text',
      value: ({ completion }, frame) => versionsText(completion?.body ?? null, frame),
    }),
    made(own.lessonsDone, 9, {
      kind: 'text',
      value: ({ standing }, { lessons }) => words.lessonsOf(standing.lessonsFinished.length, lessons),
    }),
  ]
}

/** The same for each time that a person had to do it. */
export function shortCycleColumns({ t }: ReportFrame['wording']): SheetColumn<ReportedCycle>[] {
  const words = t.hr.reportFiles
  const whole = (...names: readonly FactKey[]) => picked(CYCLE_COLUMNS, names, t, 'cycles')
  return [
    ...whole('name', 'employee_number', 'site', 'department', 'supervisor'),
    made(words.shortColumns.time, 24, {
      kind: 'text',
      value: ({ cycle }) => words.cycleOf(cycle.number, words.cycleKinds[cycle.kind]),
    }),
    ...whole('required_on', 'due_on', 'completed_on', 'late'),
    made(words.shortColumns.version, 19, {
      kind: 'text',
      value: ({ cycle }, frame) => versionsText(cycle.done, frame),
    }),
    ...whole('certificate'),
  ]
}

/** The same for a period: what changed, and who finished when. */
export function shortPeriodColumns({ t }: ReportFrame['wording']): SheetColumn<ReportedInPeriod>[] {
  return picked(
    PERIOD_COLUMNS,
    [
      'name',
      'employee_number',
      'site',
      'department',
      'position',
      'supervisor',
      'change_name',
      'status_before_name',
      'status_name',
      'finished_in_period',
      'completed_on',
      'late',
    ],
    t,
    'people',
  )
}

function picked<Row>(
  columns: Columns<Row>,
  names: readonly FactKey[],
  t: Messages,
  rows: 'people' | 'cycles',
): SheetColumn<Row>[] {
  return names.flatMap((name) =>
    columns.filter((column) => column.name === name).map((column) => sheetColumn(column, t, rows)),
  )
}

function sheetColumn<Row>(column: Columns<Row>[number], t: Messages, rows: 'people' | 'cycles'): SheetColumn<Row> {
  const { name, kind } = column
  const [heading, meaning] = factWords(t, rows)[name]
  const width = OWN_WIDTHS[name] ?? WIDTHS[kind]
  return { heading, meaning, name, width, cells: column, toneOf: null }
}

function made<Row>(
  [heading, meaning]: readonly [string, string],
  width: number,
  cells: CellsOf<Row>,
): SheetColumn<Row> {
  return { heading, meaning, name: '', width, cells, toneOf: null }
}

function toneOf(status: Status): Tone {
  const { tone } = LOOKS[status]
  return tone === 'tag--done' ? 'done' : tone === 'tag--now' ? 'now' : tone === 'tag--need' ? 'need' : 'none'
}
