import type { Language } from '../text/language.ts'
import { numbersApart } from '../text/phones.ts'

/** One line of two versions, next to each other. */
interface Row<Text> {
  readonly label: string
  readonly from: Text
  readonly to: Text
  readonly lang: Language
}

/** A line in which they differ, in pieces: every second one is a phone number, which stays on one line. */
export type ComparedRow = Row<readonly string[]>

/**
 * The rows that differ.
 * @param blank says that there's nothing on one side
 */
export function differingRows(rows: readonly Row<string>[], blank: string): ComparedRow[] {
  return rows
    .filter(({ from, to }) => from !== to)
    .map((row) => ({ ...row, from: numbersApart(row.from || blank), to: numbersApart(row.to || blank) }))
}
