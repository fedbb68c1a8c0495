import { allTokens, makeToken } from '../../src/api/token.store.ts'
import { allWebhooks, makeWebhook } from '../../src/webhooks/webhook.store.ts'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { backupJob, KEPT, makeBackup } from '../../src/backups/make.job.ts'
import { restoreBackup } from '../../src/backups/restore.job.ts'
import { openSigningKey } from '../../src/platform/codes/key.job.ts'
import { keepLastHead, keptHead, keptHeadFile } from '../../src/ledger/kept-head.job.ts'
import { signDaily, signNow } from '../../src/ledger/sign.job.ts'
import { lastBackup, countTables, tablesInOrder } from '../../src/backups/copy.store.ts'
import { lastHead } from '../../src/ledger/head.store.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { certificateJob } from '../../src/certificates/issue.job.ts'
import { issuingOf } from '../../src/app/visit.web.ts'
import { calendarDate, toInstant } from '../../src/platform/time/calendar.ts'
import { runJob } from '../support/jobs.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { staffOn } from '../support/staff.ts'
import { completeCourse } from '../support/completions.ts'
import { csec, csecProcess } from '../support/csec.ts'
import { trailAfter } from '../support/trail.ts'
import { createEmptySchema } from '../support/stores.ts'
import { lessonFinished } from '../support/recording.ts'

const work = mkdtempSync(join(tmpdir(), 'csec-backup-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const url = process.env['TEST_DATABASE_URL'] ?? ''
const finished = lessonFinished('person:bob', '2026-11-02', 'L1')
let folders = 0
let folder: string
let data: string
beforeEach(() => {
  folder = join(work, String(++folders))
  data = join(folder, 'data')
  mkdirSync(data, { recursive: true })
})

/** People, a completion with its certificate, a session and the keys, in a store that stays open. */
async function filled(database: string): Promise<{ readonly store: Store; readonly test: TestApp }> {
  const store = await openStore({ database })
  const app = await testApp()
  const test = { ...app, deps: { ...app.deps, store } }
  const staff = await staffOn(test)
  await completeCourse(test, staff.bob)
  expect(await runJob(certificateJob(issuingOf(test.deps)))).toEqual([])
  await openSigningKey(data, 'certificates')
  await openSigningKey(data, 'ledger')
  return { store, test }
}

const lastOnTrail = async (store: Pick<Store, 'db'>) => (await trailAfter({ deps: { store } }, 0)).at(-1)
const lines = (text: string) => text.split('\n').filter(Boolean)

describe('a backup of a SQLite database', () => {
  it('is made while the server runs, includes rows that are only in the log, and comes back complete', async () => {
    const { store } = await filled(join(data, 'csec.db'))
    await store.transaction((tx) => append(tx, [finished, finished]))
    const at = toInstant(Date.now())
    const token = { name: 'Payroll', scopes: ['people'], until: calendarDate('2027-11-24') } as const
    const day = calendarDate('2026-11-24')
    const hook = { url: 'https://hooks.example.org/', events: ['due'], from: day, until: token.until } as const
    await store.transaction(async (tx) => {
      await makeToken(tx, token, { actor: 'system:console', at, address: null })
      await makeWebhook(tx, hook, { actor: 'system:console', at, address: null })
    })
    const made = csecProcess(folder, 'backup', '--out', 'kept')
    expect([made.status, made.stderr]).toEqual([0, ''])
    const tables = await tablesInOrder(store.db)
    const counts = await countTables(store.db, tables)
    // People who copy by hand copy this file, which lacks the newest records.
    copyFileSync(join(data, 'csec.db'), join(folder, 'by-hand.db'))
    await store.close()
    expect(await csec(folder, 'restore', 'kept', '--data-dir', 'again')).toMatchObject({ status: 0, stderr: '' })
    const again = await openStore({ database: join(folder, 'again/csec.db'), readOnly: true })
    expect(await countTables(again.db, tables)).toEqual({
      ...counts,
      session: 0,
      trail_entry: (counts['trail_entry'] ?? 0) + 1,
    })
    expect(await lastOnTrail(again)).toMatchObject({ actor: 'system:console', kind: 'restored', address: null })
    expect(counts['certificate']).toBe(1)
    // A token or a webhook that was ended after the backup would be back otherwise.
    expect(await allTokens(again.db)).toMatchObject([{ name: 'Payroll', endedAt: expect.any(String) }])
    expect(await allWebhooks(again.db)).toMatchObject([{ url: hook.url, endedAt: expect.any(String) }])
    await again.close()
    const [before, after] = [
      await csec(folder, 'verify-ledger'),
      await csec(folder, 'verify-ledger', '--data-dir', 'again'),
    ]
    expect([after.status, after.stdout]).toEqual([0, before.stdout])
    for (const key of ['certificates', 'ledger'])
      expect(readFileSync(join(folder, `again/keys/${key}.private.json`))).toEqual(
        readFileSync(join(data, `keys/${key}.private.json`)),
      )
  })

  it('is for its owner only, and leaves nothing unfinished', async () => {
    const { store } = await filled(join(data, 'csec.db'))
    expect((await csec(folder, 'backup')).status).toBe(0)
    await store.close()
    const [name = ''] = readdirSync(join(data, 'backups'))
    const backup = join(data, 'backups', name)
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
    expect(readdirSync(backup).sort()).toEqual(['backup.json', 'csec.db', 'keys'])
    for (const path of [join(data, 'backups'), backup, join(backup, 'keys')])
      expect([path, mode(path)]).toEqual([path, '700'])
    for (const path of ['backup.json', 'csec.db', 'keys/ledger.private.json', 'keys/certificates.private.json'])
      expect([path, mode(join(backup, path))]).toEqual([path, '600'])
  })

  it('is never put over anything: a file, another key, or a place that is named twice', async () => {
    const { store } = await filled(join(data, 'csec.db'))
    await csec(folder, 'backup', '--out', 'kept')
    await store.close()
    const before = readFileSync(join(data, 'csec.db'))
    const refused = await csec(folder, 'restore', 'kept')
    expect([refused.status, lines(refused.stderr)]).toEqual([
      2,
      [
        'csec restore: data/csec.db already exists. Nothing was changed. Stop the server and move the existing files away, or name another place.',
      ],
    ])
    expect(readFileSync(join(data, 'csec.db'))).toEqual(before)
    expect((await csec(folder, 'backup', '--out', 'kept')).stderr).toBe(
      'csec backup: --out: kept already exists; choose another folder\n',
    )
    await openSigningKey(join(folder, 'other'), 'ledger')
    const otherKey = await csec(folder, 'restore', 'kept', '--data-dir', 'other')
    expect(otherKey.status).toBe(2)
    expect(otherKey.stderr).toMatch(
      /^csec restore: other\/keys\/ledger\.private\.json isn’t the same key as the one in the backup\./,
    )
    expect(existsSync(join(folder, 'other/csec.db'))).toBe(false)
  })

  it.each(['/proc/nowhere', '/proc/nowhere/below'])(
    'is neither made nor put back where no folder can be made, and that is said at once: %s',
    async (place) => {
      const { store } = await filled(join(data, 'csec.db'))
      await store.close()
      expect((await csec(folder, 'backup', '--out', 'kept')).status).toBe(0)
      const made = await csecProcess(folder, 'backup', '--out', place)
      expect([made.status, made.stderr]).toEqual([2, `csec backup: --out: ${place} can’t be made (ENOENT)\n`])
      const back = await csecProcess(folder, 'restore', 'kept', '--data-dir', place)
      expect([back.status, back.stderr]).toEqual([2, `csec restore: --data-dir: ${place} can’t be made (ENOENT)\n`])
    },
  )

  it('is not put back when it was changed, cut off, or never finished', async () => {
    const { store } = await filled(join(data, 'csec.db'))
    await csec(folder, 'backup', '--out', 'kept')
    await store.close()
    const file = join(folder, 'kept/csec.db')
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.subarray(0, bytes.length / 2))
    const cut = await csec(folder, 'restore', 'kept', '--data-dir', 'again')
    expect([cut.status, cut.stderr]).toEqual([2, expect.stringContaining('is not the file that was backed up')])
    rmSync(join(folder, 'kept/backup.json'))
    const unfinished = await csec(folder, 'restore', 'kept', '--data-dir', 'again')
    expect([unfinished.status, unfinished.stderr]).toEqual([2, expect.stringContaining('never finished')])
    expect(existsSync(join(folder, 'again/csec.db'))).toBe(false)
  })
})

describe.each(url === '' ? [] : [url])('a backup of a PostgreSQL database', (server) => {
  it('is one SQLite file, and goes into an empty database of either engine with every row', async () => {
    const schema = await createEmptySchema(server, `test_backup_${process.pid}`)
    const { store, test } = await filled(schema.address)
    const backup = join(folder, 'kept')
    const manifest = await makeBackup({ store, dataDir: data, at: test.deps.now(), check() {} }, backup)
    expect(manifest.engine).toBe('postgres')
    expect(manifest.tables['certificate']).toBe(1)
    const issued = await store.db.selectFrom('certificate').selectAll().execute()
    const backIntoIt = () =>
      restoreBackup({ folder: backup, database: schema.address, dataDir: join(folder, 'b'), at: test.deps.now() })
    await expect(backIntoIt()).rejects.toThrow(/another process is using this database\. Stop it first\.$/)
    await store.close()
    await expect(backIntoIt()).rejects.toThrow(
      /^The database already has \d+ entries\. Nothing was changed\. Use an empty database\.$/,
    )
    const empty = await createEmptySchema(server, `test_restore_${process.pid}`)
    for (const [database, dataDir] of [
      [empty.address, join(folder, 'c')],
      [join(folder, 'd/csec.db'), join(folder, 'd')],
    ] as const) {
      await restoreBackup({ folder: backup, database, dataDir, at: test.deps.now() })
      const again = await openStore({ database, readOnly: true })
      expect(await countTables(again.db, Object.keys(manifest.tables))).toEqual({
        ...manifest.tables,
        session: 0,
        trail_entry: (manifest.tables['trail_entry'] ?? 0) + 1,
      })
      expect(await lastOnTrail(again)).toMatchObject({ kind: 'restored', detail: { asOf: '2026-11-24' } })
      const certificates = await again.db.selectFrom('certificate').selectAll().execute()
      expect(certificates).toEqual(issued)
      await again.close()
    }
    await schema.drop()
    await empty.drop()
  })
})

describe('the backup of each day', () => {
  it('is made once by whichever process comes first, and a week of them is kept', async () => {
    const { store, test } = await filled(join(data, 'csec.db'))
    const failures: unknown[] = []
    const node = async (dataDir: string) =>
      failures.push(...(await runJob(backupJob({ store, dataDir, key: null, now: test.clock.now }))))
    mkdirSync(join(folder, 'second'))
    for (let day = 0; day < KEPT + 2; day++) {
      await Promise.all([node(data), node(join(folder, 'second'))])
      test.clock.pass({ days: 1 })
    }
    const made = ['data', 'second'].flatMap((name) => {
      const backups = join(folder, name, 'backups')
      return existsSync(backups) ? readdirSync(backups) : []
    })
    expect(failures).toEqual([])
    expect(made).toHaveLength(KEPT)
    expect(made.sort().at(-1)).toBe('daily-2026-12-02')
    expect(await lastBackup(store.db, calendarDate('2026-12-02'))).toBe('2026-12-02')
    await store.close()
  })

  it('is told of when it fails, leaves the last good one on the page, and is made again', async () => {
    const { store, test } = await filled(join(data, 'csec.db'))
    const failures: unknown[] = []
    const backUp = async () =>
      failures.push(...(await runJob(backupJob({ store, dataDir: data, key: null, now: test.clock.now }))))
    writeFileSync(join(data, 'backups'), 'in the way')
    await backUp()
    expect(failures).toHaveLength(1)
    expect(await lastBackup(store.db, calendarDate('2026-11-24'))).toBeNull()
    rmSync(join(data, 'backups'))
    test.clock.pass({ hours: 1 })
    await backUp()
    expect(failures).toHaveLength(1)
    expect(await lastBackup(store.db, calendarDate('2026-11-24'))).toBe('2026-11-24')
    await store.close()
  })
})

describe('the leftovers of a killed process', () => {
  it('a partial daily backup is removed by the next one, and backups made by hand stay', async () => {
    const { store, test } = await filled(join(data, 'csec.db'))
    const names = ['daily-2026-11-20.unfinished', 'daily-2026-11-20', 'by-hand.unfinished']
    for (const name of names) mkdirSync(join(data, 'backups', name), { recursive: true })
    expect(await runJob(backupJob({ store, dataDir: data, key: null, now: test.clock.now }))).toEqual([])
    expect(readdirSync(join(data, 'backups')).sort()).toEqual([
      'by-hand.unfinished',
      'daily-2026-11-20',
      'daily-2026-11-24',
    ])
    await store.close()
  })

  it('a partial restore is removed by the next restore', async () => {
    const { store } = await filled(join(data, 'csec.db'))
    await csec(folder, 'backup', '--out', 'kept')
    await store.close()
    // A process can have the number of the one before.
    for (const id of [1, process.pid]) mkdirSync(join(folder, `again/restoring-${id}`), { recursive: true })
    expect(await csec(folder, 'restore', 'kept', '--data-dir', 'again')).toMatchObject({ status: 0, stderr: '' })
    expect(readdirSync(join(folder, 'again')).sort()).toEqual(['csec.db', 'keys'])
  })
})

describe('csec verify-ledger', () => {
  it('notices missing entries at the end by the signed head next to the database', async () => {
    const { store, test } = await filled(join(data, 'csec.db'))
    await csec(folder, 'backup', '--out', 'older')
    await store.transaction((tx) => append(tx, [finished, finished]))
    await signNow({ store, key: await openSigningKey(data, 'ledger'), now: test.clock.now })
    await keepLastHead(store.db, data)
    await store.close()
    expect((await csec(folder, 'verify-ledger')).status).toBe(0)
    for (const ending of ['', '-wal', '-shm']) rmSync(join(data, `csec.db${ending}`), { force: true })
    const lost =
      /2 entries at the end are missing: signed checkpoint 1 covers (\d+) entries, but the database has (\d+)\./
    const restored = await csec(folder, 'restore', 'older')
    expect([restored.status, restored.stdout]).toEqual([0, expect.stringMatching(lost)])
    expect(restored.stdout).toContain('no checkpoint is signed while data/heads.json stays there')
    const { status, stderr } = await csec(folder, 'verify-ledger')
    expect([status, stderr.split('\n')[0]]).toEqual([1, expect.stringMatching(lost)])
    expect(stderr).not.toContain('replaced')
  })

  it('names what is missing, and nothing is signed over it, until the kept head is moved away', async () => {
    const { store, test } = await filled(join(data, 'csec.db'))
    await csec(folder, 'backup', '--out', 'older')
    await store.transaction((tx) => append(tx, [finished, finished]))
    const key = await openSigningKey(data, 'ledger')
    await signNow({ store, key, now: test.clock.now })
    await keepLastHead(store.db, data)
    await store.close()
    for (const ending of ['', '-wal', '-shm']) rmSync(join(data, `csec.db${ending}`), { force: true })
    await csec(folder, 'restore', 'older')
    const older = await openStore({ database: join(data, 'csec.db') })
    const signing = { store: older, key, now: test.clock.now, keptHead: () => keptHead(data) }
    const before = keptHead(data)
    for (const sign of [signDaily, signNow])
      expect(await sign(signing)).toMatchObject({ kind: 'apart', comparison: { divergence: { missingAtEnd: 2 } } })
    await keepLastHead(older.db, data)
    expect([await lastHead(older.db), keptHead(data)]).toEqual([null, before])
    rmSync(keptHeadFile(data))
    expect(await signDaily(signing)).toMatchObject({ kind: 'signed' })
    await older.close()
  })
})
