import { execFile } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { readConfig } from '../../src/platform/config.ts'
import { keepRelease } from '../../src/app/live-content.ts'
import { createLog } from '../../src/app/log.ts'
import { editionHeads, editionStarts } from '../../src/course/edition.store.ts'
import { toInstant } from '../../src/platform/time/calendar.ts'
import { headsFault } from '../../src/ledger/verify-heads.job.ts'
import { ROOT } from '../../src/platform/root.ts'
import { openToOthers } from '../../src/platform/private-file.ts'
import { type Running, serve } from '../../src/app/serve.ts'
import { peopleWithoutCertificate } from '../../src/certificates/certificate.store.ts'
import { lastHead } from '../../src/ledger/head.store.ts'
import { policyHistory } from '../../src/ledger/ledger.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { testApp } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { damageUnread } from '../support/damaged.ts'
import { staffOn } from '../support/staff.ts'
import { completeCourse } from '../support/completions.ts'

const folder = mkdtempSync(join(tmpdir(), 'csec-serve-'))
const quiet = createLog({ write: () => {} })
let folders = 0
const newDataDir = () => join(folder, String(++folders))
const serveIn = (dataDir: string): Promise<Running> => serve(readConfig({ PORT: '0', DATA_DIR: dataDir }), quiet)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a server that only reads, by its setting', () => {
  it('shows pages and saves nothing, and says so to a load balancer', async () => {
    const dataDir = newDataDir()
    const before = await serveIn(dataDir)
    expect((await setUp(before)).status).toBe(303)
    await before.stop()
    const reading = await serve(readConfig({ PORT: '0', DATA_DIR: dataDir, READ_ONLY: '1' }), quiet)
    expect((await fetch(`${reading.address}/sign-in`)).status).toBe(200)
    const signIn = await fetch(`${reading.address}/sign-in`, {
      method: 'POST',
      headers: { Origin: reading.address },
      body: new URLSearchParams({ signInName: 'ada@harborstreet.example', password: 'a quiet room with the light on' }),
      redirect: 'manual',
    })
    expect(signIn.status).toBe(503)
    const ready = await fetch(`${reading.address}/readyz`)
    expect([ready.status, await ready.text()]).toEqual([503, 'nothing can be saved'])
    await reading.stop()
  })
})

describe('a client that asks for many pages and reads none', () => {
  it('is cut off, so that it keeps no connection', async () => {
    const running = await serve(readConfig({ PORT: '0', DATA_DIR: newDataDir() }), quiet, 1_000)
    const { hostname, port } = new URL(running.address)
    const files = () => readdirSync('/proc/self/fd').length
    // So many answers are more than the system holds back for a reader.
    const client = connect(Number(port), hostname).pause()
    client.on('error', () => {})
    await vi.waitUntil(() => client.readyState === 'open')
    const withBoth = files()
    client.write('GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(3_000))
    await vi.waitUntil(() => files() < withBoth, { timeout: 60_000, interval: 100 })
    client.destroy()
    await running.stop()
  })
})

describe('which release runs', () => {
  it('is on record with every start of another one, also when somebody goes back to the one before', async () => {
    const dataDir = newDataDir()
    const startAndStop = async () => (await serveIn(dataDir)).stop()
    const inRecords = async <T>(look: (store: Store) => Promise<T>) => {
      const store = await openStore({ database: join(dataDir, 'csec.db') })
      try {
        return await look(store)
      } finally {
        await store.close()
      }
    }
    const begun = () =>
      inRecords(async ({ db }) =>
        (await editionStarts(db)).filter(({ language }) => language === 'en').map(({ hash }) => hash),
      )
    await startAndStop()
    const [ours = ''] = await begun()
    await startAndStop()
    expect(await begun()).toEqual([ours])
    // Another release runs for a while.
    const other = { ...contents.en, course: { ...contents.en.course, version: '9.0.0' } }
    const theirs = await inRecords((store) => keepRelease(store, other, toInstant(Date.now())))
    await startAndStop()
    expect(await begun()).toEqual([ours, theirs, ours])
    // An edition is kept once, whatever runs again.
    const kept = await inRecords(({ db }) => editionHeads(db))
    expect(kept.filter(({ language }) => language === 'en').map(({ hash }) => hash)).toEqual([ours, theirs])
  })
})

describe('the folder of the data', () => {
  const modeOf = (...path: readonly string[]) => (statSync(join(...path)).mode & 0o777).toString(8)

  it('is open to its owner only after every start, with all files in it, however wide they were', async () => {
    const dataDir = newDataDir()
    mkdirSync(dataDir, { mode: 0o755 })
    await (await serveIn(dataDir)).stop()
    mkdirSync(join(dataDir, 'packs'), { recursive: true })
    writeFileSync(join(dataDir, 'packs', 'a.zip'), 'a pack')
    mkdirSync(join(dataDir, 'backups/daily-2026-11-20/keys'), { recursive: true })
    const backups = ['csec.db', 'keys/ledger.private.json'].map((name) => `backups/daily-2026-11-20/${name}`)
    for (const name of backups) writeFileSync(join(dataDir, name), 'a backup')
    writeFileSync(join(dataDir, 'heads.json.1'), 'unfinished')
    const packs = ['packs/a.zip', 'heads.json.1', ...backups]
    const inside = ['keys', 'packs', 'backups', 'backups/daily-2026-11-20', 'backups/daily-2026-11-20/keys']
    const keys = ['keys/ledger.private.json', 'keys/certificates.private.json']
    chmodSync(dataDir, 0o755)
    for (const name of inside) chmodSync(join(dataDir, name), 0o755)
    for (const name of ['csec.db', 'csec.db.lock', ...packs, ...keys]) chmodSync(join(dataDir, name), 0o644)
    const lines: string[] = []
    const log = createLog({ write: (line) => void lines.push(line) })
    const running = await serve(readConfig({ PORT: '0', DATA_DIR: dataDir }), log)
    const files = ['csec.db', 'csec.db-wal', 'csec.db-shm', 'csec.db.lock', ...packs, ...keys]
    expect(['', ...inside].map((name) => [name, modeOf(dataDir, name)])).toEqual(
      ['', ...inside].map((name) => [name, '700']),
    )
    expect(files.map((name) => [name, modeOf(dataDir, name)])).toEqual(files.map((name) => [name, '600']))
    await running.stop()
    const warnings = lines.filter((line) => line.includes('"level":40'))
    expect(warnings).toEqual([
      expect.stringContaining('could read the key'),
      expect.stringContaining('could read the key'),
      expect.stringContaining(`could read the key ${join(dataDir, 'backups')}`),
    ])
  })

  it('is refused, and stays as it is, when everyone on the machine uses it', async () => {
    const dataDir = newDataDir()
    mkdirSync(dataDir)
    chmodSync(dataDir, 0o1777)
    await expect(serveIn(dataDir)).rejects.toThrow(`DATA_DIR: ${dataDir} is a folder that everyone on this machine`)
    expect([modeOf(dataDir), readdirSync(dataDir)]).toEqual(['777', []])
  })

  it('is closed from the first start on, and there is nothing to warn of', async () => {
    const dataDir = newDataDir()
    const lines: string[] = []
    const running = await serve(
      readConfig({ PORT: '0', DATA_DIR: dataDir }),
      createLog({ write: (line) => void lines.push(line) }),
    )
    expect(readdirSync(dataDir).map((name) => modeOf(dataDir, name))).toEqual(
      readdirSync(dataDir).map((name) => (name === 'keys' ? '700' : '600')),
    )
    await running.stop()
    expect(lines.filter((line) => line.includes('"level":40'))).toEqual([])
  })

  it('a data folder that others can read gets one line of warning', () => {
    const found = [
      { path: '/srv/data', isClosed: false },
      { path: '/srv/data/csec.db', isClosed: false },
    ]
    expect(openToOthers(found)).toEqual([
      expect.stringContaining('can read /srv/data, /srv/data/csec.db, and this program may not change that'),
    ])
    expect(openToOthers([{ path: '/srv/data', isClosed: true }])).toEqual([])
  })
})

describe('the server', () => {
  it('publishes the policy once and gives the same set-up link until there is somebody in HR', async () => {
    const dataDir = newDataDir()
    const first = await serveIn(dataDir)
    expect((await fetch(first.setUpLink ?? '')).status).toBe(200)
    await first.stop()
    const second = await serveIn(dataDir)
    expect(second.setUpLink).toBe((first.setUpLink ?? '').replace(first.address, second.address))
    expect((await setUp(second)).status).toBe(303)
    expect((await fetch(second.setUpLink ?? '')).status).toBe(404)
    await second.stop()
    const third = await serveIn(dataDir)
    expect(third.setUpLink).toBeNull()
    await third.stop()
    const store = await openStore({ database: join(dataDir, 'csec.db'), readOnly: true })
    expect(await policyHistory(store.db)).toHaveLength(1)
    await store.close()
  })

  it('finishes what is under way, takes nothing new, and gives the database back', async () => {
    const dataDir = newDataDir()
    const running = await serveIn(dataDir)
    const slow = await halfARequest(running.address)
    const stopped = running.stop()
    // One that was on its way when it stopped may still get its answer.
    await vi.waitFor(() => expect(fetch(`${running.address}/healthz`)).rejects.toThrow())
    slow.finish()
    const answer = await slow.answer
    expect(answer).toMatch(/^HTTP\/1\.1 422 /m)
    expect(answer).toMatch(/^Connection: close\r$/m)
    await stopped
    const store = await openStore({ database: join(dataDir, 'csec.db') })
    await store.close()
  })

  it('says that it is leaving before it stops listening, and lets connections go with each answer', async () => {
    const running = await serveIn(newDataDir())
    const answers: { readonly ready: number; readonly connection: string | null }[] = []
    const stopped = running.stop(2)
    const over = stopped.then(() => 'over')
    // Asks the way a load balancer does, until the server is gone.
    while ((await Promise.race([over, pause(50)])) !== 'over') {
      const answer = await fetch(`${running.address}/readyz`).catch(() => null)
      if (answer !== null) answers.push({ ready: answer.status, connection: answer.headers.get('connection') })
    }
    expect(answers.length).toBeGreaterThan(0)
    expect(new Set(answers.map(({ ready }) => ready))).toEqual(new Set([503]))
    expect(new Set(answers.map(({ connection }) => connection))).toEqual(new Set(['close']))
  })

  it('signs where the ledger ends as soon as it has started, once a day', async () => {
    const dataDir = newDataDir()
    const first = await serveIn(dataDir)
    await setUp(first)
    await first.stop()
    const reader = await openStore({ database: join(dataDir, 'csec.db'), readOnly: true })
    for (const _ of ['second start', 'third start']) {
      const running = await serveIn(dataDir)
      await vi.waitUntil(async () => (await lastHead(reader.db)) !== null, { timeout: 50_000 })
      await running.stop()
    }
    expect(await lastHead(reader.db)).toMatchObject({ number: 1, occasion: 'daily' })
    expect(await headsFault(reader.db)).toBeNull()
    await reader.close()
  })

  it('signs a head, keeps it and makes a backup right after the set-up, without a restart', async () => {
    const dataDir = newDataDir()
    const running = await serveIn(dataDir)
    expect(existsSync(join(dataDir, 'heads.json'))).toBe(false)
    await setUp(running)
    const backups = join(dataDir, 'backups')
    await vi.waitUntil(() => existsSync(backups) && readdirSync(backups).some((name) => /^daily-[\d-]+$/.test(name)), {
      timeout: 50_000,
    })
    expect(existsSync(join(dataDir, 'heads.json'))).toBe(true)
    await running.stop()
  })

  it('issues the certificates that completions still lack, while it serves', async () => {
    const dataDir = newDataDir()
    mkdirSync(dataDir)
    const database = join(dataDir, 'csec.db')
    const app = await testApp()
    const store = await openStore({ database })
    const before = { ...app, deps: { ...app.deps, store } }
    const staff = await staffOn(before)
    for (const person of [staff.bob, staff.cleo, staff.dan]) await completeCourse(before, person)
    await store.close()
    const running = await serveIn(dataDir)
    const reader = await openStore({ database, readOnly: true })
    await vi.waitUntil(async () => (await peopleWithoutCertificate(reader.db)).length === 0, { timeout: 50_000 })
    await running.stop()
    await reader.close()
  })

  it('refuses a secret that the database wasn’t used with, and takes the right one again', async () => {
    const dataDir = newDataDir()
    await (await serveIn(dataDir)).stop()
    const file = join(dataDir, 'keys', 'server.secret.json')
    const right = readFileSync(file)
    rmSync(file)
    await expect(serveIn(dataDir)).rejects.toThrow(/isn't the one that this database was used with/)
    writeFileSync(file, right)
    await (await serveIn(dataDir)).stop()
  })

  it('looks at every page as soon as it is up, and from then on saves nothing in a file that is damaged', async () => {
    const dataDir = newDataDir()
    const before = await serveIn(dataDir)
    expect((await setUp(before)).status).toBe(303)
    await before.stop()
    const file = join(dataDir, 'csec.db')
    const store = await openStore({ database: file })
    await damageUnread(store, file)
    await store.close()
    const running = await serveIn(dataDir)
    const ready = async () => (await fetch(`${running.address}/readyz`)).text()
    await vi.waitUntil(async () => (await ready()) === 'nothing can be saved', { timeout: 150_000, interval: 200 })
    expect((await fetch(`${running.address}/sign-in`)).status).toBe(200)
    const signIn = await fetch(`${running.address}/sign-in`, {
      method: 'POST',
      headers: { Origin: running.address },
      body: new URLSearchParams({ signInName: 'ada@harborstreet.example', password: 'a quiet room with the light on' }),
      redirect: 'manual',
    })
    expect(signIn.status).toBe(503)
    await running.stop()
  })

  it('refuses a file that another server writes to', async () => {
    const dataDir = newDataDir()
    const running = await serveIn(dataDir)
    await expect(serveIn(dataDir)).rejects.toThrow(/Another process is using the database file/)
    await running.stop()
  })
})

describe('the command that starts it', () => {
  it('says every mistake in the settings at once, and exits 2', async () => {
    const { code, stderr } = await start({ PORT: 'x', ALLOW_HTTP: '3' })
    expect(code).toBe(2)
    expect(stderr).toBe('PORT must be a number from 0 to 65535\nALLOW_HTTP must be 0 or 1\n')
  })

  it.each(['', '/data'])(
    'says in one line that the data folder is a file or below one, and exits 2: file%s',
    async (below) => {
      const file = `${newDataDir()}.txt`
      writeFileSync(file, 'minutes of a meeting')
      const dataDir = file + below
      const { code, stderr } = await start({ PORT: '0', DATA_DIR: dataDir })
      expect([code, stderr]).toEqual([2, `DATA_DIR: ${dataDir} is a file, or is below one. Name a folder.\n`])
    },
  )

  it.each([
    ['a folder where nothing can be made', { DATA_DIR: '/proc/nowhere' }, /^DATA_DIR: \/proc\/nowhere cannot be made/],
    [
      'an address that is another machine’s',
      { HOST: '192.0.2.1', ALLOW_HTTP: '1' },
      /^HOST: 192\.0\.2\.1 is no address/,
    ],
    [
      'a database that nobody runs',
      { DATABASE_URL: 'postgres://127.0.0.1:9/none' },
      /^The PostgreSQL server .* cannot/,
    ],
  ])('says in one line what is wrong with %s, and exits 2', async (_, settings, line) => {
    const { code, stderr } = await start({ PORT: '0', DATA_DIR: newDataDir(), ...settings })
    expect([code, stderr]).toEqual([2, expect.stringMatching(line)])
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('takes an empty database file for what a full disk left behind, and never for a new database', async () => {
    const dataDir = newDataDir()
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'csec.db'), '')
    const { code, stderr } = await start({ PORT: '0', DATA_DIR: dataDir })
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /^The database file .*csec\.db is empty \(0 bytes\)\. Put the last good backup in its place; /,
    )
    expect(statSync(join(dataDir, 'csec.db')).size).toBe(0)
  })

  it('refuses passwords in the clear on an open network', async () => {
    const { code, stderr } = await start({ HOST: '0.0.0.0' })
    expect(code).toBe(2)
    expect(stderr).toContain('PUBLIC_URL must be an https:// address')
  })

  it('says in one line that the port is in use, and exits 2', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { code, stderr } = await start({ PORT: String(port), DATA_DIR: newDataDir() })
    other.close()
    expect(code).toBe(2)
    expect(stderr).toBe('The port is in use. Stop the other program, or set PORT to another number.\n')
  })

  it('names the folder that its user may not use, and exits 2', async () => {
    const dataDir = newDataDir()
    mkdirSync(dataDir)
    const closed = join(dataDir, 'backups')
    mkdirSync(closed, { mode: 0 })
    // Root may use every folder, unless its privileges are taken away.
    const plain = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] : []
    const { code, stderr } = await start({ PORT: '0', DATA_DIR: dataDir }, undefined, plain)
    chmodSync(closed, 0o700)
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(new RegExp(`^This user may not use ${closed}\\. Give it to .*\\n$`)),
    ])
  })

  it('says its address, and stops on a signal', async () => {
    const { code, stderr } = await start({ PORT: '0', DATA_DIR: newDataDir() }, 'CSEC Orientation is at')
    expect(code).toBe(0)
    expect(stderr).toMatch(/^CSEC Orientation is at http:\/\/localhost:\d+\nNobody is set up yet\./)
  })
})

/** The built program, run by another if one is named; a signal is sent when it has printed the text. */
function start(
  env: Record<string, string>,
  stopAfter?: string,
  by: readonly string[] = [],
): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const { PATH = '' } = process.env
    const [program = '', ...args] = [...by, process.execPath, join(ROOT, 'dist/main.js')]
    const child = execFile(program, args, {
      env: { PATH, DRAIN_SECONDS: '0', ...env },
    })
    let stderr = ''
    child.stderr?.on('data', (text: string) => {
      stderr += text
      // Once: a second signal ends the program at once.
      if (stopAfter !== undefined && stderr.includes(stopAfter) && !child.killed) child.kill('SIGTERM')
    })
    child.on('close', (code) => resolve({ code, stderr }))
  })
}

function setUp({ address, setUpLink }: Running): Promise<Response> {
  const fields = {
    organization: 'Harbor Street Youth Services',
    timeZone: 'America/New_York',
    site: 'North House',
    slug: '',
    name: 'Ada Okafor',
    signInName: 'ada@harborstreet.example',
    password: 'a quiet room with the light on',
  }
  return fetch(setUpLink ?? address, {
    method: 'POST',
    headers: { Origin: address },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
}

/** A form on a slow line: the server has its head, says so, and waits for its body. */
async function halfARequest(address: string): Promise<{ finish(): void; answer: Promise<string> }> {
  const { hostname, port } = new URL(address)
  const body = 'signInName=&password='
  const head = [
    'POST /sign-in HTTP/1.1',
    `Host: ${hostname}`,
    `Origin: ${address}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    'Expect: 100-continue',
  ]
  const socket = connect(Number(port), hostname)
  let text = ''
  socket.on('data', (chunk) => {
    text += String(chunk)
  })
  const answer = new Promise<string>((resolve) => socket.on('close', () => resolve(text)))
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  await new Promise((resolve) => socket.once('data', resolve))
  return { finish: () => socket.write(body), answer }
}
