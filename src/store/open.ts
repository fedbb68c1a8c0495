import { Kysely } from 'kysely'
import { migrate, packagedMigrations, requireCurrentSchema } from './migrate.ts'
import { postgresDialect } from './postgres.ts'
import type { Database, Engine, Schema, Tx } from './schema.ts'
import { openSqlite } from './sqlite.ts'

export interface Store {
  readonly engine: Engine
  /** For reading, and for single writes that stand alone. */
  readonly db: Database
  /**
   * Runs all of the work or, when it throws, none of it. One transaction writes at a time on both engines, so what
   * the work has read still holds when it writes. Await nothing but queries of `tx` inside: everybody else waits.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface StoreOptions {
  /** A `postgres://…` address, the path of a SQLite file, or `:memory:`. */
  readonly database: string
  /**
   * A reader changes nothing, may stand beside the running server, and expects a schema that is up to date.
   * Everything else holds the file's lock and brings the schema up to date.
   */
  readonly readOnly?: boolean
  /** The folder of the migrations; the package's own when absent. */
  readonly migrations?: URL
}

/** Throws with a sentence for the operator when the database is damaged, in use, newer than this program, or absent. */
export async function openStore({
  database,
  readOnly = false,
  migrations = packagedMigrations,
}: StoreOptions): Promise<Store> {
  const { engine, dialect, release } = /^postgres(ql)?:\/\//.test(database)
    ? { engine: 'postgres' as const, dialect: await postgresDialect(database, readOnly), release: () => {} }
    : { engine: 'sqlite' as const, ...openSqlite(database, readOnly) }
  const store = storeOver(engine, new Kysely<Schema>({ dialect }), release)
  try {
    await (readOnly ? requireCurrentSchema(store.db, engine, migrations) : migrate(store.db, engine, migrations))
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

/** A store over a connected database whose schema is up to date. */
export function storeOver(engine: Engine, db: Database, release: () => void = () => {}): Store {
  return {
    engine,
    db,
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
