import { expect, it } from 'vitest'
import { RecentlyUsed } from '../../src/platform/recently-used.ts'

it('drops the least recently used entry first, and makes it again on request', () => {
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
