import { join } from 'node:path'
import { createSite } from '../../src/site/site.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { setTimeout as pause } from 'node:timers/promises'
import type { PersonId, SiteId } from '../../src/ledger/event.ts'
import { createSession, resumeSession } from '../../src/identity/session.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { masked } from '../../src/platform/http/csrf.web.ts'
import { dateAt, toInstant } from '../../src/platform/time/calendar.ts'
import { ARRIVAL, encoded, type Fields } from './app.ts'
import { putFirstRoles } from './first-roles.ts'
import { ORGANIZATION } from './staff.ts'

/** Somebody signed in at real servers, in a program of its own kind: no browser. */
export interface Client {
  readonly cookie: string
  readonly csrf: string
  /** For servers behind a proxy: each client has an address of its own, as far as their limits know. */
  readonly address: string
}

let known = 0

export interface Until {
  stopped: boolean
}

export async function clientFor(store: Store, person: PersonId): Promise<Client> {
  const at = toInstant(Date.now())
  const cookie = await createSession(store.db, person, at, ARRIVAL)
  const session = await resumeSession(store.db, cookie, at)
  known += 1
  return { cookie, csrf: masked(session?.csrfToken ?? ''), address: `198.51.100.${known % 250}` }
}

/** New staff at a site, each with a session. */
export async function hireClients(store: Store, site: SiteId, count: number): Promise<PersonId[]> {
  const at = toInstant(Date.now())
  const today = dateAt(at, ORGANIZATION.timeZone)
  const recording = { course: 'csec-orientation', actor: 'system:test', at, today } as const
  const person = {
    person: null,
    site,
    department: 'Day',
    position: 'Youth worker',
    supervisor: null,
    hiredOn: today,
    type: 'employee',
    worksWithYouth: true,
    language: 'en',
  } as const
  return store.transaction(async (tx) => {
    const hired: PersonId[] = []
    for (let n = 0; n < count; n += 1)
      hired.push(
        await hire(tx, { ...person, facts: { name: `Client ${n}`, email: `client${n}@example.org` } }, recording),
      )
    return hired
  })
}

export function send({ cookie, csrf, address }: Client, url: string, fields: Fields | null): Promise<Response> {
  const headers = { Cookie: `session=${cookie}`, 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': address }
  if (fields === null) return fetch(url, { headers, redirect: 'manual' })
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
  return fetch(url, {
    method: 'POST',
    headers: { ...headers, ...type },
    body: encoded({ csrf, ...fields }),
    redirect: 'manual',
  })
}

/** Tries again until a server answers, because they keep being killed. Returns null when the test is over. */
export async function patiently(request: () => Promise<Response>, until: Until): Promise<Response | null> {
  while (!until.stopped) {
    try {
      const response = await request()
      if (response.status < 500) return response
    } catch {
      // Nobody listens there at the moment.
    }
    await pause(20)
  }
  return null
}

interface Counting {
  /** The address of a server, which may be another one each time. */
  address(): string
  /** A write was acknowledged. */
  saved(): void
  /** The server says that it has graded this attempt. */
  graded(attempt: string): void
  /** All of its answers were acknowledged, and grading found that some are missing. */
  lost(attempt: string): void
}

/** Takes the final check again and again, until it's over or it was taken so many times. */
export async function takeChecks(
  client: Client,
  counting: Counting,
  until: Until,
  times = Number.POSITIVE_INFINITY,
): Promise<void> {
  const location = async (to: string) => {
    const answer = await patiently(() => send(client, counting.address() + to, {}), until)
    return answer?.headers.get('location') ?? null
  }
  for (let taken = 0; taken < times && !until.stopped; taken += 1) {
    const attempt = await location('/final')
    if (attempt === null) continue
    const path = attempt.replace(/\/questions\/\d+$/, '')
    let answered = 0
    for (let place = 1; place <= 15 && !until.stopped; place += 1) {
      const answer = await patiently(
        () => answerQuestion(client, () => `${counting.address()}${path}/questions/${place}`),
        until,
      )
      if (answer?.status !== 303) continue
      answered += 1
      counting.saved()
    }
    const result = await location(`${path}/answers`)
    const id = path.slice('/attempts/'.length)
    if (result === path) counting.graded(id)
    else if (result !== null && answered === 15) counting.lost(id)
  }
}

/** Reads the question and answers it, as one step: a page cut off half-way is read again. */
async function answerQuestion(client: Client, url: () => string): Promise<Response> {
  const page = await send(client, url(), null)
  return send(client, url(), answerTo(await page.text()))
}

/** Some answer to the question on a page: the first option, or the steps in the order shown. */
function answerTo(page: string): Fields {
  const steps = [...page.matchAll(/type="hidden" name="answer" value="(\w)"/g)].map((match) => match[1] ?? '')
  return { answer: steps.length === 0 ? 'a' : steps }
}

/** So many staff with sessions, in a database that no server has opened yet. The first has all roles of HR. */
export async function prepareClients(dataDir: string, staff: number): Promise<Client[]> {
  const store = await openStore({ database: join(dataDir, 'csec.db') })
  const at = toInstant(Date.now())
  await putOrganization(store.db, ORGANIZATION, at)
  const site = await store.transaction(
    async (tx) => (await createSite(tx, { slug: 'north-house', name: 'North House' }, at)).id,
  )
  const people = await hireClients(store, site, staff)
  const [first] = people
  if (first !== undefined) await store.transaction((tx) => putFirstRoles(tx, first))
  const clients: Client[] = []
  for (const person of people) clients.push(await clientFor(store, person))
  await store.close()
  return clients
}
