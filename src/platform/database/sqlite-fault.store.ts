import BetterSqlite from 'better-sqlite3'

/** What's wrong with a file that was opened, and what to do. Returns null for an error that isn't SQLite's. */
export function faultSentence(file: string, error: unknown): string | null {
  if (!(error instanceof BetterSqlite.SqliteError)) return null
  const isOfDisk = /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY)/.test(error.code)
  const toDo = isOfDisk ? 'Check the disk, and try again.' : 'It isn’t whole. Put the last good backup in its place.'
  return `The database file ${file} can’t be read or copied: ${error.message}. ${toDo}`
}
