import { z } from 'zod'
import { isPerson, type PersonId } from '../ledger/event.ts'
import type { Instant } from '../platform/time/calendar.ts'

/** What HR corrected in one cell of a file. The file itself stays as it is. */
export interface CellCorrection {
  readonly line: number
  /** The place of the column, from 0, and its heading. */
  readonly place: number
  readonly heading: string
  /** The cell as it is in the file. */
  readonly inFile: string
  readonly corrected: string
  readonly by: PersonId
  readonly at: Instant
}

const corrections = z.array(
  z.strictObject({
    line: z.int().positive(),
    place: z.int().nonnegative(),
    heading: z.string(),
    inFile: z.string(),
    corrected: z.string(),
    by: z.custom<PersonId>((id) => typeof id === 'string' && isPerson(id as PersonId)),
    at: z.custom<Instant>((at) => typeof at === 'string'),
  }),
)

/** The oldest first: nothing is ever taken out of the list, and the last one about a cell holds. */
export function toCorrections(json: string | null): readonly CellCorrection[] {
  return json === null ? [] : corrections.parse(JSON.parse(json))
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** The rows of a file as they're read: with what was corrected in them. */
export function correctedRows<Each extends Row>(
  rows: readonly Each[],
  made: readonly CellCorrection[],
): readonly Each[] {
  if (made.length === 0) return rows
  const lines = new Set(made.map(({ line }) => line))
  return rows.map((row) => {
    if (!lines.has(row.line)) return row
    const last = (at: number) => made.findLast(({ line, place }) => line === row.line && place === at)
    return { ...row, cells: row.cells.map((cell, at) => last(at)?.corrected ?? cell) }
  })
}
