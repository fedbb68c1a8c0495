import { Kysely } from 'kysely'
import { migrate, packagedMigrations, requireCurrentSchema } from './migrate.store.ts'
import { openPostgres } from './postgres.store.ts'
import type { Database, Engine, Schema, Tx } from './schema.store.ts'
import { openSqlite } from './sqlite.store.ts'

export interface Store {
  readonly engine: Engine
  /** For reads, and for single writes that don't belong to a transaction. */
  readonly db: Database
  /**
   * Runs all of the work or, when it throws, none of it. One transaction writes at a time on both engines, so what
   * the work has read still holds when it writes. Await nothing but queries of `tx` inside: everybody else waits.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Writes one moment of the database to a file, while others read and write. `null` for a database that isn't a file.
   * @param check called between two steps; if it throws, the copy ends
   */
  readonly copyFile: ((file: string, check: () => void) => Promise<void>) | null
  close(): Promise<void>
}

export interface StoreOptions {
  /** A `postgres://…` address, the path of a SQLite file, or `:memory:`. */
  readonly database: string
  /**
   * A reader changes nothing, may run next to the server, and expects a schema that is up to date. Everything else
   * holds the file's lock and brings the schema up to date.
   */
  readonly readOnly?: boolean
  /** The folder of the migrations; the package's own when absent. */
  readonly migrations?: URL
}

export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:\/\//.test(database)
}

/** Throws with a sentence for the operator when the database is damaged, in use, newer than this program, or absent. */
export async function openStore({
  database,
  readOnly = false,
  migrations = packagedMigrations,
}: StoreOptions): Promise<Store> {
  const { engine, dialect, release, limitSilence, copyFile } = isPostgres(database)
    ? { engine: 'postgres' as const, release: () => {}, copyFile: null, ...(await openPostgres(database, readOnly)) }
    : { engine: 'sqlite' as const, limitSilence: () => {}, ...openSqlite(database, readOnly) }
  const store = storeOver(engine, new Kysely<Schema>({ dialect }), release, copyFile)
  try {
    await (readOnly ? requireCurrentSchema(store.db, engine, migrations) : migrate(store.db, engine, migrations))
    limitSilence()
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

/** A store over a connected database whose schema is up to date. */
export function storeOver(
  engine: Engine,
  db: Database,
  release: () => void = () => {},
  copyFile: Store['copyFile'] = null,
): Store {
  return {
    engine,
    db,
    copyFile,
    transaction: (work) =>
      db.transaction().execute(async (tx) => {
        // SQLite transactions begin IMMEDIATE; here the row lock does the same.
        if (engine === 'postgres') await tx.selectFrom('ledger_head').select('seq').forUpdate().executeTakeFirst()
        return work(tx)
      }),
    async close() {
      await db.destroy()
      release()
    },
  }
}

class Rehearsed extends Error {}

/** Does all of the work, returns what it found, and leaves nothing of it behind: for saying what would change. */
export async function rehearse<T>(store: Store, work: (tx: Tx) => Promise<T>): Promise<T> {
  const found: T[] = []
  try {
    await store.transaction(async (tx) => {
      found.push(await work(tx))
      throw new Rehearsed()
    })
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error
  }
  const [result] = found
  if (found.length === 0) throw new Error('A rehearsal that ended without its end.')
  // There is one element, whatever its value is.
  return result as T
}
