import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { isKind } from '../../src/ledger/history.ts'
import { eventsOfKind } from '../../src/ledger/ledger.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { takeChecks, prepareClients } from '../support/check-taker.ts'
import { startServer } from '../support/server.ts'
import { figures, isLong } from '../support/faults.ts'

const KILLS = isLong ? 200 : 20
/** A kill comes after so many acknowledged writes at the most, and after half as many on average. */
const MOST_BETWEEN = isLong ? 200 : 40
const CLIENTS = 8

it(`loses no acknowledged check and counts none twice in ${KILLS} kills`, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'csec-crash-'))
  const clients = await prepareClients(dataDir, CLIENTS)
  let server = await startServer(dataDir, 0, false)
  const { address } = server
  const port = Number(new URL(address).port)
  const acknowledged = new Set<string>()
  const state = { stopped: false }
  const count = { writes: 0 }

  const lost: string[] = []
  const counting = {
    address: () => address,
    saved: () => void (count.writes += 1),
    graded(attempt: string) {
      count.writes += 1
      acknowledged.add(attempt)
    },
    lost: (attempt: string) => void lost.push(attempt),
  }
  const working = clients.map((client) => takeChecks(client, counting, state))
  for (let kill = 0; kill < KILLS; kill += 1) {
    const next = count.writes + Math.random() * MOST_BETWEEN
    while (count.writes < next) await pause(Math.random() * 20)
    await server.kill()
    server = await startServer(dataDir, port, false)
    if (isLong && kill % 10 === 9) console.log(`${kill + 1} kills, ${count.writes} writes acknowledged so far`)
  }
  // Enough calm at the end for something to be acknowledged however slow the machine is.
  while (acknowledged.size < CLIENTS) await pause(50)
  state.stopped = true
  await Promise.all(working)
  await server.stop()

  const store = await openStore({ database: join(dataDir, 'csec.db') })
  const graded = (await eventsOfKind(store.db, 'attempted'))
    .filter(isKind('attempted'))
    .map((event) => event.body.attempt)
  const verified = await verifyLedger(store.db)
  await store.close()
  expect(verified).toMatchObject({ ok: true })
  expect(new Set(graded).size).toBe(graded.length)
  expect(lost).toEqual([])
  expect([...acknowledged].filter((attempt) => !graded.includes(attempt))).toEqual([])
  figures(1, {
    kills: KILLS,
    'writes acknowledged': count.writes,
    graded: graded.length,
    lost: lost.length,
    doubled: graded.length - new Set(graded).size,
  })
})
