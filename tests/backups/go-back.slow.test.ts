import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { VERSION } from '../../src/platform/root.ts'
import { buildRelease01, type Listening, type Program, TODAY } from '../support/old-release.ts'
import { type OwnPostgres, ownPostgres } from '../support/postgres.ts'
import { PASSWORD } from '../support/staff.ts'

/** The program of release 0.1 itself, and the one of today, take turns at the same records, as the guide says. */

const NEWER = /The database was written by a newer version of this program/

const work = mkdtempSync(join(tmpdir(), 'csec-go-back-'))
let release: Program
beforeAll(() => {
  release = buildRelease01(join(work, 'release-0.1'))
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

describe('with SQLite, a server of release 0.1', () => {
  const dataDir = join(work, 'data')
  const file = join(dataDir, 'csec.db')
  const settings = { DATA_DIR: dataDir }
  let signInName = ''
  let checked: string
  /** What HR sees of everybody, without what is different on each page. */
  let people: readonly string[]

  beforeAll(async () => {
    const made = release.csec('demo', '--staff', '100', '--data-dir', dataDir)
    const link = /\/join\/\S+/.exec(made.stdout)?.[0] ?? `no link: ${made.stderr}`
    await running(release, settings, async ({ address }) => {
      const joined = await post(`${address}${link}`, { password: PASSWORD })
      expect(joined.status).toBe(303)
      people = await peopleAt(address, cookieOf(joined))
    })
    expect(people.length).toBeGreaterThan(10)
    signInName = signInNameWithPassword(file)
    checked = ledgerOf(release, dataDir)
  })

  it('is upgraded: the new one has a backup first, and every record', async () => {
    await running(TODAY, settings, async ({ address }) => {
      const cookie = await signInAt(address, signInName)
      await expectRecords(address, cookie, people)
    })
    expect(readdirSync(join(dataDir, 'backups')).filter((name) => name.startsWith('before-'))).toEqual([
      expect.stringContaining(`before-${VERSION}-`),
    ])
  })

  it('refuses the newer database, and leaves it to the newer version', async () => {
    await expect(release.start(settings)).rejects.toThrow(NEWER)
    expect(release.csec('verify-ledger', '--data-dir', dataDir).status).not.toBe(0)
    await running(TODAY, settings, async ({ address }) => {
      await signInAt(address, signInName)
    })
  })

  it('goes back to the backup of the upgrade: it signs in, and has its records and its ledger', async () => {
    const aside = join(work, 'aside')
    mkdirSync(aside)
    for (const name of readdirSync(dataDir).filter((each) => /^csec\.db(-wal|-shm)?$/.test(each)))
      renameSync(join(dataDir, name), join(aside, name))
    const [before = ''] = readdirSync(join(dataDir, 'backups')).filter((name) => name.startsWith('before-'))
    copyFileSync(join(dataDir, 'backups', before, 'csec.db'), file)
    expect(ledgerOf(release, dataDir)).toBe(checked)
    await running(release, settings, async ({ address }) => {
      const cookie = await signInAt(address, signInName)
      expect(await peopleAt(address, cookie)).toEqual(people)
    })
    expect(release.csec('verify-ledger', '--data-dir', dataDir).status).toBe(0)
  })

  it('is upgraded once more after that', async () => {
    await running(TODAY, settings, async ({ address }) => {
      const cookie = await signInAt(address, signInName)
      await expectRecords(address, cookie, people)
    })
  })
})

describe('on one PostgreSQL database, after release 0.1', () => {
  let postgres: OwnPostgres
  beforeAll(async () => {
    postgres = await ownPostgres()
    postgres.start()
  })
  afterAll(() => {
    postgres.stop()
    postgres.remove()
  })

  it('the new version has everything, and release 0.1 does not start on it again', async () => {
    const DATABASE_URL = postgres.address
    const first = join(work, 'postgres-1')
    const second = join(work, 'postgres-2')
    const ada = 'ada@harborstreet.example'
    await running(release, { DATA_DIR: first, DATABASE_URL }, async ({ address, setUpLink }) => {
      const founded = await post(setUpLink ?? 'no link', {
        organization: 'Harbor Street Youth Services',
        timeZone: 'America/New_York',
        site: 'North House',
        slug: '',
        name: 'Ada Okafor',
        signInName: ada,
        password: PASSWORD,
      })
      expect(founded.status).toBe(303)
      expect((await get(`${address}/hr/people`, cookieOf(founded))).status).toBe(200)
    })
    // The keys of release 0.1 are files, so the server that has them starts by itself.
    await running(TODAY, { DATA_DIR: first, DATABASE_URL }, async ({ address }) => {
      const cookie = await signInAt(address, ada)
      expect(await (await get(`${address}/hr/people`, cookie)).text()).toContain('Ada Okafor')
    })
    await expect(release.start({ DATA_DIR: second, DATABASE_URL })).rejects.toThrow(NEWER)
    const verified = TODAY.csec('verify-ledger', '--database', DATABASE_URL)
    expect([verified.status, verified.stderr]).toEqual([0, ''])
  })
})

async function running(
  program: Program,
  settings: Parameters<Program['start']>[0],
  use: (server: Listening) => Promise<void>,
): Promise<void> {
  const server = await program.start(settings)
  try {
    // The link for the first setup comes in the line after the address.
    if (settings.DATABASE_URL !== undefined && program !== TODAY) await vi.waitUntil(() => server.setUpLink !== null)
    await use(server)
  } finally {
    await server.stop()
  }
}

function post(url: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  return fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' })
}

function get(url: string, cookie: string): Promise<Response> {
  return fetch(url, { headers: { Cookie: cookie }, redirect: 'manual' })
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

async function signInAt(address: string, signInName: string): Promise<string> {
  const answer = await post(`${address}/sign-in`, { signInName, password: PASSWORD })
  expect(answer.status).toBe(303)
  return cookieOf(answer)
}

/** The addresses of the people on HR's first page of them. Each is the ID of a record, the same in every version. */
async function peopleAt(address: string, cookie: string): Promise<string[]> {
  const page = await get(`${address}/hr/people`, cookie)
  expect(page.status).toBe(200)
  const links = (await page.text()).matchAll(/href="(\/hr\/people\/[0-9a-f-]{36})"/g)
  return [...new Set([...links].map(([, path = '']) => path))]
}

/** The list of another version may begin with others. */
async function expectRecords(address: string, cookie: string, people: readonly string[]): Promise<void> {
  for (const path of people) expect([path, (await get(address + path, cookie)).status]).toEqual([path, 200])
}

function signInNameWithPassword(file: string): string {
  const database = new BetterSqlite(file, { readonly: true })
  const names = database.prepare('select sign_in_name from account where password_hash is not null').pluck().all()
  database.close()
  expect(names).toHaveLength(1)
  return String(names[0])
}

/** What the program says of every entry, and of the last one. */
function ledgerOf(program: Program, dataDir: string): string {
  const { status, stdout, stderr } = program.csec('verify-ledger', '--format', 'json', '--data-dir', dataDir)
  expect([status, stderr]).toEqual([0, ''])
  return JSON.stringify(JSON.parse(stdout).ledger)
}
