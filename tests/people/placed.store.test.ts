import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { matching } from '../../src/people/people.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'

let store: Store
beforeAll(async () => {
  store = await openStore({ database: ':memory:' })
})
afterAll(() => store.close())

it.each([
  ['a site', { site: 'site:north' }],
  ['a department', { department: 'Night' }],
  ['a team', { scope: { supervisor: 'person:cleo', sites: [] } }],
  ['some sites', { scope: { supervisor: null, sites: ['site:north', 'site:south'] } }],
] as const)('who works in %s is read once, and not for each person', async (_, filter) => {
  const rows = await matching(store.db, filter)
    .select('standing.person')
    .explain<{ readonly detail: string }>(undefined, sql`query plan`)
  const steps = rows.map(({ detail }) => detail)
  expect(steps.filter((step) => step.includes('CORRELATED') || /placement EXISTS/.test(step))).toEqual([])
  expect(steps.filter((step) => step.startsWith('LIST SUBQUERY') || step.startsWith('MATERIALIZE'))).not.toEqual([])
})
