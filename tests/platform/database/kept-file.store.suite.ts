import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptFiles } from '../../../src/platform/database/kept-file.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { clockAt, type TestClock } from '../../support/clock.ts'

/** Several pieces, and the last of them is a short one. */
const CONTENT = randomBytes(64 * 1024 * 19 + 77)
const NAME = 'pack:aaaa-1 hash'

export function keptFilesSuite(store: () => Store): void {
  describe('files that a job has made', () => {
    let parent: string
    let clock: TestClock
    beforeEach(() => {
      parent = mkdtempSync(join(tmpdir(), 'csec-kept-'))
      clock = clockAt('2026-11-24T15:00:00.000Z')
    })
    afterEach(() => rmSync(parent, { recursive: true, force: true }))

    const server = (name = 'a') =>
      keptFiles({ store: store(), folder: join(parent, name), kind: 'pack:', ending: '.zip', now: clock.now })
    const keep = async (files = server(), name = NAME, content: Buffer = CONTENT) => {
      const path = files.placeFor(name)
      writeFileSync(path, content)
      await files.keep(name, path)
      expect(existsSync(path)).toBe(false)
    }
    const read = async (files = server(), name = NAME) => {
      const file = await files.find(name)
      return file === null ? null : buffer(file.read())
    }

    it('come back byte by byte, whole or in part', async () => {
      await keep()
      const file = await server().find(NAME)
      expect(file?.bytes).toBe(CONTENT.length)
      expect((await read())?.equals(CONTENT)).toBe(true)
      for (const [from, to] of [
        [0, 1],
        [5, 64 * 1024],
        [64 * 1024, 64 * 1024 + 1],
        [100_000, 900_001],
        [CONTENT.length - 1, CONTENT.length],
      ] as const) {
        const part = file === null ? null : await buffer(file.read(from, to))
        expect([from, part?.equals(CONTENT.subarray(from, to))]).toEqual([from, true])
      }
    })

    it('are replaced by what is kept under the same name, and deleted one by one or but for some', async () => {
      await keep()
      await keep(server(), NAME, Buffer.from('newer'))
      await keep(server(), 'pack:bbbb-2')
      expect((await read())?.toString()).toBe('newer')
      await server().forgetOthers(new Set([NAME]))
      expect([await read(), await read(server(), 'pack:bbbb-2')]).toEqual([Buffer.from('newer'), null])
      await server().forget(NAME)
      expect(await read()).toBeNull()
    })

    it('are on every server when the database is PostgreSQL, and leave nothing next to the one that made them', async () => {
      await keep(server('a'))
      const elsewhere = await read(server('b'))
      if (store().engine === 'sqlite') return expect(elsewhere).toBeNull()
      expect(elsewhere?.equals(CONTENT)).toBe(true)
      expect(readdirSync(join(parent, 'a'))).toEqual([])
    })

    it('are taken in from the folder of a server where they were kept before', async () => {
      mkdirSync(join(parent, 'a'))
      writeFileSync(join(parent, 'a', 'aaaa-1.zip'), CONTENT)
      await server('a').takeIn(NAME, CONTENT.length + 1)
      expect(await read(server('b'))).toBeNull()
      await server('a').takeIn(NAME, CONTENT.length)
      expect((await read(server('a')))?.equals(CONTENT)).toBe(true)
      expect((await read(server('b'))) !== null).toBe(store().engine === 'postgres')
    })

    it('count once they’re whole, and what a killed process has begun goes after a day', async () => {
      const files = server()
      const path = files.placeFor(NAME)
      writeFileSync(path, CONTENT)
      const at = new Date(clock.now())
      utimesSync(path, at, at)
      if (store().engine === 'postgres') {
        await store()
          .db.insertInto('kept_file')
          .values({ version: 'v', name: NAME, bytes: 5, begun_at: clock.now(), is_whole: 0 })
          .execute()
        await store()
          .db.insertInto('kept_file_piece')
          .values({ version: 'v', number: 0, content: Buffer.from('12345') })
          .execute()
      }
      const left = async () => [
        existsSync(path),
        (await store().db.selectFrom('kept_file_piece').select('version').execute()).length,
      ]
      const before = await left()
      clock.pass({ hours: 23 })
      await files.forgetUnfinished()
      expect([await left(), await read()]).toEqual([before, null])
      clock.pass({ hours: 2 })
      await files.forgetUnfinished()
      expect(await left()).toEqual([false, 0])
    })

    it('have no names that lead out of their folder', () => {
      for (const name of ['pack:../../csec', 'report-file:aaaa', 'pack:', 'pack:a/b'])
        expect(() => server().placeFor(name), name).toThrow('no name')
    })
  })
}
