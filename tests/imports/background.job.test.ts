import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SiteId } from '../../src/ledger/event.ts'
import { importJob } from '../../src/imports/background.job.ts'
import { createBackground } from '../../src/platform/jobs/background.job.ts'
import { keptOf } from '../../src/imports/kept-detail.job.ts'
import { countRows, rowsOf } from '../../src/imports/row.store.ts'
import { createImport, findImport, moveImport, textOf } from '../../src/imports/import.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import type { ImportId } from '../../src/platform/database/schema.store.ts'
import { createSite } from '../../src/site/site.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { ORGANIZATION } from '../support/staff.ts'
import { clockAt } from '../support/clock.ts'
import { plainImporter } from '../support/plain-importer.ts'
import { emptyStore } from '../support/stores.ts'
import { nobodyAsks } from '../../src/platform/jobs/others.store.ts'

const ADA = 'person:ada'
const clock = clockAt('2026-11-24T15:00:00.000Z')
const MAPPING = { columns: { name: 'Name' }, dateFormat: 'ymd', words: {} }

let store: Store
let site: SiteId
let faults: unknown[]

beforeEach(async () => {
  nobodyAsks()
  faults = []
  store = await emptyStore()
  site = await store.transaction(async (tx) => {
    await putOrganization(tx, ORGANIZATION, clock.now())
    return (await createSite(tx, { slug: 'north-house', name: 'North House' }, clock.now())).id
  })
})
afterEach(() => store.close())

describe('a file', () => {
  it('is planned in the background, then waits for HR, and is applied when HR says so', async () => {
    const id = await upload(['Bo Lee', '', 'Al Ray'])
    await plan(id)
    expect(await findImport(store.db, id)).toMatchObject({ state: 'planned', rowsTotal: 3, rowsDone: 3 })
    expect(await outcomes(id)).toEqual(['new', 'refused', 'new'])
    expect(await people()).toBe(0)
    await apply(id)
    expect(await findImport(store.db, id)).toMatchObject({ state: 'applied', rowsDone: 2, finishedAt: clock.now() })
    expect(await people()).toBe(2)
    expect(await textOf(store.db, id)).toBeNull()
    expect(await verifyLedger(store.db)).toMatchObject({ ok: true })
  })

  it('changes nothing when it comes again', async () => {
    for (const expected of ['new', 'same']) {
      const id = await upload(['Bo Lee', 'Al Ray'])
      await plan(id)
      expect(await outcomes(id)).toEqual([expected, expected])
      await apply(id)
    }
    expect(await people()).toBe(2)
  })

  it('is planned anew when HR decides something else, and what was planned before is gone', async () => {
    const id = await upload(['Bo Lee', ''])
    await plan(id)
    await plan(id)
    expect(await outcomes(id)).toEqual(['new', 'refused'])
  })

  it('keeps the cells of rows that go back to HR, and of no others', async () => {
    const id = await upload(['Bo Lee', '', 'See you later'])
    await plan(id)
    await apply(id)
    const rows = await rowsOf(store.db, id, { outcomes: null, after: 0, most: 9 })
    expect(rows.map((row) => keptOf(row)?.original)).toEqual([
      [],
      [
        ['Number', '3'],
        ['Name', ''],
      ],
      [
        ['Number', '4'],
        ['Name', 'See you later'],
      ],
    ])
  })

  it('tells of rows that were left out because the records had changed', async () => {
    const id = await upload(['Bo Lee', 'See you later', 'Al Ray'])
    await plan(id)
    await apply(id)
    expect(await outcomes(id)).toEqual(['new', 'refused', 'new'])
    expect(Object.fromEntries(await countRows(store.db, id))).toMatchObject({ new: { applied: 2 } })
    expect(await people()).toBe(2)
  })
})

describe('a server that stops on the way', () => {
  const names = Array.from({ length: 230 }, (_, index) => `Person ${index}`)

  it('a stop between two chunks leaves the rest to the next server, and no one is hired twice', async () => {
    const id = await upload(names)
    await plan(id)
    await move(id, 'planned', 'applying')
    // Draining is asked once before the work, and once before each chunk.
    await runOnce(stopsAfter(3))
    expect(await findImport(store.db, id)).toMatchObject({ state: 'applying', rowsDone: 100 })
    expect(await people()).toBe(100)
    await runOnce()
    expect(await findImport(store.db, id)).toMatchObject({ state: 'applied', rowsDone: 230 })
    expect(await people()).toBe(230)
    expect(await verifyLedger(store.db)).toMatchObject({ ok: true })
  })

  it.each(['planning', 'applying'] as const)(
    'a server killed while it is %s is replaced after a minute without a step',
    async (state) => {
      const id = await upload(state === 'planning' ? [...names, ...names, ...names] : names)
      if (state === 'applying') await plan(id)
      await move(id, state === 'planning' ? 'uploaded' : 'planned', state)
      await runOnce(stopsAfter(2))
      const left = await findImport(store.db, id)
      expect(left?.state).toBe(state)
      const time = clockAt('2026-11-24T15:00:00.000Z')
      const other = server({ now: time.now })
      const states: (string | undefined)[] = []
      for (let minute = 0; minute < 2; minute++) {
        await other.look()
        await other.idle()
        states.push((await findImport(store.db, id))?.state)
        time.pass({ minutes: 1 })
      }
      expect(states).toEqual([state, state === 'planning' ? 'planned' : 'applied'])
    },
  )

  it('a server that keeps making progress is left alone', async () => {
    const id = await upload(names)
    await plan(id)
    await move(id, 'planned', 'applying')
    const time = clockAt('2026-11-24T15:00:00.000Z')
    const other = server({ now: time.now })
    for (const rowsDone of [50, 100]) {
      await runOnce(stopsAfter(2))
      await other.look()
      await other.idle()
      expect(await findImport(store.db, id)).toMatchObject({ state: 'applying', rowsDone })
      time.pass({ minutes: 1 })
    }
  })

  it('a stop while planning makes the next server plan from the beginning', async () => {
    const id = await upload([...names, ...names, ...names])
    await move(id, 'uploaded', 'planning')
    await runOnce(stopsAfter(2))
    expect(await findImport(store.db, id)).toMatchObject({ state: 'planning', rowsDone: 100 })
    await runOnce()
    expect(await findImport(store.db, id)).toMatchObject({ state: 'planned', rowsDone: 690 })
    expect(await outcomes(id)).toHaveLength(690)
  })
})

describe('several servers', () => {
  it('several servers that plan the same file leave each row once', async () => {
    const id = await upload(Array.from({ length: 1_100 }, (_, index) => `Person ${index}`))
    await move(id, 'uploaded', 'planning')
    await Promise.all([runOnce(), runOnce()])
    expect(faults).toEqual([])
    expect(await findImport(store.db, id)).toMatchObject({ state: 'planned', rowsDone: 1_100 })
    expect(await outcomes(id)).toHaveLength(1_100)
  })

  it('several servers that apply the same file hire each person once', async () => {
    const id = await upload(Array.from({ length: 230 }, (_, index) => `Person ${index}`))
    await plan(id)
    await move(id, 'planned', 'applying')
    await Promise.all([runOnce(), runOnce()])
    expect(faults).toEqual([])
    expect(await findImport(store.db, id)).toMatchObject({ state: 'applied', rowsDone: 230 })
    expect(await people()).toBe(230)
  })
})

describe('an import that fails', () => {
  it('leaves no half of a chunk, says so, and can be resumed', async () => {
    const names = Array.from({ length: 120 }, (_, index) => (index === 70 ? 'It is never' : `Person ${index}`))
    const id = await upload(names)
    await plan(id)
    await apply(id)
    expect(await findImport(store.db, id)).toMatchObject({ state: 'failed', problem: 'applying', rowsDone: 50 })
    expect(await people()).toBe(50)
    expect(faults).toHaveLength(1)
    await move(id, 'failed', 'applying')
    await runOnce()
    expect(await findImport(store.db, id)).toMatchObject({ state: 'failed', rowsDone: 50 })
    expect(await people()).toBe(50)
  })

  it('does not keep other files waiting', async () => {
    const bad = await upload(['It is never'])
    const good = await upload(['Bo Lee'])
    await plan(bad)
    await plan(good)
    await move(bad, 'planned', 'applying')
    await move(good, 'planned', 'applying')
    await runOnce()
    expect(await findImport(store.db, bad)).toMatchObject({ state: 'failed' })
    expect(await findImport(store.db, good)).toMatchObject({ state: 'applied' })
  })

  it('fails while planning when its text is gone', async () => {
    const id = await upload(['Bo Lee'])
    await store.db.updateTable('data_import').set({ content: null }).execute()
    await plan(id)
    expect(await findImport(store.db, id)).toMatchObject({ state: 'failed', problem: 'planning' })
  })
})

function upload(names: readonly string[]): Promise<ImportId> {
  const text = `Number,Name\n${names.map((name, index) => `${index + 2},${name}\n`).join('')}`
  const file = {
    kind: 'roster',
    fileName: 'staff.csv',
    text,
    mapping: MAPPING,
    choices: {},
    rows: names.length,
  } as const
  return createImport(store.db, file, ADA, clock.now())
}

async function plan(id: ImportId): Promise<void> {
  expect(await moveImport(store.db, id, ['uploaded', 'planned'], 'planning')).toBe(true)
  await runOnce()
}

async function apply(id: ImportId): Promise<void> {
  await move(id, 'planned', 'applying')
  await runOnce()
}

async function move(id: ImportId, from: 'uploaded' | 'planned' | 'failed', to: 'planning' | 'applying') {
  expect(
    await moveImport(store.db, id, [from], to, { rowsDone: to === 'applying' && from === 'planned' ? 0 : 50 }),
  ).toBe(true)
}

/** A server that starts, does what there is to do, and stops. */
async function runOnce(isOver: () => boolean = () => false): Promise<void> {
  const once = server({ isOver })
  once.wake('imports')
  await once.idle()
}

function server({ isOver = () => false, now = clock.now }) {
  const importers = { roster: plainImporter(site), completions: plainImporter(site) }
  const imports = importJob({ store, importers, course: 'csec-orientation', now })
  const failed = (_: string, error: unknown) => faults.push(error)
  return createBackground({ imports }, { now, today: () => Promise.resolve(null), isOver, failed })
}

/** Draining from the time on that it was asked so often. */
function stopsAfter(questions: number): () => boolean {
  let asked = 0
  return () => {
    asked += 1
    return asked > questions
  }
}

async function outcomes(id: ImportId): Promise<string[]> {
  return (await rowsOf(store.db, id, { outcomes: null, after: 0, most: 2_000 })).map(({ outcome }) => outcome)
}

async function people(): Promise<number> {
  return (await store.db.selectFrom('placement').select('person').execute()).length
}
