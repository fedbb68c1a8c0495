import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import BetterSqlite from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { ROOT } from '../../src/platform/root.ts'
import { addDays, dateAt, toInstant } from '../../src/platform/time/calendar.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { hired, policyPublished, required } from '../support/recording.ts'
import { ORGANIZATION } from '../support/staff.ts'

/** More than a hundred: after a new version of the policy, their statuses wait. */
const PEOPLE = 150

const folder = mkdtempSync(join(tmpdir(), 'csec-read-only-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a start with READ_ONLY=1', () => {
  it('is refused on a database of an earlier version, and nothing has changed', async () => {
    const dataDir = join(folder, 'earlier')
    mkdirSync(dataDir, { mode: 0o700 })
    const database = gunzipSync(readFileSync(join(ROOT, 'tests/fixtures/release-0.1/csec.db.gz')))
    writeFileSync(join(dataDir, 'csec.db'), database, { mode: 0o600 })
    const refused = await begun(dataDir, { READ_ONLY: '1' })
    expect([refused.address, await refused.stop(), refused.stderr()]).toEqual([
      null,
      2,
      'The database is older than this program. Run csec migrate, or start the server once without READ_ONLY: either brings the database up to date.\n',
    ])
    expect(readdirSync(dataDir)).toEqual(['csec.db'])
    expect(readFileSync(join(dataDir, 'csec.db')).equals(database)).toBe(true)

    for (const more of [{}, { READ_ONLY: '1' }]) {
      const server = await begun(dataDir, more)
      expect([typeof server.address, await server.stop()]).toEqual(['string', 0])
    }
  })

  it('is refused where there’s no database, and makes none', async () => {
    const dataDir = join(folder, 'none')
    const refused = await begun(dataDir, { READ_ONLY: '1' })
    expect([refused.address, await refused.stop()]).toEqual([null, 2])
    expect(refused.stderr()).toMatch(/^There is no database file .*\n$/)
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('works out the statuses that wait before it listens, says so, and saves nothing from then on', async () => {
    const dataDir = join(folder, 'waiting')
    mkdirSync(dataDir)
    await putPeopleWhoWait(join(dataDir, 'csec.db'))
    const server = await begun(dataDir, { READ_ONLY: '1' })
    const reader = new BetterSqlite(join(dataDir, 'csec.db'), { readonly: true })
    const waiting = reader.prepare('select count(*) from standing_behind').pluck()
    const changes = () => reader.pragma('data_version', { simple: true })
    const before = changes()
    expect(waiting.get()).toBe(0)
    const ready = await fetch(`${server.address}/readyz`)
    expect([ready.status, await ready.text()]).toEqual([503, 'nothing can be saved'])
    expect((await fetch(`${server.address}/sign-in`)).status).toBe(200)
    const form = new URLSearchParams({ signInName: 'ada@harborstreet.example', password: 'a quiet room' })
    const headers = { Origin: String(server.address) }
    expect((await fetch(`${server.address}/sign-in`, { method: 'POST', headers, body: form })).status).toBe(503)
    expect(changes()).toBe(before)
    reader.close()
    expect(await server.stop()).toBe(0)
    const said = server.log().filter((line) => line.startsWith('READ_ONLY'))
    expect(said).toEqual([
      'READ_ONLY is 1: statuses are worked out before the server listens, because they can’t be saved later.',
      'READ_ONLY is 1: pages can be read, and nothing is saved.',
    ])
  })
})

/** A version of the policy has come, and everybody's status is to be worked out anew. */
async function putPeopleWhoWait(database: string): Promise<void> {
  const at = toInstant(Date.now())
  const today = dateAt(at, ORGANIZATION.timeZone)
  const store = await openStore({ database })
  const recordOn = (...events: Parameters<typeof record>[1]) => store.transaction((tx) => record(tx, events, today))
  await putOrganization(store.db, ORGANIZATION, at)
  await recordOn(policyPublished(addDays(today, -60), 'before'))
  const people = Array.from({ length: PEOPLE }, (_, index): PersonId => `person:${index}`)
  await recordOn(
    ...people.flatMap((person) => [hired(person, addDays(today, -20)), required(person, addDays(today, -20))]),
  )
  await recordOn(policyPublished(today, 'after', addDays(today, 30)))
  expect(await store.db.selectFrom('standing_behind').select('person').execute()).toHaveLength(PEOPLE)
  await store.close()
}

interface Begun {
  /** Null when it has ended instead. */
  readonly address: string | null
  /** What it says to the person who starts it. */
  stderr(): string
  /** The messages in its log. */
  log(): string[]
  /** Stops it as an operator does, and returns its exit code. */
  stop(): Promise<number | null>
}

/** The built server in a process of its own, once it listens or has ended. */
async function begun(dataDir: string, more: Readonly<Record<string, string>>): Promise<Begun> {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [join(ROOT, 'dist/main.js')], {
    env: { PATH, PORT: '0', DRAIN_SECONDS: '0', DATA_DIR: dataDir, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)]
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  const address = await new Promise<string | null>((resolve) => {
    child.stderr.on('data', () => {
      const found = /is at (http\S+)\n/.exec(stderr())?.[1]
      if (found !== undefined) resolve(found)
    })
    void closed.then(() => resolve(null))
  })
  return {
    address,
    stderr,
    log: () =>
      stdout()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => String(JSON.parse(line).msg)),
    stop() {
      child.kill('SIGTERM')
      return closed
    },
  }
}

function textOf(stream: ChildProcess['stdout']): () => string {
  let text = ''
  stream?.on('data', (piece: Buffer) => {
    text += piece.toString()
  })
  return () => text
}
