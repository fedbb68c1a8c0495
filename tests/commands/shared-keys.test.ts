import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeBackup } from '../../src/backups/make.job.ts'
import { certificateKeys } from '../../src/certificates/certificate.store.ts'
import { signNow } from '../../src/ledger/sign.job.ts'
import { headsFault } from '../../src/ledger/verify-heads.job.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { verified } from '../../src/platform/codes/key.job.ts'
import { openServerKeys } from '../../src/platform/codes/shared-key.job.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { clockAt } from '../support/clock.ts'
import { csecWith } from '../support/csec.ts'
import { ORGANIZATION } from '../support/staff.ts'
import { trailAfter } from '../support/trail.ts'

/** A deployment whose keys are in the database: the folder of its data has none. */
let folder: string
let data: string
let encryption: Buffer
const clock = clockAt('2026-11-24T15:00:00.000Z')
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csec-shared-keys-'))
  data = join(folder, 'data')
  mkdirSync(data)
  encryption = randomBytes(32)
  await inStore(async (store) => {
    await putOrganization(store.db, ORGANIZATION, clock.now())
    const { ledger } = await keysOf(store)
    await signNow({ store, key: ledger, now: clock.now })
  })
})
afterEach(() => rmSync(folder, { recursive: true }))

async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ database: join(data, 'csec.db') })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

const keysOf = (store: Store) => openServerKeys({ store, dataDir: data, encryption }, clock.now())
const kids = () =>
  inStore(async (store) => {
    const { certificates, ledger, secret } = await keysOf(store)
    return { certificates: certificates.publicKey.kid, ledger: ledger.publicKey.kid, mac: secret.mac('a', 'b') }
  })
const csec = (...args: readonly string[]) =>
  csecWith(folder, { KEY_ENCRYPTION_KEY: encryption.toString('base64') }, ...args)
const lastOnTrail = () => inStore(async (store) => (await trailAfter({ deps: { store } }, 0)).at(-1))

describe('csec rotate-key, with keys in the database', () => {
  it.each(['ledger', 'certificates', 'server'] as const)(
    'changes the key %s and no other, and the trail says so',
    async (key) => {
      const before = await kids()
      const { status, stderr } = await csec('rotate-key', key)
      expect([status, stderr]).toEqual([0, ''])
      const after = await kids()
      const part = key === 'server' ? 'mac' : key
      expect(after[part]).not.toBe(before[part])
      expect({ ...after, [part]: '' }).toEqual({ ...before, [part]: '' })
      expect(await lastOnTrail()).toMatchObject({ kind: 'key_changed', detail: { key } })
      expect(existsSync(join(data, 'keys'))).toBe(false)
    },
  )

  it('lets the old key of the ledger vouch for the new one, and checkpoints of both stay good', async () => {
    const before = await kids()
    const { stdout } = await csec('rotate-key', 'ledger')
    expect(stdout).toContain(`${before.ledger} has vouched for it.`)
    clock.pass({ days: 1 })
    await inStore(async (store) => {
      await signNow({ store, key: (await keysOf(store)).ledger, now: clock.now })
      expect(await headsFault(store.db)).toBeNull()
      expect(await certificateKeys(store.db)).toEqual([])
    })
  })

  it('encrypts all of them with a new key, and the one of before opens nothing anymore', async () => {
    const before = await kids()
    const next = randomBytes(32)
    writeFileSync(join(folder, 'next.key'), `${next.toString('base64')}\n`, { mode: 0o600 })
    const { status, stdout, stderr } = await csec('rotate-key', 'encryption', '--new-key-file', 'next.key')
    expect([status, stdout, stderr]).toEqual([0, expect.stringMatching(/^3 keys are encrypted with the new key\./), ''])
    const again = await csec('rotate-key', 'encryption', '--new-key-file', 'next.key')
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining("KEY_ENCRYPTION_KEY isn't the key")])
    encryption = next
    expect(await kids()).toEqual(before)
    expect(await lastOnTrail()).toMatchObject({ kind: 'key_changed', detail: { key: 'encryption' } })
  })

  it.each(['ledger', 'certificates', 'server'] as const)(
    'changes nothing for %s without the key that the keys are encrypted with, or with another',
    async (key) => {
      const before = await kids()
      const last = await lastOnTrail()
      for (const [setting, line] of [
        [{}, /^csec rotate-key: The keys of this database are in it, encrypted\. Set KEY_ENCRYPTION_KEY.*\n$/],
        [
          { KEY_ENCRYPTION_KEY: randomBytes(32).toString('base64') },
          /^csec rotate-key: KEY_ENCRYPTION_KEY isn't the key that .*\n$/,
        ],
      ] as const) {
        const { status, stderr } = await csecWith(folder, setting, 'rotate-key', key)
        expect([status, stderr]).toEqual([2, expect.stringMatching(line)])
      }
      expect(await kids()).toEqual(before)
      expect(await lastOnTrail()).toEqual(last)
      expect(existsSync(join(data, 'keys'))).toBe(false)
    },
  )

  it('leaves every key as it was when the trail can’t say that they were encrypted anew', async () => {
    const before = await kids()
    writeFileSync(join(folder, 'next.key'), `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 })
    await inStore(async ({ db }) => {
      await sql`create trigger no_trail before insert on trail_entry begin select raise(abort, 'no trail'); end`.execute(
        db,
      )
    })
    await expect(csec('rotate-key', 'encryption', '--new-key-file', 'next.key')).rejects.toThrow('no trail')
    expect(await kids()).toEqual(before)
  })

  it.each([
    ['too short', 'c2hvcnQ=', /--new-key-file must be 32 random bytes in base64: openssl rand -base64 32/],
    ['missing', null, /--new-key-file: next\.key can't be read \(ENOENT\)/],
  ])('answers a new key that is %s with one line, and changes nothing', async (_, text, line) => {
    if (text !== null) writeFileSync(join(folder, 'next.key'), text)
    const before = await kids()
    const { status, stderr } = await csec('rotate-key', 'encryption', '--new-key-file', 'next.key')
    expect([status, stderr.trimEnd()]).toEqual([2, expect.stringMatching(line)])
    expect(await kids()).toEqual(before)
  })
})

describe('a command that signs, with keys in the database', () => {
  const withoutKey = (...args: readonly string[]) => csecWith(folder, {}, ...args)

  it('restore-drill signs with the key that came back, and says which setting is missing', async () => {
    const backup = join(folder, 'backup')
    const { ledger } = await inStore(async (store) => {
      await makeBackup({ store, dataDir: data, at: clock.now(), check() {} }, backup)
      return keysOf(store)
    })
    const { status, stdout } = await csec('restore-drill', backup)
    expect(status).toBe(0)
    const token = /Signed report: (\S+)/.exec(stdout)?.[1] ?? ''
    expect(await verified(token, ledger.publicKey)).toMatchObject({ format: 'csec-restore-drill' })
    const refused = await withoutKey('restore-drill', backup)
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('Set KEY_ENCRYPTION_KEY')])
  })

  it('evidence uses the key of the database, and says which setting is missing', async () => {
    const pack = await csec('evidence', '--as-of', '2026-11-24', '--out', 'pack.zip')
    expect([pack.status, pack.stderr]).toEqual([0, ''])
    expect(existsSync(join(data, 'keys'))).toBe(false)
    const refused = await withoutKey('evidence', '--as-of', '2026-11-24', '--out', 'other.zip')
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('Set KEY_ENCRYPTION_KEY')])
  })

  it('doctor says whether the setting opens them', async () => {
    const { stdout } = await csec('doctor')
    expect(stdout).toContain('ok: the keys, which are encrypted in the database')
    expect(stdout).toContain('ok: the texts that staff read')
    expect((await withoutKey('doctor')).stderr).toContain('not ok: The keys of this database are in it, encrypted.')
  })
})

describe('csec restore, with keys in the database', () => {
  const OTHER =
    /^csec restore: KEY_ENCRYPTION_KEY isn't the key .* in this backup are encrypted with\. Nothing was changed\..*\n$/
  let backup: string
  beforeEach(async () => {
    backup = join(folder, 'backup')
    await inStore((store) => makeBackup({ store, dataDir: data, at: clock.now(), check() {} }, backup))
  })
  const restored = () => existsSync(join(folder, 'new', 'csec.db'))

  it('puts it back with the key that the keys are encrypted with', async () => {
    const { status, stderr } = await csec('restore', backup, '--data-dir', 'new')
    expect([status, stderr, restored()]).toEqual([0, '', true])
  })

  it('puts it back where no key is set: the server asks for it', async () => {
    const { status, stderr } = await csecWith(folder, {}, 'restore', backup, '--data-dir', 'new')
    expect([status, stderr, restored()]).toEqual([0, '', true])
  })

  it.each([
    ['a file', []],
    // Nobody listens there, so it's refused before anything is sent.
    ['PostgreSQL', ['--database', 'postgres://127.0.0.1:1/csec']],
  ])('refuses another key before anything is written to %s', async (_, target) => {
    const other = { KEY_ENCRYPTION_KEY: randomBytes(32).toString('base64') }
    const { status, stderr } = await csecWith(folder, other, 'restore', backup, '--data-dir', 'new', ...target)
    expect([status, stderr, restored()]).toEqual([2, expect.stringMatching(OTHER), false])
  })
})
