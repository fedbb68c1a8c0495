import { existsSync, rmSync, statSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely'
import { RecentlyUsed } from './recently-used.store.ts'

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
const ASKED_AGAIN = /^(select|with|insert|update|delete|begin|commit)\b/

export interface OpenedSqlite {
  readonly dialect: Dialect
  /** Gives the file's lock back; called after the connection was closed. */
  readonly release: () => void
  readonly copyFile: (file: string, check: () => void) => Promise<void>
}

/** Pages that are copied before everybody else has a turn. */
const COPIED_AT_ONCE = 100
/** More than a database has. */
const ALL_PAGES = 2 ** 30

/** Opens and checks a file. Throws with a sentence when it is damaged or another process writes to it. */
export function openSqlite(file: string, readOnly: boolean): OpenedSqlite {
  if (readOnly && !existsSync(file))
    throw new Error(`There is no database file ${file}. Start the server there once, or name another folder.`)
  refuseEmpty(file)
  let release = () => {}
  try {
    if (!readOnly && file !== ':memory:') release = lock(file)
    const connection = connect(file, readOnly)
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
    return { dialect, release, copyFile }
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

function connect(file: string, readOnly: boolean): Connection {
  const connection = new BetterSqlite(file, { timeout: BUSY_TIMEOUT_MS })
  try {
    if (readOnly) connection.pragma('query_only = ON')
    else prepare(connection)
    refuseDamage(connection)
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

/** A damaged page in the middle still opens and still counts: only this check sees it. */
function refuseDamage(connection: Connection): void {
  const found = connection.pragma('quick_check(1)', { simple: true })
  if (found !== 'ok') throw new BetterSqlite.SqliteError(String(found), 'SQLITE_CORRUPT')
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
      all: (parameters) => statement.all(...parameters),
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
 * Kysely begins with a plain `begin`: two writers that both read first would then fail right away instead of waiting.
 */
class SerialSqliteDialect extends SqliteDialect {
  readonly #database: Connection
  readonly #begin: string

  constructor(database: Connection, begin: string) {
    super({ database })
    this.#database = database
    this.#begin = begin
  }

  override createDriver(): SqliteDriver {
    return new SerialSqliteDriver(this.#database, this.#begin)
  }
}

class SerialSqliteDriver extends SqliteDriver {
  readonly #database: Connection
  readonly #begin: string

  constructor(database: Connection, begin: string) {
    super({ database: keepingStatements(database) })
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
