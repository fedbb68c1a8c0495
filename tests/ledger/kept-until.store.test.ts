import { expect, it } from 'vitest'
import { KeptUntilEntry } from '../../src/ledger/kept-until.store.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import { emptyStore } from '../support/stores.ts'
import { completed, hired } from '../support/recording.ts'

const BO = 'person:bo'

it('keeps a value until an entry comes that changes it, and not because of others', async () => {
  const { db, transaction } = await emptyStore()
  const kept = new KeptUntilEntry<{ read: number }>(2)
  let reads = 0
  const ask = async () => {
    const { read } = await kept.get(
      db,
      'hires',
      ({ kind }) => kind === 'hired',
      async () => ({ read: (reads += 1) }),
    )
    return read
  }
  expect([await ask(), await ask()]).toEqual([1, 1])
  await transaction((tx) => append(tx, [hired(BO, '2026-11-02')]))
  expect([await ask(), await ask()]).toEqual([2, 2])
  await transaction((tx) => append(tx, [completed(BO, '2026-11-03')]))
  expect(await ask()).toBe(2)
  await transaction((tx) => append(tx, [hired('person:cy', '2026-11-04'), completed('person:cy', '2026-11-05')]))
  expect([await ask(), await ask()]).toEqual([3, 3])
})

it('looks again at an entry that comes while the value is read', async () => {
  const { db, transaction } = await emptyStore()
  const kept = new KeptUntilEntry<{ value: string }>(2)
  const ask = (read: () => Promise<{ value: string }>) => kept.get(db, 'hires', ({ kind }) => kind === 'hired', read)
  await ask(async () => {
    await transaction((tx) => append(tx, [hired(BO, '2026-11-02')]))
    return { value: 'read before the entry' }
  })
  expect(await ask(async () => ({ value: 'read after it' }))).toEqual({ value: 'read after it' })
})

it('keeps the values that were asked for last, and nothing that a transaction reads', async () => {
  const { db } = await emptyStore()
  const kept = new KeptUntilEntry<{ value: string }>(2)
  const ask = (on: typeof db, key: string, value: string) =>
    kept.get(
      on,
      key,
      () => false,
      async () => ({ value }),
    )
  await db.transaction().execute((tx) => ask(tx, 'a', 'in a transaction'))
  expect(await ask(db, 'a', 'first')).toEqual({ value: 'first' })
  await ask(db, 'b', 'first')
  await ask(db, 'c', 'first')
  expect(await ask(db, 'a', 'second')).toEqual({ value: 'second' })
  expect(await ask(db, 'c', 'second')).toEqual({ value: 'first' })
})
