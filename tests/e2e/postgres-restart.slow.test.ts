import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type OwnPostgres, ownPostgres } from '../support/postgres.ts'
import { type ServerProcess, startServer } from '../support/server.ts'

const CLIENTS = 8
const RESTARTS = 3

let postgres: OwnPostgres
let server: ServerProcess
beforeAll(async () => {
  postgres = await ownPostgres()
  postgres.start()
  server = await startServer(undefined, 0, true, { DATABASE_URL: postgres.address, TRUSTED_PROXIES: '1' })
})
afterAll(async () => {
  await server.stop()
  postgres.stop()
  postgres.remove()
})

const readiness = async () => (await fetch(`${server.address}/readyz`)).status

it(`PostgreSQL is stopped and started ${RESTARTS} times under load, and the same server process is ready again`, async () => {
  const state = { over: false }
  const statuses = new Map<number, number>()
  const working = Array.from({ length: CLIENTS }, async (_, client) => {
    for (let n = 0; !state.over; n++) {
      // Writes a failed sign-in. Each uses its own name and address, because a sign-in that has to wait writes nothing.
      const body = new URLSearchParams({ signInName: `nobody-${client}-${n}`, password: 'a wrong password' })
      const headers = { Origin: server.address, 'X-Forwarded-For': `10.${client}.${n >> 8}.${n & 255}` }
      const answer = await fetch(`${server.address}/sign-in`, { method: 'POST', headers, body, redirect: 'manual' })
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      await answer.text()
    }
  })
  for (let restart = 0; restart < RESTARTS; restart++) {
    await pause(500)
    postgres.stop()
    await vi.waitUntil(async () => (await readiness()) === 503, { timeout: 60_000 })
    postgres.start()
    await vi.waitUntil(async () => (await readiness()) === 200, { timeout: 60_000 })
  }
  state.over = true
  await Promise.all(working)
  expect(server.process.exitCode).toBeNull()
  // A wrong password, or no database; and nothing else.
  expect([...statuses.keys()].sort()).toEqual([422, 503])
})

it('PostgreSQL that takes connections and never answers makes the server not ready, in a sentence and in seconds', async () => {
  expect(await readiness()).toBe(200)
  postgres.freeze()
  try {
    const answer = await fetch(`${server.address}/readyz`, { signal: AbortSignal.timeout(30_000) })
    expect([answer.status, await answer.text()]).toEqual([503, 'the database does not answer'])
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
  } finally {
    postgres.thaw()
  }
  await vi.waitUntil(async () => (await readiness()) === 200, { timeout: 60_000 })
})
