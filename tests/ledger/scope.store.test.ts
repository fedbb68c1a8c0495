import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Scope } from '../../src/ledger/scope.ts'
import { withinScope } from '../../src/ledger/scope.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'

describe('the condition of a scope', () => {
  it.each<[string, Scope]>([
    ['a team', { supervisor: 'person:cleo', sites: [] }],
    ['some sites', { supervisor: null, sites: ['site:north', 'site:south'] }],
    ['both', { supervisor: 'person:cleo', sites: ['site:north'] }],
  ])('finds %s by its indexes, however many people there are', async (_, scope) => {
    const store = await openStore({ database: ':memory:' })
    const where = sql.join(withinScope(scope), sql` and `)
    const { rows } = await sql<{ readonly detail: string }>`
      explain query plan select person from placement where ${where}`.execute(store.db)
    const steps = rows.map(({ detail }) => detail)
    expect(steps.filter((step) => /^SCAN (placement|below)/.test(step))).toEqual([])
    expect(steps.filter((step) => /^SEARCH (placement|below) USING .*INDEX placement_/.test(step))).not.toEqual([])
    await store.close()
  })
})
