import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId, Recording } from '../ledger/event.ts'
import type { Database, ImportId, ImportKind, Tx } from '../platform/database/schema.store.ts'

/** A file as text in rows and columns. Every row has as many cells as the header. */
export interface Sheet {
  readonly header: readonly string[]
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  /** The line of the file on which the row begins, as an editor counts: the header is line 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export const DATE_FORMATS = ['ymd', 'mdy', 'dmy'] as const
export type DateFormat = (typeof DATE_FORMATS)[number]

/** How a file is read. Saved under a name, and used again for the next file of the same system. */
export interface Mapping {
  /** Field → the column's heading in the file. A field without a column is not in the map. */
  readonly columns: Readonly<Record<string, string>>
  readonly dateFormat: DateFormat
  /** Field → word in the file, in lower case → its meaning: `type: { ft: 'employee' }`. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** A field that a column can be read as. */
export interface ImportField {
  readonly id: string
  readonly required: boolean
  /** Headings, in lower case, by which the column is found without asking. */
  readonly headings: readonly string[]
  /** The meanings that a word of the file can have, or null for text, dates and numbers. */
  readonly values: readonly string[] | null
}

/** The effect of a row, worked out before anything is changed. */
export interface PlannedRow {
  readonly line: number
  readonly outcome: string
  /** The person it is about, or null while unknown. */
  readonly person: PersonId | null
  /** JSON, of a shape that the planner of this kind knows. */
  readonly detail: unknown
}

/** One kind of file: what it holds, what it would change, and how it is applied. */
export interface Importer {
  readonly kind: ImportKind
  readonly fields: readonly ImportField[]
  /** Outcomes that change something when the import is applied. */
  readonly applied: ReadonlySet<string>
  /** Outcomes that come back as a file with reasons. */
  readonly refused: ReadonlySet<string>
  /**
   * Adds columns that are recognized by their cells to those found by their headings; null if there are none of that
   * kind.
   */
  readonly byContent: ((sheet: Sheet, found: Mapping['columns']) => Mapping['columns']) | null
  /**
   * Works out what each row would do. Reads only; gives the event loop a turn now and then. `choices` are what HR has
   * decided for the whole file, of a shape that the importer knows.
   */
  plan(db: Database, sheet: Sheet, mapping: Mapping, choices: unknown, today: CalendarDate): AsyncIterable<PlannedRow>
  /** Records a chunk of rows in the caller's transaction. Rows that were recorded before aren't among them. */
  apply(tx: Tx, rows: readonly PlannedRow[], recording: Recording, source: ImportId): Promise<Applied>
}

/** What came of a chunk of rows. */
export interface Applied {
  /** The rows left out because the records have changed since they were planned, in the form to keep. */
  readonly leftOut: readonly PlannedRow[]
  /** Who wasn't on record before, by the line that put them there. */
  readonly added: ReadonlyMap<number, PersonId>
}
