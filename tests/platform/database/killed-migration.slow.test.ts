import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import BetterSqlite from 'better-sqlite3'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '../../../src/ledger/verify.store.ts'
import { newestMigration, packagedMigrations } from '../../../src/platform/database/migrate.store.ts'
import { openStore } from '../../../src/platform/database/open.store.ts'
import { ROOT } from '../../../src/platform/root.ts'
import { buildChild, childCommand, removeChild } from '../../support/child-process.ts'
import { figures, isLong } from '../../support/faults.ts'
import { killAt, killPoints, someOf } from '../../support/kill-points.ts'
import { createEmptySchema, FASTEST_FOLDER } from '../../support/stores.ts'

const KILLS = isLong ? 400 : 16
const KILLS_ON_POSTGRES = isLong ? 100 : 4
const url = process.env['TEST_DATABASE_URL'] ?? ''

const folder = mkdtempSync(join(FASTEST_FOLDER, 'csec-killed-migration-'))
const file = join(folder, 'csec.db')
const trace = join(folder, 'trace')
const before = gunzipSync(readFileSync(join(ROOT, 'tests/fixtures/release-0.1/csec.db.gz')))
const newest = newestMigration(packagedMigrations)

beforeAll(buildChild)
afterAll(() => {
  removeChild()
  rmSync(folder, { recursive: true, force: true })
})

/** As release 0.1 has left it. */
function anew(): void {
  for (const ending of ['', '-wal', '-shm', '.lock', '.lock-journal']) rmSync(file + ending, { force: true })
  writeFileSync(file, before)
}

/** The migrations that a file has had, and the tables that they made. */
function stateOf(path: string) {
  const db = new BetterSqlite(path)
  const versions = db.prepare('select version from migration order by version').pluck().all().map(Number)
  const schema = db.prepare('select sql from sqlite_schema where sql is not null order by type, name').pluck().all()
  const damage = db.pragma('integrity_check', { simple: true })
  db.close()
  return { versions, schema: schema.join('\n'), damage }
}

/** What the tables are after each migration. */
async function schemas(): Promise<ReadonlyMap<number, string>> {
  const path = join(folder, 'one-by-one.db')
  writeFileSync(path, before)
  const after = new Map<number, string>()
  for (let version = stateOf(path).versions.length; version <= newest; version++) {
    const some = join(folder, `first-${version}`)
    mkdirSync(some)
    for (const name of readdirSync(packagedMigrations).filter((each) => Number(each.slice(0, 4)) <= version))
      copyFileSync(new URL(name, packagedMigrations), join(some, name))
    await (await openStore({ database: path, migrations: pathToFileURL(`${some}/`) })).close()
    after.set(version, stateOf(path).schema)
  }
  return after
}

describe('an upgrade that is killed', () => {
  it(`leaves a database of one version or another at each of ${KILLS} places, and the next start finishes it`, async () => {
    const known = await schemas()
    anew()
    const program = { command: childCommand('hold', file), cwd: folder, trace }
    const points = someOf(killPoints(program), KILLS)
    const whole = stateOf(file)
    expect(whole.versions).toHaveLength(newest)
    const versions = new Set<number>()
    let kills = 0
    for (const point of points) {
      anew()
      if (!(await killAt(program, point))) continue
      kills += 1
      const left = stateOf(file)
      versions.add(left.versions.length)
      expect(left, JSON.stringify(point)).toEqual({
        versions: Array.from({ length: left.versions.length }, (_, index) => index + 1),
        schema: known.get(left.versions.length),
        damage: 'ok',
      })
      const store = await openStore({ database: file })
      expect(await verifyLedger(store.db)).toMatchObject({ ok: true, events: 1257 })
      await store.close()
      expect(stateOf(file)).toEqual(whole)
    }
    expect(kills).toBeGreaterThan(KILLS / 2)
    expect(versions.size).toBeGreaterThan(1)
    figures(7, { kills, 'versions found': versions.size, 'half states': 0 })
  })

  it.each(url === '' ? [] : [url])('leaves nothing on PostgreSQL that the next start can’t finish', async (server) => {
    const schema = await createEmptySchema(server, `test_killed_${process.pid}`)
    const program = { command: childCommand('hold', schema.address), cwd: folder, trace }
    const points = killPoints(program, 'server')
    const upToDate = await tablesAt(schema.address)
    await schema.drop()
    let kills = 0
    for (const point of someOf(points, KILLS_ON_POSTGRES)) {
      const own = await createEmptySchema(server, `test_killed_${process.pid}`)
      if (await killAt({ ...program, command: childCommand('hold', own.address) }, point)) kills += 1
      expect(await tablesAt(own.address)).toEqual(upToDate)
      await own.drop()
    }
    expect(kills).toBeGreaterThan(0)
    figures(7, { 'kills on PostgreSQL': kills, 'half states': 0 })
  })
})

/** After a start of this version: what it has for tables, columns and indexes. */
async function tablesAt(address: string): Promise<readonly string[]> {
  await (await openStore({ database: address })).close()
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: address }) }) })
  const { rows } = await sql<{ what: string }>`
    select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) as what
      from information_schema.columns where table_schema = current_schema()
    union all select tablename || ' ' || indexname from pg_indexes where schemaname = current_schema()
    union all select version || ' ' || checksum from migration
    order by 1`.execute(db)
  await db.destroy()
  return rows.map(({ what }) => what)
}
