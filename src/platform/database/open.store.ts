import { Kysely } from 'kysely'
import { inGroups } from './group.store.ts'
import { migrate, newestMigration, packagedMigrations, requireCurrentSchema } from './migrate.store.ts'
import { openPostgres } from './postgres.store.ts'
import type { Database, Engine, Schema, Tx } from './schema.store.ts'
import { openSqlite } from './sqlite.store.ts'

/**
 * Why a store takes no writes: the operator said so, a page is damaged, the disk is nearly full, or a server of a newer
 * version has brought the database up to date and this one doesn't know the tables anymore.
 */
export const REFUSALS = ['switch', 'damage', 'disk', 'upgrade'] as const
export type Refusal = (typeof REFUSALS)[number]

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
   * The same for a short write that many people do at a time, such as an answer. Those that wait for each other share one
   * commit, and so one wait for the disk. Each is whole or undone by itself, and nobody hears of it before the commit.
   */
  transactionTogether<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Writes one moment of the database to a file, while others read and write. `null` for a database that isn't a file.
   * @param check called between two steps; if it throws, the copy ends
   */
  readonly copyFile: ((file: string, check: () => void) => Promise<void>) | null
  /** The path of a SQLite file; null in memory, and for PostgreSQL, which looks after its own pages. */
  readonly file: string | null
  /** Why nothing is written at the moment; empty when everything is. */
  readonly refusals: ReadonlySet<Refusal>
  /** From now on everything can be read and nothing written: a write then fails as on a full disk. */
  refuseWrites(why: Refusal): Promise<void>
  /** Ends one reason. Writes are taken again when it was the last. */
  acceptWrites(why: Refusal): Promise<void>
  /** Refuses writes from now on if a newer version has the database. A transaction looks by itself. */
  lookForUpgrade(): Promise<void>
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
  /** Opens a file without looking at every page of it, which takes seconds of a large one: a job does it later. */
  readonly pagesLater?: boolean
  /**
   * Throws when another process has the database open, and keeps others out until it's closed, also from a reader's
   * view. It has one connection: inside a transaction, await nothing but queries of it.
   */
  readonly alone?: boolean
  /** Called before a database of an earlier version changes. If it throws, nothing has changed. */
  readonly beforeUpgrade?: (store: Store) => Promise<void>
}

export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:\/\//.test(database)
}

/** Throws with a sentence for the operator when the database is damaged, in use, newer than this program, or absent. */
export async function openStore({
  database,
  readOnly = false,
  migrations = packagedMigrations,
  pagesLater = false,
  alone = false,
  beforeUpgrade = () => Promise.resolve(),
}: StoreOptions): Promise<Store> {
  const { dialect, limitSilence, ...opened } = isPostgres(database)
    ? { ...NO_FILE, ...(await openPostgres(database, { readOnly, alone })) }
    : { engine: 'sqlite' as const, limitSilence: () => {}, ...openSqlite(database, { readOnly, pagesLater, alone }) }
  const version = newestMigration(migrations)
  const store = storeOver(new Kysely<Schema>({ dialect }), { ...opened, version })
  const { engine } = opened
  try {
    if (readOnly) await requireCurrentSchema(store.db, engine, migrations)
    else await migrate(store.db, engine, migrations, () => beforeUpgrade(store))
    limitSilence()
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Reads a SQLite file of whichever version: for those who only count what is in it. */
export async function readAnyVersion<T>(
  file: string,
  work: (db: Database) => Promise<T>,
  { pagesLater = false }: Pick<StoreOptions, 'pagesLater'> = {},
): Promise<T> {
  const { dialect, release } = openSqlite(file, { readOnly: true, pagesLater, alone: false })
  const db = new Kysely<Schema>({ dialect })
  try {
    return await work(db)
  } finally {
    await db.destroy()
    release()
  }
}

/** What a store needs of its engine. */
interface Opened extends Pick<Store, 'engine' | 'copyFile' | 'file'> {
  /** The newest migration that this program knows. */
  readonly version: number
  setWritable(isWritable: boolean): void | Promise<void>
  /** Gives the file back; called after the connection was closed. */
  release(): void
}

/** No more writes join a group after this time. On SQLite pages wait for it, too: it's one connection. */
const LONGEST_GROUP_MS: Readonly<Record<Engine, number>> = { sqlite: 5, postgres: 20 }

const NO_FILE = { engine: 'postgres', copyFile: null, file: null, release: () => {} } as const

/** A store over a connected database whose schema is up to date. */
export function storeOver(db: Database, { engine, copyFile, file, version, setWritable, release }: Opened): Store {
  const refusals = new Set<Refusal>()
  const refuseWrites = async (why: Refusal) => {
    refusals.add(why)
    await setWritable(false)
  }
  const isSuperseded = async (migratedTo: number | null | undefined) => {
    if (migratedTo == null || migratedTo <= version) return false
    await refuseWrites('upgrade')
    return true
  }
  const together = inGroups(db, LONGEST_GROUP_MS[engine], async (tx) => {
    if (engine === 'sqlite') return
    // SQLite transactions begin IMMEDIATE; here the row lock does the same.
    const head = await tx.selectFrom('ledger_head').select('migrated_to').forUpdate().executeTakeFirst()
    if (await isSuperseded(head?.migrated_to)) throw new Superseded()
  })
  return {
    engine,
    db,
    copyFile,
    file,
    refusals,
    refuseWrites,
    async acceptWrites(why) {
      if (refusals.delete(why) && refusals.size === 0) await setWritable(true)
    },
    // Long writes, as of an import, share no commit on SQLite: a short one would wait for them.
    transaction: engine === 'sqlite' ? (work) => db.transaction().execute(work) : together,
    transactionTogether: together,
    async lookForUpgrade() {
      // A SQLite file has one server.
      if (engine === 'sqlite') return
      await isSuperseded((await db.selectFrom('ledger_head').select('migrated_to').executeTakeFirst())?.migrated_to)
    },
    async close() {
      await db.destroy()
      release()
    },
  }
}

/** With the code of a database that takes no writes: whoever asked is told to come back. */
class Superseded extends Error {
  readonly code = '25006'

  constructor() {
    super('A server of a newer version has brought the database up to date.')
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
