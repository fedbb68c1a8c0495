import type { Language } from '../text/language.ts'
import { numbersApart } from '../text/phones.ts'

/** One line of two versions. */
export interface ComparedRow {
  readonly label: string
  readonly from: string
  readonly to: string
  readonly lang: Language
}

/** As they stand next to each other: each in pieces, of which every second one is a number, which stays on one line. */
export interface ShownRow extends ComparedRow {
  readonly fromPieces: readonly string[]
  readonly toPieces: readonly string[]
}

/**
 * The rows that differ.
 * @param blank says that there's nothing on one side
 */
export function differingRows(rows: readonly ComparedRow[], blank: string): ShownRow[] {
  return rows
    .filter(({ from, to }) => from !== to)
    .map((row) => ({ ...row, from: row.from || blank, to: row.to || blank }))
    .map((row) => ({ ...row, fromPieces: numbersApart(row.from), toPieces: numbersApart(row.to) }))
}
