import { expect, it } from 'vitest'
import { RecentlyUsed } from '../../../src/platform/database/recently-used.store.ts'

it('what was used longest ago is given up first, and made again when it is asked for', () => {
  const kept = new RecentlyUsed<string>(2)
  const made: string[] = []
  const ask = (key: string) =>
    kept.get(key, () => {
      made.push(key)
      return key.toUpperCase()
    })
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B'])
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})
