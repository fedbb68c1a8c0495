import { guarded } from './formula.ts'

/** Excel takes a file for UTF-8 only when it begins with this. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** One line in the form of RFC 4180: every cell in quotes, and none that a spreadsheet would run. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  return `"${guarded(text).replaceAll('"', '""')}"`
}
