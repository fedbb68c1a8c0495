/** Excel takes a file for UTF-8 only when it begins with this. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** What spreadsheets take for the beginning of a formula, also in full width, after spaces and after quotes. */
const FORMULA = /^["'\s]*[=+\-@\t\r＝＋－＠]|^[\t\r\n]/

/** One line in the form of RFC 4180: every cell in quotes, and none that a spreadsheet would run. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
