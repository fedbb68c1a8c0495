import { describe, expect, it } from 'vitest'
import { calendarDate, type Instant, instant } from '../../../src/platform/time/calendar.ts'
import type { PackOrder } from '../../../src/audit/packs/pack.ts'
import { eventsOfKind, findEvent } from '../../../src/ledger/ledger.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { entriesAfter, messagesAround, peopleByName, peopleEverAt } from '../../../src/audit/packs/source.store.ts'
import {
  askForPack,
  findPack,
  finishPack,
  firstRecordedAt,
  latestPacks,
  packWithHash,
} from '../../../src/audit/packs/pack.store.ts'
import { changeOrder, claimOrder } from '../../../src/platform/jobs/order.store.ts'
import type { PackId } from '../../../src/platform/database/schema.store.ts'
import { enqueue } from '../../../src/reminders/message.store.ts'
import { record } from '../../../src/requirements/standing.store.ts'
import { verifyLedger } from '../../../src/ledger/verify.store.ts'
import { by, day, HASH, HR, hired, NORTH, required, SOUTH } from '../../support/recording.ts'

/** Evidence packs on record, and what they read. */
export function packsSuite(store: () => Store): void {
  const order = (changes: Partial<PackOrder> = {}): PackOrder => ({
    kind: 'pack',
    asOf: calendarDate('2026-11-24'),
    site: null,
    knownAt: null,
    language: 'en',
    ...changes,
  })
  const at = (minute: number): Instant => instant(`2026-11-24T15:${String(minute).padStart(2, '0')}:00.000Z`)
  const ask = (changes: Partial<PackOrder> = {}, when = at(0)) =>
    askForPack(store().db, order(changes), { fileName: 'evidence.zip', by: HR, at: when })
  const claim = (now: Instant, until: Instant) => claimOrder(store().db, 'evidence_pack', now, until)
  const change = (id: PackId | null, changed: Parameters<typeof changeOrder<'evidence_pack'>>[3]) =>
    changeOrder(store().db, 'evidence_pack', id ?? 'pack:none', changed)
  const finish = async (id: Awaited<ReturnType<typeof ask>>, hash = HASH) => {
    if (id === null) throw new Error('nothing was asked for')
    const pack = await findPack(store().db, id)
    if (pack === null) throw new Error('no such pack')
    return store().transaction((tx) => finishPack(tx, pack, { hash, bytes: 12 }, 'policy:csec', by('2026-11-24')))
  }

  describe('evidence packs', () => {
    it('are made in the order in which they were asked for, each by one process', async () => {
      const [first, second] = [await ask({}, at(0)), await ask({ site: NORTH }, at(1))]
      const claimed = await Promise.all([claim(at(2), at(30)), claim(at(2), at(30)), claim(at(2), at(30))])
      expect(claimed.map((id) => id ?? '').sort()).toEqual(['', first ?? '', second ?? ''].sort())
      expect(await findPack(store().db, second ?? 'pack:none')).toMatchObject({ order: order({ site: NORTH }) })
    })

    it('are started again when their maker has been silent for too long', async () => {
      const id = await ask()
      await claim(at(0), at(10))
      expect(await claim(at(9), at(20))).toBeNull()
      await change(id, { people_done: 5, people_total: 9, claimed_until: at(15) })
      expect(await claim(at(12), at(30))).toBeNull()
      expect(await claim(at(15), at(30))).toBe(id)
      expect(await findPack(store().db, id ?? 'pack:none')).toMatchObject({ state: 'making', claimedUntil: at(30) })
    })

    it('are put on record with the hash of their file, in the list and in the ledger', async () => {
      const id = await ask({ site: SOUTH })
      await claim(at(0), at(10))
      expect(await finish(id)).toBe(true)
      expect(await packWithHash(store().db, HASH)).toMatchObject({ id, state: 'made', made: { hash: HASH, bytes: 12 } })
      expect(await packWithHash(store().db, 'b'.repeat(64))).toBeNull()
      const [made] = await eventsOfKind(store().db, 'evidence_made')
      expect(made).toMatchObject({ subject: SOUTH, body: { v: 1, asOf: '2026-11-24', pack: HASH, yearly: false } })
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true, events: 1 })
    })

    it('are put on record once, even when two processes made the same one', async () => {
      const id = await ask()
      await claim(at(0), at(10))
      expect([await finish(id), await finish(id, 'b'.repeat(64))]).toEqual([true, false])
      expect(await eventsOfKind(store().db, 'evidence_made')).toHaveLength(1)
    })

    it('wait again when the server stops, and can fail', async () => {
      const id = await ask()
      await claim(at(0), at(10))
      await change(id, { state: 'waiting', claimed_until: null })
      expect(await claim(at(1), at(10))).toBe(id)
      await change(id, { state: 'failed', claimed_until: null })
      expect(await claim(at(20), at(30))).toBeNull()
      expect(await latestPacks(store().db, 5)).toMatchObject([{ id, state: 'failed', made: null }])
    })

    it('there is one archive of a year, and another when that could not be made', async () => {
      const yearly = { kind: 'yearly', asOf: calendarDate('2025-12-31') } as const
      const asked = await Promise.all([ask(yearly), ask(yearly), ask(yearly)])
      expect(asked.filter((id) => id !== null)).toHaveLength(1)
      await change(await claim(at(0), at(10)), { state: 'failed', claimed_until: null })
      expect(await ask(yearly)).not.toBeNull()
      expect(await ask({ ...yearly, asOf: calendarDate('2024-12-31') })).not.toBeNull()
    })
  })

  describe('the data of a pack', () => {
    it('has everyone by name, and everyone who was ever at a site', async () => {
      await store().transaction((tx) =>
        record(tx, [hired('person:bob', '2026-11-02'), required('person:bob', '2026-11-02')], day('2026-11-24')),
      )
      expect(await peopleByName(store().db)).toEqual(['person:bob'])
      const [hire] = await eventsOfKind(store().db, 'hired')
      const there = hire?.body.site ?? NORTH
      expect([...(await peopleEverAt(store().db, there, new Map()))]).toEqual(['person:bob'])
      expect([...(await peopleEverAt(store().db, there === SOUTH ? NORTH : SOUTH, new Map()))]).toEqual([])
      expect(await firstRecordedAt(store().db)).toBe(hire?.recordedAt)
    })

    it('has the chain a page at a time, with bodies as values', async () => {
      await store().transaction((tx) =>
        record(tx, [hired('person:bob', '2026-11-02'), required('person:bob', '2026-11-02')], day('2026-11-24')),
      )
      const [first] = await entriesAfter(store().db, 0, 2, 1)
      const [second, ...none] = await entriesAfter(store().db, 1, 2, 5)
      expect([first?.seq, second?.seq, second?.prev_hash, none]).toEqual([1, 2, first?.hash, []])
      expect(first?.body).toEqual((await findEvent(store().db, first?.id ?? ''))?.body)
    })

    it('has the messages for people, and what supervisors were told about them', async () => {
      const told = { deadline: null, mail: false, by: HR, at: at(0), today: day('2026-11-24') } as const
      await store().transaction(async (tx) => {
        await enqueue(tx, { ...told, kind: 'nudge', person: 'person:bob', about: null, occasion: 'one' })
        await enqueue(tx, { ...told, kind: 'escalation', person: 'person:cleo', about: 'person:bob', occasion: 'two' })
        await enqueue(tx, { ...told, kind: 'digest', person: 'person:bob', about: null, occasion: 'three' })
        await enqueue(tx, { ...told, kind: 'nudge', person: 'person:dan', about: null, occasion: 'four' })
        // To an administrator, about Bob's roles: no message for Bob, and none about his training.
        await enqueue(tx, {
          ...told,
          kind: 'role-changed',
          person: 'person:dan',
          about: 'person:bob',
          occasion: 'five',
        })
      })
      const occasions = async (before: Instant) =>
        (await messagesAround(store().db, ['person:bob'], before)).map(({ occasion }) => occasion).sort()
      expect(await occasions(at(1))).toEqual(['one', 'two'])
      expect(await occasions(at(0))).toEqual([])
    })
  })
}
