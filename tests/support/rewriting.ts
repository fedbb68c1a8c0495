import { sql } from 'kysely'
import { GENESIS } from '../../src/ledger/chain.ts'
import { entryHash } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import type { EventTable } from '../../src/platform/database/schema.store.ts'

/**
 * Imitates an attacker who has the database and knows how it works: takes the guards away, changes the entries from a
 * place on, and recomputes everything after it. No check of the ledger alone can find that.
 * @param change the entries from there on, as they are to be
 */
export async function rewriteHistory(
  { db }: Store,
  from: number,
  change: (entries: readonly EventTable[]) => readonly EventTable[],
): Promise<void> {
  await withoutGuards(db, 'event')
  await sql`pragma foreign_keys = off`.execute(db)
  const before = await db
    .selectFrom('event')
    .select('hash')
    .where('seq', '=', from - 1)
    .executeTakeFirst()
  const rows = await db.selectFrom('event').selectAll().where('seq', '>=', from).orderBy('seq').execute()
  let last = { seq: from - 1, hash: before?.hash ?? GENESIS }
  const rewritten = change(rows).map((row) => {
    const linked = { ...row, seq: last.seq + 1, prev_hash: last.hash }
    const entry = { ...linked, hash: entryHash(linked) }
    last = entry
    return entry
  })
  await db.deleteFrom('event').where('seq', '>=', from).execute()
  for (const row of rewritten) await db.insertInto('event').values(row).execute()
  await db.updateTable('ledger_head').set({ seq: last.seq, hash: last.hash }).execute()
}

/** SQLite only. */
export async function withoutGuards(db: Store['db'], table: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'trigger' and tbl_name = ${table}`.execute(db)
  for (const { name } of rows) await sql`drop trigger ${sql.id(name)}`.execute(db)
}

/** Another day for the first of the entries. */
export function redated(entries: readonly EventTable[]): EventTable[] {
  return entries.map((entry, index) =>
    index === 0 ? { ...entry, effective_on: '2026-01-01' as EventTable['effective_on'] } : entry,
  )
}
