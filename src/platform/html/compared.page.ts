import type { Language } from '../text/language.ts'

/** One line of two versions, next to each other. Its phone numbers may break: beside large type, there's no room. */
export interface ComparedRow {
  readonly label: string
  readonly from: string
  readonly to: string
  readonly lang: Language
}

/**
 * The rows that differ.
 * @param blank says that there's nothing on one side
 */
export function differingRows(rows: readonly ComparedRow[], blank: string): ComparedRow[] {
  return rows
    .filter(({ from, to }) => from !== to)
    .map((row) => ({ ...row, from: row.from || blank, to: row.to || blank }))
}
