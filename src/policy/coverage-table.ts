import type { ClauseRow } from './coverage.ts'

const HEAD = ['clause', 'taught in', 'final', 'practice', 'stories', 'contacts', 'the program has']

/** The clauses as aligned lines: where each is taught, how many questions ask about it, and what's done about it. */
export function coverageLines(rows: readonly ClauseRow[]): string[] {
  const cells = rows.map(({ clause, taught, final, practice, stories, contacts, features }) => [
    clause,
    listed(taught.map(({ lesson, section }) => `${lesson}#${section}`)),
    String(final.length),
    String(practice.length),
    listed(stories),
    listed(contacts),
    listed(features),
  ])
  const table = [HEAD, ...cells]
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function listed(entries: readonly string[]): string {
  return entries.length === 0 ? '-' : entries.join(' ')
}
