import { expect, it } from 'vitest'
import { KeptByRevision } from '../../../src/platform/database/kept-by-revision.store.ts'
import { emptyStore } from '../../support/stores.ts'

it('keeps a value for as long as its revision is the same', async () => {
  const { db } = await emptyStore()
  const kept = new KeptByRevision<string>(2)
  let reads = 0
  const ask = (revision: string) =>
    kept.get(
      db,
      'bob',
      async () => revision,
      async () => `${revision}, read ${(reads += 1)}`,
    )
  expect([await ask('1'), await ask('1'), await ask('2'), await ask('2'), await ask('1')]).toEqual([
    '1, read 1',
    '1, read 1',
    '2, read 2',
    '2, read 2',
    '1, read 3',
  ])
})

it('never answers with an older value when a newer one comes in while the revision is asked for', async () => {
  const { db } = await emptyStore()
  const kept = new KeptByRevision<string>(2)
  const get = (revision: () => Promise<string>, value: string) => kept.get(db, 'bob', revision, async () => value)
  await get(async () => '1', 'old')
  let answer: (revision: string) => void = () => {}
  const slow = get(() => new Promise((resolve) => (answer = resolve)), 'new, read by the slow one')
  expect(await get(async () => '2', 'new')).toBe('new')
  answer('2')
  expect(await slow).not.toBe('old')
})

it('keeps nothing that a transaction reads', async () => {
  const { db } = await emptyStore()
  const kept = new KeptByRevision<string>(2)
  const get = (on: typeof db, value: string) =>
    kept.get(
      on,
      'bob',
      async () => '1',
      async () => value,
    )
  await db.transaction().execute(async (tx) => expect(await get(tx, 'in a transaction')).toBe('in a transaction'))
  expect(await get(db, 'outside')).toBe('outside')
  await db.transaction().execute(async (tx) => expect(await get(tx, 'unread')).toBe('outside'))
})
