import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import type { Scope } from '../../src/ledger/scope.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { addDays } from '../../src/platform/time/calendar.ts'
import { EVERYONE_FILTER, type ReportFilter } from '../../src/reports/filter.ts'
import { matchingAmong } from '../../src/reports/from-standing.store.ts'
import { day, NORTH } from '../support/recording.ts'

const FIRST = day('2026-11-02')
const SCOPE: Scope = { supervisor: 'person:cleo', sites: [NORTH] }

it.each<[string, Partial<ReportFilter>]>([
  ['a status', { status: 'in-scope' }],
  ['days', { due: { from: FIRST, to: addDays(FIRST, 30) } }],
  ['exceptions', { status: 'overdue', only: 'exceptions' }],
  ['a site', { site: NORTH, status: 'in-scope' }],
])('rows of a few people are found by these people, filtered by %s', async (_, chosen) => {
  const store = await openStore({ database: ':memory:' })
  const few = Array.from({ length: 100 }, (__, index): PersonId => `person:${index}`)
  const query = matchingAmong(store.db, { filter: { ...EVERYONE_FILTER, ...chosen }, scope: SCOPE }, few)
  const plan = await query.selectAll('standing').explain<{ readonly detail: string }>(undefined, sql`query plan`)
  const steps = plan.map(({ detail }) => detail)
  const ofTables = steps.filter((step) => /^(SEARCH|SCAN) (standing|placement) USING INDEX/.test(step))
  expect(ofTables).toHaveLength(2)
  for (const step of ofTables) expect(step).toMatch(/^SEARCH .*person=\?/)
  await store.close()
})
