import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { sql } from 'kysely'
import type { Store } from '../../src/platform/database/open.store.ts'

/** Breaks the last page of the file of a store, which belongs to a table of its own that nobody reads. */
export async function damageUnread({ db }: Store, file: string): Promise<void> {
  await sql`create table unread (text text)`.execute(db)
  await sql`insert into unread values (${'x'.repeat(20_000)})`.execute(db)
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
  const opened = openSync(file, 'r+')
  const page = 4_096
  writeSync(opened, Buffer.alloc(page, 0xff), 0, page, statSync(file).size - 3 * page)
  closeSync(opened)
}
