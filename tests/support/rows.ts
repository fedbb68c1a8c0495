import { sql } from 'kysely'
import type { Store } from '../../src/platform/database/open.store.ts'

/** How many rows each table has: what is only looked at leaves them as they are. */
export async function rowCounts({ db }: Pick<Store, 'db'>): Promise<Readonly<Record<string, number>>> {
  const tables = await db.introspection.getTables()
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number | string }>`select count(*) as n from ${sql.table(name)}`.execute(db)
    counts[name] = Number(rows[0]?.n)
  }
  return counts
}
