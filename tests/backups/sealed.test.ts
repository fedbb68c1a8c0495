import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealFolder } from '../../src/backups/opened.job.ts'
import { sealFile, unsealFile } from '../../src/backups/seal.job.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import { openSigningKey } from '../../src/platform/codes/key.job.ts'
import { ConfigProblems, readConfig } from '../../src/platform/config.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { ROOT } from '../../src/platform/root.ts'
import { csec, csecWith } from '../support/csec.ts'
import { lessonFinished } from '../support/recording.ts'

const folder = mkdtempSync(join(tmpdir(), 'csec-sealed-'))
const data = join(folder, 'data')
const KEY = 'ab'.repeat(32)
const OTHER = 'cd'.repeat(32)

beforeAll(async () => {
  mkdirSync(data)
  await openSigningKey(data, 'ledger')
  await openSigningKey(data, 'certificates')
  const store = await openStore({ database: join(data, 'csec.db') })
  await store.transaction((tx) => append(tx, [lessonFinished('person:bob', '2026-11-02', 'L1')]))
  await store.close()
  writeFileSync(join(folder, 'key'), `${KEY}\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('an encrypted file', () => {
  const [open, sealed, back] = ['open', 'sealed', 'back'].map((name) => join(folder, name)) as [string, string, string]
  const key = randomBytes(32)
  const PIECE = 256 * 1024

  it.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7])('of %i bytes opens to the same bytes', async (size) => {
    const bytes = randomBytes(size)
    writeFileSync(open, bytes)
    await sealFile(open, sealed, key, 'csec.db')
    await unsealFile(sealed, back, key, 'csec.db')
    expect(readFileSync(back).equals(bytes)).toBe(true)
    expect(statSync(sealed).mode & 0o077).toBe(0)
  })

  it('doesn’t open after any change, cut or swap, with another key, or under another name', async () => {
    writeFileSync(open, randomBytes(2 * PIECE + 9))
    await sealFile(open, sealed, key, 'csec.db')
    const whole = readFileSync(sealed)
    const opens = async (bytes: Buffer, withKey = key, name = 'csec.db') => {
      writeFileSync(sealed, bytes)
      return unsealFile(sealed, back, withKey, name).then(
        () => true,
        () => false,
      )
    }
    expect(await opens(whole)).toBe(true)
    expect(await opens(whole, randomBytes(32))).toBe(false)
    expect(await opens(whole, key, 'keys/ledger.json')).toBe(false)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ change
        expect(await opens(bytes)).toBe(false)
        expect(await opens(whole.subarray(0, at))).toBe(false)
      }),
      { numRuns: 40 },
    )
    const [head, piece] = [25, PIECE + 16]
    const [first, second] = [whole.subarray(head, head + piece), whole.subarray(head + piece, head + 2 * piece)]
    const rest = whole.subarray(head + 2 * piece)
    expect(await opens(Buffer.concat([whole.subarray(0, head), second, first, rest]))).toBe(false)
    expect(await opens(Buffer.concat([whole.subarray(0, head), first, rest]))).toBe(false)
    expect(await opens(Buffer.concat([whole.subarray(0, head), first, second]))).toBe(false)
  })
})

describe('a backup that can’t be encrypted completely', () => {
  it('doesn’t count as made when the system takes only a part of the last piece', () => {
    // An encrypted file is a little longer than its original, so a limit of the original's size cuts off its end.
    const blocks = statSync(join(data, 'csec.db')).size / 512
    const script = `ulimit -f ${blocks}; exec "$0" "$1" backup --out cut-short`
    const { status } = spawnSync('sh', ['-c', script, process.execPath, join(ROOT, 'bin/csec.js')], {
      cwd: folder,
      env: { ...process.env, DATABASE_URL: undefined, DATA_DIR: undefined, BACKUP_KEY: KEY },
    })
    expect(status).not.toBe(0)
    expect(readdirSync(folder).filter((name) => name.startsWith('cut-short'))).toEqual([])
  })

  it('keeps the open file when what was written doesn’t open', async () => {
    const made = join(folder, 'lost')
    mkdirSync(made)
    writeFileSync(join(made, 'csec.db'), 'records')
    symlinkSync('/dev/null', join(made, 'csec.db.sealed'))
    await expect(sealFolder(made, [], Buffer.from(KEY, 'hex'), () => {})).rejects.toThrow(
      'isn’t an encrypted file of a backup',
    )
    expect(existsSync(join(made, 'csec.db'))).toBe(true)
  })
})

describe('a backup with BACKUP_KEY', () => {
  const backup = join(data, 'backups', 'sealed')
  it('has nothing in it that can be read, and comes back with the key', async () => {
    const made = await csecWith(folder, { BACKUP_KEY: KEY }, 'backup', '--out', backup)
    expect([made.status, made.stdout]).toEqual([0, expect.stringContaining('Checked and encrypted.')])
    const files = readdirSync(backup, { recursive: true, encoding: 'utf8' }).filter((name) => /\./.test(name))
    expect(files.sort()).toEqual([
      'backup.json',
      'csec.db.sealed',
      'keys/certificates.private.json.sealed',
      'keys/ledger.private.json.sealed',
    ])
    for (const file of files.filter((name) => name.endsWith('.sealed')))
      expect(readFileSync(join(backup, file), 'latin1')).not.toMatch(/SQLite format|"kty"|person:bob/)
    const back = await csecWith(
      folder,
      { BACKUP_KEY_FILE: join(folder, 'key') },
      'restore',
      backup,
      '--data-dir',
      'restored',
    )
    expect([back.status, back.stdout]).toEqual([0, expect.stringContaining('Restored: 1 entries')])
    expect(readFileSync(join(folder, 'restored/keys/ledger.private.json'))).toEqual(
      readFileSync(join(data, 'keys/ledger.private.json')),
    )
  })

  it('says so without its key, or with another, and changes nothing', async () => {
    const without = await csec(folder, 'restore', backup, '--data-dir', 'none')
    expect([without.status, without.stderr]).toEqual([2, expect.stringContaining('is encrypted. Set BACKUP_KEY')])
    const wrong = await csecWith(folder, { BACKUP_KEY: OTHER }, 'restore', backup, '--data-dir', 'none')
    expect([wrong.status, wrong.stderr]).toEqual([
      2,
      expect.stringMatching(/is encrypted with another key \([0-9a-f]{16}\)/),
    ])
    expect(readdirSync(folder)).not.toContain('none/csec.db')
    const drill = await csecWith(folder, { BACKUP_KEY: OTHER }, 'restore-drill')
    expect([drill.status, drill.stderr]).toEqual([2, expect.stringContaining('another key')])
  })

  it('is drilled with its key, and the doctor tries whether the key is the right one', async () => {
    const drill = await csecWith(folder, { BACKUP_KEY: KEY }, 'restore-drill')
    expect([drill.status, drill.stderr]).toEqual([0, ''])
    expect(drill.stdout).toContain('was restored completely')
    expect((await csecWith(folder, { BACKUP_KEY: KEY }, 'doctor')).stderr).not.toContain('encrypted')
    expect((await csecWith(folder, { BACKUP_KEY: OTHER }, 'doctor')).stderr).toContain('not ok: ' + backupName())
    expect((await csec(folder, 'doctor')).stderr).toContain('is encrypted. Set BACKUP_KEY')
  })

  it('doesn’t come back or count in a drill when its description was changed', async () => {
    const file = join(backup, 'backup.json')
    const whole = readFileSync(file, 'utf8')
    const { sealed, ...rest } = JSON.parse(whole)
    for (const changed of [
      { ...rest, sealed, madeAt: '2026-11-01T00:00:00.000Z' },
      { ...rest, sealed, keys: rest.keys.slice(1) },
      { ...rest, sealed, tables: {} },
      { ...rest, sealed: { ...sealed, mac: '0'.repeat(64) } },
    ]) {
      writeFileSync(file, JSON.stringify(changed))
      for (const command of [['restore', backup, '--data-dir', 'changed'], ['restore-drill', backup], ['doctor']]) {
        const { status, stderr } = await csecWith(folder, { BACKUP_KEY: KEY }, ...command)
        expect([status === 0, stderr]).toEqual([
          false,
          expect.stringContaining('backup.json was changed after the backup was made. Use another backup.'),
        ])
      }
    }
    writeFileSync(file, JSON.stringify(JSON.parse(whole)))
    expect(await csecWith(folder, { BACKUP_KEY: KEY }, 'restore-drill', backup)).toMatchObject({ status: 0 })
  })

  it('that isn’t encrypted is refused while there is a key, unless it’s trusted', async () => {
    const open = join(folder, 'plainly-open')
    expect((await csec(folder, 'backup', '--out', open)).status).toBe(0)
    for (const command of [
      ['restore', open, '--data-dir', 'from-open'],
      ['restore-drill', open],
    ]) {
      const refused = await csecWith(folder, { BACKUP_KEY: KEY }, ...command)
      expect([refused.status, refused.stderr]).toEqual([
        2,
        expect.stringMatching(/open isn’t encrypted, but BACKUP_KEY is set\. .* add --open\.\n$/),
      ])
      const trusted = await csecWith(folder, { BACKUP_KEY: KEY }, ...command, '--open')
      expect([trusted.status, trusted.stderr]).toEqual([0, ''])
    }
    await csec(folder, 'backup')
    const doctor = await csecWith(folder, { BACKUP_KEY: KEY }, 'doctor')
    expect(doctor.stderr).toMatch(/not ok: the newest backup isn’t encrypted, but BACKUP_KEY is set: .* csec backup/)
  })

  it('that was cut off doesn’t come back', async () => {
    const file = join(backup, 'csec.db.sealed')
    truncateSync(file, statSync(file).size - 1)
    const cut = await csecWith(folder, { BACKUP_KEY: KEY }, 'restore', backup, '--data-dir', 'cut')
    expect([cut.status, cut.stderr]).toEqual([2, expect.stringContaining('can’t be decrypted: it was changed')])
  })

  function backupName(): string {
    return 'data/backups/sealed is encrypted with another key'
  }
})

describe('the key of backups', () => {
  it.each([
    ['is no key', { BACKUP_KEY: 'short' }, 'BACKUP_KEY must be 64 digits'],
    ['is empty', { BACKUP_KEY: '' }, 'BACKUP_KEY must be 64 digits'],
    ['is given twice', { BACKUP_KEY: KEY, BACKUP_KEY_FILE: 'x' }, 'are both set. Keep one of them.'],
    [
      'is in a file that isn’t there',
      { BACKUP_KEY_FILE: '/nowhere/key' },
      "BACKUP_KEY_FILE: /nowhere/key can't be read",
    ],
  ])('is refused when it %s, and never printed', (_, env, problem) => {
    expect(() => readConfig(env)).toThrow(ConfigProblems)
    expect(() => readConfig(env)).toThrow(problem)
    expect(() => readConfig(env)).not.toThrow(new RegExp(`${KEY}|short`))
  })

  it('may have upper-case digits, and a line of its own in its file', () => {
    expect(readConfig({ BACKUP_KEY: KEY.toUpperCase() }).backupKey).toEqual(Buffer.from(KEY, 'hex'))
    expect(readConfig({ BACKUP_KEY_FILE: join(folder, 'key') }).backupKey).toEqual(Buffer.from(KEY, 'hex'))
    expect(readConfig({}).backupKey).toBeNull()
  })
})
