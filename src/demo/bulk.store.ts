import { sql } from 'kysely'
import type { Store } from '../platform/database/open.store.ts'

/** 256 MB: the indexes of a ledger of 200,000 people, nearly. */
const CACHE = sql.lit(-256 * 1024)
/** The pages of an index change again and again, so they're moved into the file less often. */
const PAGES_BEFORE_MOVE = sql.lit(50_000)

/**
 * Lets a new file of SQLite take millions of rows: nothing waits for the disk, and more of the file is in memory. A
 * power cut on the way damages the file, so it's only for one that is thrown away unless it's finished.
 */
export async function hurry({ db }: Store): Promise<void> {
  await sql`pragma synchronous = OFF`.execute(db)
  await sql`pragma secure_delete = OFF`.execute(db)
  await sql`pragma cache_size = ${CACHE}`.execute(db)
  await sql`pragma wal_autocheckpoint = ${PAGES_BEFORE_MOVE}`.execute(db)
}

/** Afterwards all of it is on the disk. */
export async function finish({ db }: Store): Promise<void> {
  await sql`pragma synchronous = FULL`.execute(db)
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
}
