/**
 * Whether the database could not do its work now and may do it later: the disk is full, another process holds the
 * file, or PostgreSQL is out of reach (its error classes 08, 53 and 57). Nothing was saved.
 */
export function isUnavailable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return (
    typeof code === 'string' &&
    /^(SQLITE_(BUSY|FULL|LOCKED|IOERR)|(08|53|57)...$|ECONN|ENOTFOUND|ETIMEDOUT|EAI_AGAIN)/.test(code)
  )
}
