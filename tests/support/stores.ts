import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, type PostgresQueryResult } from 'kysely'
import pg from 'pg'
import { migrate, packagedMigrations } from '../../src/store/migrate.ts'
import { openStore, type Store, storeOver } from '../../src/store/open.ts'
import type { Schema } from '../../src/store/schema.ts'

/** An engine to run the same tests on. Each `open` gives an empty store; `stop` ends the engine. */
export interface TestEngine {
  readonly name: string
  open(): Promise<Store>
  stop(): Promise<void>
}

/** SQLite in a file, PostgreSQL within the process, and the server of TEST_DATABASE_URL when there is one. */
export function testEngines(): TestEngine[] {
  const url = process.env['TEST_DATABASE_URL']
  return [sqliteFile(), embeddedPostgres(), ...(url === undefined ? [] : [postgresServer(url)])]
}

function sqliteFile(): TestEngine {
  const folder = mkdtempSync(join(tmpdir(), 'csec-store-'))
  let files = 0
  return {
    name: 'SQLite',
    open() {
      files += 1
      return openStore({ database: join(folder, `${files}.db`) })
    },
    async stop() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One instance for all stores: it is slow to start and large. Each store is a schema of its own, one at a time. */
function embeddedPostgres(): TestEngine {
  let instance: PGlite | undefined
  let schemas = 0
  return {
    name: 'PostgreSQL (PGlite)',
    async open() {
      instance ??= await PGlite.create({ parsers: { 20: Number, 1700: Number } })
      schemas += 1
      await instance.exec(`create schema test_${schemas}; set search_path to test_${schemas}`)
      const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: poolOver(instance) }) })
      await migrate(db, 'postgres', packagedMigrations)
      return storeOver('postgres', db)
    },
    async stop() {
      await instance?.close()
    },
  }
}

function postgresServer(url: string): TestEngine {
  const schemas: EmptySchema[] = []
  return {
    name: 'PostgreSQL (server)',
    async open() {
      const schema = await createEmptySchema(url, `test_${process.pid}_${schemas.length}`)
      schemas.push(schema)
      return openStore({ database: schema.address })
    },
    async stop() {
      for (const schema of schemas) await schema.drop()
    },
  }
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
