import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import BetterSqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256OfFile } from '../../src/backups/folder.job.ts'
import { makeBackup } from '../../src/backups/make.job.ts'
import { GENESIS } from '../../src/ledger/chain.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import { openSigningKey, readSigningKey, verified } from '../../src/platform/codes/key.job.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { instant } from '../../src/platform/time/calendar.ts'
import { csec, csecProcess, csecWith, startCsec } from '../support/csec.ts'
import { lessonFinished } from '../support/recording.ts'

const folder = mkdtempSync(join(tmpdir(), 'csec-drill-test-'))
const data = join(folder, 'data')
const backups = join(data, 'backups')
const rooms = join(folder, 'rooms')

/** Two backups: of no entries, and of two. */
beforeAll(async () => {
  for (const each of [data, backups, rooms]) mkdirSync(each)
  await openSigningKey(data, 'ledger')
  await openSigningKey(data, 'certificates')
  const store = await openStore({ database: join(data, 'csec.db') })
  const backUp = (at: string, name: string) =>
    makeBackup({ store, dataDir: data, at: instant(at), check() {} }, join(backups, name))
  await backUp('2026-11-23T15:00:00.000Z', 'newer-by-name')
  const finished = lessonFinished('person:bob', '2026-11-02', 'L1')
  await store.transaction((tx) => append(tx, [finished, finished]))
  await backUp('2026-11-24T15:00:00.000Z', 'daily')
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('csec restore-drill', () => {
  it('puts the newest backup back, signs what it found, and leaves nothing behind', async () => {
    const before = readFileSync(join(data, 'csec.db'))
    const said = csecProcess(folder, 'restore-drill', '--in', rooms, '--out', 'report')
    expect([said.status, said.stderr]).toEqual([0, ''])
    expect(said.stdout).toMatch(
      /^ok: data\/backups\/daily, made at 2026-11-24T15:00:00.000Z, was restored completely in /,
    )
    expect(readdirSync(rooms)).toEqual([])
    expect(readFileSync(join(data, 'csec.db'))).toEqual(before)
    const token = readFileSync(join(folder, 'report'), 'utf8').trim()
    expect(said.stdout).toContain(`Signed report: ${token}\n`)
    const { publicKey } = await readSigningKey(data, 'ledger')
    expect(await verified(token, publicKey)).toMatchObject({
      format: 'csec-restore-drill',
      backup: 'daily',
      entries: 2,
      certificates: 0,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('removes what a drill that was killed has left, and nothing of one that is under way', async () => {
    const killed = startCsec(folder, ['restore-drill', '--in', rooms], {})
    const ended = once(killed, 'exit')
    while (readdirSync(rooms).length === 0) await pause(1)
    killed.kill('SIGKILL')
    await ended
    expect(readdirSync(rooms)).toHaveLength(1)
    // Where this one ran, it's the same name with a process that runs. In another container, it may be any process.
    const running = readdirSync(rooms)[0]?.replace(`-${killed.pid}-`, `-${process.ppid}-`) ?? ''
    const elsewhere = [`csec-drill-0a1b2c3d-${process.pid}-aB3dE6`, `csec-drill-0a1b2c3d-${killed.pid}-aB3dE6`]
    const others = [running, ...elsewhere, 'csec-drill-notes'].toSorted()
    for (const other of others) mkdirSync(join(rooms, other))
    expect(await csec(folder, 'restore-drill', '--in', rooms)).toMatchObject({ status: 0, stderr: '' })
    expect(readdirSync(rooms).toSorted()).toEqual(others)
    // After a day, nobody is at work there.
    const before = new Date('2026-01-31')
    for (const other of elsewhere) utimesSync(join(rooms, other), before, before)
    expect(await csec(folder, 'restore-drill', '--in', rooms)).toMatchObject({ status: 0, stderr: '' })
    expect(readdirSync(rooms).toSorted()).toEqual([running, 'csec-drill-notes'].toSorted())
    for (const other of readdirSync(rooms)) rmSync(join(rooms, other), { recursive: true })
  })

  it('tries the backup that is named', async () => {
    const { status, stdout } = await csec(folder, 'restore-drill', join(backups, 'newer-by-name'), '--in', rooms)
    expect([status, stdout]).toEqual([0, expect.stringContaining('\n0 entries, head ')])
  })

  it('refuses a backup that wouldn’t come back: changed, or without the key that signs', async () => {
    const broken = join(folder, 'broken')
    await csec(folder, 'backup', '--out', broken)
    const database = readFileSync(join(broken, 'csec.db'))
    rmSync(join(broken, 'keys/ledger.private.json'))
    const manifest = JSON.parse(readFileSync(join(broken, 'backup.json'), 'utf8'))
    writeFileSync(join(broken, 'backup.json'), JSON.stringify({ ...manifest, keys: ['certificates.private.json'] }))
    const withoutKey = await csec(folder, 'restore-drill', broken, '--in', rooms)
    expect([withoutKey.status, withoutKey.stderr]).toEqual([2, expect.stringContaining('has no ledger key')])
    writeFileSync(join(broken, 'csec.db'), database.subarray(0, database.length / 2))
    const cut = await csec(folder, 'restore-drill', broken, '--in', rooms)
    expect([cut.status, cut.stderr]).toEqual([2, expect.stringContaining('is not the file that was backed up')])
    expect(readdirSync(rooms)).toEqual([])
  })

  it('says what to do where there is no backup, and no room for one', async () => {
    const none = await csec(folder, 'restore-drill', '--data-dir', 'elsewhere')
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('there is no backup in elsewhere/backups')])
    const nowhere = await csec(folder, 'restore-drill', '--in', 'nowhere')
    expect([nowhere.status, nowhere.stderr]).toEqual([2, expect.stringContaining('--in: nowhere is not a folder')])
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
  })
})

describe('a drill finds what isn’t as it was backed up', () => {
  const bad = join(folder, 'bad')
  const file = join(bad, 'csec.db')
  const say = (changes: object) => {
    const manifest = JSON.parse(readFileSync(join(bad, 'backup.json'), 'utf8'))
    writeFileSync(join(bad, 'backup.json'), JSON.stringify({ ...manifest, ...changes }))
  }
  /** Somebody changes the file, and with it the sum and the numbers of rows in the manifest. */
  const change = async (sentence: string) => {
    const database = new BetterSqlite(file)
    database.pragma('foreign_keys = OFF')
    database.exec('drop trigger event_never_changes')
    database.exec(sentence)
    database.close()
    say({ database: { bytes: statSync(file).size, sha256: await sha256OfFile(file) }, tables: {} })
  }
  const keyAs = (jwk: object) =>
    `insert into ledger_key (id, jwk, added_at) values ('k', '${JSON.stringify(jwk)}', '2026-11-24T15:00:00.000Z')`
  const head = `insert into ledger_signature values (1, 'daily', '2026-11-24', 0, '${GENESIS}', 'k', 'no token',
    '2026-11-24T15:00:00.000Z')`

  it.each<[string, () => void | Promise<void>, RegExp]>([
    ['one byte', () => overwrite(file, 1), /csec\.db is not the file that was backed up/],
    [
      'a page, although the sum is of the file as it is',
      async () => {
        overwrite(file, 4_096)
        say({ database: { bytes: statSync(file).size, sha256: await sha256OfFile(file) } })
      },
      /The backup is damaged: .*\. Use another backup\./s,
    ],
    ['rows of a table', () => say({ tables: { event: 3 } }), /has 2 rows of event, but it says it has 3/],
    [
      'an entry of the ledger',
      () => change(`update event set effective_on = '2026-11-03' where seq = 2`),
      /Entry 2 was changed after it was recorded/,
    ],
    ['the end of the ledger', () => say({ entries: 3 }), /ends with entry 2, but it says it ends with entry 3/],
    [
      'the audit trail',
      () => change(`update trail_head set hash = '${'a'.repeat(64)}'`),
      /a problem with entry 1 of the audit trail/,
    ],
    [
      'a signed checkpoint',
      async () => change(`${keyAs((await readSigningKey(data, 'ledger')).publicKey)}; ${head}`),
      /a problem with signed checkpoint 1/,
    ],
  ])('%s', async (_, harm, said) => {
    rmSync(bad, { recursive: true, force: true })
    cpSync(join(backups, 'daily'), bad, { recursive: true })
    await harm()
    const { status, stderr } = await csec(folder, 'restore-drill', bad, '--in', rooms)
    expect([status, stderr]).toEqual([2, expect.stringMatching(said)])
    expect(readdirSync(rooms)).toEqual([])
  })
})

function overwrite(path: string, length: number): void {
  const bytes = readFileSync(path)
  const from = Math.floor(bytes.length / 2)
  for (let index = from; index < from + length; index += 1) bytes[index] = (bytes[index] ?? 0) ^ 0xff
  writeFileSync(path, bytes)
}

describe('csec doctor', () => {
  it('finds everything in order, or says what to do about each thing', async () => {
    const backup = join(backups, 'of-now')
    await csec(folder, 'backup', '--out', backup)
    const fine = csecProcess(folder, 'doctor')
    expect([fine.status, fine.stderr]).toEqual([0, ''])
    expect(fine.stdout).toContain('ok: the ledger: 2 entries')
    expect(fine.stdout).toContain('ok: every page of the database\n')
    expect(fine.stdout).toContain(`of-now\n`)
    expect(fine.stdout.split('\n').filter((line) => line !== '' && !line.startsWith('ok: '))).toEqual([])
    const store = await openStore({ database: join(data, 'csec.db') })
    await sql`drop trigger event_never_changes`.execute(store.db)
    await sql`update event set effective_on = '2026-11-03' where seq = 2`.execute(store.db)
    await store.close()
    rmSync(join(data, 'keys/certificates.private.json'))
    rmSync(backup, { recursive: true })
    const ill = await csec(folder, 'doctor')
    expect(ill.status).toBe(1)
    const said = ill.stderr.split('\n')
    expect(said).toContainEqual(expect.stringContaining('not ok: there is no key for certificates in data/keys.'))
    expect(said).toContainEqual(expect.stringContaining('not ok: the newest backup is from 2026-11-24'))
    expect(said).toContainEqual(expect.stringMatching(/^not ok: .*2/))
  })

  it('says when no backup has been kept elsewhere, if one is to be', async () => {
    const { stderr } = await csecWith(folder, { BACKUP_COMMAND: '/usr/local/bin/keep-backup' }, 'doctor')
    expect(stderr).toContain('not ok: no backup has been kept elsewhere yet. The server’s log says why')
    expect((await csec(folder, 'doctor')).stderr).not.toContain('elsewhere')
  })

  it('names a key file that can’t be read, looks at everything else, and exits with 2', async () => {
    const env = { KEY_ENCRYPTION_KEY_FILE: '/nowhere/key' }
    const { status, stdout, stderr } = await csecWith(folder, env, 'doctor')
    const problem = "KEY_ENCRYPTION_KEY_FILE: /nowhere/key can't be read (ENOENT)."
    expect([status, stderr.split('\n')[0]]).toEqual([2, `not ok: ${problem}`])
    expect(stderr.split('\n').filter((line) => line !== '' && !line.startsWith('not ok: '))).toEqual([])
    expect(stdout).toContain('ok: the audit trail')
  })

  it('says when there is so little room that nothing is saved', async () => {
    const { status, stderr } = await csecWith(folder, { DISK_RESERVE_MB: '1000000' }, 'doctor')
    expect(status).toBe(1)
    expect(stderr).toMatch(
      /not ok: \d+ MB are free at data, so nothing can be saved\. Free some space: 500 MB are needed/,
    )
  })

  it('names the folder that this user may not read, and so does the drill', async () => {
    const may = { data: statSync(data).mode, folder: statSync(folder).mode, backups: statSync(backups).mode }
    chmodSync(backups, 0)
    for (const open of [folder, data]) chmodSync(open, 0o755)
    const isRoot = process.geteuid?.() === 0
    if (isRoot) process.seteuid?.(10_001)
    try {
      const sentence = 'this user may not read data/backups. Run csec as the user that runs the server;'
      const { status, stderr } = await csec(folder, 'doctor')
      expect([status, stderr]).toEqual([1, expect.stringMatching(new RegExp(`^not ok: ${sentence} .*\n$`))])
      const drill = await csec(folder, 'restore-drill')
      expect([drill.status, drill.stderr]).toEqual([2, expect.stringContaining(sentence)])
    } finally {
      if (isRoot) process.seteuid?.(0)
      chmodSync(backups, may.backups)
      chmodSync(data, may.data)
      chmodSync(folder, may.folder)
    }
  })

  it('says why there is no database to look into', async () => {
    const { status, stderr } = await csec(folder, 'doctor', '--data-dir', 'empty')
    expect(status).toBe(1)
    expect(stderr).toContain('not ok: there’s no folder empty. The server makes it')
    expect(stderr).toContain('not ok: There is no database file empty/csec.db.')
  })
})
