import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeSuccessor, openSigningKey, signed, verified } from '../../../src/platform/codes/key.job.ts'
import { retireSealedKey, sealedKeys } from '../../../src/platform/codes/server-key.store.ts'
import {
  checkSealedKeys,
  encryptAgain,
  newSealedKey,
  newSealedSecret,
  openServerKeys,
  readLedgerKey,
  replaceKey,
  type ServerKeys,
} from '../../../src/platform/codes/shared-key.job.ts'
import { forgetSharedSecret } from '../../../src/platform/codes/shared-secret.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { instant } from '../../../src/platform/time/calendar.ts'

const NOW = instant('2026-11-24T15:00:00.000Z')
const LATER = instant('2026-11-25T15:00:00.000Z')

export function sharedKeysSuite(store: () => Store): void {
  describe('the keys that the servers of a database share', () => {
    const encryption = randomBytes(32)
    let parent: string
    beforeEach(() => {
      parent = mkdtempSync(join(tmpdir(), 'csec-keys-'))
    })
    afterEach(() => rmSync(parent, { recursive: true, force: true }))

    const folderOf = (server: string) => {
      const folder = join(parent, server)
      mkdirSync(folder, { recursive: true })
      return folder
    }
    const open = (server: string, key: Buffer | null = encryption, at = NOW) =>
      openServerKeys({ store: store(), dataDir: folderOf(server), encryption: key }, at)
    const ids = ({ certificates, ledger, secret }: ServerKeys) => [
      certificates.publicKey.kid,
      ledger.publicKey.kid,
      secret.mac('test', 'text'),
    ]

    it('are the same on three that start at once, and on one that starts later, and no folder has them', async () => {
      const [first, ...others] = await Promise.all([open('a'), open('b'), open('c')])
      for (const other of [...others, await open('d')]) expect(ids(other)).toEqual(ids(first))
      for (const server of ['a', 'b', 'c', 'd']) expect(readdirSync(folderOf(server))).toEqual([])
      expect((await sealedKeys(store().db)).map(({ purpose }) => purpose).sort()).toEqual([
        'certificates',
        'ledger',
        'server',
      ])
    })

    it('can’t be read from the database alone', async () => {
      const keys = await open('a')
      const rows = JSON.stringify(await sealedKeys(store().db))
      expect(rows).not.toContain('"d"')
      expect(rows).not.toContain(keys.ledger.publicKey.x)
    })

    it('are refused in one sentence without the key that they are encrypted with, and with another one', async () => {
      await open('a')
      for (const [key, said] of [
        [null, /^The keys of this database are in it, encrypted\. Set KEY_ENCRYPTION_KEY.*$/],
        [randomBytes(32), /^KEY_ENCRYPTION_KEY isn't the key that .*$/],
      ] as const) {
        await expect(open('b', key)).rejects.toThrow(said)
        await expect(checkSealedKeys(store().db, key)).rejects.toThrow(said)
        await expect(readLedgerKey(store().db, { dataDir: folderOf('b'), encryption: key })).rejects.toThrow(said)
      }
      expect(readdirSync(folderOf('b'))).toEqual([])
      expect(await checkSealedKeys(store().db, encryption)).toBe(true)
    })

    it('are those of the folder of a deployment until now, whose files stay as they are', async () => {
      const before = await open('a', null)
      const old = await openSigningKey(folderOf('a'), 'ledger')
      const token = await signed({ said: 'before' }, 'test', old)
      const successor = await makeSuccessor(folderOf('a'), 'ledger')
      successor.takeOver()
      const keys = join(folderOf('a'), 'keys')
      const files = () => readdirSync(keys).map((name) => [name, readFileSync(join(keys, name), 'utf8')])
      const untouched = files()

      const moved = await open('a', encryption, LATER)
      expect(ids(moved)).toEqual([
        before.certificates.publicKey.kid,
        successor.key.publicKey.kid,
        before.secret.mac('test', 'text'),
      ])
      expect(moved.notes).toEqual([expect.stringContaining('are in the database now')])
      expect(files()).toEqual(untouched)
      expect(ids(await open('b'))).toEqual(ids(moved))
      expect((await open('a')).notes).toEqual([])
      const retired = (await sealedKeys(store().db)).filter(({ retired_at }) => retired_at !== null)
      expect(retired.map(({ id }) => id)).toEqual([old.publicKey.kid])
      expect(await verified(token, old.publicKey)).toEqual({ said: 'before' })
      await expect(open('a', null)).rejects.toThrow('Set KEY_ENCRYPTION_KEY')
    })

    it('aren’t made anew by a server that starts before the one that has the files', async () => {
      const before = await open('a', null)
      await expect(open('b')).rejects.toThrow(/^The keys of this database are in the folder of another server\./)
      expect(await sealedKeys(store().db)).toEqual([])
      expect(ids(await open('a'))).toEqual(ids(before))
      expect(ids(await open('b'))).toEqual(ids(before))
    })

    it('are those that sign in the folder, even if a change of keys was killed halfway', async () => {
      const before = await open('a', null)
      const [file, { kid }] = [join(folderOf('a'), 'keys/certificates'), before.certificates.publicKey]
      copyFileSync(`${file}.private.json`, `${file}.retired-${kid}.json`)
      expect(ids(await open('a'))).toEqual(ids(before))
    })

    it('are refused with what to do when the folder has only one that the database has retired', async () => {
      const before = await open('a', null)
      await open('a')
      await store().transaction((tx) => retireSealedKey(tx, 'certificates', LATER))
      await expect(open('a')).rejects.toThrow(
        /^The database has no key for certificates in use, and the one in .*a\/keys was retired\. Run: csec rotate-key certificates$/,
      )
      const { row } = await newSealedKey('certificates', encryption, LATER)
      await store().transaction((tx) => replaceKey(tx, row))
      expect(ids(await open('a'))).toEqual([row.id, ...ids(before).slice(1)])
    })

    it('are changed one by one, and the one of before is kept', async () => {
      const before = await open('a')
      const { key, row } = await newSealedKey('ledger', encryption, LATER)
      await store().transaction((tx) => replaceKey(tx, row))
      const secret = newSealedSecret(encryption, LATER)
      await store().transaction(async (tx) => {
        await forgetSharedSecret(tx)
        await replaceKey(tx, secret.row)
      })
      const after = await open('b')
      const [certificates, ledger, mac] = ids(before)
      expect(ids(after)).toEqual([certificates, key.publicKey.kid, expect.not.stringMatching(mac ?? '')])
      const retired = (await sealedKeys(store().db)).filter(({ retired_at }) => retired_at === LATER)
      expect(retired.map(({ purpose }) => purpose).sort()).toEqual(['ledger', 'server'])
      expect(retired.map(({ id }) => id)).toContain(ledger)
    })

    it('are encrypted anew all at once, and only with the key of until now', async () => {
      const before = await open('a')
      const next = randomBytes(32)
      const again = (from: Buffer) => store().transaction((tx) => encryptAgain(tx, from, next))
      await expect(again(randomBytes(32))).rejects.toThrow(/^KEY_ENCRYPTION_KEY isn't/)
      expect(ids(await open('a'))).toEqual(ids(before))
      expect(await again(encryption)).toBe(3)
      expect(ids(await open('a', next))).toEqual(ids(before))
      await expect(open('a', encryption)).rejects.toThrow(/^KEY_ENCRYPTION_KEY isn't/)
    })
  })
}
