import { type RawBuilder, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { NewEvent } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { addFact } from '../../src/ledger/fact.store.ts'
import { append, entryHash, historyOf } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { day, HASH, hired, lessonFinished, noonOf, required } from '../support/recording.ts'

/** Everything a person with the database's own password could do, and the entry that gives it away. */
const TAMPERINGS: readonly [string, RawBuilder<unknown>, seq: number, reason: RegExp][] = [
  ['changing the id', sql`update event set id = 'other' where seq = 2`, 2, /changed/],
  ['changing the kind', sql`update event set kind = 'completed' where seq = 2`, 2, /changed/],
  ['changing the subject', sql`update event set subject = 'person:eve' where seq = 2`, 2, /changed/],
  ['changing the course', sql`update event set course_id = 'other' where seq = 2`, 2, /changed/],
  ['changing the day', sql`update event set effective_on = '2026-11-01' where seq = 3`, 3, /changed/],
  ['changing the instant', sql`update event set recorded_at = '2026-11-01T12:00:00.000Z' where seq = 3`, 3, /changed/],
  ['changing the actor', sql`update event set actor = 'person:eve' where seq = 3`, 3, /changed/],
  ['a new value in the body', sql`update event set body = replace(body, '"L1"', '"L2"') where seq = 3`, 3, /changed/],
  ['only spelling the body anew', sql`update event set body = replace(body, ',', ', ') where seq = 3`, 3, /changed/],
  ['making the body something other than JSON', sql`update event set body = '{' where seq = 3`, 3, /changed/],
  ['changing the hash', sql`update event set hash = ${HASH} where seq = 3`, 3, /changed/],
  ['changing the hash before', sql`update event set prev_hash = ${HASH} where seq = 3`, 3, /does not follow/],
  ['changing the place', sql`update event set seq = 9 where seq = 4`, 4, /missing/],
  ['deleting an entry in the middle', sql`delete from event where seq = 2`, 2, /missing/],
  ['deleting the last entry', sql`delete from event where seq = 4`, 4, /missing/],
  ['moving the head back by one entry', sql`update ledger_head set seq = 3`, 3, /head of the ledger names/],
  ['changing the hash of the head', sql`update ledger_head set hash = ${HASH}`, 4, /head of the ledger names/],
  ['changing a name in use', sql`update person_fact set value = 'Eve Ortiz'`, 1, /fact about the person/],
  ['deleting a name in use', sql`delete from person_fact`, 1, /fact about the person/],
]

export function tamperingSuite(store: () => Store): void {
  const prepared = async (lesson: NewEvent = lessonFinished('person:bob', '2026-11-04', 'L2')) => {
    await store().transaction(async (tx) => {
      const recordedAt = noonOf(day('2026-11-02'))
      const name = {
        person: 'person:bob',
        kind: 'name',
        value: 'Bob Ortiz',
        effectiveOn: day('2026-11-02'),
        recordedAt,
      } as const
      const facts = [await addFact(tx, name)]
      await append(tx, [
        hired('person:bob', '2026-11-02', { facts }),
        required('person:bob', '2026-11-02'),
        lessonFinished('person:bob', '2026-11-03', 'L1'),
        lesson,
      ])
    })
    await withoutTriggers(store())
  }

  describe('tampering', () => {
    it.each(TAMPERINGS)('%s is found and the entry named', async (_, statement, seq, reason) => {
      await prepared()
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true, events: 4 })
      await statement.execute(store().db)
      expect(await verifyLedger(store().db)).toMatchObject({ ok: false, seq, reason: expect.stringMatching(reason) })
    })

    it.each(['a "quote"', 'a back\\slash', 'a\nline', 'año'])('is not found in a course called %j', async (course) => {
      await prepared({ ...lessonFinished('person:bob', '2026-11-04', 'L2'), course })
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true, events: 4 })
    })

    it('shows wherever the entry is read, also where it was read before', async () => {
      await prepared()
      const lessons = async () => (await historyOf(store().db, 'person:bob')).filter(isKind('lesson_finished'))
      expect((await lessons()).map(({ body }) => body.lesson)).toEqual(['L1', 'L2'])
      await sql`update event set body = replace(body, '"L1"', '"L3"') where seq = 3`.execute(store().db)
      expect((await lessons()).map(({ body }) => body.lesson)).toEqual(['L3', 'L2'])
    })

    it('an entry added after the head is found', async () => {
      await prepared()
      await sql`update ledger_head set seq = 3, hash = (select hash from event where seq = 3)`.execute(store().db)
      expect(await verifyLedger(store().db)).toMatchObject({
        ok: false,
        seq: 4,
        reason: expect.stringMatching(/behind the head/),
      })
    })

    it('a matching hash over a body that is not of its kind is found', async () => {
      await prepared()
      const row = await store().db.selectFrom('event').selectAll().where('seq', '=', 4).executeTakeFirstOrThrow()
      const body = '{"v":1}'
      const hash = entryHash({ ...row, body })
      await store().db.updateTable('event').set({ body, hash }).where('seq', '=', 4).execute()
      await store().db.updateTable('ledger_head').set({ hash }).execute()
      expect(await verifyLedger(store().db)).toMatchObject({
        ok: false,
        seq: 4,
        reason: expect.stringMatching(/not of its kind/),
      })
    })
  })
}

/** Takes away what keeps the ledger from being changed by mistake. */
export async function withoutTriggers({ engine, db }: Store): Promise<void> {
  const statements =
    engine === 'sqlite'
      ? [sql`drop trigger event_never_changes`, sql`drop trigger event_never_goes`]
      : [sql`drop trigger event_never_changes on event`]
  for (const statement of statements) await statement.execute(db)
}
