import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { calendarDate, toInstant } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { eventsOfKind } from '../../src/ledger/ledger.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { createSession, resumeSession } from '../../src/identity/session.store.ts'
import { createSite } from '../../src/site/site.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { putFirstRoles } from '../support/first-roles.ts'
import { masked } from '../../src/platform/http/csrf.web.ts'
import { ARRIVAL, encoded, type Fields } from '../support/app.ts'
import { ORGANIZATION } from '../support/staff.ts'
import { startServer } from '../support/server.ts'

const KILLS = 20
const CLIENTS = 8

interface Client {
  readonly cookie: string
  readonly csrf: string
}

it(`loses no acknowledged check and counts none twice in ${KILLS} kills`, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'csec-crash-'))
  const clients = await prepare(dataDir)
  let server = await startServer(dataDir, 0, false)
  const { address } = server
  const port = Number(new URL(address).port)
  const acknowledged = new Set<string>()
  const state = { stopped: false }

  const working = clients.map((client) => work(client, address, acknowledged, state))
  for (let kill = 0; kill < KILLS; kill += 1) {
    await pause(100 + Math.random() * 300)
    await server.kill()
    server = await startServer(dataDir, port, false)
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
  expect([...acknowledged].filter((attempt) => !graded.includes(attempt))).toEqual([])
  console.log(`${KILLS} kills, ${acknowledged.size} checks acknowledged, ${graded.length} on record, 0 lost, 0 twice`)
})

/** Takes the final check again and again, and notes each one that the server says it has graded. */
async function work(
  client: Client,
  address: string,
  acknowledged: Set<string>,
  state: { stopped: boolean },
): Promise<void> {
  while (!state.stopped) {
    const attempt = await location(client, address, '/final', {})
    if (attempt === null) continue
    const path = attempt.replace(/\/questions\/\d+$/, '')
    for (let place = 1; place <= 15 && !state.stopped; place += 1) {
      await patiently(() => answerQuestion(client, `${address}${path}/questions/${place}`), state)
    }
    const result = await location(client, address, `${path}/answers`, {})
    if (result === path) acknowledged.add(path.slice('/attempts/'.length))
  }

  async function location(by: Client, base: string, to: string, fields: Fields): Promise<string | null> {
    const response = await patiently(() => send(by, base + to, fields), state)
    return response?.headers.get('location') ?? null
  }
}

/** Tries again until the server answers, because it keeps being killed. Returns null when the test is over. */
async function patiently(request: () => Promise<Response>, state: { stopped: boolean }): Promise<Response | null> {
  while (!state.stopped) {
    try {
      const response = await request()
      if (response.status < 500) return response
    } catch {
      await pause(20)
    }
  }
  return null
}

/** Reads the question and answers it, as one step: a page cut off half-way is read again. */
async function answerQuestion(client: Client, url: string): Promise<Response> {
  const page = await send(client, url, null)
  return send(client, url, answerTo(await page.text()))
}

function send({ cookie, csrf }: Client, url: string, fields: Fields | null): Promise<Response> {
  const headers = { Cookie: `session=${cookie}`, 'Sec-Fetch-Site': 'same-origin' }
  if (fields === null) return fetch(url, { headers, redirect: 'manual' })
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
  return fetch(url, {
    method: 'POST',
    headers: { ...headers, ...type },
    body: encoded({ csrf, ...fields }),
    redirect: 'manual',
  })
}

/** Some answer to the question on a page: the first option, or the steps in the order shown. */
function answerTo(page: string): Fields {
  const steps = [...page.matchAll(/type="hidden" name="answer" value="(\w)"/g)].map((match) => match[1] ?? '')
  return { answer: steps.length === 0 ? 'a' : steps }
}

/** Staff with sessions, in a database that no server has opened yet. */
async function prepare(dataDir: string): Promise<Client[]> {
  const store = await openStore({ database: join(dataDir, 'csec.db') })
  const at = toInstant(Date.now())
  const today = calendarDate(at.slice(0, 10))
  const people = await store.transaction(async (tx) => {
    await putOrganization(tx, ORGANIZATION, at)
    const site = (await createSite(tx, { slug: 'north-house', name: 'North House' }, at)).id
    const recording = { course: 'csec-orientation', actor: 'system:test', at, today } as const
    const member = {
      person: null,
      site,
      department: 'Day',
      position: 'Youth worker',
      supervisor: null,
      hiredOn: today,
    } as const
    const hires = Array.from({ length: CLIENTS }, (_, index) => ({
      ...member,
      type: 'employee' as const,
      worksWithYouth: true,
      facts: { name: `Client ${index}` },
      language: 'en',
    }))
    const hired: PersonId[] = []
    for (const person of hires) hired.push(await hire(tx, person, recording))
    const [first] = hired
    if (first !== undefined) await putFirstRoles(tx, first)
    return hired
  })
  const clients: Client[] = []
  for (const person of people) {
    const cookie = await createSession(store.db, person, at, ARRIVAL)
    const session = await resumeSession(store.db, cookie, at)
    clients.push({ cookie, csrf: masked(session?.csrfToken ?? '') })
  }
  await store.close()
  return clients
}
