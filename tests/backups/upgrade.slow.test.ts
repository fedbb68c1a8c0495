import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restoreBackup } from '../../src/backups/restore.job.ts'
import { backUpBeforeUpgrade } from '../../src/backups/upgrade.job.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { openSigningKey } from '../../src/platform/codes/key.job.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { ROOT, VERSION } from '../../src/platform/root.ts'
import { instant } from '../../src/platform/time/calendar.ts'
import { signedIn, testApp } from '../support/app.ts'
import { csec } from '../support/csec.ts'

const AT = instant('2026-11-24T15:00:00.000Z')
const work = mkdtempSync(join(tmpdir(), 'csec-upgrade-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

interface Release {
  readonly name: string
  readonly folder: string
}

/** Every release that left a database: 0.1 before there was a folder for them. */
const RELEASES: readonly Release[] = [
  { name: '0.1', folder: join(ROOT, 'tests/fixtures/release-0.1') },
  ...kept(join(ROOT, 'tests/fixtures/releases')),
]

function kept(folder: string): Release[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => ({ name, folder: join(folder, name) })) : []
}

interface Facts {
  readonly events: number
  readonly lastHash: string
}

describe.each(RELEASES)('a server of this version on the data of release $name', ({ name, folder }) => {
  const data = join(work, name)
  const file = join(data, 'csec.db')
  const facts = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8')) as Facts
  const before = gunzipSync(readFileSync(join(folder, 'csec.db.gz')))
  let backup = ''
  beforeAll(async () => {
    mkdirSync(data)
    writeFileSync(file, before)
    await openSigningKey(data, 'ledger')
    const beforeUpgrade = backUpBeforeUpgrade({ dataDir: data, key: null, now: () => AT })
    await (await openStore({ database: file, pagesLater: true, beforeUpgrade })).close()
    backup = join(data, 'backups', readdirSync(join(data, 'backups'))[0] ?? '')
  })

  it('has every entry, and opens the pages of HR and of a learner', async () => {
    const store = await openStore({ database: file })
    expect(await verifyLedger(store.db)).toEqual({ ok: true, events: facts.events, head: facts.lastHash })
    const test = await testApp({}, undefined, store)
    test.clock.pass({ days: 5 })
    const hr = await store.db.selectFrom('account_role').select('person').where('role', '=', 'hr').executeTakeFirst()
    const learner = await store.db
      .selectFrom('standing')
      .select('person')
      .where('status', '=', 'up-to-date')
      .executeTakeFirst()
    if (hr === undefined || learner === undefined) throw new Error('the demo has somebody for each')
    const ada = await signedIn(test, hr.person)
    for (const path of [
      '/hr',
      '/hr/people',
      '/hr/overview',
      '/hr/ledger',
      hrefTo('/hr/people/:person', { person: learner.person }),
    ])
      expect([path, (await ada.get(path)).status]).toEqual([path, 200])
    const bob = await signedIn(test, learner.person)
    for (const path of ['/course', '/lessons/L4', '/certificate'])
      expect([path, (await bob.get(path)).status]).toEqual([path, 200])
    await store.close()
  })

  it('has backed it up first, and only then', async () => {
    expect(backup).toContain(`before-${VERSION}-2026-11-24T150000`)
    const beforeUpgrade = backUpBeforeUpgrade({ dataDir: data, key: null, now: () => AT })
    await (await openStore({ database: file, beforeUpgrade })).close()
    expect(readdirSync(join(data, 'backups'))).toHaveLength(1)
  })

  it('gives the program of before its own database back', () => {
    const was = join(work, `${name}-was.db`)
    writeFileSync(was, before)
    expect(everything(join(backup, 'csec.db'))).toEqual(everything(was))
    expect(existsSync(join(backup, 'keys/ledger.private.json'))).toBe(true)
  })

  it('restores that backup, and brings it up to date again', async () => {
    const dataDir = join(work, `${name}-back`)
    const database = join(dataDir, 'csec.db')
    const restored = await restoreBackup({ folder: backup, database, dataDir, at: AT })
    expect([restored.entries, restored.head]).toEqual([facts.events, facts.lastHash])
    const store = await openStore({ database, readOnly: true })
    expect(await verifyLedger(store.db)).toMatchObject({ ok: true, head: facts.lastHash })
    await store.close()
  })

  it('checks the ledger of that backup, too', async () => {
    const longer = join(work, `${name}-longer`)
    cpSync(backup, longer, { recursive: true })
    const manifest = JSON.parse(readFileSync(join(longer, 'backup.json'), 'utf8'))
    writeFileSync(join(longer, 'backup.json'), JSON.stringify({ ...manifest, entries: facts.events + 1 }))
    const dataDir = join(work, `${name}-refused`)
    const restoring = restoreBackup({ folder: longer, database: join(dataDir, 'csec.db'), dataDir, at: AT })
    await expect(restoring).rejects.toThrow(`ends with entry ${facts.events}, but it says it ends with entry`)
  })

  it('leaves the database alone when no backup can be made', async () => {
    const dataDir = join(work, `${name}-full`)
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'csec.db'), before)
    writeFileSync(join(dataDir, 'backups'), 'no folder')
    const beforeUpgrade = backUpBeforeUpgrade({ dataDir, key: null, now: () => AT })
    const upgrade = openStore({ database: join(dataDir, 'csec.db'), beforeUpgrade })
    await expect(upgrade).rejects.toThrow(/no backup could be made first: .* Nothing was changed\.$/s)
    const was = join(work, `${name}-was-again.db`)
    writeFileSync(was, before)
    expect(everything(join(dataDir, 'csec.db'))).toEqual(everything(was))
  })

  it('is backed up once, however often the upgrade fails, and again once something was recorded', async () => {
    const dataDir = join(work, `${name}-fails`)
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'csec.db'), before)
    const backups = () => readdirSync(join(dataDir, 'backups')).sort()
    const fails = async (at: string, key: Buffer | null = null) => {
      const backUp = backUpBeforeUpgrade({ dataDir, key, now: () => instant(at) })
      const beforeUpgrade = async (store: Store) => {
        await backUp(store)
        throw new Error('no upgrade')
      }
      await expect(openStore({ database: join(dataDir, 'csec.db'), beforeUpgrade })).rejects.toThrow('no upgrade')
    }
    await fails('2026-11-24T15:00:00.000Z')
    const [first = ''] = backups()
    await fails('2026-11-24T15:01:00.000Z')
    expect(backups()).toEqual([first])
    // One that was damaged, and one that isn't encrypted with the key of now, are of no use.
    const damaged = join(dataDir, 'backups', `before-${VERSION}-2026-11-24T145900`)
    mkdirSync(damaged)
    writeFileSync(join(damaged, 'backup.json'), '{')
    const key = randomBytes(32)
    for (const minute of ['02', '03']) await fails(`2026-11-24T15:${minute}:00.000Z`, key)
    expect(backups()).toHaveLength(3)
    const database = new BetterSqlite(join(dataDir, 'csec.db'))
    database.exec("insert into draft values ('person:x', 'key', 'text', '2026-11-24T15:00:00.000Z')")
    database.close()
    await fails('2026-11-24T15:04:00.000Z')
    expect(backups()).toHaveLength(4)
  })

  it.each([
    ['make-admin', ['nobody@example.org']],
    ['rotate-key', ['certificates']],
    ['erase-person', ['--person', 'nobody@example.org', '--ground', 'asked-by-person']],
    ['import-roster', ['staff.csv']],
  ] as const)('csec %s backs it up first, too', async (command, args) => {
    const dataDir = join(work, `${name}-${command}`)
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'csec.db'), before)
    writeFileSync(join(dataDir, 'staff.csv'), 'Name,Staff number\n')
    await csec(dataDir, command, ...args, '--data-dir', dataDir)
    expect(readdirSync(join(dataDir, 'backups'))).toEqual([expect.stringContaining(`before-${VERSION}-`)])
    const copy = join(dataDir, 'backups', readdirSync(join(dataDir, 'backups'))[0] ?? '', 'csec.db')
    const was = join(work, `${name}-${command}-was.db`)
    writeFileSync(was, before)
    expect(everything(copy)).toEqual(everything(was))
  })

  it('csec migrate backs it up as well', async () => {
    const dataDir = join(work, `${name}-migrate`)
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'csec.db'), before)
    const { status, stdout } = await csec(work, 'migrate', '--data-dir', dataDir)
    expect([status, stdout]).toEqual([0, 'The database is up to date.\n'])
    expect(readdirSync(join(dataDir, 'backups'))).toEqual([expect.stringContaining(`before-${VERSION}-`)])
  })
})

it('the script for the next release writes what these tests read, and never twice', () => {
  const target = join(work, 'next')
  const program = join(ROOT, 'bin/release-fixture.js')
  const made = spawnSync(process.execPath, [program, target], { encoding: 'utf8' })
  expect([made.status, made.stderr]).toEqual([0, ''])
  const facts = JSON.parse(readFileSync(join(target, 'facts.json'), 'utf8')) as Facts
  expect(facts).toMatchObject({ version: VERSION, lastHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(facts.events).toBeGreaterThan(500)
  const file = join(work, 'next.db')
  writeFileSync(file, gunzipSync(readFileSync(join(target, 'csec.db.gz'))))
  expect(everything(file)['event']).toHaveLength(facts.events)
  expect(spawnSync(process.execPath, [program, target]).status).toBe(1)
})

/** Every row of every table, and the statements that made the tables. */
function everything(file: string): Record<string, unknown[]> {
  const database = new BetterSqlite(file, { readonly: true })
  const tables = database.prepare<[], { name: string }>("select name from sqlite_schema where type = 'table'").all()
  const rows = tables.map(({ name }) => [name, database.prepare(`select * from "${name}"`).all()] as const)
  const schema = database.prepare('select type, name, sql from sqlite_schema order by name').all()
  database.close()
  return { ...Object.fromEntries(rows), schema }
}
