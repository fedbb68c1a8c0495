import { sql } from 'kysely'
import type { Database } from './schema.store.ts'

const MOST = 3

/** Reads every page of a SQLite database and compares every index with its table. Returns the first faults. */
export async function faultsInPages(db: Database): Promise<string[]> {
  const { rows } = await sql<{ readonly integrity_check: string }>`pragma integrity_check(${sql.lit(MOST)})`.execute(db)
  return rows.map((row) => row.integrity_check).filter((text) => text !== 'ok')
}
