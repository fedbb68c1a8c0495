import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { dueRows } from '../../src/requirements/behind.store.ts'
import { day } from '../support/recording.ts'

let store: Store
beforeAll(async () => {
  store = await openStore({ database: ':memory:' })
})
afterAll(() => store.close())

it('whose day has passed is found by the day, however many people there are', async () => {
  const rows = await dueRows(store.db, day('2027-02-01'))
    .limit(1)
    .explain<{ readonly detail: string }>(undefined, sql`query plan`)
  const standings = rows.map(({ detail }) => detail).filter((step) => /\bstanding\b/.test(step))
  expect(standings).not.toEqual([])
  expect(standings.filter((step) => !step.includes('standing_holds_until'))).toEqual([])
})
