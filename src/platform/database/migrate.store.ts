import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { ROOT } from '../root.ts'
import { sha256 } from '../codes/hash.store.ts'
import type { Database, Engine, Tx } from './schema.store.ts'

export const packagedMigrations = pathToFileURL(join(ROOT, 'migrations/'))

/** Any number will do, as long as every node uses the same. */
const MIGRATION_LOCK = 20_261_124

/** The migration that lets servers of an older version see that there was another. */
const SEEN_FROM = 41

interface Migration {
  readonly version: number
  readonly checksum: string
  readonly statements: readonly string[]
}

type Applied = Pick<Migration, 'version' | 'checksum'>

/**
 * Brings the schema up to date: forward only, each migration in one transaction. Returns the versions applied.
 * @param beforeUpgrade called before a database of an earlier version changes; if it throws, nothing does
 */
export async function migrate(
  db: Database,
  engine: Engine,
  folder: URL,
  beforeUpgrade: () => Promise<void> = () => Promise.resolve(),
): Promise<number[]> {
  const known = migrationsIn(folder, engine)
  await createMigrationTable(db, engine)
  const had = await appliedTo(db)
  requireKnown(had, known)
  if (had.length > 0 && had.length < known.length) await beforeUpgrade()
  const applied: number[] = []
  for (const migration of known) {
    if (await apply(db, engine, migration, known)) applied.push(migration.version)
  }
  requireKnown(await appliedTo(db), known)
  return applied
}

/** Checks the schema for a reader, which changes nothing. Also throws when a migration is missing. */
export async function requireCurrentSchema(db: Database, engine: Engine, folder: URL): Promise<void> {
  const { applied, known } = await bothOf(db, engine, folder)
  if (applied.length === 0)
    throw new Error(
      'The database has no records of this program. Name another database, or start the server there once without ' +
        'READ_ONLY.',
    )
  if (applied.length < known.length)
    throw new Error(
      'The database is older than this program. Run csec migrate, or start the server once without READ_ONLY: either ' +
        'brings the database up to date.',
    )
}

/** Returns false when a migration is missing. Throws when one was applied that this program doesn't know. */
export async function hasCurrentSchema(db: Database, engine: Engine, folder: URL): Promise<boolean> {
  const { applied, known } = await bothOf(db, engine, folder)
  return applied.length === known.length
}

async function bothOf(db: Database, engine: Engine, folder: URL) {
  const known = migrationsIn(folder, engine)
  const applied = (await tableNames(db, engine)).includes('migration') ? await appliedTo(db) : []
  requireKnown(applied, known)
  return { applied, known }
}

export function newestMigration(folder: URL): number {
  return Math.max(...readdirSync(folder).map((name) => Number(/^\d{4}_/.exec(name)?.[0].slice(0, 4) ?? 0)))
}

async function createMigrationTable(db: Database, engine: Engine): Promise<void> {
  await alone(db, engine, async (tx) => {
    await refuseTablesOfOthers(tx, engine)
    await sql`create table if not exists migration (
      version integer primary key,
      checksum text not null,
      applied_at text not null default current_timestamp
    )`.execute(tx)
  })
}

/** Of this database and schema only: a server may have others. */
export async function tableNames(db: Database, engine: Engine): Promise<string[]> {
  const { rows } = await (engine === 'postgres'
    ? sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema() order by 1`
    : sql<{ name: string }>`
        select name from sqlite_schema where type = 'table' and substr(name, 1, 7) <> 'sqlite_' order by 1`
  ).execute(db)
  return rows.map(({ name }) => name)
}

/** Ours have names that others use as well: `account`, `session`, `event`. */
async function refuseTablesOfOthers(tx: Tx, engine: Engine): Promise<void> {
  const names = await tableNames(tx, engine)
  if (names.length === 0 || names.includes('migration')) return
  throw new Error(
    `The database holds ${names.length} ${names.length === 1 ? 'table' : 'tables'} of another program, ` +
      `such as ${names[0]}. Name an empty database.`,
  )
}

/**
 * Returns whether this call applied the migration. It reads the applied ones inside the transaction, because another
 * node may be doing the same.
 */
async function apply(
  db: Database,
  engine: Engine,
  migration: Migration,
  known: readonly Migration[],
): Promise<boolean> {
  return alone(db, engine, async (tx) => {
    const applied = await appliedTo(tx)
    requireKnown(applied, known)
    if (applied.some(({ version }) => version === migration.version)) return false
    // The row that every transaction of a server locks first, so that none waits for this one and this one for it.
    if (migration.version > SEEN_FROM) await sql`update ledger_head set migrated_to = ${migration.version}`.execute(tx)
    for (const statement of migration.statements) await sql.raw(statement).execute(tx)
    if (migration.version === SEEN_FROM) await sql`update ledger_head set migrated_to = ${SEEN_FROM}`.execute(tx)
    await tx.insertInto('migration').values({ version: migration.version, checksum: migration.checksum }).execute()
    return true
  })
}

/** SQLite transactions exclude each other; on PostgreSQL several nodes may start at the same time. */
async function alone<T>(db: Database, engine: Engine, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    if (engine === 'postgres') {
      // A new index over years of records, or the wait for another node that makes one, takes as long as it takes.
      await sql`set local statement_timeout = 0`.execute(tx)
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(tx)
    }
    return work(tx)
  })
}

async function appliedTo(db: Database): Promise<Applied[]> {
  return db.selectFrom('migration').select(['version', 'checksum']).orderBy('version').execute()
}

function requireKnown(applied: readonly Applied[], known: readonly Migration[]): void {
  for (const { version, checksum } of applied) {
    const migration = known.find((candidate) => candidate.version === version)
    if (migration === undefined) {
      throw new Error(
        `The database was written by a newer version of this program: it has migration ${version}, ` +
          `and this version knows ${known.length}. Install the newer version, or put a backup in its place.`,
      )
    }
    if (migration.checksum !== checksum) {
      throw new Error(
        `Migration ${version} is not the one that made this database: its file was changed after it was applied. ` +
          'Put the original file back; a change to the tables is a new migration.',
      )
    }
  }
}

/**
 * `0001_name.sql` for both engines, with `0001_name.sqlite.sql` or `0001_name.postgres.sql` after it.
 * Throws when the numbers leave a gap.
 */
function migrationsIn(folder: URL, engine: Engine): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  const portable = names.filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort()
  return portable.map((name, index) => {
    const version = Number(name.slice(0, 4))
    if (version !== index + 1) throw new Error(`Migration ${name} should have the number ${index + 1}.`)
    const own = name.replace(/sql$/, `${engine}.sql`)
    const text = [name, ...(names.includes(own) ? [own] : [])].map((part) => read(new URL(part, folder))).join('\n\n')
    return { version, checksum: sha256(text), statements: statementsOf(text) }
  })
}

function read(file: URL): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim()
}

/** A statement ends with a semicolon and an empty line; the bodies of triggers and functions have no empty lines. */
function statementsOf(text: string): string[] {
  return text.split(/;\n\n+/)
}
