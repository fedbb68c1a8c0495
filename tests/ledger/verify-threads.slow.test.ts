import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BEGINNING } from '../../src/ledger/chain.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import { addFact } from '../../src/ledger/fact.store.ts'
import { joinParts, verifyInThreads } from '../../src/ledger/verify-threads.job.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { day, HASH, hired, lessonFinished, noonOf } from '../support/recording.ts'
import { withoutTriggers } from './tampering.store.suite.ts'

const folder = mkdtempSync(join(tmpdir(), 'csec-threads-'))
const file = join(folder, 'csec.db')
const image = join(folder, 'image.db')
afterAll(() => rmSync(folder, { recursive: true }))

/** Four entries: with two threads, the second begins after entry 2. */
beforeAll(async () => {
  const store = await openStore({ database: file })
  await store.transaction(async (tx) => {
    const about = { person: 'person:bob', kind: 'name', value: 'Bob Ortiz' } as const
    const fact = await addFact(tx, { ...about, effectiveOn: day('2026-11-02'), recordedAt: noonOf(day('2026-11-02')) })
    await append(tx, [
      lessonFinished('person:ann', '2026-11-01', 'L1'),
      lessonFinished('person:ann', '2026-11-02', 'L2'),
      hired('person:bob', '2026-11-02', { facts: [fact] }),
      lessonFinished('person:bob', '2026-11-04', 'L2'),
    ])
  })
  await withoutTriggers(store)
  await store.copyFile?.(image, () => {})
  await store.close()
})

const IN_TWO = { threads: 2, from: 1 }

async function after(tampering: RawBuilder<unknown> | null, look: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore({ database: image })
  const copy = join(folder, 'tampered.db')
  await store.copyFile?.(copy, () => {})
  await store.close()
  const tampered = await openStore({ database: copy })
  try {
    await tampering?.execute(tampered.db)
    await look(tampered)
  } finally {
    await tampered.close()
    for (const ending of ['', '-wal', '-shm']) rmSync(copy + ending, { force: true })
  }
}

describe('a ledger that is checked in two parts at the same time', () => {
  it.each<[string, RawBuilder<unknown>, seq: number, fault: string]>([
    ['an entry of the first part', sql`update event set actor = 'person:eve' where seq = 1`, 1, 'changed'],
    ['an entry of the second part', sql`update event set actor = 'person:eve' where seq = 4`, 4, 'changed'],
    ['entries of both parts', sql`update event set actor = 'person:eve' where seq in (2, 4)`, 2, 'changed'],
    ['the hash where one part ends', sql`update event set hash = ${HASH} where seq = 2`, 2, 'changed'],
    ['what the next part follows', sql`update event set prev_hash = ${HASH} where seq = 3`, 3, 'does-not-follow'],
    ['an id of bytes', sql`update event set id = cast(id as blob) where seq = 3`, 3, 'changed'],
    ['a kind of bytes', sql`update event set kind = cast(kind as blob) where seq = 3`, 3, 'changed'],
    ['a course of bytes', sql`update event set course_id = cast(course_id as blob) where seq = 3`, 3, 'changed'],
    ['a name in use', sql`update person_fact set value = 'Eve Ortiz'`, 3, 'fact'],
    ['the entry where one part ends, deleted', sql`delete from event where seq = 2`, 2, 'missing'],
    ['the last entry, deleted', sql`delete from event where seq = 4`, 4, 'missing'],
    ['the head, moved back', sql`update ledger_head set seq = 3`, 3, 'not-the-head'],
    [
      'an entry behind the head',
      sql`update ledger_head set seq = 3, hash = (select hash from event where seq = 3)`,
      4,
      'beyond-the-head',
    ],
  ])('shows %s, as one check does', async (_, tampering, seq, fault) => {
    await after(tampering, async (store) => {
      const found = await verifyInThreads(store, IN_TWO)
      expect(found).toMatchObject({ ok: false, seq, fault })
      expect(found).toEqual(await verifyLedger(store.db))
    })
  })

  it('is in order when all of it is', async () => {
    await after(null, async (store) => {
      const found = await verifyInThreads(store, IN_TWO)
      expect(found).toMatchObject({ ok: true, events: 4 })
      expect(found).toEqual(await verifyLedger(store.db))
      // More threads than entries.
      expect(await verifyInThreads(store, { threads: 7, from: 1 })).toEqual(found)
    })
  })

  it('is not, when one part doesn’t end where the next began', () => {
    const parts = [
      { after: BEGINNING, until: 2 },
      { after: { seq: 2, hash: HASH }, until: 4 },
    ]
    const ended = (seq: number, head: string) => ({ ok: true, events: seq, head }) as const
    expect(joinParts(parts, [ended(2, HASH), ended(4, 'b')])).toEqual(ended(4, 'b'))
    expect(joinParts(parts, [ended(2, 'c'), ended(4, 'b')])).toMatchObject({ ok: false, seq: 2, fault: 'changed' })
  })

  it('and is small, is checked in place, and no longer than it’s wanted', async () => {
    const store = await openStore({ database: image })
    const check = () => {
      throw new Error('no longer wanted')
    }
    await expect(verifyInThreads(store, { check })).rejects.toThrow('no longer wanted')
    await store.close()
  })
})
