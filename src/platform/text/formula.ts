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
