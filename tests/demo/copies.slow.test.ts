import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildDemo } from '../../src/demo/build.job.ts'
import { ORGANIZATION } from '../../src/demo/sites.job.ts'
import { asOfDay, type Basis } from '../../src/ledger/as-of.ts'
import { EVERYONE } from '../../src/ledger/scope.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import type { CalendarDate } from '../../src/platform/time/calendar.ts'
import { EVERYONE_FILTER } from '../../src/reports/filter.ts'
import { fromStanding } from '../../src/reports/from-standing.store.ts'
import { readFigures } from '../../src/reports/overview/overview.store.ts'
import type { ReportRequest } from '../../src/reports/request.ts'
import { countOf } from '../../src/requirements/compliance.ts'
import { peopleInLedger, refreshStanding } from '../../src/requirements/standing.store.ts'
import { allSites } from '../../src/site/site.store.ts'
import { verifyTrail } from '../../src/trail/verify.store.ts'
import { content, contents, exampleSite } from '../support/content.ts'
import { day } from '../support/history.ts'
import { emptyStore } from '../support/stores.ts'

const TODAY = day('2026-11-24')
const PAST = day('2026-05-24')
/** With four copies of most careers. */
const SIZE = { staff: 500, originals: 120 }

let copied: Store
let acted: Store
beforeAll(async () => {
  copied = await demo(false)
})
beforeAll(async () => {
  acted = await demo(true)
})
afterAll(async () => {
  await copied.close()
  await acted.close()
})

describe('a demo of 500 people, most with a career that is a copy', () => {
  it('has in every table what the functions of the pages write when each person does it all', async () => {
    const [some, others] = [await everyTable(copied), await everyTable(acted)]
    expect(some.get('standing')).toHaveLength(SIZE.staff)
    expect([...some.keys()]).toEqual([...others.keys()])
    const different = [...some].flatMap(([table, rows]) =>
      rows.flatMap((row, index) =>
        row === others.get(table)?.[index] ? [] : [[table, row, others.get(table)?.[index]]],
      ),
    )
    expect(different.slice(0, 5)).toEqual([])
    for (const [table, rows] of some) expect([table, rows.length]).toEqual([table, others.get(table)?.length])
  })

  it.each([
    ['today', TODAY, 'corrected', 4],
    // The newest site isn't there yet.
    ['a day half a year ago', PAST, 'corrected', 3],
    ['a day half a year ago, as reported on that day', PAST, 'reported', 3],
  ] as const)('has the same figures in the overview of %s', async (_, on, clock, sites) => {
    const figures = await overviewOf(copied, on, clock)
    expect(figures.bySite).toHaveLength(sites)
    expect(countOf('everyone', figures.counts)).toBeGreaterThan(SIZE.staff / 3)
    expect(figures).toEqual(await overviewOf(acted, on, clock))
  })

  it('has the same dates ahead', async () => {
    const datesOf = async ({ db }: Store) => fromStanding.countDays(db, everybodyOn(TODAY, 'corrected'), 'dueOn')
    const dates = await datesOf(copied)
    expect(dates.size).toBeGreaterThan(0)
    expect(dates).toEqual(await datesOf(acted))
  })

  it('has a ledger and an audit trail that verify, and lists that come out the same when computed again', async () => {
    expect(await verifyLedger(copied.db)).toMatchObject({ ok: true })
    expect(await verifyTrail(copied.db)).toMatchObject({ ok: true })
    const lists = async () => (await everyTable(copied)).get('standing')?.map((row) => row.replace(AS_OF, ''))
    const before = await lists()
    await copied.transaction(async (tx) => refreshStanding(tx, await peopleInLedger(tx), TODAY))
    expect(await lists()).toEqual(before)
  })
})

async function demo(copiesAct: boolean): Promise<Store> {
  const store = await emptyStore()
  await buildDemo(store, content, exampleSite, { ...SIZE, today: TODAY, spanish: contents.es, copiesAct })
  return store
}

function everybodyOn(on: CalendarDate, clock: Basis): ReportRequest {
  const filter = { ...EVERYONE_FILTER, status: 'everyone' } as const
  return { asOf: asOfDay(on, clock, TODAY, ORGANIZATION.timeZone), filter, scope: EVERYONE }
}

/** With sites by their names. */
async function overviewOf({ db }: Store, on: CalendarDate, clock: Basis) {
  const { timeZone } = ORGANIZATION
  const figures = await readFigures(db, everybodyOn(on, clock), { clock, today: TODAY, timeZone })
  const names = new Map((await allSites(db)).map(({ id, name }): [string, string] => [id, name]))
  const bySite = [...figures.bySite].map(([site, counts]) => ({ site: names.get(site), counts }))
  return { ...figures, bySite: bySite.toSorted((a, b) => (String(a.site) < String(b.site) ? -1 : 1)) }
}

/** Ids, salts, and hashes of those. */
const DRAWN = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{32}/g
const AS_OF = /"as_of":"[^"]*"/

/** Every row of every table as text. Numbers stand for what is drawn, in the order in which it came into the ledger. */
async function everyTable(store: Store): Promise<Map<string, string[]>> {
  const names = await store.db.introspection.getTables()
  const numbers = new Map<string, number>()
  const numbered = (text: string, isInLedger: boolean) =>
    text.replace(DRAWN, (id) => {
      if (isInLedger && !numbers.has(id)) numbers.set(id, numbers.size)
      return `#${numbers.get(id) ?? ''}`
    })
  const tables = new Map<string, string[]>()
  const inOrder = ['event', ...names.map(({ name }) => name).toSorted()]
  for (const table of new Set(inOrder)) {
    const rows = (await rowsOf(store, table)).map((row) => numbered(JSON.stringify(row), table === 'event'))
    tables.set(table, table === 'event' ? rows : rows.toSorted())
  }
  return tables
}

async function rowsOf({ db }: Store, table: string): Promise<unknown[]> {
  return (await db.executeQuery(CompiledQuery.raw(`select * from "${table}" order by 1`))).rows
}
