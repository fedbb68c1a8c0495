import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { type CompiledQuery, Kysely, sql, SqliteDialect } from 'kysely'
import { expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { EVERYONE, type Scope } from '../../src/ledger/scope.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import type { Database, Schema } from '../../src/platform/database/schema.store.ts'
import { addDays } from '../../src/platform/time/calendar.ts'
import { EVERYONE_FILTER, type ReportFilter } from '../../src/reports/filter.ts'
import { fromStanding, matchingAmong } from '../../src/reports/from-standing.store.ts'
import { linesInBatches } from '../../src/reports/lists/cycle.store.ts'
import type { ReportRequest } from '../../src/reports/request.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { day, hired, NORTH, required, SOUTH } from '../support/recording.ts'

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

/** More than two batches, and their ids in the order of the database. */
const MANY = Array.from({ length: 230 }, (_, index): PersonId => `person:${1_000 + index}`)

it.each<[string, (db: Database, request: ReportRequest) => AsyncIterable<readonly { readonly person: PersonId }[]>]>([
  ['people', (db, request) => fromStanding.peopleInBatches(db, request)],
  ['times', (db, request) => linesInBatches(db, request, 1)],
])('a file of the %s of a site looks once for who works there', async (_, batchesOf) => {
  const folder = mkdtempSync(join(tmpdir(), 'csec-batches-'))
  const file = join(folder, 'csec.db')
  const store = await openStore({ database: file })
  const today = addDays(FIRST, 5)
  const story = MANY.flatMap((person, index) => {
    const site = index % 23 === 0 ? SOUTH : NORTH
    return [hired(person, FIRST, { site }), required(person, FIRST)]
  })
  await store.transaction((tx) => record(tx, story, today))
  await store.close()

  const asked: CompiledQuery[] = []
  const sqlite = new BetterSqlite(file)
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: sqlite }),
    log: ({ query }) => void asked.push(query),
  })
  const request = { asOf: { on: today, knownAt: null }, filter: { ...EVERYONE_FILTER, site: NORTH }, scope: EVERYONE }
  const found: PersonId[] = []
  for await (const people of batchesOf(db, request)) found.push(...people.map(({ person }) => person))
  expect(found).toEqual(MANY.filter((__, index) => index % 23 !== 0))
  const ofTheSite = asked.filter(({ sql: text, parameters }) =>
    sqlite
      .prepare<unknown[], { readonly detail: string }>(`explain query plan ${text}`)
      .all(...parameters)
      .some(({ detail }) => /^(SEARCH|SCAN) placement USING (COVERING )?INDEX (?!.*person=\?)/.test(detail)),
  )
  expect(ofTheSite).toHaveLength(1)
  await db.destroy()
  rmSync(folder, { recursive: true })
})
