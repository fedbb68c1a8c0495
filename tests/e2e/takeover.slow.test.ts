import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { calendarDate, toInstant } from '../../src/platform/time/calendar.ts'
import { claimOrder } from '../../src/platform/jobs/order.store.ts'
import { askForPack, findPack } from '../../src/audit/packs/pack.store.ts'
import { countRows } from '../../src/imports/row.store.ts'
import { findImport, moveImport } from '../../src/imports/import.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { findOrganization } from '../../src/organization/organization.store.ts'
import { testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { STAFF_HEADINGS, uploadedImport } from '../support/imports.ts'
import { type OwnPostgres, ownPostgres } from '../support/postgres.ts'
import { type ServerProcess, startServer } from '../support/server.ts'

/** The promise is two minutes. */
const PROMISED = { timeout: 120_000, interval: 500 }
const LINES = 20_000

let postgres: OwnPostgres
let store: Store
let staff: Staff
let living: ServerProcess
let test: Awaited<ReturnType<typeof testApp>>
beforeAll(async () => {
  postgres = await ownPostgres()
  postgres.start()
  store = await openStore({ database: postgres.address })
  const app = await testApp()
  test = { ...app, deps: { ...app.deps, store, now: () => toInstant(Date.now()) } }
  staff = await staffOn(test)
  living = await node()
  expect(await findOrganization(store.db)).not.toBeNull()
})
afterAll(async () => {
  await living.stop()
  await store.close()
  postgres.stop()
  postgres.remove()
})

/** Servers of one database have one data folder here, for they need the same secret. */
const dataDir = mkdtempSync(join(tmpdir(), 'csec-'))
const node = () => startServer(dataDir, 0, false, { DATABASE_URL: postgres.address })

it('an import whose server is killed while it reads the file is finished by the other server within two minutes', async () => {
  const lines = Array.from(
    { length: LINES },
    (_, n) => `${5000 + n},Person ${n},,North House,Residential,Youth worker,employee,yes,2026-11-09`,
  )
  const id = await uploadedImport(test, staff.ada, { text: [STAFF_HEADINGS, ...lines, ''].join('\n') })
  await moveImport(store.db, id, ['uploaded'], 'planning')
  // Takes it up as it starts.
  const dying = await node()
  await vi.waitUntil(async () => ((await findImport(store.db, id))?.rowsDone ?? 0) > 0, PROMISED)
  await dying.kill()
  expect((await findImport(store.db, id))?.state).toBe('planning')
  await vi.waitUntil(async () => (await findImport(store.db, id))?.state === 'planned', PROMISED)
  expect((await findImport(store.db, id))?.problem).toBeNull()
  // Each line once, though two servers have read them.
  expect((await countRows(store.db, id)).get('new')).toMatchObject({ rows: LINES })
})

it('a pack whose maker went silent is made by a server within two minutes', async () => {
  const at = test.deps.now()
  const order = {
    kind: 'pack',
    asOf: calendarDate(at.slice(0, 10)),
    site: null,
    knownAt: null,
    language: 'en',
  } as const
  const id = await askForPack(store.db, order, { fileName: 'pack.zip', by: staff.ada, at })
  // The state of a server that last reported at this moment and went silent.
  const claimed = await claimOrder(store.db, 'evidence_pack', at, toInstant(Date.parse(at) + 60_000))
  expect(claimed).toBe(id)
  await vi.waitUntil(async () => id !== null && (await findPack(store.db, id))?.state === 'made', PROMISED)
})
