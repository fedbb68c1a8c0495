import { sql } from 'kysely'
import type { Database, Engine, Tx } from '../platform/database/schema.store.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import { lastFinished } from '../platform/jobs/run.store.ts'

/** Reads this many rows at a time, because a table may be larger than the memory. */
const ROWS = 250

type Row = Readonly<Record<string, unknown>>

/** Rows of each table, by its name. */
type Counts = Readonly<Record<string, number>>

interface Source {
  readonly db: Database
  readonly engine: Engine
}

/**
 * Lists the tables so that those that others refer to come first. `sqlite` is a SQLite database with the same tables.
 */
export async function tablesInOrder(sqlite: Database): Promise<string[]> {
  const tables = (await sqlite.introspection.getTables()).map(({ name }) => name).filter((name) => name !== 'migration')
  const needs = new Map<string, readonly string[]>()
  for (const name of tables) {
    const { rows } = await sql<{ table: string }>`select "table" from pragma_foreign_key_list(${name})`.execute(sqlite)
    needs.set(
      name,
      rows.map(({ table }) => table).filter((table) => table !== name),
    )
  }
  const ordered: string[] = []
  const place = (name: string): void => {
    if (ordered.includes(name)) return
    for (const table of needs.get(name) ?? []) place(table)
    ordered.push(name)
  }
  tables.sort().forEach(place)
  return ordered
}

/**
 * Copies every row from one engine to the other, into a database that holds only what migrations put there. Both sides
 * are in the caller's transactions, so that the reads belong together and nothing is half written.
 * @param turn called between two steps; if it throws, the copy ends
 */
export async function copyTables(
  from: { readonly db: Tx; readonly engine: Engine },
  to: Tx,
  tables: readonly string[],
  turn: () => Promise<void>,
): Promise<void> {
  for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(to)
  for (const table of tables) {
    for await (const rows of from.engine === 'sqlite' ? sqliteRows(from.db, table) : postgresRows(from.db, table)) {
      await insertRows(to, table, rows)
      await turn()
    }
  }
}

export async function countTables(db: Database, tables: readonly string[]): Promise<Counts> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)
    counts[table] = rows[0]?.n ?? 0
  }
  return counts
}

/** PostgreSQL then shows one moment to the whole transaction, whatever others write meanwhile. */
export async function inOneMoment<T>({ db, engine }: Source, work: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction = db.transaction()
  return (engine === 'postgres' ? transaction.setIsolationLevel('repeatable read') : transaction).execute(work)
}

/** Ends every session in a copy. Otherwise people who have signed out or left since would be signed in again. */
export async function endEverySession(db: Database): Promise<void> {
  await db.deleteFrom('session').execute()
}

async function* sqliteRows(db: Tx, table: string): AsyncGenerator<Row[]> {
  for (let after = 0; ; ) {
    const { rows } = await sql<Row & { copied_row: number }>`
      select rowid as copied_row, * from ${sql.table(table)}
      where rowid > ${after} order by rowid limit ${ROWS}`.execute(db)
    if (rows.length === 0) return
    after = rows.at(-1)?.copied_row ?? after
    yield rows.map(({ copied_row: _, ...row }) => row)
  }
}

async function* postgresRows(db: Tx, table: string): AsyncGenerator<Row[]> {
  await sql`declare copied_rows no scroll cursor for select * from ${sql.table(table)}`.execute(db)
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(ROWS)} from copied_rows`.execute(db)
    if (rows.length === 0) break
    yield rows
  }
  await sql`close copied_rows`.execute(db)
}

async function insertRows(db: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)}`.execute(db)
}

export const BACKUP_JOB = 'backup'

/** The last day on which the server made its backup, or null when there is none. */
export async function lastBackup(db: Database, today: CalendarDate): Promise<CalendarDate | null> {
  return lastFinished(db, BACKUP_JOB, addDays(today, 1))
}
