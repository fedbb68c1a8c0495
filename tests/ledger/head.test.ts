import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BEGINNING, chainFault, GENESIS, hashedPart } from '../../src/ledger/chain.ts'
import { divergence, headState } from '../../src/ledger/head.ts'

const entry = {
  seq: 2,
  id: 'e2',
  kind: 'hired',
  subject: 'person:bob',
  course: 'c',
  effective_on: '2026-11-02',
  recorded_at: '2026-11-02T12:00:00.000Z',
  actor: 'person:ada',
  body: { v: 1 },
  prev_hash: 'first',
  hash: 'second',
}

describe('an entry after another', () => {
  it.each([
    ['in order', {}, 'second', null],
    ['with a gap before it', { seq: 3 }, 'second', 'missing'],
    ['that names another one before it', { prev_hash: 'other' }, 'second', 'does-not-follow'],
    ['whose hash is not its own', {}, 'other', 'changed'],
    ['that cannot be hashed', {}, null, 'changed'],
  ] as const)('%s', (_, changes, ownHash, fault) => {
    const found = chainFault(
      [{ ...entry, ...changes }],
      { seq: 1, hash: 'first' },
      () => ownHash,
      () => null,
    )
    expect(found).toEqual(fault === null ? null : { seq: 2, fault })
  })

  it('is hashed with everything but its hash, whatever else a file holds', () => {
    const { hash: _, ...rest } = entry
    expect(hashedPart({ ...entry, note: 'of a file' } as typeof entry)).toEqual(rest)
    expect(BEGINNING).toEqual({ seq: 0, hash: GENESIS })
  })
})

/** The hash at each place of a ledger, and of one that is the same up to a place. */
const ledgers = fc
  .record({ length: fc.integer({ min: 1, max: 40 }), other: fc.integer({ min: 1, max: 40 }) })
  .chain(({ length, other }) =>
    fc.record({
      length: fc.constant(length),
      /** The first place that differs; behind the end of both when none does. */
      change: fc.integer({ min: 1, max: length + 1 }),
      other: fc.constant(other),
      places: fc.uniqueArray(fc.integer({ min: 0, max: length }), { minLength: 1, maxLength: 8 }),
    }),
  )

const SEED = { seed: 20261124 }

describe('where a ledger becomes another one', () => {
  it('lies between the two places that are named, and nothing is named when every head fits', () => {
    fc.assert(
      fc.property(ledgers, ({ length, change, other, places }) => {
        const end = change > length ? length : Math.max(change - 1, other)
        const signed = (seq: number) => `a${seq}`
        const there = (seq: number) => (seq > end ? null : seq < change ? `a${seq}` : `b${seq}`)
        const heads = places.map((seq) => {
          const head = { seq, hash: signed(seq) }
          return { head, state: headState(head, end, there(seq)) }
        })
        const found = divergence(heads, end)
        const firstDiffering = Math.min(change, end + 1)
        expect(found === null).toBe(places.every((seq) => seq < firstDiffering))
        if (found === null) return
        expect(found.from).toBeLessThanOrEqual(firstDiffering)
        expect(found.to).toBeGreaterThanOrEqual(firstDiffering)
        expect(found.lastFit?.seq ?? 0).toBe(found.from - 1)
        expect(found.missingAtEnd).toBe(Math.max(0, Math.max(...places) - end))
      }),
      SEED,
    )
  })
})
