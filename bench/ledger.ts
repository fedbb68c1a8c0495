/**
 * How many writes a second each engine acknowledges, of concurrent requests in one process, and how a bare durable
 * insert compares. Engines take turns, so that a busy moment of the machine doesn't hit only one of them.
 *
 * `npm run bench:ledger -- postgres://…`: an empty database on a server with `fsync` on. Everything in it is lost.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import pg from 'pg'
import { append } from '../src/ledger/ledger.store.ts'
import { verifyLedger } from '../src/ledger/verify.store.ts'
import { isPostgres, openStore, type Store } from '../src/platform/database/open.store.ts'
import type { Tx } from '../src/platform/database/schema.store.ts'
import { record } from '../src/requirements/standing.store.ts'
import { day, hired, lessonFinished, required } from '../tests/support/recording.ts'
import { createEmptySchema } from '../tests/support/stores.ts'
import { median } from './running.ts'

const CLIENTS = [1, 8, 50]
const ROUNDS = 5
const MS = 1_500
const PEOPLE = 200
const TODAY = day('2026-11-24')
const INSERT = 'insert into bare (learner, question, choice, key, at) values'
const TABLE = 'create table bare (learner integer, question integer, choice integer, key text unique, at text)'

const address = process.argv[2] ?? process.env['TEST_DATABASE_URL'] ?? ''
if (!isPostgres(address)) throw new Error('Name a PostgreSQL server: npm run bench:ledger -- postgres://…')

/** A write, from its beginning until it's acknowledged. */
type Write = (n: number) => Promise<unknown>

const folder = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'csec-bench-ledger-'))
const schema = await createEmptySchema(address, `bench_ledger_${process.pid}`)
const sqlite = await openStore({ database: join(folder, 'csec.db') })
const postgres = await openStore({ database: schema.address })
const bareSqlite = new BetterSqlite(join(folder, 'bare.db'))
bareSqlite.pragma('journal_mode = WAL')
bareSqlite.pragma('synchronous = FULL')
bareSqlite.exec(TABLE)
const barePool = new pg.Pool({ connectionString: schema.address, max: 10 })
await barePool.query(TABLE)
const [{ fsync, synchronous_commit }] = [
  ...(
    await barePool.query(
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit`,
    )
  ).rows,
]
if (fsync !== 'on' || synchronous_commit !== 'on') throw new Error('That server may lose what it has acknowledged.')
const insert = bareSqlite.prepare(`${INSERT} (?, ?, ?, ?, ?)`)

const person = (n: number) => `person:${n % PEOPLE}` as const
const entry = (n: number) => lessonFinished(person(n), '2026-11-20', `L${1 + (n % 8)}`)
const writes: Readonly<Record<string, (store: Store) => Write>> = {
  'one entry of the ledger': (store) => (n) => store.transaction((tx) => append(tx, [entry(n)])),
  'an entry, and who stands where': (store) => (n) => store.transaction((tx) => record(tx, [entry(n)], TODAY)),
}

try {
  for (const store of [sqlite, postgres]) await store.transaction(hireAll)
  for (const clients of CLIENTS) {
    console.log(`\n${clients} at a time, load ${loadavg()[0]?.toFixed(1)}; medians of ${ROUNDS} rounds of ${MS} ms`)
    await compare('a bare durable insert', clients, {
      SQLite: async (n) => insert.run(n, 1, 2, `${clients} ${n}`, 'now'),
      PostgreSQL: (n) =>
        barePool.query({
          name: 'bare',
          text: `${INSERT} ($1, $2, $3, $4, $5)`,
          values: [n, 1, 2, `${clients} ${n}`, 'now'],
        }),
    })
    for (const [name, of] of Object.entries(writes))
      await compare(name, clients, { SQLite: of(sqlite), PostgreSQL: of(postgres) })
  }
  for (const store of [sqlite, postgres]) {
    const verified = await verifyLedger(store.db)
    if (!verified.ok) throw new Error(verified.reason)
    console.log(`${store.engine}: ${verified.events} entries, in order`)
  }
} finally {
  await barePool.end()
  bareSqlite.close()
  await postgres.close()
  await sqlite.close()
  await schema.drop()
  rmSync(folder, { recursive: true })
}

async function hireAll(tx: Tx): Promise<void> {
  const people = Array.from({ length: PEOPLE }, (_, n) => [
    hired(person(n), '2026-11-02'),
    required(person(n), '2026-11-02'),
  ])
  await record(tx, people.flat(), TODAY)
}

async function compare(name: string, clients: number, engines: Readonly<Record<'SQLite' | 'PostgreSQL', Write>>) {
  const found = { SQLite: [] as Run[], PostgreSQL: [] as Run[] }
  for (let round = 0; round < ROUNDS; round++)
    for (const engine of ['SQLite', 'PostgreSQL'] as const)
      found[engine].push(await run(engines[engine], clients, round * 1_000_000))
  const [a, b] = [perSecond(found.SQLite), perSecond(found.PostgreSQL)]
  const ratios = found.PostgreSQL.map(({ done }, round) => done / (found.SQLite[round]?.done ?? Number.NaN))
  console.log(
    `${name.padEnd(32)}SQLite ${a.padStart(7)}/s, PostgreSQL ${b.padStart(7)}/s, ratio ${median(ratios).toFixed(2)}` +
      `; processor ${cpu(found.SQLite)} and ${cpu(found.PostgreSQL)} ms each`,
  )
}

interface Run {
  readonly done: number
  readonly cpuMs: number
}

function perSecond(runs: readonly Run[]): string {
  return median(runs.map(({ done }) => done)).toFixed(0)
}

function cpu(runs: readonly Run[]): string {
  return median(runs.map(({ cpuMs }) => cpuMs)).toFixed(2)
}

async function run(write: Write, clients: number, first: number): Promise<Run> {
  let next = first
  let done = 0
  const [end, before] = [performance.now() + MS, process.cpuUsage()]
  const client = async () => {
    while (performance.now() < end) {
      await write(next++)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const { user, system } = process.cpuUsage(before)
  return { done: done / (MS / 1_000), cpuMs: (user + system) / 1_000 / done }
}
