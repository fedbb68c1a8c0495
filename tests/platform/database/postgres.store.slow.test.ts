import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { packagedMigrations } from '../../../src/platform/database/migrate.store.ts'
import { openStore } from '../../../src/platform/database/open.store.ts'
import { isUnavailable } from '../../../src/platform/database/unavailable.store.ts'
import { createEmptySchema } from '../../support/stores.ts'
import { instant } from '../../../src/platform/time/calendar.ts'
import { appendToTrail } from '../../../src/trail/trail.store.ts'
import { verifyTrail } from '../../../src/trail/verify.store.ts'
import { buildChild, removeChild, startChild } from '../../support/child-process.ts'

/** Numbers of the migrations that the program brings, each with a part for every engine. */
const KNOWN = readdirSync(packagedMigrations)
  .filter((name) => /^\d{4}_\w+\.sql$/.test(name))
  .map((_, index) => index + 1)

describe('a PostgreSQL server', () => {
  it('a server that doesn’t answer is named in a sentence, without the password', async () => {
    const opening = openStore({ database: 'postgres://csec:secret@127.0.0.1:1/csec' })
    await expect(opening).rejects.toThrow(/^The PostgreSQL server 127\.0\.0\.1:1 cannot be used: .*ECONNREFUSED/)
    await expect(opening).rejects.not.toThrow(/secret/)
  })

  it('a server that accepts a connection and never answers is given up on, with a sentence', async () => {
    const mute = createServer(() => {}).listen(0, '127.0.0.1')
    await once(mute, 'listening')
    // A server that listens on a port has an address of this kind.
    const { port } = mute.address() as AddressInfo
    await expect(openStore({ database: `postgres://csec:secret@127.0.0.1:${port}/csec` })).rejects.toThrow(
      `The PostgreSQL server 127.0.0.1:${port} cannot be used: Connection terminated due to connection timeout.`,
    )
    mute.close()
  })

  const url = process.env['TEST_DATABASE_URL'] ?? ''

  // There is such a server in `.ci/run`, and wherever TEST_DATABASE_URL names one.
  it.each(url === '' ? [] : [url])('a connection that nobody asks anything for a minute stays the same', async () => {
    const schema = await createEmptySchema(url, `test_idle_${process.pid}`)
    const store = await openStore({ database: schema.address })
    const connection = async () =>
      (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(store.db)).rows[0]?.pid
    const before = await connection()
    await pause(50_000)
    expect(await connection()).toBe(before)
    await store.close()
    await schema.drop()
  })

  it.each(url === '' ? [] : [url])(
    'gets its tables once when several nodes start, and lets a reader only read',
    async () => {
      const schema = await createEmptySchema(url, `test_start_${process.pid}`)
      const open = (readOnly: boolean) => openStore({ database: schema.address, readOnly })
      const nodes = await Promise.all([false, false, false, false].map(open))
      const reader = await open(true)
      const applied = await reader.db.selectFrom('migration').select('version').orderBy('version').execute()
      expect(applied.map(({ version }) => version)).toEqual(KNOWN)
      await expect(sql`delete from draft`.execute(reader.db)).rejects.toThrow(/read-only/)
      for (const store of [...nodes, reader]) await store.close()
      await schema.drop()
    },
  )

  it.each(url === '' ? [] : [url])(
    'keeps one chain of the audit trail when three processes write to it at the same time',
    async () => {
      await buildChild()
      const schema = await createEmptySchema(url, `test_trail_${process.pid}`)
      const store = await openStore({ database: schema.address })
      const children = [1, 2].map(() => startChild('trail', schema.address, 100))
      await Promise.all(children.map((child) => child.nextLine()))
      for (const child of children) child.process.stdin.end()
      const source = { actor: 'person:bob', at: instant('2026-11-24T15:00:00.000Z'), address: '192.0.2.7' } as const
      for (let n = 0; n < 100; n++)
        await store.transaction((tx) => appendToTrail(tx, source, { kind: 'access_opened', about: 'person:eve' }))
      await Promise.all(children.map(({ exited }) => exited))
      expect(children.map(({ process: { exitCode }, errors }) => [exitCode, errors])).toEqual([
        [0, []],
        [0, []],
      ])
      expect(await verifyTrail(store.db)).toMatchObject({ ok: true, entries: 300, head: { seq: 300 } })
      await store.close()
      await schema.drop()
      removeChild()
    },
  )

  it.each(url === '' ? [] : [url])(
    'ends a statement that takes too long, and a transaction that hangs too long',
    async () => {
      const store = await openStore({ database: url })
      const setting = async (name: string) =>
        (await sql<{ value: string }>`select current_setting(${name}) as value`.execute(store.db)).rows[0]?.value
      expect(await setting('statement_timeout')).toBe('30s')
      expect(await setting('idle_in_transaction_session_timeout')).toBe('1min')
      await store.close()
    },
  )

  it.each(url === '' ? [] : [url])(
    'may end a connection in the middle of a transaction: the work fails as something to try again, and the next is done',
    async () => {
      const schema = await createEmptySchema(url, `test_broken_${process.pid}`)
      const store = await openStore({ database: schema.address })
      const broken = await store
        .transaction(async (tx) => {
          await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
        })
        .catch((error: unknown) => error)
      expect(isUnavailable(broken)).toBe(true)
      // Without a statement in progress, only the connection itself hears of it.
      const silent = store.transaction(async (tx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
        await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`.execute(store.db)
        await pause(200)
        await sql`select 1`.execute(tx)
      })
      expect(isUnavailable(await silent.catch((error: unknown) => error))).toBe(true)
      expect(await store.db.selectFrom('ledger_head').select('seq').execute()).toEqual([{ seq: 0 }])
      await store.close()
      await schema.drop()
    },
  )
})
