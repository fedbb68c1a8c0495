import { sql } from 'kysely'
import { sha256 } from '../platform/codes/hash.store.ts'
import { tableNames } from '../platform/database/migrate.store.ts'
import type { Database, Engine, Tx } from '../platform/database/schema.store.ts'
import { emptyInFile } from '../platform/database/sqlite.store.ts'
import { addDays, type CalendarDate, type Instant } from '../platform/time/calendar.ts'
import { lastFinished } from '../platform/jobs/run.store.ts'

/** Reads this many rows at a time, because a table may be larger than the memory. */
const ROWS = 250
/** Of a table with files in it. A file can have several megabytes. */
const ROWS_WITH_FILES = 4

type Row = Readonly<Record<string, unknown>>

/** Rows of each table, by its name. */
export type Counts = Readonly<Record<string, number>>

/** Told of each batch of rows. If it throws, the copy ends. */
type Turn = (table: string, rows: readonly Row[]) => Promise<void>

interface Source {
  readonly db: Database
  readonly engine: Engine
}

/** Packages that somebody tries, with the names of people in them. */
const ON_TRIAL = ['package_trial_file', 'package_trial'] as const

/** What migrations put there, files that a job has made, and packages on trial: a backup counts none of them. */
const NOT_COPIED: ReadonlySet<string> = new Set(['migration', 'kept_file', 'kept_file_piece', ...ON_TRIAL])

/**
 * Lists the tables so that those that others refer to come first. `sqlite` is a SQLite database with the same tables.
 */
export async function tablesInOrder(sqlite: Database): Promise<string[]> {
  const tables = (await sqlite.introspection.getTables())
    .map(({ name }) => name)
    .filter((name) => !NOT_COPIED.has(name))
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
 * Copies one moment of a database into one of the other engine that holds only what migrations put there. Then reads
 * every row back and compares it. Throws, and has changed nothing, when a row isn't there as it was.
 * @param check looks at what has arrived, before it counts
 */
export async function copyDatabase(from: Source, to: Source, check: (arrived: Tx) => Promise<void>): Promise<Counts> {
  const tables = await tablesInOrder(from.engine === 'sqlite' ? from.db : to.db)
  return inOneMoment(to, async (target) => {
    const sent = new Sums()
    await inOneMoment(from, async (source) => {
      await requireTables(source, from.engine, tables)
      await requireTables(target, to.engine, tables)
      await copyTables({ db: source, engine: from.engine }, target, tables, async (table, rows) =>
        sent.add(table, rows),
      ).catch((cause: unknown) => {
        const reason = cause instanceof Error ? cause.message : String(cause)
        throw new Error(`The rows could not be copied: ${reason}. Nothing was changed.`, { cause })
      })
    })
    const arrived = new Sums()
    for (const table of tables)
      for await (const rows of rowsOf({ db: target, engine: to.engine }, table)) arrived.add(table, rows)
    for (const table of tables)
      if (!arrived.has(table, sent))
        throw new Error(
          `${arrived.count(table)} of ${sent.count(table)} rows of ${table} arrived, or one of them is not as it was. ` +
            'Nothing was changed.',
        )
    await check(target)
    return Object.fromEntries(tables.map((table) => [table, arrived.count(table)]))
  })
}

/** The rows of each table: how many, and what is in them, whatever the order in which an engine reads them. */
class Sums {
  readonly #sums = new Map<string, { rows: number; sum: bigint }>()

  add(table: string, rows: readonly Row[]): void {
    const { rows: before, sum } = this.#of(table)
    const added = rows.reduce((total, row) => total + BigInt(`0x${hashOfRow(row)}`), sum)
    this.#sums.set(table, { rows: before + rows.length, sum: added })
  }

  has(table: string, other: Sums): boolean {
    const [ours, theirs] = [this.#of(table), other.#of(table)]
    return ours.rows === theirs.rows && ours.sum === theirs.sum
  }

  count(table: string): number {
    return this.#of(table).rows
  }

  #of(table: string) {
    return this.#sums.get(table) ?? { rows: 0, sum: 0n }
  }
}

function hashOfRow(row: Row): string {
  const values = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))
  return sha256(JSON.stringify(values.map(([, value]) => (value instanceof Uint8Array ? [sha256(value)] : value))))
}

/** Rows of a table that the other side doesn't have would be left behind, and nobody would notice. */
async function requireTables(db: Tx, engine: Engine, tables: readonly string[]): Promise<void> {
  const other = (await tableNames(db, engine)).find((name) => !NOT_COPIED.has(name) && !tables.includes(name))
  if (other !== undefined)
    throw new Error(`The database has a table ${other}, which isn’t part of this program. Nothing was changed.`)
}

/**
 * Copies every row from one engine to the other, into a database that holds only what migrations put there. Both sides
 * are in the caller's transactions, so that the reads belong together and nothing is half written.
 */
export async function copyTables(
  from: { readonly db: Tx; readonly engine: Engine },
  to: Tx,
  tables: readonly string[],
  turn: Turn,
): Promise<void> {
  for (const table of tables) await sql`delete from ${sql.table(table)}`.execute(to)
  for (const table of tables) {
    for await (const rows of rowsOf(from, table)) {
      await insertRows(to, table, rows)
      await turn(table, rows)
    }
  }
}

function rowsOf({ db, engine }: { readonly db: Tx; readonly engine: Engine }, table: string): AsyncGenerator<Row[]> {
  return engine === 'sqlite' ? sqliteRows(db, table) : postgresRows(db, table)
}

export async function countTables(db: Database, tables: readonly string[]): Promise<Counts> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)
    counts[table] = rows[0]?.n ?? 0
  }
  return counts
}

/**
 * PostgreSQL then shows one moment to the whole transaction, whatever others write meanwhile, and has patience with it:
 * one side waits while the other works.
 */
export async function inOneMoment<T>({ db, engine }: Source, work: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction = db.transaction()
  if (engine === 'sqlite') return transaction.execute(work)
  return transaction.setIsolationLevel('repeatable read').execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
    return work(tx)
  })
}

/** Ends every session in a copy. Otherwise people who have signed out or left since would be signed in again. */
export async function endEverySession(db: Database): Promise<void> {
  await db.deleteFrom('session').execute()
}

/** Ends what other systems may read, and what they're told. Otherwise one that was ended since would begin again. */
export async function endOtherSystems(db: Database, at: Instant): Promise<void> {
  await db.updateTable('api_token').set({ ended_at: at }).where('ended_at', 'is', null).execute()
  await db.updateTable('webhook').set({ ended_at: at }).where('ended_at', 'is', null).execute()
}

/** Empties the tables of trials in a SQLite file that was copied page by page. An earlier version may not have them. */
export function endTrialsInFile(file: string): void {
  emptyInFile(file, ON_TRIAL)
}

/** Backups of earlier versions have packages on trial in them. */
export async function endEveryTrial(db: Database): Promise<void> {
  for (const table of ON_TRIAL) await db.deleteFrom(table).execute()
}

/** Forgets when the server's own backups were made and kept elsewhere: a new folder has none of them. */
export async function forgetBackups(db: Database): Promise<void> {
  await db.deleteFrom('job_run').where('job', 'in', [BACKUP_JOB, COPY_JOB]).execute()
}

/** By the row id. The few small tables without one are read page by page, in the order of their first column. */
async function* sqliteRows(db: Tx, table: string): AsyncGenerator<Row[]> {
  const found = await sql<{ wr: number; files: number }>`
    select wr, exists (select 1 from pragma_table_info(${table}) where type = 'bytea') as files
    from pragma_table_list where schema = 'main' and name = ${table}`.execute(db)
  if (found.rows[0]?.wr === 1) return yield* rowsWithoutId(db, table)
  const limit = found.rows[0]?.files === 1 ? ROWS_WITH_FILES : ROWS
  for (let after = 0; ; ) {
    const { rows } = await sql<Row & { copied_row: number }>`
      select rowid as copied_row, * from ${sql.table(table)}
      where rowid > ${after} order by rowid limit ${limit}`.execute(db)
    if (rows.length === 0) return
    after = rows.at(-1)?.copied_row ?? after
    yield rows.map(({ copied_row: _, ...row }) => row)
  }
}

async function* rowsWithoutId(db: Tx, table: string): AsyncGenerator<Row[]> {
  for (let read = 0; ; read += ROWS) {
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)} order by 1 limit ${ROWS} offset ${read}`.execute(db)
    if (rows.length === 0) return
    yield rows
  }
}

async function* postgresRows(db: Tx, table: string): AsyncGenerator<Row[]> {
  const files = await sql`select 1 from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and data_type = 'bytea'`.execute(db)
  const limit = files.rows.length > 0 ? ROWS_WITH_FILES : ROWS
  await sql`declare copied_rows no scroll cursor for select * from ${sql.table(table)}`.execute(db)
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(limit)} from copied_rows`.execute(db)
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

/** The job that takes the backup of a day elsewhere, by the operator's own program. */
export const COPY_JOB = 'backup-copy'

/** The last day whose backup was taken elsewhere, or null when none was. */
export async function lastCopied(db: Database, today: CalendarDate): Promise<CalendarDate | null> {
  return lastFinished(db, COPY_JOB, addDays(today, 1))
}

/** When a backup was last taken elsewhere, or null when none was. */
export function lastCopiedAt(db: Database): Promise<Instant | null> {
  return endOf(db, COPY_JOB, 'max')
}

/** When the server finished its newest backup, or null when there is none. */
export function lastBackupAt(db: Database): Promise<Instant | null> {
  return endOf(db, BACKUP_JOB, 'max')
}

/** When the server finished the first of its backups that are on record, or null when there is none. */
export function firstBackupAt(db: Database): Promise<Instant | null> {
  return endOf(db, BACKUP_JOB, 'min')
}

/** When the database was put back from a backup. Backups from before are of another one. Null when it never was. */
export async function lastRestoreAt(db: Database): Promise<Instant | null> {
  const restored = await db
    .selectFrom('trail_entry')
    .select('at')
    .where('kind', '=', 'restored')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return restored?.at ?? null
}

async function endOf(db: Database, job: string, which: 'min' | 'max'): Promise<Instant | null> {
  const { at } = await db
    .selectFrom('job_run')
    .where('job', '=', job)
    .select(({ fn }) => fn[which]('finished_at').as('at'))
    .executeTakeFirstOrThrow()
  return at
}
