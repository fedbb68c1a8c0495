import { describe, expect, it } from 'vitest'
import { addFact, brokenReferences, currentFacts, eraseFacts, factOn } from '../../src/ledger/fact.store.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import type { FactKind } from '../../src/platform/database/schema.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { day, hired, noonOf } from '../support/recording.ts'
import type { FactReference } from '../../src/ledger/bodies/part.ts'

export function factsSuite(store: () => Store): void {
  const BOB = 'person:bob'
  const add = (kind: FactKind, value: string, on: string): Promise<FactReference> => {
    const fact = { person: BOB, kind, value, effectiveOn: day(on), recordedAt: noonOf(day(on)) } as const
    return store().transaction((tx) => addFact(tx, fact))
  }

  describe('facts about people', () => {
    it.each([
      ['before the first day nothing is known', '2026-11-01', null],
      ['from its day on a name holds', '2026-11-02', 'Bob Ortiz'],
      ['a new name takes over on its own day', '2027-03-01', 'Bob Ortiz-Lee'],
      ['of two from one day, the one recorded later holds', '2027-05-01', 'Bobby Lee'],
    ])('%s', async (_, on, name) => {
      await add('name', 'Bobby L.', '2027-05-01')
      await add('name', 'Bobby Lee', '2027-05-01')
      await add('name', 'Bob Ortiz', '2026-11-02')
      await add('name', 'Bob Ortiz-Lee', '2027-03-01')
      expect(await factOn(store().db, BOB, 'name', day(on))).toBe(name)
    })

    it('are read for many people at once, with null for what is not known', async () => {
      await add('name', 'Bob Ortiz', '2026-11-02')
      await add('email', 'bob@example.org', '2026-11-02')
      const facts = await currentFacts(store().db, [BOB, 'person:dan'], day('2026-11-02'))
      expect(facts.get(BOB)).toEqual({
        name: 'Bob Ortiz',
        email: 'bob@example.org',
        employee_number: null,
        language: null,
      })
      expect(facts.get('person:dan')).toEqual({ name: null, email: null, employee_number: null, language: null })
    })

    it.each(['Race \ud83d', '\udc4d', 'a\0b'])('with %j, which no database gives back, are refused', async (value) => {
      await expect(add('name', value, '2026-11-02')).rejects.toThrow(RangeError)
      expect(await store().db.selectFrom('person_fact').select('id').execute()).toEqual([])
      const reference = await add('name', 'Race \ud83d\udc4d', '2026-11-02')
      expect(await brokenReferences(store().db, [reference])).toEqual([])
    })

    it.each([
      ['Race \ud83d', 'Race \uFFFD', true],
      ['\udc4d and \uFFFD', '\uFFFD and \uFFFD', true],
      ['Race \ud83d', 'Pace \uFFFD', false],
      ['Race A', 'Race \uFFFD', false],
    ])('that were sent as %j and are kept as %j are the same: %s', async (sent, value, isSame) => {
      const salt = 'ab'.repeat(16)
      const hash = sha256(JSON.stringify({ kind: 'name', salt, value: sent }))
      const on = { effective_on: day('2026-11-02'), recorded_at: noonOf(day('2026-11-02')) }
      const fact = { id: 'fact', person: BOB, kind: 'name', version: 1, value, salt, hash, ...on } as const
      await store().db.insertInto('person_fact').values(fact).execute()
      await store().transaction((tx) => append(tx, [hired(BOB, '2026-11-02', { facts: [{ fact: 'fact', hash }] })]))
      expect(await verifyLedger(store().db)).toMatchObject(isSame ? { ok: true } : { ok: false, fault: 'fact' })
    })

    it('give the same value another hash each time, so that hashes cannot be compared', async () => {
      const [first, second] = [await add('name', 'Bob', '2026-11-02'), await add('name', 'Bob', '2026-11-02')]
      expect(first.hash).not.toBe(second.hash)
      expect(await brokenReferences(store().db, [first, second])).toEqual([])
      const swapped = { fact: first.fact, hash: second.hash }
      expect(await brokenReferences(store().db, [swapped])).toEqual([swapped])
    })

    it('can be erased with their salt, and the ledger stays verifiable', async () => {
      const facts = [await add('name', 'Bob Ortiz', '2026-11-02'), await add('email', 'bob@example.org', '2026-11-02')]
      await store().transaction((tx) => append(tx, [hired(BOB, '2026-11-02', { facts })]))
      await store().transaction((tx) => eraseFacts(tx, BOB))
      const rows = await store().db.selectFrom('person_fact').select(['value', 'salt']).execute()
      expect(rows).toEqual([
        { value: null, salt: null },
        { value: null, salt: null },
      ])
      expect(await factOn(store().db, BOB, 'name', day('2026-11-02'))).toBeNull()
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true, events: 1 })
    })
  })
}
