import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { countTables } from '../../src/backups/copy.store.ts'
import { makeBackup } from '../../src/backups/make.job.ts'
import { createLedgerWatch } from '../../src/ledger/watch.job.ts'
import { openSigningKey } from '../../src/platform/codes/key.job.ts'
import { tableNames } from '../../src/platform/database/migrate.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { calendarDate, instant, MINUTE_MS, toInstant } from '../../src/platform/time/calendar.ts'
import { testApp } from '../support/app.ts'
import { csec } from '../support/csec.ts'
import { BLOCKS, blockWith, NEEDS_POSTGRES } from '../support/guide.ts'
import { type OwnPostgres, ownPostgres } from '../support/postgres.ts'
import { staffOn } from '../support/staff.ts'

const INSTALLED = '/usr/lib/postgresql'
const folder = mkdtempSync(join(tmpdir(), 'csec-guide-postgres-'))
let postgres: OwnPostgres
let before: Record<string, number>
beforeAll(async () => {
  postgres = await ownPostgres()
  postgres.start()
  const data = join(folder, 'data')
  mkdirSync(data)
  await openSigningKey(data, 'certificates')
  const key = await openSigningKey(data, 'ledger')
  before = await inStore(postgres.address, async (store) => {
    await staffOn(await testApp({}, undefined, store))
    const now = () => toInstant(Date.now())
    await createLedgerWatch({ store, key, now, keptHead: () => null, faulty() {}, apart() {} }).signNow()
    await makeBackup({ store, dataDir: data, at: instant(now()), check() {} }, join(folder, 'by-hand'))
    return rowsOf(store)
  })
})
afterAll(() => {
  postgres.stop()
  postgres.remove()
  rmSync(folder, { recursive: true })
})

async function inStore<T>(address: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ database: address })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

const rowsOf = async (store: Store) => ({ ...(await countTables(store.db, await tableNames(store.db, 'postgres'))) })

/** One line as the guide has it, in a shell or in this process, with the address of this database. Nobody can type. */
async function run(line: string): Promise<void> {
  const base = postgres.address.replace(/\/\w+$/, '')
  const command = line.replace('postgres://user:password@host', base).replace(' --pwprompt', '')
  if (command.startsWith('npx csec ')) {
    const { status, stderr } = await csec(folder, ...command.split(' ').slice(2))
    expect([line, status, stderr]).toEqual([line, 0, ''])
    return
  }
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort().reverse() : []
  const path = [...versions.map((version) => join(INSTALLED, version, 'bin')), process.env['PATH']].join(delimiter)
  const { hostname, port } = new URL(postgres.address)
  execFileSync('sh', ['-ec', command], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: path,
      DATABASE_URL: postgres.address,
      PGHOST: hostname,
      PGPORT: port,
      PGUSER: 'postgres',
    },
    stdio: 'pipe',
  })
}

it('dumps and restores a PostgreSQL database, and the ledger is as it was', async () => {
  const [dump = '', restore = '', ...others] = blockWith('pg_dump')
  expect(others).toEqual([])
  await run(dump)
  await inStore(postgres.address, (store) => sql`drop table ledger_signature cascade`.execute(store.db))
  await run(restore)
  expect(await inStore(postgres.address, rowsOf)).toEqual(before)
  await run('npx csec verify-ledger --database postgres://user:password@host/postgres')
})

it('puts a backup into a new database, with everything but sessions and what the server knew of its backups', async () => {
  for (const line of [...blockWith('createuser'), ...blockWith('createdb --owner=csec csec2')]) await run(line)
  const after = await inStore(postgres.address.replace(/\w+$/, 'csec2'), rowsOf)
  const different = Object.keys(before).filter((table) => before[table] !== after[table])
  expect(different).toEqual(['trail_entry'])
})

it('says after that, on a server that only has a backup from before, whether another one has made a new one', async () => {
  const restored = postgres.address.replace(/\w+$/, 'csec2')
  cpSync(join(folder, 'by-hand'), join(folder, 'data/backups/daily-before'), { recursive: true })
  const saidOfBackups = async () => {
    const { stdout, stderr } = await csec(folder, 'doctor', '--database', restored)
    return `${stdout}${stderr}`.split('\n').filter((line) => /backup (?:is from|at)/.test(line))
  }
  expect(await saidOfBackups()).toEqual([expect.stringMatching(/^not ok: .* has no backup of its own yet/)])
  const now = toInstant(Date.now() + MINUTE_MS)
  const done = { job: 'backup', local_date: calendarDate(now.slice(0, 10)), started_at: now, finished_at: now }
  await inStore(restored, (store) => store.db.insertInto('job_run').values(done).execute())
  expect(await saidOfBackups()).toEqual([`ok: ${madeElsewhere(now)}`])
})

const madeElsewhere = (at: string) =>
  `a server made a backup at ${at}. It isn’t in data/backups. ` +
  'Find the server whose backups folder has it, and run csec restore-drill there.'

it('runs every line of the guide that needs PostgreSQL', () => {
  const covered = ['pg_dump', 'createuser', 'createdb --owner=csec csec2'].flatMap(blockWith)
  expect(BLOCKS.flat().filter((line) => NEEDS_POSTGRES.test(line) && !covered.includes(line))).toEqual([])
})
