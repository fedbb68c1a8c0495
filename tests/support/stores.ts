import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import BetterSqlite from 'better-sqlite3'
import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  SqliteDialect,
} from 'kysely'
import pg, { type QueryResult } from 'pg'
import { migrate, newestMigration, packagedMigrations } from '../../src/platform/database/migrate.store.ts'
import { openStore, type Store, storeOver } from '../../src/platform/database/open.store.ts'
import { type OpenedPostgres, openPostgres } from '../../src/platform/database/postgres.store.ts'
import type { Schema } from '../../src/platform/database/schema.store.ts'
import { sqliteInMemory } from '../../src/platform/database/sqlite.store.ts'
import { type Pristine, pristineOf, reset, type Run } from './emptied.ts'

/** An engine to run the same tests on. Each `open` gives an empty store; `stop` ends the engine. */
export interface TestEngine {
  readonly name: string
  open(): Promise<Store>
  stop(): Promise<void>
}

/** The server of TEST_DATABASE_URL, or PostgreSQL inside the process, which is slower. */
export function postgres(): TestEngine {
  const url = process.env['TEST_DATABASE_URL']
  return url === undefined ? embeddedPostgres() : postgresServer(url)
}

/**
 * Thousands of commits wait for a disk; what reaches a disk when is tested by `tests/ledger/durability.slow.test.ts`.
 */
const MEMORY = '/dev/shm'
export const FASTEST_FOLDER = existsSync(MEMORY) ? MEMORY : tmpdir()

/** For statements and what they find: how a file is opened, shared and closed is tested with `sqliteFile`. */
export function sqliteMemory(): TestEngine {
  return { name: 'SQLite', open: emptyStore, stop: () => Promise.resolve() }
}

export function sqliteFile(): TestEngine {
  const folder = mkdtempSync(join(FASTEST_FOLDER, 'csec-store-'))
  let files = 0
  return {
    name: 'SQLite',
    async open() {
      files += 1
      const file = join(folder, `${files}.db`)
      writeFileSync(file, (migrated ??= await migratedImage()))
      return openStore({ database: file })
    },
    async stop() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One instance for all stores: it is slow to start and large. */
function embeddedPostgres(): TestEngine {
  let instance: PGlite | undefined
  let schemas = 0
  let pristine: Pristine | undefined
  const run: Run = async (statements) => {
    const results = (await instance?.exec(statements)) ?? []
    // The rows of statements that nobody described.
    return (results.at(-1)?.rows ?? []) as Record<string, unknown>[]
  }
  return {
    name: 'PostgreSQL (PGlite)',
    async open() {
      instance ??= await PGlite.create({ parsers: { 20: Number, 1700: Number } })
      const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: poolOver(instance) }) })
      if (pristine === undefined || !(await reset(run, pristine))) {
        schemas += 1
        await run(`create schema test_${schemas}; set search_path to test_${schemas}`)
        await migrate(db, 'postgres', packagedMigrations)
        pristine = await pristineOf(run)
      }
      return storeOver(db, { ...withoutFile(db), engine: 'postgres' })
    },
    async stop() {
      await instance?.close()
    },
  }
}

/** The connections stay, too: a new one would have to learn about each table again. */
function postgresServer(url: string): TestEngine {
  interface Kept {
    readonly schema: EmptySchema
    readonly opened: OpenedPostgres
    readonly client: pg.Client
    readonly pristine: Pristine
    /** A store of its own for each test, because what a server keeps in memory it keeps for its database. */
    store: Store
  }
  let kept: Kept | null = null
  let schemas = 0
  const runOn =
    (client: pg.Client): Run =>
    // Several statements in one query give a list of results, which the driver's types leave out.
    async (statements) =>
      [(await client.query(statements)) as QueryResult].flat().at(-1)?.rows ?? []
  const storeOn = ({ dialect, setWritable }: OpenedPostgres): Store => {
    const db = new Kysely<Schema>({ dialect })
    return { ...storeOver(db, { ...withoutFile(db), setWritable, engine: 'postgres' }), close: () => Promise.resolve() }
  }
  const drop = async ({ schema, store, client }: Kept) => {
    await store.db.destroy()
    await client.end()
    await schema.drop()
  }
  return {
    name: 'PostgreSQL (server)',
    async open() {
      if (kept !== null && (await reset(runOn(kept.client), kept.pristine))) {
        if (kept.store.refusals.size > 0) kept.opened.setWritable(true)
        kept.store = storeOn(kept.opened)
        return kept.store
      }
      if (kept !== null) await drop(kept)
      const schema = await createEmptySchema(url, `test_${process.pid}_${schemas++}`)
      await (await openStore({ database: schema.address })).close()
      const client = new pg.Client({ connectionString: schema.address })
      await client.connect()
      const opened = await openPostgres(schema.address, { readOnly: false, alone: false })
      opened.limitSilence()
      kept = { schema, opened, client, pristine: await pristineOf(runOn(client)), store: storeOn(opened) }
      return kept.store
    },
    async stop() {
      if (kept !== null) await drop(kept)
      kept = null
    },
  }
}

/** Tests begin with an empty database again and again, and the migrations take longer than most of them. */
let migrated: Buffer | undefined

/** An empty database in memory, up to date. */
export async function emptyStore(): Promise<Store> {
  migrated ??= await migratedImage()
  const db = new Kysely<Schema>({ dialect: sqliteInMemory(migrated) })
  return storeOver(db, { ...withoutFile(db), engine: 'sqlite' })
}

function withoutFile(db: Kysely<Schema>) {
  return {
    file: null,
    copyFile: null,
    version: newestMigration(packagedMigrations),
    async setWritable(isWritable: boolean) {
      await db.executeQuery(CompiledQuery.raw(`pragma query_only = ${isWritable ? 'off' : 'on'}`))
    },
    release() {},
  }
}

async function migratedImage(): Promise<Buffer> {
  const connection = new BetterSqlite(':memory:')
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) })
  await migrate(db, 'sqlite', packagedMigrations)
  return connection.serialize()
}

export interface EmptySchema {
  /** The server's address with this schema in it. */
  readonly address: string
  drop(): Promise<void>
}

/** A place on a server that only one test sees. */
export async function createEmptySchema(url: string, name: string): Promise<EmptySchema> {
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await run(`create schema ${name}`)
  const address = new URL(url)
  address.searchParams.set('options', `-c search_path=${name}`)
  return { address: address.href, drop: () => run(`drop schema ${name} cascade`) }
}

/** PGlite as a pool with one connection: who asks for it waits until it was given back. */
function poolOver(instance: PGlite): PostgresPool {
  let free: Promise<void> = Promise.resolve()
  return {
    async connect(): Promise<PostgresPoolClient> {
      const before = free
      let release = () => {}
      free = new Promise((resolve) => {
        release = resolve
      })
      await before
      return { query: queryOver(instance), release }
    },
    async end() {},
  }
}

function queryOver(instance: PGlite): PostgresPoolClient['query'] {
  const query = async (sql: string, parameters: readonly unknown[]) => {
    const { rows, affectedRows } = await instance.query(sql, [...parameters])
    // PGlite does not say which command it ran; Kysely looks at it to know whether the count is one of changes.
    const command = sql.trim().split(/\s/, 1)[0]?.toUpperCase() as PostgresQueryResult<unknown>['command']
    return { command, rowCount: affectedRows ?? rows.length, rows }
  }
  // Kysely also knows a form for cursors, which our stores do not use.
  return query as unknown as PostgresPoolClient['query']
}
