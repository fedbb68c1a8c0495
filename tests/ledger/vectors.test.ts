import { expect, it } from 'vitest'
import { canonicalJson } from '../../src/platform/codes/canonical.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { GENESIS } from '../../src/ledger/chain.ts'
import { entryHash } from '../../src/ledger/ledger.store.ts'
import type { EventTable } from '../../src/platform/database/schema.store.ts'
import vectors from './vectors.json' with { type: 'json' }

it.each(vectors)('$why', ({ entry, json, hash }) => {
  expect(canonicalJson(entry)).toBe(json)
  expect(sha256(json)).toBe(hash)
  const { course, body, ...rest } = entry
  const row = { ...rest, course_id: course, body: JSON.stringify(body) }
  // The JSON file has plain texts where the row has branded ones.
  expect(entryHash(row as unknown as Omit<EventTable, 'hash'>)).toBe(hash)
})

it('names in each vector the hash of the one before', () => {
  const before = [GENESIS, ...vectors.map((vector) => vector.hash)]
  expect(vectors.map((vector) => vector.entry.prev_hash)).toEqual(before.slice(0, -1))
  expect(GENESIS).toMatch(/^0{64}$/)
})
