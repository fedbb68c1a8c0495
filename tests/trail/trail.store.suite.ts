import { type RawBuilder, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { DAY_MS, instant, later } from '../../src/platform/time/calendar.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import type { NewTrailEntry, TrailActor } from '../../src/trail/kind.ts'
import { storeFrom } from '../../src/trail/origin.store.ts'
import {
  appendToTrail,
  countTrailBefore,
  deleteTrailBefore,
  trailHash,
  wasKeptSince,
} from '../../src/trail/trail.store.ts'
import {
  trailEntries,
  trailEntriesOf,
  trailExtent,
  trailExtentOf,
  type TrailFilter,
} from '../../src/trail/list.store.ts'
import { deleteOld } from '../support/expired.ts'
import { findTrailCheck, hashInTrail, putTrailCheck, verifyTrail } from '../../src/trail/verify.store.ts'

const START = instant('2026-11-24T15:00:00.000Z')
const HASH = 'a'.repeat(64)
const GENESIS = { seq: 0, hash: '0'.repeat(64) }

const SIGNED_IN = { kind: 'signed_in', detail: { how: 'password' } } as const
const READ = { kind: 'person_read', about: 'person:bob', detail: { route: '/hr/people/:person' } } as const

/** Everything a person with the database's own password could do, and the entry that gives it away. */
const TAMPERINGS: readonly [string, RawBuilder<unknown>, seq: number, fault: string][] = [
  ['changing the time', sql`update trail_entry set at = '2026-11-01T12:00:00.000Z' where seq = 2`, 2, 'changed'],
  ['changing who', sql`update trail_entry set actor = 'person:eve' where seq = 2`, 2, 'changed'],
  ['changing the kind', sql`update trail_entry set kind = 'downloaded' where seq = 2`, 2, 'changed'],
  ['changing about whom', sql`update trail_entry set about = 'person:eve' where seq = 2`, 2, 'changed'],
  ['leaving out about whom', sql`update trail_entry set about = null where seq = 2`, 2, 'changed'],
  ['changing the detail', sql`update trail_entry set detail = '{"route":"/"}' where seq = 2`, 2, 'changed'],
  [
    'spelling the detail anew',
    sql`update trail_entry set detail = replace(detail, ':', ': ') where seq = 2`,
    2,
    'changed',
  ],
  ['a detail that is no JSON', sql`update trail_entry set detail = '{' where seq = 2`, 2, 'changed'],
  ['changing the hash', sql`update trail_entry set hash = ${HASH} where seq = 2`, 2, 'changed'],
  ['changing the hash before', sql`update trail_entry set prev_hash = ${HASH} where seq = 2`, 2, 'does-not-follow'],
  ['changing the place', sql`update trail_entry set seq = 9 where seq = 3`, 3, 'missing'],
  ['deleting an entry in the middle', sql`delete from trail_entry where seq = 2`, 2, 'missing'],
  ['deleting the first entry', sql`delete from trail_entry where seq = 1`, 1, 'missing'],
  ['deleting the last entry', sql`delete from trail_entry where seq = 3`, 3, 'missing'],
  ['moving the end back', sql`update trail_head set seq = 2`, 2, 'not-the-head'],
  ['changing the hash of the end', sql`update trail_head set hash = ${HASH}`, 3, 'not-the-head'],
  ['pretending that the first two were old', sql`update trail_head set gone_seq = 2`, 3, 'does-not-follow'],
]

export function trailSuite(store: () => Store): void {
  const appended = (entry: NewTrailEntry, at = START, address: string | null = '192.0.2.7') =>
    store().transaction((tx) => appendToTrail(tx, { actor: 'person:ada', at, address }, entry))
  const rows = () => store().db.selectFrom('trail_entry').selectAll().orderBy('seq').execute()
  const addresses = () => store().db.selectFrom('trail_address').selectAll().orderBy('seq').execute()
  const daysLater = (days: number) => later(START, days * DAY_MS)

  describe('the audit trail', () => {
    it('keeps entries in one chain, and the address outside of it', async () => {
      expect(await verifyTrail(store().db)).toEqual({ ok: true, entries: 0, gone: GENESIS, head: GENESIS })
      await appended(SIGNED_IN)
      await appended(READ, daysLater(1), null)
      const [first, second] = await rows()
      expect(first).toMatchObject({ seq: 1, at: START, actor: 'person:ada', kind: 'signed_in', about: null })
      expect(second).toMatchObject({ seq: 2, about: 'person:bob', detail: '{"route":"/hr/people/:person"}' })
      expect([first?.prev_hash, second?.prev_hash]).toEqual([GENESIS.hash, first?.hash])
      expect(JSON.stringify([first, second])).not.toContain('192.0.2.7')
      expect(await addresses()).toEqual([{ seq: 1, at: START, address: '192.0.2.7' }])
      const head = { seq: 2, hash: second?.hash }
      expect(await verifyTrail(store().db)).toEqual({ ok: true, entries: 2, gone: GENESIS, head })
    })

    it('reads entries from before settings had their fields, and their hash stays', async () => {
      await appended({ kind: 'setting_changed', detail: { route: '/hr/retention' } })
      await appended({ kind: 'setting_changed', detail: { route: '/hr/retention', changed: { trail: '1-year' } } })
      expect((await rows()).map(({ detail }) => detail)).toEqual([
        '{"route":"/hr/retention"}',
        '{"changed":{"trail":"1-year"},"route":"/hr/retention"}',
      ])
      expect((await rows())[0]?.hash).toBe('ab2611c805a1b1d5ee7687ab31610f0c1130c4db7494ad268c2a544171701fbf')
      expect(await verifyTrail(store().db)).toMatchObject({ ok: true, entries: 2 })
    })

    it('keeps one chain when forty write at once', async () => {
      await Promise.all(Array.from({ length: 40 }, () => appended(READ)))
      expect(await verifyTrail(store().db)).toMatchObject({ ok: true, entries: 40 })
    })

    it('undoes the entry of a transaction that fails later', async () => {
      const failing = store().transaction(async (tx) => {
        await appendToTrail(tx, { actor: 'person:ada', at: START, address: '192.0.2.7' }, READ)
        throw new Error('later')
      })
      await expect(failing).rejects.toThrow('later')
      expect([await rows(), await addresses()]).toEqual([[], []])
      expect(await verifyTrail(store().db)).toMatchObject({ ok: true, entries: 0 })
    })

    // The wrong entries are the point.
    it.each<[string, unknown]>([
      [
        'a sentence where a word belongs',
        { kind: 'downloaded', detail: { route: '/x', filters: { site: 'two words' } } },
      ],
      ['a line break', { kind: 'downloaded', detail: { route: '/x\n/y' } }],
      ['a formula', { kind: 'setting_changed', detail: { route: '/x', changed: { label: '=1+1' } } }],
      ['a formula as a field', { kind: 'setting_changed', detail: { route: '/x', changed: { '=1+1': null } } }],
      ['a field that its kind doesn’t have', { kind: 'signed_in', detail: { how: 'password', name: 'Ada' } }],
      ['something without an id', { ...READ, about: 'Bob Ortiz' }],
      ['an id with a line break in it', { ...READ, about: 'person:bob\neve' }],
    ])('refuses %s', async (_, entry) => {
      await expect(appended(entry as NewTrailEntry)).rejects.toThrow()
      expect(await rows()).toEqual([])
    })

    it('loses network addresses after 90 days, and no entry, and the chain still holds', async () => {
      await appended(SIGNED_IN)
      await appended(READ, daysLater(1))
      const before = await rows()
      const left = async () => (await addresses()).map(({ seq }) => seq)
      expect([await deleteOld(store(), 'addresses', daysLater(89)), await left()]).toEqual([0, [1, 2]])
      expect([await deleteOld(store(), 'addresses', daysLater(90)), await left()]).toEqual([1, [2]])
      expect([await deleteOld(store(), 'addresses', daysLater(91)), await left()]).toEqual([1, []])
      expect(await rows()).toEqual(before)
      expect(await verifyTrail(store().db)).toMatchObject({ ok: true, entries: 2 })
      await appended(READ, daysLater(91))
      expect(await verifyTrail(store().db)).toMatchObject({ ok: true, entries: 3 })
    })

    it('lets its oldest part go, and the rest can still be checked', async () => {
      for (const days of [0, 1, 2, 3]) await appended(READ, daysLater(days))
      const [, second, third] = await rows()
      expect(await countTrailBefore(store().db, daysLater(2))).toBe(2)
      expect(await store().transaction((tx) => deleteTrailBefore(tx, daysLater(2)))).toBe(2)
      expect(await store().transaction((tx) => deleteTrailBefore(tx, daysLater(2)))).toBe(0)
      expect((await rows()).map(({ seq }) => seq)).toEqual([3, 4])
      expect((await addresses()).map(({ seq }) => seq)).toEqual([3, 4])
      const gone = { seq: 2, hash: second?.hash }
      expect(third?.prev_hash).toBe(second?.hash)
      expect(await verifyTrail(store().db)).toMatchObject({ ok: true, entries: 2, gone })
      expect(await store().transaction((tx) => deleteTrailBefore(tx, daysLater(9)))).toBe(2)
      expect(await verifyTrail(store().db)).toMatchObject({ ok: true, entries: 0 })
      await appended(SIGNED_IN, daysLater(9))
      expect(await verifyTrail(store().db)).toMatchObject({ ok: true, entries: 1, head: { seq: 5 } })
    })

    it('lists the newest first, narrowed by who, about whom, kind and time', async () => {
      await appended(SIGNED_IN)
      await appended(READ, daysLater(1), null)
      await appended(READ, daysLater(2))
      const all = { who: null, about: null, kind: null, from: null, until: null } as const
      const listed = async (filter: Partial<TrailFilter>, before: number | null = null) =>
        (await trailEntries(store().db, { ...all, ...filter }, { before, most: 2 })).map(({ seq }) => seq)
      expect(await listed({})).toEqual([3, 2])
      expect(await listed({}, 2)).toEqual([1])
      expect(await listed({ who: ['person:ada'], about: ['person:bob'], kind: 'person_read' })).toEqual([3, 2])
      expect(await listed({ who: 'system' })).toEqual([])
      expect(await listed({ from: daysLater(1), until: daysLater(2) })).toEqual([2])
      const [newest] = await trailEntries(store().db, all, { before: null, most: 1 })
      expect(newest).toMatchObject({ held: READ.detail, address: '192.0.2.7', about: 'person:bob' })
      expect(await trailExtent(store().db)).toMatchObject({ entries: 3, last: { seq: 3 }, since: START })
    })

    it('finds the entries of which a record is the actor or the one concerned', async () => {
      await appended(SIGNED_IN)
      await appended(READ, daysLater(1), null)
      await appended({ ...READ, about: 'person:dan' }, daysLater(2))
      const listed = async (person: 'ada' | 'bob' | 'dan', before: number | null = null, most = 9) =>
        (await trailEntriesOf(store().db, [`person:${person}`], { before, most })).map(({ seq }) => seq)
      expect(await listed('ada')).toEqual([3, 2, 1])
      expect(await listed('ada', 3, 1)).toEqual([2])
      expect(await listed('bob')).toEqual([2])
      const both = await trailEntriesOf(store().db, ['person:bob', 'person:dan'], { before: null, most: 9 })
      expect(both).toMatchObject([
        { seq: 3, address: '192.0.2.7', held: READ.detail },
        { seq: 2, address: null },
      ])
      const extent = { all: 2, first: daysLater(1), last: daysLater(2) }
      expect(await trailExtentOf(store().db, ['person:bob', 'person:dan'])).toEqual(extent)
      expect(await trailExtentOf(store().db, ['person:eve'])).toEqual({ all: 0, first: null, last: null })
    })

    it('has the address of a request in the request’s own transactions, whatever writes the entry', async () => {
      const [phone, desk] = ['192.0.2.8', '192.0.2.9'].map((address) =>
        storeFrom(store(), { addressOf: () => address, now: null }),
      )
      const write = (from: Store | undefined, actor: TrailActor) =>
        from?.transaction((tx) => appendToTrail(tx, { actor, at: START, address: null }, READ))
      // By the same person, in the same millisecond.
      await Promise.all([write(phone, 'person:ada'), write(desk, 'person:ada')])
      await write(phone, 'system:mail')
      await write(store(), 'person:ada')
      expect((await addresses()).map(({ seq, address }) => [seq, address])).toEqual([
        [1, '192.0.2.8'],
        [2, '192.0.2.9'],
      ])
    })

    it('has the time of writing where the transaction has a clock, and the given one elsewhere', async () => {
      const at = later(START, DAY_MS)
      const from = storeFrom(store(), { addressOf: () => '192.0.2.7', now: () => at })
      const source = { actor: 'person:ada', at: START, address: null } as const
      for (const each of [from, store()]) await each.transaction((tx) => appendToTrail(tx, source, READ))
      expect((await rows()).map((row) => row.at)).toEqual([at, START])
      expect(await addresses()).toEqual([{ seq: 1, at, address: '192.0.2.7' }])
      expect(await verifyTrail(store().db)).toMatchObject({ ok: true })
    })

    it('knows what was kept a moment ago', async () => {
      await appended(READ)
      const source = { actor: 'person:ada', at: START, address: '192.0.2.7' } as const
      const kept = (since: number, route: string) =>
        wasKeptSince(store().db, source, { kind: 'person_read', detail: { route } }, later(START, since))
      const { route } = READ.detail
      expect([await kept(-1, route), await kept(0, route), await kept(-1, '/hr')]).toEqual([true, false, false])
    })

    it('keeps what the last check found', async () => {
      expect(await findTrailCheck(store().db)).toBeNull()
      await appended(READ)
      await putTrailCheck(store().db, await verifyTrail(store().db), START)
      await putTrailCheck(store().db, { ok: false, seq: 7, fault: 'changed' }, daysLater(1))
      expect(await findTrailCheck(store().db)).toEqual({ checkedAt: daysLater(1), seq: 7, fault: 'changed' })
      const [row] = await rows()
      expect([await hashInTrail(store().db, 1), await hashInTrail(store().db, 9)]).toEqual([row?.hash, null])
    })

    it('an old entry after a newer one stays with it, as after a clock was set back', async () => {
      await appended(READ, daysLater(5))
      await appended(READ, daysLater(1))
      expect(await store().transaction((tx) => deleteTrailBefore(tx, daysLater(2)))).toBe(0)
    })

    it.each([
      ['change an entry', sql`update trail_entry set actor = 'person:eve'`],
      ['delete an entry', sql`delete from trail_entry where seq = 1`],
      ['change an address', sql`update trail_address set address = '192.0.2.8'`],
    ])('refuses to %s', async (_, statement) => {
      await appended(READ)
      await expect(statement.execute(store().db)).rejects.toThrow(/never changes|only its oldest part ever goes/)
    })

    it('refuses to replace or empty', async () => {
      await appended(READ)
      const statement =
        store().engine === 'sqlite'
          ? sql`insert or replace into trail_entry select seq, at, 'person:eve', kind, about, detail, prev_hash, hash from trail_entry`
          : sql`truncate trail_entry`
      await expect(statement.execute(store().db)).rejects.toThrow(/append-only/)
    })
  })

  describe('tampering with the audit trail', () => {
    const prepared = async () => {
      await appended(SIGNED_IN)
      await appended(READ)
      await appended(READ)
      const statements =
        store().engine === 'sqlite'
          ? [sql`drop trigger trail_entry_never_changes`, sql`drop trigger trail_entry_stays`]
          : [
              sql`drop trigger trail_entry_never_changes on trail_entry`,
              sql`drop trigger trail_entry_stays on trail_entry`,
            ]
      for (const statement of statements) await statement.execute(store().db)
    }

    it.each(TAMPERINGS)('%s is found and the entry named', async (_, statement, seq, fault) => {
      await prepared()
      expect(await verifyTrail(store().db)).toMatchObject({ ok: true, entries: 3 })
      await statement.execute(store().db)
      expect(await verifyTrail(store().db)).toEqual({ ok: false, seq, fault })
    })

    it('an entry added after the end is found', async () => {
      await prepared()
      await sql`update trail_head set seq = 2, hash = (select hash from trail_entry where seq = 2)`.execute(store().db)
      expect(await verifyTrail(store().db)).toEqual({ ok: false, seq: 3, fault: 'beyond-the-head' })
    })

    it('a matching hash over a detail that isn’t of its kind is found', async () => {
      await prepared()
      const { db } = store()
      const row = await db.selectFrom('trail_entry').selectAll().where('seq', '=', 3).executeTakeFirstOrThrow()
      const detail = '{"route":"/x","name":"Bob Ortiz"}'
      const hash = trailHash({ ...row, detail })
      await db.updateTable('trail_entry').set({ detail, hash }).where('seq', '=', 3).execute()
      await db.updateTable('trail_head').set({ hash }).execute()
      expect(await verifyTrail(db)).toMatchObject({ ok: false, seq: 3 })
    })
  })
}
