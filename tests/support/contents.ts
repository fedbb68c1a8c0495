import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Store } from '../../src/platform/database/open.store.ts'

/** Changed by whoever asks, even in vain. */
const BY_ASKING = /^(session|kept_form|trail_\w+)$/

/** Everything on record: the number of rows of each table, and a hash of them. */
export async function contentsOf({ db }: Store): Promise<Record<string, string>> {
  // Which tables there are is only known now.
  const any = db as unknown as Kysely<Record<string, Record<string, unknown>>>
  const tables = (await db.introspection.getTables()).map(({ name }) => name).filter((name) => !BY_ASKING.test(name))
  const found: Record<string, string> = {}
  for (const table of tables.sort()) {
    const rows = (await any.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).sort()
    found[table] = `${rows.length} rows, ${createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 12)}`
  }
  return found
}
