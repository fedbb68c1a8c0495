import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { addDays, dateAt, toInstant } from '../../src/platform/time/calendar.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { figures, isLong } from '../support/faults.ts'
import { rebuildStanding } from '../support/rebuild.ts'
import { completed, hired, policyPublished, required } from '../support/recording.ts'
import { startServer } from '../support/server.ts'
import { ORGANIZATION } from '../support/staff.ts'

const PEOPLE = isLong ? 10_000 : 1_500
/** A server is killed after its first steps so many times, unless it was done before. */
const MOST_KILLS = isLong ? 20 : 3

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'csec-killed-statuses-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

it('a server that is killed while it works statuses out goes on after the next start, and nothing is different', async () => {
  const at = toInstant(Date.now())
  const today = dateAt(at, ORGANIZATION.timeZone)
  const before = addDays(today, -20)
  const store = await openStore({ database: join(dataDir, 'csec.db') })
  const recordOn = (...events: Parameters<typeof record>[1]) => store.transaction((tx) => record(tx, events, today))
  await putOrganization(store.db, ORGANIZATION, at)
  await recordOn(policyPublished(addDays(today, -60), 'before'))
  const people = Array.from({ length: PEOPLE }, (_, index): PersonId => `person:${index}`)
  await recordOn(
    ...people.flatMap((id, index) => [
      hired(id, before),
      required(id, before),
      ...(index % 3 === 0 ? [] : [completed(id, before, 'before')]),
    ]),
  )
  expect(await statusesIn(store)).toEqual(['not-started', 'up-to-date'])
  await recordOn(policyPublished(today, 'after', addDays(today, 30)))
  expect(await behindIn(store)).toBe(PEOPLE)
  await store.close()

  let kills = 0
  for (let left = PEOPLE; kills < MOST_KILLS && left > 0; left = await behindNow()) {
    const server = await startServer(dataDir, 0, false)
    // While anybody asks for pages, a step is ten people, and most of the time is theirs.
    do await (await fetch(`${server.address}/sign-in`)).text()
    while ((await behindNow()) === left)
    await server.kill()
    const still = await behindNow()
    expect(still).toBeLessThan(left)
    if (still > 0) kills += 1
  }
  expect(kills).toBeGreaterThan(0)
  const last = await startServer(dataDir, 0, false)
  while ((await behindNow()) > 0) await pause(50)
  await last.stop()

  const after = await openStore({ database: join(dataDir, 'csec.db') })
  const verified = await verifyLedger(after.db)
  const worked = await rowsOf(after)
  const statuses = await statusesIn(after)
  await rebuildStanding(after, today)
  const anew = await rowsOf(after)
  await after.close()
  expect(verified).toMatchObject({ ok: true })
  expect(statuses).toEqual(['not-started', 'update-due'])
  expect(worked).toEqual(anew)
  figures(1, { 'kills while statuses were worked out': kills, people: PEOPLE, different: 0 })
})

/** What a reader next to the server finds. */
async function behindNow(): Promise<number> {
  const reader = await openStore({ database: join(dataDir, 'csec.db'), readOnly: true, pagesLater: true })
  try {
    return await behindIn(reader)
  } finally {
    await reader.close()
  }
}

async function behindIn({ db }: Store): Promise<number> {
  return (await db.selectFrom('standing_behind').select('person').execute()).length
}

async function statusesIn({ db }: Store): Promise<string[]> {
  const rows = await db.selectFrom('standing').select('status').distinct().orderBy('status').execute()
  return rows.map(({ status }) => status)
}

/** Midnight may pass meanwhile, which changes nothing but the day of the row. */
async function rowsOf({ db }: Store): Promise<unknown> {
  const standings = await db.selectFrom('standing').selectAll().orderBy('person').execute()
  return {
    standings: standings.map(({ as_of: _, ...row }) => row),
    placements: await db.selectFrom('placement').selectAll().orderBy('person').orderBy('spell').execute(),
  }
}
