import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { append } from '../../src/ledger/ledger.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { isUnavailable } from '../../src/platform/database/unavailable.store.ts'
import { buildChild, removeChild, startChild } from '../support/child-process.ts'
import { lessonFinished } from '../support/recording.ts'
import { createEmptySchema } from '../support/stores.ts'

const url = process.env['TEST_DATABASE_URL'] ?? ''
const lesson = lessonFinished('person:bob', '2026-11-02', 'L1')

beforeAll(buildChild)
afterAll(removeChild)

describe.each(url === '' ? [] : [url])('several processes that write to one PostgreSQL database', (server) => {
  it('keep one chain, and everything acknowledged is in it once, also when one of them is killed', async () => {
    const schema = await createEmptySchema(server, `test_together_${process.pid}`)
    const store = await openStore({ database: schema.address })
    const EACH = 400
    const children = [EACH, EACH, 100_000].map((count) => startChild('together', schema.address, count))
    await Promise.all(children.map((child) => child.nextLine()))
    for (const child of children) child.process.stdin.end()
    const [first, second, killed] = children
    while ((killed?.lines.length ?? 0) < 100) await killed?.nextLine()
    killed?.process.kill('SIGKILL')
    await Promise.all(children.map(({ exited }) => exited))
    expect([first, second].map((child) => [child?.process.exitCode, child?.errors])).toEqual([
      [0, []],
      [0, []],
    ])
    const acknowledged = children.flatMap(({ lines }) =>
      lines.filter((line) => line.startsWith('committed ')).map((line) => line.slice('committed '.length)),
    )
    const ids = (await store.db.selectFrom('event').select('id').execute()).map(({ id }) => id)
    expect(new Set(acknowledged).size).toBe(acknowledged.length)
    expect(acknowledged.length).toBeGreaterThanOrEqual(2 * EACH + 99)
    expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([])
    // The killed one had a group under way that it could tell nobody of.
    expect(ids.length).toBeLessThanOrEqual(acknowledged.length + 8)
    expect(await verifyLedger(store.db)).toMatchObject({ ok: true, events: ids.length })
    await store.close()
    await schema.drop()
  })

  it('acknowledge nothing before PostgreSQL has written it to the disk', async () => {
    const schema = await createEmptySchema(server, `test_flushed_${process.pid}`)
    const store = await openStore({ database: schema.address })
    const write = async () => {
      const place = await store.transaction(async (tx) => {
        await append(tx, [lesson])
        return (await sql<{ at: string }>`select pg_current_wal_insert_lsn()::text as at`.execute(tx)).rows[0]?.at
      })
      const { rows } = await sql<{ flushed: boolean }>`
        select pg_current_wal_flush_lsn() >= ${place ?? ''}::pg_lsn as flushed`.execute(store.db)
      return rows[0]?.flushed
    }
    for (let round = 0; round < 20; round++)
      expect(await Promise.all(Array.from({ length: 12 }, write))).toEqual(Array(12).fill(true))
    expect(await verifyLedger(store.db)).toMatchObject({ ok: true, events: 240 })
    await store.close()
    await schema.drop()
  })

  it('go on when another version gives a table a column: one transaction at most has to be tried again', async () => {
    const schema = await createEmptySchema(server, `test_plans_${process.pid}`)
    const [older, newer] = [
      await openStore({ database: schema.address }),
      await openStore({ database: schema.address }),
    ]
    const read = () => older.db.selectFrom('draft').selectAll().execute()
    const write = () => older.transaction((tx) => tx.selectFrom('draft').selectAll().execute())
    for (let times = 0; times < 4; times++) expect([await read(), await write()]).toEqual([[], []])
    await sql`alter table draft add column later text`.execute(newer.db)
    const first = await write().catch((error: unknown) => error)
    expect(isUnavailable(first)).toBe(true)
    expect([await write(), await read()]).toEqual([[], []])
    for (let times = 0; times < 4; times++) expect([await read(), await write()]).toEqual([[], []])
    await sql`alter table draft drop column later`.execute(newer.db)
    expect(await read()).toEqual([])
    for (const store of [older, newer]) await store.close()
    await schema.drop()
  })
})
