import { expect, it, vi } from 'vitest'
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

it('reads once for everyone who asks at the same time, and again for those who ask after an entry', async () => {
  const { db, transaction } = await emptyStore()
  const kept = new KeptUntilEntry<{ read: number }>(2)
  const reading: (() => void)[] = []
  const ask = () =>
    kept.get(
      db,
      'hires',
      ({ kind }) => kind === 'hired',
      () => {
        const read = reading.length + 1
        return new Promise((resolve) => reading.push(() => resolve({ read })))
      },
    )
  const before = [ask(), ask(), ask()]
  await vi.waitUntil(() => reading.length > 0)
  before.push(ask())
  await transaction((tx) => append(tx, [completed(BO, '2026-11-03')]))
  before.push(ask())
  await transaction((tx) => append(tx, [hired(BO, '2026-11-02')]))
  const after = ask()
  await vi.waitUntil(() => reading.length > 1)
  for (const finish of reading) finish()
  expect(await Promise.all(before)).toEqual(before.map(() => ({ read: 1 })))
  expect([await after, await ask()]).toEqual([{ read: 2 }, { read: 2 }])
  expect(reading).toHaveLength(2)
})

it('tells everyone who waits for a read that it failed, and reads again for the next', async () => {
  const { db } = await emptyStore()
  const kept = new KeptUntilEntry<{ value: string }>(2)
  const ask = (read: () => Promise<{ value: string }>) => kept.get(db, 'hires', () => false, read)
  const failing = async () => {
    throw new Error('The disk is gone.')
  }
  const asked = await Promise.allSettled([ask(failing), ask(failing)])
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await ask(async () => ({ value: 'read' }))).toEqual({ value: 'read' })
})
