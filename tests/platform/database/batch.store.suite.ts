import { describe, expect, it } from 'vitest'
import { writeTogether } from '../../../src/platform/database/batch.store.ts'
import { keptQuery } from '../../../src/platform/database/kept-query.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'

const KEYS = Array.from({ length: 40 }, (_, index) => `key-${String(index).padStart(2, '0')}`)
const submissions = keptQuery((db, keys: readonly string[]) =>
  db.selectFrom('submission').select('key').where('key', 'in', keys).orderBy('key'),
)

export function batchSuite(store: () => Store): void {
  describe('statements that a transaction is asked in one turn', () => {
    it('are done in that order, and each is given its own rows', async () => {
      const found = await store().transaction(async (tx) => {
        const insert = (key: string) => tx.insertInto('submission').values({ key, event_id: null })
        const asked = KEYS.flatMap((key) => [writeTogether(tx, [insert(key)]), submissions(tx, KEYS)])
        const answers = await Promise.all(asked)
        return answers.flatMap((rows) => (rows === undefined ? [] : [rows.map(({ key }) => key)]))
      })
      expect(found).toEqual(KEYS.map((_, index) => KEYS.slice(0, index + 1)))
    })

    it('come after those that were asked before, in a batch or not', async () => {
      const found = await store().transaction(async (tx) => {
        const insert = (key: string) => tx.insertInto('submission').values({ key, event_id: null })
        const [, , , rows] = await Promise.all([
          insert('a').execute(),
          writeTogether(tx, [insert('b')]),
          insert('c').execute(),
          tx.selectFrom('submission').select('key').orderBy('key').execute(),
        ])
        return rows.map(({ key }) => key)
      })
      expect(found).toEqual(['a', 'b', 'c'])
    })

    it('leave nothing behind when one fails, wherever it stands', async () => {
      for (const at of [0, 1, 2, 3]) {
        const keys = ['x', 'y', 'z'].toSpliced(at, 0, at === 0 ? 'z' : 'x')
        const outcome = store().transaction((tx) =>
          writeTogether(
            tx,
            keys.map((key) => tx.insertInto('submission').values({ key, event_id: null })),
          ),
        )
        await expect(outcome).rejects.toThrow(/unique/i)
        expect(await submissions(store().db, keys)).toEqual([])
      }
    })
  })
}
