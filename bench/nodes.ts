/**
 * What one request costs one server, and each of three servers of one PostgreSQL database, and how much of the time the
 * chain of the ledger is taken. `npm run bench:nodes` starts a PostgreSQL server of its own; `npm run bench:nodes --
 * postgres://…` uses an empty database, and everything in it is lost. `docs/speed.md` says how to read it.
 */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { webLinks } from '../src/app/href.web.ts'
import { ROOT } from '../src/platform/root.ts'
import { ownPostgres } from '../tests/support/postgres.ts'
import {
  ask,
  cpuOfPid,
  median,
  type Run,
  settled,
  signIn,
  startProduct,
  stopAll,
  tokenOn,
  writeDemo,
} from './running.ts'

const NODES = [1, 3]
const ROUNDS = Number(process.argv[3] ?? 3)
/** The same number of clients in all, whatever the number of servers. */
const CLIENTS = 48
const LOOK_MS = 5
const FREE_LOOK_MS = 1_000
/** Longer than the time after which servers look for more work. */
const FREE_LOOKS = 25

interface Node {
  readonly child: Awaited<ReturnType<typeof startProduct>>['child']
  readonly address: string
}

const folder = mkdtempSync(join(tmpdir(), 'bench-nodes-'))
const named = process.argv[2] ?? 'own'
const own = named === 'own' ? await ownPostgres() : null
own?.start()
const database = own?.address ?? named
const looking = new pg.Client({ connectionString: database, application_name: 'bench-nodes' })
try {
  await looking.connect()
  const { rows } = await looking.query("select current_setting('fsync') = 'on' as safe, version() as version")
  if (rows[0]?.safe !== true) throw new Error('That server may lose what it has acknowledged: turn fsync on.')
  const demo = join(folder, 'demo')
  mkdirSync(demo)
  const [, , learner] = writeDemo(ROOT, demo, 240)
  const settings = {
    DATABASE_URL: database,
    KEY_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  }
  execFileSync(process.execPath, [join(ROOT, 'dist/cli.js'), 'migrate-to-postgres', '--data-dir', demo], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: database },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const nodes: Node[] = []
  for (let index = 0; index < Math.max(...NODES); index += 1) {
    const data = index === 0 ? demo : join(folder, `data-${index}`)
    if (index > 0) mkdirSync(data)
    nodes.push(await startProduct(ROOT, data, settings))
  }
  const [first] = nodes
  if (first === undefined) throw new Error('no server')
  const cookie = await signIn(first.address, learner)
  const question = webLinks.question('L4', 'Q68')
  const csrf = await tokenOn(first.address + question, cookie)
  const asked = {
    'answer saved': { path: question, form: new URLSearchParams({ csrf, answer: 'a' }), status: 303 as const },
    'signed-in lesson page': { path: webLinks.lesson('L4', null) },
  }
  for (const { child } of nodes) await settled(child)
  await chainIsFree()
  console.log(`${rows[0]?.version}; medians of ${ROUNDS} rounds, ${CLIENTS} clients in all`)
  let run = 0
  for (const [name, { path, ...target }] of Object.entries(asked)) {
    const found = new Map(NODES.map((count): [number, Round[]] => [count, []]))
    for (let round = 0; round < ROUNDS; round += 1)
      for (const count of NODES) {
        const targets = nodes.slice(0, count).map(({ child, address }) => ({
          name,
          server: child,
          address: address + path,
          cookie,
          ...target,
        }))
        run += count
        found.get(count)?.push(await oneRound(targets, run))
      }
    for (const [count, rounds] of found) print(`${name}, ${count} ${count === 1 ? 'server' : 'servers'}`, rounds)
  }
} finally {
  stopAll()
  await looking.end()
  own?.stop()
  own?.remove()
  rmSync(folder, { recursive: true, force: true })
}

interface Round {
  readonly perSecond: number
  /** Of all servers, for one request. */
  readonly cpuMs: number
  /** Of the database, for one request; null where its processes can't be seen from here. */
  readonly databaseMs: number | null
  readonly chain: Chain
}

async function oneRound(targets: readonly Parameters<typeof ask>[0][], last: number): Promise<Round> {
  const stop = watchChain()
  const before = await databaseSeconds()
  const began = performance.now()
  const runs = await Promise.all(targets.map((target, index) => ask(target, CLIENTS / targets.length, last - index)))
  const seconds = (performance.now() - began) / 1_000
  const after = await databaseSeconds()
  const perSecond = total(runs, ({ perSecond: each }) => each)
  const used = before === null || after === null ? null : after - before
  return {
    perSecond,
    cpuMs: total(runs, ({ cpuMs, perSecond: each }) => cpuMs * each) / perSecond,
    databaseMs: used === null ? null : (used * 1_000) / (perSecond * seconds),
    chain: await stop(),
  }
}

function total(runs: readonly Run[], of: (run: Run) => number): number {
  return runs.reduce((sum, each) => sum + of(each), 0)
}

/** Parts of the time. */
interface Chain {
  /** Somebody has the lock of the chain. */
  readonly taken: number
  /** Of the time that all servers spend in writing transactions, what they wait for that lock. */
  readonly waiting: number
}

/** Looks every few milliseconds at who writes: a transaction has a number once it holds the lock. */
function watchChain(): () => Promise<Chain> {
  const seen = { looks: 0, taken: 0, holding: 0, waiting: 0 }
  const until = { isOver: false }
  const watching = (async () => {
    while (!until.isOver) {
      const { rows } = await looking.query(
        `select count(*) filter (where wait_event_type = 'Lock')::int as waiting,
          count(*) filter (where backend_xid is not null and wait_event_type is distinct from 'Lock')::int as holding
        from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
      )
      const { waiting, holding } = rows[0] as { readonly waiting: number; readonly holding: number }
      seen.looks += 1
      seen.taken += holding > 0 ? 1 : 0
      seen.holding += holding
      seen.waiting += waiting
      await new Promise((later) => setTimeout(later, LOOK_MS))
    }
  })()
  return async () => {
    until.isOver = true
    await watching
    return {
      taken: seen.taken / seen.looks,
      waiting: seen.waiting / Math.max(1, seen.waiting + seen.holding),
    }
  }
}

/** On a busy machine, a server with work left may stand still and seem to be done: then nobody writes for a while, either. */
async function chainIsFree(): Promise<void> {
  for (let free = 0; free < FREE_LOOKS; ) {
    const stop = watchChain()
    await new Promise((later) => setTimeout(later, FREE_LOOK_MS))
    const { taken } = await stop()
    free = taken === 0 ? free + 1 : 0
  }
}

/** The processor time of the database's processes so far, in seconds. */
async function databaseSeconds(): Promise<number | null> {
  const { rows } = await looking.query('select pid from pg_stat_activity where pid <> pg_backend_pid()')
  try {
    return (rows as { readonly pid: number }[]).reduce((sum, { pid }) => sum + cpuOfPid(pid), 0)
  } catch {
    // A server on another machine, or a connection that has just ended.
    return null
  }
}

function print(title: string, rounds: readonly Round[]): void {
  const middle = (of: (round: Round) => number) => median(rounds.map(of))
  const inDatabase = rounds.some(({ databaseMs }) => databaseMs === null)
    ? ''
    : `, ${middle(({ databaseMs }) => databaseMs ?? Number.NaN).toFixed(2)} ms of the database`
  console.log(
    `${title.padEnd(34)}${middle(({ perSecond }) => perSecond).toFixed(0)} a second, ` +
      `${middle(({ cpuMs }) => cpuMs).toFixed(2)} ms of processor each${inDatabase}; ` +
      `chain taken ${percent(middle(({ chain }) => chain.taken))}, ` +
      `${percent(middle(({ chain }) => chain.waiting))} of writers' time spent waiting; load ${loadavg()[0]?.toFixed(0)}`,
  )
}

function percent(part: number): string {
  return `${(part * 100).toFixed(0)} %`
}
