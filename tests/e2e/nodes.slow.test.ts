import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { askForPack, findPack, type PackOnRecord } from '../../src/audit/packs/pack.store.ts'
import { findAccountBySignInName } from '../../src/identity/account.store.ts'
import type { PersonId, SiteId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { eventsOfKind } from '../../src/ledger/ledger.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { dateAt, toInstant } from '../../src/platform/time/calendar.ts'
import { enqueue } from '../../src/reminders/message.store.ts'
import { WEEKDAYS } from '../../src/platform/time/local-time.ts'
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts'
import { putReminderSettings } from '../../src/reminders/settings.store.ts'
import { allSites } from '../../src/site/site.store.ts'
import { hireClients, type Client, clientFor, send, takeChecks } from '../support/check-taker.ts'
import { figures, isLong } from '../support/faults.ts'
import { ORGANIZATION } from '../support/staff.ts'
import { type OwnPostgres, ownPostgres } from '../support/postgres.ts'
import { type ServerProcess, startServer } from '../support/server.ts'
import { headerOf, mailServer, type TestMailServer } from '../support/smtp.ts'

const WRITES = isLong ? 20_000 : 800
const KILL_EVERY_MS = 4_000
const CLIENTS = 8
/** Longer than two looks of a server for work that is left. */
const UNTOUCHED_MS = 45_000
const RESTARTS = 5
const MAILS = 30
const PATIENT = { timeout: 120_000, interval: 200 }

let postgres: OwnPostgres
let mail: TestMailServer
let store: Store
/** Each has a folder of its own: nothing is shared but the database and one setting. */
let nodes: Node[]
let ada: PersonId
let site: SiteId
let hr: Client

interface Node {
  readonly dataDir: string
  readonly port: number
  server: ServerProcess
}

const encryption = randomBytes(32).toString('base64')
const start = (dataDir: string, port = 0, expectSetUp = false) =>
  startServer(dataDir, port, expectSetUp, {
    DATABASE_URL: postgres.address,
    KEY_ENCRYPTION_KEY: encryption,
    SMTP_URL: mail.url,
    MAIL_FROM: 'HR <hr@harborstreet.example>',
    // So that eight clients aren't one address that sends too much.
    TRUSTED_PROXIES: '1',
  })

beforeAll(async () => {
  postgres = await ownPostgres()
  postgres.start()
  mail = await mailServer()
  const folders = ['a', 'b', 'c'].map((name) => mkdtempSync(join(tmpdir(), `csec-node-${name}-`)))
  const servers = await Promise.all(folders.map((folder) => start(folder, 0, true)))
  nodes = servers.map((server) => ({ server, dataDir: server.dataDir, port: Number(new URL(server.address).port) }))
  store = await openStore({ database: postgres.address })
})
afterAll(async () => {
  await Promise.all(nodes.map(({ server }) => server.stop()))
  await store.close()
  await mail.stop()
  postgres.stop()
  postgres.remove()
})

const [a, b, c] = [0, 1, 2].map((index) => (path: string) => `${nodes[index]?.server.address}${path}`)
const at = (index: number) => [a, b, c][index] ?? (() => '')

describe('three servers of one database that start for the first time at once', () => {
  it('print one set-up link, which works at each of them and once', async () => {
    const paths = nodes.map(({ server }) => new URL(server.setUpLink ?? '').pathname)
    expect(new Set(paths).size).toBe(1)
    const [path = ''] = paths
    for (const index of [0, 1, 2]) expect((await fetch(at(index)(path))).status).toBe(200)
    const fields = {
      organization: 'Harbor Street Youth Services',
      timeZone: 'America/New_York',
      site: 'North House',
      slug: '',
      name: 'Ada Okafor',
      signInName: 'ada@harborstreet.example',
      password: 'a quiet room with the light on',
    }
    const body = new URLSearchParams(fields)
    const answer = await fetch(at(1)(path), {
      method: 'POST',
      headers: { Origin: at(1)('') },
      body,
      redirect: 'manual',
    })
    expect(answer.status).toBe(303)
    for (const index of [0, 1, 2]) expect((await fetch(at(index)(path))).status).toBe(404)
    const account = await findAccountBySignInName(store.db, 'ada@harborstreet.example')
    const [first] = await allSites(store.db)
    if (account === null || first === undefined) throw new Error('nothing was set up')
    ada = account.person
    site = first.id
    hr = await clientFor(store, ada)
  })

  it('have the same keys, and none of them in its folder', async () => {
    const keys = await Promise.all(
      [0, 1, 2].map(async (index) => (await fetch(at(index)('/certificates/keys.json'))).text()),
    )
    expect(new Set(keys).size).toBe(1)
    expect(JSON.parse(keys[0] ?? '')).toMatchObject({ keys: [{ kty: 'OKP' }] })
    for (const { dataDir } of nodes) expect(existsSync(join(dataDir, 'keys'))).toBe(false)
  })
})

/** At the same time, because most of it waits until a server looks for work again. */
describe.concurrent('what happens at one server', () => {
  it('is there at the next request to another: a language, a setting, and the end of a session', async () => {
    const [person] = await hireClients(store, site, 1)
    const bob = await clientFor(store, person ?? ada)
    for (const [language, other] of [
      ['es', 'en'],
      ['en', 'es'],
      ['es', 'en'],
    ] as const) {
      await send(bob, at(0)('/reading'), { language, detail: 'full', to: '/' })
      for (const index of [1, 2]) {
        const page = await (await send(bob, at(index)('/course'), null)).text()
        expect([page.includes(`lang="${language}"`), page.includes(`<html lang="${other}"`)]).toEqual([true, false])
      }
    }
    for (const leaveTo of ['https://www.weather.gov/', 'https://www.usa.gov/']) {
      expect((await send(hr, at(1)('/hr/organization'), { leaveTo })).status).toBe(303)
      for (const index of [0, 1, 2])
        expect(await (await send(hr, at(index)('/hr/organization'), null)).text()).toContain(`value="${leaveTo}"`)
    }
    expect((await send(bob, at(2)('/course'), null)).status).toBe(200)
    await send(bob, at(0)('/sign-out'), {})
    for (const index of [0, 1, 2]) expect((await send(bob, at(index)('/course'), null)).status).toBe(303)
  })

  it('is one pack, whichever server made it, byte for byte at each of them', async () => {
    const pack = await made(await ask('en'))
    for (const index of [0, 1, 2]) {
      const answer = await send(hr, at(index)(`/hr/packs/${pack.id.slice('pack:'.length)}/pack.zip`), null)
      expect([answer.status, sha256(new Uint8Array(await answer.arrayBuffer()))]).toEqual([200, pack.made?.hash])
    }
    for (const folder of nodes.map(({ dataDir }) => join(dataDir, 'packs')))
      expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
  })

  it('counts for a limit at all of them', async () => {
    const tries = (index: number, count: number) =>
      Promise.all(
        Array.from({ length: count }, async () => {
          const headers = { Origin: at(index)(''), 'X-Forwarded-For': '203.0.113.7' }
          const body = new URLSearchParams({ signInName: '', password: '' })
          return (await fetch(at(index)('/sign-in'), { method: 'POST', headers, body, redirect: 'manual' })).status
        }),
      )
    const statuses = (await Promise.all([0, 1, 2].map((index) => tries(index, 100)))).flat()
    expect(statuses.filter((status) => status === 429)).toEqual([])
    for (const index of [0, 1, 2]) expect(await tries(index, 1)).toEqual([429])
    const rows = await store.db.selectFrom('request_count').select('code').execute()
    expect(JSON.stringify(rows)).not.toContain('203.0.113')
  })

  it(`sends each of ${MAILS} mails once, though all three look for them`, async () => {
    const people = await hireClients(store, site, MAILS)
    const now = toInstant(Date.now())
    const today = dateAt(now, ORGANIZATION.timeZone)
    // At any hour, since this is about who sends them.
    const hours = { days: [...WEEKDAYS], from: '00:00', to: '23:59', quietDays: [] }
    await store.transaction(async (tx) => {
      await putReminderSettings(tx, { ...DEFAULT_REMINDERS, hours }, ada, now)
      for (const person of people) {
        const reminder = { kind: 'nudge', person, about: null, occasion: `test:${person}`, deadline: null } as const
        await enqueue(tx, { ...reminder, mail: true, by: 'system:reminders', at: now, today })
      }
    })
    const unsent = () =>
      store.db
        .selectFrom('message')
        .select('id')
        .where('occasion', 'like', 'test:%')
        .where('state', '<>', 'sent')
        .execute()
    await vi.waitUntil(async () => (await unsent()).length === 0, { ...PATIENT, timeout: 300_000 })
    // Others may get mail as well meanwhile.
    const sent = await store.db.selectFrom('message').select('id').where('occasion', 'like', 'test:%').execute()
    const ids = mail.mails.map((post) => headerOf(post, 'Message-ID')).map((id) => id.slice(1, id.indexOf('@')))
    const ours = ids.filter((id) => sent.some((message) => message.id === id))
    expect([ours.length, new Set(ids).size]).toEqual([MAILS, ids.length])
  })
})

describe('a server that is killed', () => {
  let left: PackOnRecord['id']

  it('leaves a pack that it was making', async () => {
    left = await ask('es')
    await vi.waitUntil(async () => (await findPack(store.db, left))?.state !== 'waiting', {
      timeout: 60_000,
      interval: 2,
    })
    // Nobody says which server it was.
    await Promise.all(nodes.map(({ server }) => server.kill()))
    expect(await findPack(store.db, left)).toMatchObject({ state: 'making', made: null })
    for (const node of nodes) node.server = await start(node.dataDir, node.port)
  })

  it(`loses nothing of ${WRITES} acknowledged writes and doubles none, and neither does PostgreSQL, restarted ${RESTARTS} times`, async () => {
    const people = await hireClients(store, site, CLIENTS)
    const clients = await Promise.all(people.map((person) => clientFor(store, person)))
    const [graded, lost] = [new Set<string>(), [] as string[]]
    const count = { writes: 0 }
    let turn = 0
    const until = { stopped: false }
    const counting = {
      address: () => at((turn += 1) % 3)(''),
      saved: () => void (count.writes += 1),
      graded(attempt: string) {
        count.writes += 1
        graded.add(attempt)
      },
      lost: (attempt: string) => void lost.push(attempt),
    }
    const working = clients.map((client) => takeChecks(client, counting, until))
    const began = performance.now()
    let kills = 0
    while (count.writes < WRITES) {
      await pause(KILL_EVERY_MS)
      const node = nodes[kills % 3]
      if (node === undefined) throw new Error('there are three')
      await node.server.kill()
      kills += 1
      node.server = await start(node.dataDir, node.port)
    }
    const perSecond = count.writes / ((performance.now() - began) / 1000)
    const survivors = nodes.map(({ server }) => server.process)
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      const before = count.writes
      postgres.stop()
      postgres.start()
      await vi.waitUntil(() => count.writes > before + CLIENTS, PATIENT)
    }
    until.stopped = true
    await Promise.all(working)
    expect(survivors.map(({ exitCode, signalCode }) => [exitCode, signalCode])).toEqual(
      survivors.map(() => [null, null]),
    )
    for (const index of [0, 1, 2])
      await vi.waitUntil(async () => (await fetch(at(index)('/readyz'))).status === 200, PATIENT)
    await store.close()
    store = await openStore({ database: postgres.address })
    const onRecord = (await eventsOfKind(store.db, 'attempted'))
      .filter(isKind('attempted'))
      .map(({ body }) => body.attempt)
    expect(await verifyLedger(store.db)).toMatchObject({ ok: true })
    expect(new Set(onRecord).size).toBe(onRecord.length)
    expect(lost).toEqual([])
    expect([...graded].filter((attempt) => !onRecord.includes(attempt))).toEqual([])
    figures(1, {
      'kills of one of three servers': kills,
      'restarts of PostgreSQL': RESTARTS,
      'writes acknowledged': count.writes,
      'a second, while servers were killed': Math.round(perSecond),
      graded: graded.size,
      lost: lost.length,
      doubled: onRecord.length - new Set(onRecord).size,
    })
  })

  it('leaves a pack that another one makes, although that can be killed as well', async () => {
    const pack = await made(left)
    const answer = await send(hr, at(2)(`/hr/packs/${left.slice('pack:'.length)}/pack.zip`), null)
    expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(pack.made?.hash)
  })
})

/** Last: no server saves anything afterwards. */
describe('a server of an older version, once a newer one has brought the database up to date', () => {
  const upgrade = async () => {
    const known = await store.db
      .selectFrom('migration')
      .select('version')
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    const version = known.version + 1
    await store.db.insertInto('migration').values({ version, checksum: 'of a newer version' }).execute()
    await store.db.updateTable('ledger_head').set({ migrated_to: version }).execute()
  }

  let [asked, untouched]: [PackOnRecord['id'] | null, number] = [null, 0]

  it('goes on showing pages, saves nothing, and says so to the load balancer', async () => {
    const id = await ask('en')
    await made(id)
    const events = async () =>
      (await verifyLedger(store.db)).ok && (await eventsOfKind(store.db, 'attempt_started')).length
    const [person] = await hireClients(store, site, 1)
    const bob = await clientFor(store, person ?? ada)
    const before = await events()
    await upgrade()
    // As the newer version would put it on its list.
    asked = await askThere()
    untouched = performance.now() + UNTOUCHED_MS
    for (const index of [0, 1, 2]) {
      const refused = await send(bob, at(index)('/final'), {})
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30'])
      expect((await send(bob, at(index)('/course'), null)).status).toBe(200)
      const ready = await fetch(at(index)('/readyz'))
      expect([ready.status, await ready.text()]).toEqual([503, 'a newer version has the database'])
      expect((await fetch(at(index)('/healthz'))).status).toBe(200)
    }
    expect(await events()).toBe(before)
  })

  it('does not start again, and says why in one sentence', async () => {
    const node = nodes[0]
    if (node === undefined) throw new Error('there are three')
    await node.server.stop()
    await expect(start(node.dataDir, node.port)).rejects.toThrow(
      /did not start: The database was written by a newer version of this program: [^\n]*$/,
    )
  })

  it('leaves jobs to the newer one, and goes on', async () => {
    await pause(Math.max(0, untouched - performance.now()))
    expect(asked).not.toBeNull()
    expect(asked === null ? null : (await findPack(store.db, asked))?.state).toBe('waiting')
    for (const { server } of nodes.slice(1)) expect(server.process.exitCode).toBeNull()
  })
})

const order = (language: 'en' | 'es') => {
  const now = toInstant(Date.now())
  return { kind: 'pack', asOf: dateAt(now, ORGANIZATION.timeZone), site: null, knownAt: null, language } as const
}

function askThere(language: 'en' | 'es' = 'es') {
  return askForPack(store.db, order(language), { fileName: 'pack.zip', by: ada, at: toInstant(Date.now()) })
}

async function ask(language: 'en' | 'es') {
  const id = await askThere(language)
  if (id === null) throw new Error('there is such a pack already')
  return id
}

async function made(id: PackOnRecord['id']): Promise<PackOnRecord> {
  await vi.waitUntil(async () => (await findPack(store.db, id))?.made != null, PATIENT)
  const pack = await findPack(store.db, id)
  if (pack === null) throw new Error('the pack is gone')
  return pack
}
