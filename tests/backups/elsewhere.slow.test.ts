import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { countTables, lastBackup, lastCopied } from '../../src/backups/copy.store.ts'
import { readManifest, sha256OfFile } from '../../src/backups/folder.job.ts'
import { copyBackupJob } from '../../src/backups/elsewhere.job.ts'
import { backupJob, dailyBackup, KEPT, makeBackup } from '../../src/backups/make.job.ts'
import { lookUp } from '../../src/app/metrics/state.ts'
import { restoreBackup } from '../../src/backups/restore.job.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { openPreview } from '../../src/packages/preview/open-preview.web.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { asOneFile } from '../../src/platform/database/sqlite.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn, type TestApp, testApp } from '../support/app.ts'
import { runJob } from '../support/jobs.ts'
import { FASTEST_FOLDER } from '../support/stores.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const work = mkdtempSync(join(tmpdir(), 'csec-elsewhere-'))
afterAll(() => rmSync(work, { recursive: true }))
const TODAY = calendarDate('2026-11-24')
/** What runs in a shell, and does nothing as an argument. */
const NAME = 'data; touch owned $(touch owned) `touch owned` "'

let test: TestApp
let staff: Staff
let dataDir: string
let program: string
beforeEach(async () => {
  const folder = mkdtempSync(join(work, 'each-'))
  dataDir = join(folder, NAME)
  mkdirSync(dataDir)
  program = join(folder, 'keep backup')
  const store = await openStore({ database: join(folder, 'csec.db') })
  test = await testApp({ BACKUP_COMMAND: program, METRICS_PORT: '9464' }, undefined, store)
  staff = await staffOn(test)
})

function programSays(script: string): void {
  writeFileSync(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
}

async function copyToday(isOver?: () => boolean): Promise<unknown[]> {
  const { store, now } = test.deps
  const made = await runJob(backupJob({ store, dataDir, key: null, now }))
  return [...made, ...(await runJob(copyBackupJob({ store, dataDir, program, now }), isOver))]
}

const onHome = async () => (await (await signedIn(test, staff.ada)).get('/hr')).text
const words = MESSAGES.en.hr.home.doing

describe('a server that was restored', () => {
  it('has no backup yet, says so, and makes and keeps today’s again', async () => {
    programSays('exit 0')
    expect(await copyToday()).toEqual([])
    const { store, now } = test.deps
    const byHand = join(dataDir, 'by-hand')
    await makeBackup({ store, dataDir, at: now(), check() {} }, byHand)
    expect(await lastBackup(store.db, TODAY)).toBe(TODAY)

    const other = join(dataDir, 'other')
    const database = join(other, 'csec.db')
    await restoreBackup({ folder: byHand, database, dataDir: other, at: now() })
    const restored = await openStore({ database })
    try {
      expect([await lastBackup(restored.db, TODAY), await lastCopied(restored.db, TODAY)]).toEqual([null, null])
      expect(await runJob(backupJob({ store: restored, dataDir: other, key: null, now }))).toEqual([])
      expect(existsSync(dailyBackup(other, TODAY))).toBe(true)
      expect(await runJob(copyBackupJob({ store: restored, dataDir: other, program, now }))).toEqual([])
      expect(await lastCopied(restored.db, TODAY)).toBe(TODAY)
    } finally {
      await restored.close()
    }
  })
})

describe('a database on a disk of its own', () => {
  it('is restored whole, and nothing is left beside it', async () => {
    const { store, now } = test.deps
    const backup = join(dataDir, 'by-hand')
    const { entries } = await makeBackup({ store, dataDir, at: now(), check() {} }, backup)
    const disk = mkdtempSync(join(FASTEST_FOLDER, 'csec-disk-'))
    try {
      const database = join(disk, 'csec.db')
      await restoreBackup({ folder: backup, database, dataDir: join(dataDir, 'other'), at: now() })
      expect(readdirSync(disk)).toEqual(['csec.db'])
      const restored = await openStore({ database })
      expect(await verifyLedger(restored.db)).toMatchObject({ ok: true, events: entries })
      await restored.close()
    } finally {
      rmSync(disk, { recursive: true })
    }
  })
})

describe('a database that is put back on its own server', () => {
  it('isn’t backed up by a backup of the same day from before, which is kept under another name', async () => {
    programSays('exit 0')
    expect(await copyToday()).toEqual([])
    const { store, now } = test.deps
    const byHand = join(dataDir, 'by-hand')
    await makeBackup({ store, dataDir, at: now(), check() {} }, byHand)
    const before = readFileSync(join(dailyBackup(dataDir, TODAY), 'backup.json'), 'utf8')

    test.clock.pass({ minutes: 1 })
    const database = join(dataDir, 'restored.db')
    await restoreBackup({ folder: byHand, database, dataDir, at: now() })
    const restored = await openStore({ database })
    const jobs = { store: restored, dataDir, now }
    try {
      expect(await runJob(copyBackupJob({ ...jobs, program }))).toEqual([])
      expect(await lastCopied(restored.db, TODAY)).toBeNull()
      expect(await runJob(backupJob({ ...jobs, key: null }))).toEqual([])
      expect(readManifest(dailyBackup(dataDir, TODAY)).madeAt).toBe(now())
      const aside = `${dailyBackup(dataDir, TODAY)}-before-restore`
      expect(readFileSync(join(aside, 'backup.json'), 'utf8')).toBe(before)
      expect(await runJob(copyBackupJob({ ...jobs, program }))).toEqual([])
      expect(await lastCopied(restored.db, TODAY)).toBe(TODAY)
    } finally {
      await restored.close()
    }
  })
})

describe('packages on trial', () => {
  it('are in no backup of a SQLite database, not even in its free pages, and in no restored one', async () => {
    const { store, now } = test.deps
    const content = Buffer.from('The named person is Zebedee Quill. '.repeat(2_000))
    const files = new Map([['index.html', content]])
    await openPreview(test.deps, { owner: staff.ada, edition: 'web', title: 'Zebedee Quill’s house', files })
    const backup = join(dataDir, 'by-hand')
    await makeBackup({ store, dataDir, at: now(), check() {} }, backup)
    const bytes = readFileSync(join(backup, 'csec.db'))
    expect(bytes.includes('Zebedee Quill')).toBe(false)
    expect(readdirSync(backup).sort()).toEqual(['backup.json', 'csec.db', 'keys'])
    expect(await trialsIn(store)).toEqual([1, 1])

    const other = join(dataDir, 'other')
    const database = join(other, 'csec.db')
    await restoreBackup({ folder: backup, database, dataDir: other, at: now() })
    const restored = await openStore({ database })
    expect(await trialsIn(restored)).toEqual([0, 0])
    await restored.close()
  })

  it('go when a backup that an earlier version made with them is restored', async () => {
    const { store, now } = test.deps
    const backup = join(dataDir, 'by-hand')
    await makeBackup({ store, dataDir, at: now(), check() {} }, backup)
    const file = join(backup, 'csec.db')
    const earlier = await openStore({ database: file })
    const files = new Map([['index.html', Buffer.from('<!doctype html><title>Course</title>')]])
    const opened = { owner: staff.ada, edition: 'web', title: 'Course', files } as const
    await openPreview({ store: earlier, newToken: test.deps.newToken }, opened)
    await earlier.close()
    asOneFile(file)
    const manifest = readManifest(backup)
    const database = { bytes: statSync(file).size, sha256: await sha256OfFile(file) }
    writeFileSync(join(backup, 'backup.json'), JSON.stringify({ ...manifest, database }))

    const other = join(dataDir, 'other')
    const place = join(other, 'csec.db')
    await restoreBackup({ folder: backup, database: place, dataDir: other, at: now() })
    const restored = await openStore({ database: place })
    expect(await trialsIn(restored)).toEqual([0, 0])
    await restored.close()
  })

  async function trialsIn({ db }: Pick<Store, 'db'>): Promise<number[]> {
    return Object.values(await countTables(db, ['package_trial', 'package_trial_file']))
  }
})

describe('a backup that a restore has set aside', () => {
  it('is deleted after as many days as the others, and one made by hand stays', async () => {
    const { store, now } = test.deps
    const backUp = () => runJob(backupJob({ store, dataDir, key: null, now }))
    const aside = `${dailyBackup(dataDir, TODAY)}-before-restore`
    const byHand = join(dataDir, 'backups', 'my-2026-11-24-before-restore')
    for (const folder of [aside, `${aside}-2`, byHand]) mkdirSync(folder, { recursive: true })
    for (let day = 0; day < KEPT; day++) {
      expect(await backUp()).toEqual([])
      expect([aside, `${aside}-2`, byHand, dailyBackup(dataDir, TODAY)].map(existsSync)).toEqual([
        true,
        true,
        true,
        true,
      ])
      test.clock.pass({ days: 1 })
    }
    expect(await backUp()).toEqual([])
    expect([aside, `${aside}-2`, byHand, dailyBackup(dataDir, TODAY)].map(existsSync)).toEqual([
      false,
      false,
      true,
      false,
    ])
  })
})

describe('the operator’s program for backups', () => {
  it('gets the folder of today’s backup as one argument, whatever is in its name, once', async () => {
    programSays(`echo "$#:$1" >> "${work}/said"`)
    expect(await copyToday()).toEqual([])
    expect(await copyToday()).toEqual([])
    const backup = join(dataDir, 'backups/daily-2026-11-24')
    expect(readFileSync(join(work, 'said'), 'utf8')).toBe(`1:${backup}\n`)
    expect([existsSync('owned'), existsSync(join(dataDir, 'owned'))]).toEqual([false, false])
    expect(await lastCopied(test.deps.store.db, TODAY)).toBe(TODAY)
    expect(await onHome()).not.toContain(words['backup-copy'](1))
    test.clock.pass({ hours: 2 })
    expect((await lookUp(test.deps)).csec_backup_copy_age_seconds).toBe(7_200)
  })

  it('that fails is named with what it said, seen on Home, and called again within the hour', async () => {
    programSays('echo "no route to the vault" >&2; exit 3')
    const [failure] = await copyToday()
    expect(failure).toEqual(new Error(`${program} failed (3): no route to the vault`))
    expect((await lookUp(test.deps)).csec_backup_copy_age_seconds).toBe(0)
    expect(await onHome()).toContain(words['backup-copy'](1))
    const page = await (await signedIn(test, staff.ada)).get('/hr/ledger')
    expect(page.text).toContain(MESSAGES.en.hr.ledger.copied.none)
    programSays('exit 0')
    test.clock.pass({ minutes: 30 })
    expect(await copyToday()).toEqual([])
    expect(await lastCopied(test.deps.store.db, TODAY)).toBeNull()
    test.clock.pass({ minutes: 30 })
    expect(await copyToday()).toEqual([])
    expect(await lastCopied(test.deps.store.db, TODAY)).toBe(TODAY)
    expect(await onHome()).not.toContain(words['backup-copy'](1))
  })

  it('gets the settings of the server, but none of its secrets', async () => {
    const secrets = ['BACKUP_KEY', 'KEY_ENCRYPTION_KEY', 'DATABASE_URL', 'SMTP_URL', 'OIDC_CLIENT_SECRET']
    for (const name of secrets.flatMap((each) => [each, `${each}_FILE`])) vi.stubEnv(name, 'a secret')
    vi.stubEnv('VAULT_ADDRESS', 'vault.example.org')
    programSays(`env > "${work}/env"`)
    expect(await copyToday()).toEqual([])
    vi.unstubAllEnvs()
    const said = readFileSync(join(work, 'env'), 'utf8')
    expect(said).not.toContain('a secret')
    expect(said).toContain('VAULT_ADDRESS=vault.example.org\n')
    expect(said).toMatch(/^PATH=/m)
  })

  it.each([
    ['which is no failure', ''],
    ['even if it ignores that', 'trap "" TERM; '],
  ])('is ended with what it has started when the server stops, %s', async (_, trap) => {
    const pids = join(work, 'pids')
    rmSync(pids, { force: true })
    programSays(`${trap}sleep 1000 & echo "$$ $!" > "${pids}"; while :; do wait; sleep 1; done`)
    const begun = () => existsSync(pids) && readFileSync(pids, 'utf8').endsWith('\n')
    expect(await copyToday(begun)).toEqual([])
    expect(await lastCopied(test.deps.store.db, TODAY)).toBeNull()
    const running = () =>
      readFileSync(pids, 'utf8')
        .trim()
        .split(' ')
        .filter((pid) => existsSync(`/proc/${pid}/exe`))
    while (running().length > 0) await pause(20)
  })

  it('that says more than anyone reads still comes to its end', async () => {
    programSays('head -c 3000000 /dev/zero | tr "\\0" x; echo; echo "the end" >&2; exit 4')
    expect(await copyToday()).toEqual([new Error(`${program} failed (4): the end`)])
  })

  it('that isn’t there is a failure as well', async () => {
    const [failure] = await copyToday()
    expect(String(failure)).toContain('failed (ENOENT)')
  })

  it('is called on the node that made the backup, and nowhere without a backup', async () => {
    programSays('exit 0')
    const { store, now } = test.deps
    expect(await runJob(copyBackupJob({ store, dataDir, program, now }))).toEqual([])
    expect(await lastCopied(store.db, TODAY)).toBeNull()
  })

  it('is a path and nothing else', () => {
    expect(() => readConfig({ BACKUP_COMMAND: 'rsync -a' })).toThrow('BACKUP_COMMAND must be the whole path')
  })
})
