import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { append } from '../../src/ledger/ledger.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { writeTogether } from '../../src/platform/database/batch.store.ts'
import { rehearse, type Store } from '../../src/platform/database/open.store.ts'
import { lessonFinished } from '../support/recording.ts'

/** How a transaction ends: as it should, by an error of its own, by one of the database, or as a rehearsal. */
const ENDS = ['kept', 'kept', 'kept', 'throws', 'breaks', 'breaks in a batch', 'rehearsed'] as const

const works = fc.array(
  fc.record({
    entries: fc.integer({ min: 0, max: 3 }),
    turns: fc.integer({ min: 0, max: 2 }),
    end: fc.constantFrom(...ENDS),
    // Short ones share commits on either engine.
    isShort: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
)
type Work = typeof works extends fc.Arbitrary<readonly (infer One)[]> ? One : never

/** Transactions that wait for each other may share a commit. */
export function togetherSuite(store: () => Store): void {
  describe('transactions at the same time', () => {
    it('are each whole or undone by themselves, in one chain without gaps', async () => {
      let run = 0
      let expected = 0
      await fc.assert(
        fc.asyncProperty(works, async (asked) => {
          run += 1
          const outcomes = await Promise.allSettled(asked.map((work, n) => start(store(), work, `${run}-${n}`)))
          for (const [n, { entries, end }] of asked.entries()) {
            const outcome = outcomes[n]
            const found = await entriesOf(store(), `${run}-${n}`)
            if (end === 'kept') {
              expect(outcome).toEqual({ status: 'fulfilled', value: found })
              expect(found).toHaveLength(entries)
              expected += entries
            } else {
              expect(found).toEqual([])
              if (end === 'rehearsed') expect(outcome).toMatchObject({ status: 'fulfilled' })
              if (end === 'throws') expect(outcome).toMatchObject({ reason: new Error(`refused ${run}-${n}`) })
              if (end === 'breaks' || end === 'breaks in a batch')
                expect(outcome).toMatchObject({ reason: { message: expect.stringMatching(/UNIQUE|unique/) } })
            }
          }
          expect(await verifyLedger(store().db)).toMatchObject({ ok: true, events: expected })
        }),
        { numRuns: 15, endOnFailure: true },
      )
    })

    it('see what those before them have written, and nothing of those that failed', async () => {
      const seen: number[] = []
      const one = (fails: boolean) =>
        store().transaction(async (tx) => {
          seen.push((await tx.selectFrom('ledger_head').select('seq').executeTakeFirstOrThrow()).seq)
          await append(tx, [lessonFinished('person:bob', '2026-11-02', 'L1')])
          if (fails) throw new Error('refused')
        })
      await Promise.allSettled([false, true, false, true, true, false].map(one))
      expect(seen).toEqual([0, 1, 1, 2, 2, 2])
    })

    it('tell nobody before the commit, and then everyone', async () => {
      const told: number[] = []
      const one = async (n: number) => {
        await store().transactionTogether((tx) => append(tx, [lessonFinished(`person:${n}`, '2026-11-02', 'L1')]))
        told.push((await store().db.selectFrom('ledger_head').select('seq').executeTakeFirstOrThrow()).seq)
      }
      await Promise.all([1, 2, 3, 4, 5].map(one))
      for (const [index, seq] of told.entries()) expect(seq).toBeGreaterThan(index)
    })

    it('go on after one that the database has given up on, although its code went on', async () => {
      const swallows = store().transaction(async (tx) => {
        await append(tx, [lessonFinished('person:bob', '2026-11-02', 'L1')])
        await sql`select * from no_such_table`.execute(tx).catch(() => {})
      })
      const [swallowed] = await Promise.allSettled([swallows])
      // PostgreSQL undoes such a transaction, which then says so. SQLite has kept it.
      const kept = swallowed?.status === 'fulfilled' ? 1 : 0
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true, events: kept })
      await store().transaction((tx) => append(tx, [lessonFinished('person:bob', '2026-11-02', 'L2')]))
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true, events: kept + 1 })
    })
  })
}

async function start(store: Store, { entries, turns, end, isShort }: Work, name: string): Promise<readonly string[]> {
  // They don't all come in the same turn.
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
  const ids: string[] = []
  const runs: typeof rehearse = isShort ? together : apart
  await (end === 'rehearsed' ? rehearse : runs)(store, async (tx) => {
    for (let n = 0; n < entries; n++)
      ids.push(...(await append(tx, [lessonFinished(`person:${name}`, '2026-11-02', 'L1')])).map(({ id }) => id))
    if (end === 'throws') throw new Error(`refused ${name}`)
    const submission = tx.insertInto('submission').values({ key: name, event_id: null })
    if (end === 'breaks') for (let twice = 0; twice < 2; twice++) await submission.execute()
    if (end === 'breaks in a batch') await writeTogether(tx, [submission, submission, submission])
  })
  return ids
}

const apart: typeof rehearse = (store, work) => store.transaction(work)
const together: typeof rehearse = (store, work) => store.transactionTogether(work)

async function entriesOf({ db }: Store, name: string): Promise<string[]> {
  const rows = await db
    .selectFrom('event')
    .select('id')
    .where('subject', '=', `person:${name}`)
    .orderBy('seq')
    .execute()
  return rows.map(({ id }) => id)
}
