/** The beginnings that spreadsheets read as a formula, including full-width ones, after spaces and after quotes. */
const FORMULA = /^["'\s]*[=+\-@\t\r\n＝＋－＠]/

/** A text that no spreadsheet runs: what looks like a formula begins with an apostrophe, which marks it as a text. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** The text as it was before it was guarded, by us or by a spreadsheet. */
export function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text
}

/** Excel takes a file for UTF-8 only when it begins with this. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** One line in the form of RFC 4180: every cell in quotes, and none that a spreadsheet would run. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  return `"${guarded(text).replaceAll('"', '""')}"`
}
