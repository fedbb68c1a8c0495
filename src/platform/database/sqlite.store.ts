import { existsSync, rmSync, statSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DialectAdapter,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely'
import { readDirectly } from './kept-query.store.ts'
import { RecentlyUsed } from '../recently-used.ts'

type Connection = BetterSqlite.Database

/** The time a statement waits for a reader or a backup to finish. */
const BUSY_TIMEOUT_MS = 5_000

/** A page asks some ten statements; all pages together ask a few hundred. */
const MOST_STATEMENTS = 500
/** Longer ones are lists of values, hardly ever the same twice. */
const LONGEST_STATEMENT = 10_000
/**
 * Statements that change the schema or a setting are prepared again, because some pragmas do their work while they are
 * prepared.
 */
const ASKED_AGAIN = /^(select|with|insert|update|delete|begin|commit|savepoint)\b/

export interface OpenedSqlite {
  readonly dialect: Dialect
  /** Gives the file's lock back; called after the connection was closed. */
  readonly release: () => void
  readonly copyFile: (file: string, check: () => void) => Promise<void>
  /** `null` for a database in memory. */
  readonly file: string | null
  readonly setWritable: (isWritable: boolean) => void
}

/** Pages that are copied before everybody else has a turn. */
const COPIED_AT_ONCE = 100
/** More than a database has. */
const ALL_PAGES = 2 ** 30

export function noFileSentence(file: string): string {
  return `There is no database file ${file}. Start the server there once, or name another folder.`
}

/**
 * Opens and checks a file. Throws with a sentence when it is damaged or another process writes to it.
 * @param pagesLater looks only at what opening reads: the header and the schema
 */
export function openSqlite(
  file: string,
  {
    readOnly,
    pagesLater,
    alone,
  }: { readonly readOnly: boolean; readonly pagesLater: boolean; readonly alone: boolean },
): OpenedSqlite {
  if (readOnly && !existsSync(file)) throw new Error(noFileSentence(file))
  refuseEmpty(file)
  let release = () => {}
  try {
    if ((alone || !readOnly) && file !== ':memory:') release = lock(file)
    const connection = connect(file, readOnly, pagesLater)
    const dialect = new SerialSqliteDialect(connection, readOnly ? 'begin' : 'begin immediate')
    // This connection's own writes go into the copy as well. When other connections write, each write would restart the
    // copy, so a reader takes all pages in one step, which blocks no one.
    const step = readOnly ? ALL_PAGES : COPIED_AT_ONCE
    const copyFile = async (copy: string, check: () => void) => {
      const progress = () => {
        check()
        return step
      }
      await connection.backup(copy, { progress })
    }
    return {
      dialect,
      release,
      copyFile,
      file: file === ':memory:' ? null : file,
      setWritable: (isWritable) => void connection.pragma(`query_only = ${isWritable ? 'OFF' : 'ON'}`),
    }
  } catch (error) {
    release()
    throw explained(file, error)
  }
}

/** A database in memory that begins as this image of one, which is up to date. */
export function sqliteInMemory(image: Buffer): Dialect {
  const connection = new BetterSqlite(image)
  prepare(connection)
  return new SerialSqliteDialect(connection, 'begin immediate')
}

/** Leaves no other files next to a file that nobody has open, so that it can be moved alone. */
export function asOneFile(file: string): void {
  const connection = new BetterSqlite(file)
  try {
    connection.pragma('journal_mode = DELETE')
  } finally {
    connection.close()
  }
  for (const ending of ['.lock', '.lock-journal']) rmSync(file + ending, { force: true })
}

/** Deletes every row of these tables in a file that nobody has open, so that nothing of them is left in its pages. */
export function emptyInFile(file: string, tables: readonly string[]): void {
  const connection = new BetterSqlite(file)
  try {
    prepare(connection)
    const isThere = connection.prepare("select 1 from sqlite_schema where type = 'table' and name = ?")
    for (const table of tables) if (isThere.get(table) !== undefined) connection.prepare(`delete from "${table}"`).run()
  } finally {
    connection.close()
  }
}

/** SQLite takes a file of 0 bytes for a new database. A full disk or a broken copy can leave one behind. */
function refuseEmpty(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.size !== 0) return
  throw new Error(
    `The database file ${file} is empty (0 bytes). Put the last good backup in its place; ` +
      'remove the file only if there were never any records in it.',
  )
}

/**
 * Lets only one process write to a file. A second database next to it stays locked as long as we live, because a lock
 * on the file itself would keep readers and backups out. The system frees it however the process ends.
 */
function lock(file: string): () => void {
  const holder = new BetterSqlite(`${file}.lock`, { timeout: 0 })
  try {
    holder.pragma('locking_mode = EXCLUSIVE')
    holder.exec('begin immediate')
  } catch (error) {
    holder.close()
    throw error
  }
  return () => holder.close()
}

function connect(file: string, readOnly: boolean, pagesLater: boolean): Connection {
  const connection = new BetterSqlite(file, { timeout: BUSY_TIMEOUT_MS })
  try {
    if (readOnly) connection.pragma('query_only = ON')
    else prepare(connection)
    if (pagesLater) connection.prepare('select count(*) from sqlite_schema').get()
    else refuseDamage(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function prepare(connection: Connection): void {
  connection.pragma('journal_mode = WAL')
  // After WAL and in this order: better-sqlite3 turns to NORMAL with WAL, which may lose the last commits.
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  // An erased name must not survive in free pages of the file.
  connection.pragma('secure_delete = ON')
}

function refuseDamage(connection: Connection): void {
  const damage = damageIn(connection)
  if (damage !== null) throw new BetterSqlite.SqliteError(damage, 'SQLITE_CORRUPT')
}

/** A damaged page in the middle still opens and still counts: only this check sees it. */
function damageIn(connection: Connection): string | null {
  const found = connection.pragma('quick_check(1)', { simple: true })
  return found === 'ok' ? null : String(found)
}

/** Looks at every page of a file that others may write to meanwhile. Returns what is damaged, or null. */
export function damageInFile(file: string): string | null {
  const connection = new BetterSqlite(file, { timeout: BUSY_TIMEOUT_MS, readonly: true })
  try {
    return damageIn(connection)
  } catch (error) {
    if (error instanceof BetterSqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return error.message
    throw error
  } finally {
    connection.close()
  }
}

function explained(file: string, cause: unknown): Error {
  const code = cause instanceof BetterSqlite.SqliteError ? cause.code : ''
  if (code === 'SQLITE_BUSY')
    return new Error(`Another process is using the database file ${file}. Stop it first.`, { cause })
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new Error(`The database file ${file} is damaged. Put the last good backup in its place.`, { cause })
  }
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new Error(`The database file ${file} cannot be opened: ${reason}.`, { cause })
}

/**
 * Kysely prepares a statement each time it runs it; kept ones are ready. SQLite itself prepares them again after the
 * schema has changed. Rows that are read one by one get a statement of their own: until the last of them is read, it
 * cannot run a second time.
 */
function keepingStatements(database: Connection): SqliteDatabase {
  const kept = new RecentlyUsed<SqliteStatement>(MOST_STATEMENTS)
  const prepared = (sql: string): SqliteStatement => {
    const statement = database.prepare<unknown[]>(sql)
    return {
      reader: statement.reader,
      all: rowsBy(statement, sql),
      run: (parameters) => statement.run(...parameters),
      iterate: (parameters) => database.prepare<unknown[]>(sql).iterate(...parameters),
    }
  }
  return {
    prepare: (sql) =>
      sql.length <= LONGEST_STATEMENT && ASKED_AGAIN.test(sql) ? kept.get(sql, () => prepared(sql)) : prepared(sql),
    close: () => database.close(),
  }
}

/**
 * The driver puts a row together column by column, which takes most of the time of a large read. It hands over the bare
 * values much sooner. Where a statement names its columns, they stay the same as long as it's kept: an asterisk may stand
 * for others once the schema has changed.
 */
function rowsBy(statement: BetterSqlite.Statement<unknown[]>, sql: string): SqliteStatement['all'] {
  if (!statement.reader || sql.includes('*')) return (parameters) => statement.all(...parameters)
  const names = statement.columns().map(({ name }) => name)
  // Each row of a raw statement is the list of its values, which the driver's types don't say.
  const raw = statement.raw() as BetterSqlite.Statement<unknown[], readonly unknown[]>
  return (parameters) => raw.all(...parameters).map((values) => namedValues(names, values))
}

function namedValues(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  names.forEach((name, index) => {
    row[name] = values[index]
  })
  return row
}

/**
 * Kysely begins with a plain `begin`: two writers that both read first would then fail right away instead of waiting.
 */
class SerialSqliteDialect extends SqliteDialect {
  readonly #database: Connection
  readonly #kept: SqliteDatabase
  readonly #begin: string

  constructor(database: Connection, begin: string) {
    super({ database })
    this.#database = database
    this.#kept = keepingStatements(database)
    this.#begin = begin
  }

  override createDriver(): SqliteDriver {
    return new SerialSqliteDriver(this.#database, this.#kept, this.#begin)
  }

  override createAdapter(): DialectAdapter {
    const adapter = super.createAdapter()
    readDirectly(adapter, (sql, parameters) =>
      // Inside a transaction it would see what isn't written yet.
      this.#database.inTransaction ? null : this.#kept.prepare(sql).all(parameters),
    )
    return adapter
  }
}

class SerialSqliteDriver extends SqliteDriver {
  readonly #database: Connection
  readonly #begin: string

  constructor(database: Connection, kept: SqliteDatabase, begin: string) {
    super({ database: kept })
    this.#database = database
    this.#begin = begin
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.#begin))
  }

  /** SQLite may already have rolled back on a full disk. Doing it again would fail and hide the cause. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection)
  }
}
