import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { issuingOf } from '../../src/app/visit.web.ts'
import { tablesInOrder } from '../../src/backups/copy.store.ts'
import { moveToPostgres, moveToSqlite } from '../../src/backups/move.job.ts'
import { certificateJob } from '../../src/certificates/issue.job.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import { signNow } from '../../src/ledger/sign.job.ts'
import { openSigningKey } from '../../src/platform/codes/key.job.ts'
import { openServerKeys } from '../../src/platform/codes/shared-key.job.ts'
import { keptFiles, keptKinds } from '../../src/platform/database/kept-file.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { keepEvidence } from '../../src/ledger/evidence.store.ts'
import { instant } from '../../src/platform/time/calendar.ts'
import { appendToTrail } from '../../src/trail/trail.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { testApp } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { csec, csecProcess, csecWith, startCsec } from '../support/csec.ts'
import { runJob } from '../support/jobs.ts'
import { liveOn, NOBODY_YET, stepOf } from '../support/living.ts'
import { rebuildStanding } from '../support/rebuild.ts'
import { lessonFinished } from '../support/recording.ts'
import { staffOn } from '../support/staff.ts'
import { createEmptySchema, type EmptySchema, emptyStore } from '../support/stores.ts'

const url = process.env['TEST_DATABASE_URL'] ?? ''
const work = mkdtempSync(join(tmpdir(), 'csec-move-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const finished = lessonFinished('person:bob', '2026-11-02', 'L1')
const steps = fc.array(stepOf('a', 'b', 'c'), { minLength: 4, maxLength: 12 })
const PAPER = Buffer.from('89504e470d0a1a0a0000', 'hex')

describe.each(url === '' ? [] : [url])('an SQLite deployment and a PostgreSQL server', (server) => {
  let runs = 0
  let folder: string
  let data: string
  let file: string
  let schema: EmptySchema
  beforeEach(async () => {
    folder = join(work, String(++runs))
    data = join(folder, 'data')
    file = join(data, 'csec.db')
    mkdirSync(data, { recursive: true })
    schema = await createEmptySchema(server, `test_move_${process.pid}_${runs}`)
  })
  afterEach(() => schema.drop())

  const places = () => ({
    file,
    address: schema.address,
    dataDir: data,
    now: () => instant('2026-11-24T15:00:00.000Z'),
  })
  const tablesOfSchema = async () => {
    const client = new pg.Client({ connectionString: schema.address })
    await client.connect()
    const { rows } = await client.query(
      `select relname, (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || relname, false, true, '')))[1]::text as n
       from pg_stat_user_tables where schemaname = current_schema() order by 1`,
    )
    await client.end()
    return new Map(rows.map(({ relname, n }) => [String(relname), Number(n)]))
  }

  /** People, a completion with its certificate, papers, a session, signed checkpoints and the trail. */
  async function deployment(lifeUpTo: (store: Store) => Promise<void> = async () => {}): Promise<void> {
    const store = await openStore({ database: file })
    const app = await testApp()
    const test = { ...app, deps: { ...app.deps, store } }
    const staff = await staffOn(test)
    await completeCourse(test, staff.bob)
    expect(await runJob(certificateJob(issuingOf(test.deps)))).toEqual([])
    await lifeUpTo(store)
    await store.transaction(async (tx) => {
      const at = test.deps.now()
      for (let papers = 0; papers < 6; papers++)
        await keepEvidence(tx, { name: `${papers}.png`, bytes: PAPER, by: staff.ada, at })
      await appendToTrail(tx, { actor: staff.ada, at, address: '192.0.2.1' }, { kind: 'imported', detail: {} })
    })
    await openSigningKey(data, 'certificates')
    const key = await openSigningKey(data, 'ledger')
    for (let heads = 0; heads < 2; heads++) {
      await store.transaction((tx) => append(tx, [finished]))
      await signNow({ store, key, now: test.clock.now })
    }
    await store.close()
  }

  it('keep every row, whatever was recorded, there, after more was recorded, and back', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        let lived = NOBODY_YET
        await deployment(async (store) => {
          lived = await liveOn(store, 'moved', before, NOBODY_YET)
        })
        const sqlite = await openStore({ database: file, readOnly: true })
        const first = await everything(sqlite)
        await sqlite.close()
        const there = await moveToPostgres(places())
        const postgres = await openStore({ database: schema.address })
        expect(await everything(postgres)).toEqual(first)
        expect(there).toMatchObject({ checkpoints: 2, keys: ['certificates.private.json', 'ledger.private.json'] })
        expect(there.entries).toBe(first['event']?.length)
        expect(there.trail).toBe(first['trail_entry']?.length)
        expect(there.tables['certificate']).toBe(1)
        lived = await liveOn(postgres, 'moved', after, lived)
        await rebuildStanding(postgres, lived.today)
        const second = await everything(postgres)
        await postgres.close()
        renameSync(file, join(folder, 'older.db'))
        const back = await moveToSqlite(places())
        const again = await openStore({ database: file })
        expect(await everything(again)).toEqual(second)
        expect(back.entries).toBe(second['event']?.length)
        // Both engines work out the same statuses from the same history.
        await rebuildStanding(again, lived.today)
        expect((await everything(again))['standing']).toEqual(second['standing'])
        expect(await verifyLedger(again.db)).toMatchObject({ ok: true, events: back.entries, head: back.head })
        await again.close()
        expect(filesOf(data)).toEqual(['csec.db', 'keys'])
        rmSync(folder, { recursive: true })
        mkdirSync(data, { recursive: true })
        await schema.drop()
        schema = await createEmptySchema(server, `test_move_${process.pid}_${++runs}`)
      }),
      { numRuns: 6, endOnFailure: true },
    )
  })

  it('packs and large reports that are in PostgreSQL are files of the folder afterwards', async () => {
    await deployment()
    const { now } = places()
    const bytes = randomBytes(300_000)
    await moveToPostgres(places())
    const postgres = await openStore({ database: schema.address })
    for (const [kind, name] of [
      [keptKinds(data).packs, `pack:one ${'a'.repeat(64)}`],
      [keptKinds(data).reportFiles, 'report-file:two'],
    ] as const) {
      const files = keptFiles({ store: postgres, now, ...kind })
      const made = files.placeFor(name)
      writeFileSync(made, bytes)
      await files.keep(name, made)
    }
    await postgres.close()
    renameSync(file, join(folder, 'older.db'))
    await moveToSqlite(places())
    for (const path of ['packs/one.zip', 'report-files/two']) expect(readFileSync(join(data, path))).toEqual(bytes)
    expect(readdirSync(join(data, 'packs'))).toEqual(['one.zip'])
  })

  it('csec says what arrived, and that the file is as it was', async () => {
    await deployment()
    const bytes = readFileSync(file)
    const there = csecProcess(folder, 'migrate-to-postgres', '--database', schema.address)
    expect([there.status, there.stderr]).toEqual([0, ''])
    expect(there.stdout).toMatch(
      /^Moved: \d+ entries, head [0-9a-f]{64}, 2 signed checkpoints, \d+ entries of the audit trail, 1 certificates\.\n\d+ rows in \d+ tables, each read back and compared\. 2 keys stay in data\/keys\.\nStart the server with DATABASE_URL\. data\/csec\.db is as it was: /,
    )
    expect(readFileSync(file)).toEqual(bytes)
    const before = await csec(folder, 'verify-ledger')
    const after = await csec(folder, 'verify-ledger', '--database', schema.address)
    expect([after.status, after.stdout]).toEqual([0, before.stdout])
    renameSync(file, join(folder, 'older.db'))
    const back = csecProcess(folder, 'migrate-to-sqlite', '--database', schema.address)
    expect([back.status, back.stderr]).toEqual([0, ''])
    expect(back.stdout.split('\n')[0]).toBe(there.stdout.split('\n')[0])
    const again = await csec(folder, 'verify-ledger')
    expect([again.status, again.stdout]).toEqual([0, before.stdout])
  })

  it('refuses a database with records of ours, and one with tables of another program', async () => {
    await deployment()
    const client = new pg.Client({ connectionString: schema.address })
    await client.connect()
    await client.query('create table invoice (id int)')
    const others = await csec(folder, 'migrate-to-postgres', '--database', schema.address)
    expect([others.status, others.stderr]).toEqual([
      2,
      'csec migrate-to-postgres: The database holds 1 table of another program, such as invoice. Name an empty database.\n',
    ])
    expect([...(await tablesOfSchema()).keys()]).toEqual(['invoice'])
    await client.query('drop table invoice')
    expect((await csec(folder, 'migrate-to-postgres', '--database', schema.address)).status).toBe(0)
    const twice = await csec(folder, 'migrate-to-postgres', '--database', schema.address)
    expect([twice.status, twice.stderr]).toEqual([
      2,
      expect.stringMatching(/^csec migrate-to-postgres: The database already has \d+ entries\. Nothing was changed\. /),
    ])
    // A table that only one side has would be left behind without a word.
    await client.query('create table later (id int)')
    renameSync(file, join(folder, 'older.db'))
    const more = await csec(folder, 'migrate-to-sqlite', '--database', schema.address)
    expect([more.status, more.stderr]).toEqual([2, expect.stringContaining('has a table later, which isn’t part of')])
    expect(existsSync(file)).toBe(false)
    await client.end()
  })

  it('refuses while a server has either database open, and a server while it works', async () => {
    await deployment()
    const node = await openStore({ database: schema.address })
    // Longer than the pool keeps connections that nobody uses.
    await pause(11_000)
    const there = csecProcess(folder, 'migrate-to-postgres', '--database', schema.address)
    expect([there.status, there.stderr]).toEqual([
      2,
      expect.stringMatching(/cannot be used: another process is using this database\. Stop it first\.\n$/),
    ])
    const back = csecProcess(folder, 'migrate-to-sqlite', '--database', schema.address, '--data-dir', 'new')
    expect([back.status, back.stderr]).toEqual([2, there.stderr.replace('to-postgres', 'to-sqlite')])
    await node.close()
    const alone = await openStore({ database: schema.address, alone: true })
    await expect(openStore({ database: schema.address })).rejects.toThrow(
      /cannot be used: this database is being moved or restored\. Wait until that is done\.$/,
    )
    await alone.close()
    await (await openStore({ database: schema.address })).close()
  })

  it('leaves nothing half written when a row can’t be written, and goes on once it can', async () => {
    await deployment()
    const store = await openStore({ database: file })
    // PostgreSQL has no text with this character in it.
    await sql`insert into draft values ('person:x', 'key', ${'a\0b'}, '2026-11-24T15:00:00.000Z')`.execute(store.db)
    await store.close()
    const failed = await csec(folder, 'migrate-to-postgres', '--database', schema.address)
    expect([failed.status, failed.stderr]).toEqual([
      2,
      expect.stringMatching(
        /^csec migrate-to-postgres: The rows could not be copied: .*0x00.* Nothing was changed\.\n$/,
      ),
    ])
    expect((await tablesOfSchema()).get('event')).toBe(0)
    const mended = await openStore({ database: file })
    await sql`delete from draft where key = 'key'`.execute(mended.db)
    await mended.close()
    expect(await csec(folder, 'migrate-to-postgres', '--database', schema.address)).toMatchObject({
      status: 0,
      stderr: '',
    })
  })

  it('moves nothing out of a database that isn’t in order', async () => {
    await deployment()
    const store = await openStore({ database: file })
    await sql`drop trigger event_never_changes`.execute(store.db)
    await sql`update event set effective_on = '2026-11-03' where seq = 2`.execute(store.db)
    await store.close()
    const { status, stderr } = await csec(folder, 'migrate-to-postgres', '--database', schema.address)
    expect([status, stderr]).toEqual([
      2,
      'csec migrate-to-postgres: There’s a problem with the ledger in the database: Entry 2 was changed after it was recorded. Nothing was changed.\n',
    ])
    expect((await tablesOfSchema()).get('event')).toBe(0)
  })

  it('refuses another key for the keys in the database, either way, and writes nothing', async () => {
    await deployment()
    const [own, other] = [randomBytes(32), randomBytes(32)]
    const store = await openStore({ database: file })
    await openServerKeys({ store, dataDir: data, encryption: own }, instant('2026-11-24T15:00:00.000Z'))
    await store.close()
    const sentence =
      "KEY_ENCRYPTION_KEY isn't the key that the keys in the database are encrypted with. Nothing was changed. " +
      'Set the one that its servers have.'
    const withKey = (key: Buffer) => ({ KEY_ENCRYPTION_KEY: key.toString('base64') })
    const there = ['migrate-to-postgres', '--database', schema.address, '--data-dir', data]
    const back = ['migrate-to-sqlite', ...there.slice(1)]
    expect(await csecWith(folder, withKey(other), ...there)).toEqual({
      status: 2,
      stdout: '',
      stderr: `csec migrate-to-postgres: ${sentence}\n`,
    })
    expect((await tablesOfSchema()).get('event') ?? 0).toBe(0)
    expect(await csecWith(folder, withKey(own), ...there)).toMatchObject({ status: 0, stderr: '' })
    rmSync(file)
    const before = filesOf(data)
    expect(await csecWith(folder, withKey(other), ...back)).toEqual({
      status: 2,
      stdout: '',
      stderr: `csec migrate-to-sqlite: ${sentence}\n`,
    })
    expect(filesOf(data)).toEqual(before)
    expect(await csecWith(folder, withKey(own), ...back)).toMatchObject({ status: 0, stderr: '' })
  })

  it('a killed move leaves an empty database or no file, and can be run again', async () => {
    await deployment(async (store) => {
      for (let many = 0; many < 10; many++)
        await store.transaction((tx) =>
          append(
            tx,
            Array.from({ length: 500 }, () => finished),
          ),
        )
    })
    const there = startCsec(folder, ['migrate-to-postgres', '--database', schema.address], {})
    const ended = once(there, 'exit')
    await until(async () => (await locksOnEvents(schema.address)) > 0)
    there.kill('SIGKILL')
    await ended
    await until(async () => (await locksOnEvents(schema.address)) === 0)
    expect((await tablesOfSchema()).get('event')).toBe(0)
    expect(await csec(folder, 'migrate-to-postgres', '--database', schema.address)).toMatchObject({ status: 0 })
    renameSync(file, join(folder, 'older.db'))
    const back = startCsec(folder, ['migrate-to-sqlite', '--database', schema.address], {})
    const over = once(back, 'exit')
    await until(async () => readdirSync(data).some((name) => name.startsWith('restoring-')))
    back.kill('SIGKILL')
    await over
    expect(existsSync(file)).toBe(false)
    expect(await csec(folder, 'migrate-to-sqlite', '--database', schema.address)).toMatchObject({
      status: 0,
      stderr: '',
    })
    expect(filesOf(data)).toEqual(['csec.db', 'keys'])
  })
})

/** Every row of every table, in an order that doesn't depend on the engine. */
async function everything(store: Store): Promise<Record<string, readonly string[]>> {
  const empty = await emptyStore()
  const tables = await tablesInOrder(empty.db)
  await empty.close()
  const all: Record<string, readonly string[]> = {}
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(store.db)
    all[table] = rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort()
  }
  return all
}

/** Without the lock, which a process that had the file open leaves there, free. */
const filesOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name !== 'csec.db.lock')
    .sort()

async function locksOnEvents(address: string): Promise<number> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  const { rows } = await client.query(
    `select count(*)::int as n from pg_locks join pg_class on pg_class.oid = relation
     where pg_class.oid = to_regclass('event') and mode = 'RowExclusiveLock'`,
  )
  await client.end()
  return rows[0].n
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(2)
}
