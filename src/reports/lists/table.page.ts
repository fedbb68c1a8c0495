import type { CalendarDate, Instant } from '../../platform/time/calendar.ts'
import type { SiteId } from '../../ledger/event.ts'
import type { Wording } from '../../requirements/because.page.ts'
import type { Messages } from '../../words/messages.ts'

/** What is the same in every row of a report. */
export interface ReportFrame {
  readonly wording: Wording
  readonly siteNames: ReadonlyMap<SiteId, string>
  readonly lessons: number
  /** Of the organization: the days of what was recorded are days there. */
  readonly timeZone: string
  readonly asOf: CalendarDate
  /** What was recorded later is left out; null when everything that is on record counts. */
  readonly knownAt: Instant | null
  /** What the list was narrowed to, in words. */
  readonly filters: string
}

/** What the cells of a column hold: it decides how each kind of file writes them. */
interface CellValues {
  readonly text: string | null
  /** Of somebody with two places of work; the same is said once. */
  readonly texts: readonly string[]
  readonly day: CalendarDate | null
  readonly days: readonly CalendarDate[]
  readonly instant: Instant | null
  readonly number: number | null
  readonly flag: boolean | null
}
export type CellKind = keyof CellValues

/** Every column of a report keeps its name for ever. */
export type ColumnName = keyof (Messages['hr']['reportColumns'] & Messages['hr']['cycleColumns'])

interface AnyColumn<Row> {
  readonly name: ColumnName
  /** What its cells are about, where several rows are about the same: their cells are the same as well. */
  readonly about?: (row: Row) => unknown
}

/** A column of a report, by what its cells hold. */
export type Column<Row> = AnyColumn<Row> &
  {
    readonly [Kind in CellKind]: {
      readonly kind: Kind
      readonly value: (row: Row, frame: ReportFrame) => CellValues[Kind]
    }
  }[CellKind]

/** The columns of a report in their order. */
export type Columns<Row> = readonly Column<Row>[]

/** The heading of each column for people, and what it says: of a cycle, some say something else than of a person. */
export function columnWords(
  { hr }: Messages,
  rows: 'people' | 'cycles',
): Readonly<Record<ColumnName, readonly string[]>> {
  const { reportColumns, cycleColumns } = hr
  return rows === 'people' ? { ...cycleColumns, ...reportColumns } : { ...reportColumns, ...cycleColumns }
}

/** What every row of a report says the same, in the last columns. */
export const FRAME_COLUMNS: Columns<unknown> = [
  { name: 'known_at', kind: 'instant', about: theReport, value: (_, { knownAt }) => knownAt },
  { name: 'as_of', kind: 'day', about: theReport, value: (_, { asOf }) => asOf },
  { name: 'filters', kind: 'text', about: theReport, value: (_, { filters }) => filters },
]

function theReport(): null {
  return null
}

/** For one cell: the same is said once, and what is not known not at all. */
export function distinct<Value extends string>(values: readonly (Value | null)[]): Value[] {
  return [...new Set(values)].filter((value): value is Value => value !== null && value !== '')
}
