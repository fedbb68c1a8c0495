/**
 * Measures how many pages a second the server delivers, and what a start costs. `docs/speed.md` says how to read it.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import autocannon from 'autocannon'
import { SITES } from '../src/demo/sites.job.ts'
import { ROOT } from '../src/platform/root.ts'
import { cardPath, hrefTo, webLinks } from '../src/app/href.web.ts'
import { PASSWORD } from '../tests/support/staff.ts'

const ROUNDS = 3
const SECONDS = 3
const CONNECTIONS = 8
const STAFF = 240
const MB = 1_024
const LOOK_AGAIN_MS = 1_000
const IDLE_CPU_SECONDS = 0.05
/** The kernel counts the time of a process in hundredths of a second, whatever the machine. */
const TICKS = 100

/** Another built tree of this program may be named, to measure it in the same way. */
const root = resolve(process.argv[2] ?? ROOT)
const result = resolve(process.argv[3] ?? join(ROOT, 'dist/bench-web.json'))

interface Target {
  readonly name: string
  readonly server: ChildProcess
  readonly address: string
  readonly cookie: string
}

interface Run {
  readonly perSecond: number
  /** The server's CPU time for one page, so that the machine's other work counts little. */
  readonly cpuMs: number
}

const folder = mkdtempSync(join(tmpdir(), 'bench-web-'))
const processes: ChildProcess[] = []
try {
  const said = execFileSync(
    process.execPath,
    [join(root, 'dist/cli.js'), 'demo', '--staff', `${STAFF}`, '--data-dir', folder],
    { cwd: folder, encoding: 'utf8' },
  )
  const joinPaths = [...said.matchAll(/\/join\/\S+/g)].map(([path]) => path)
  const starts: number[] = []
  for (let run = 1; run < ROUNDS; run += 1) {
    const { child, cpu } = await startProduct()
    starts.push(cpu)
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  const product = await startProduct()
  starts.push(product.cpu)
  const before = memoryOf(product.child)
  const [hr, learner] = [await signIn(product.address, joinPaths[0]), await signIn(product.address, joinPaths[2])]
  const bare = await startBare()
  const [bareAddress = '', bareCookie = ''] = bare.said.split(' ')
  const targets: readonly Target[] = [
    { name: 'bare Express hello', server: bare.child, address: `${bareAddress}/hello`, cookie: bareCookie },
    {
      name: 'Express, helmet, session, EJS, two reads',
      server: bare.child,
      address: `${bareAddress}/page`,
      cookie: bareCookie,
    },
    { name: 'bare Express, HR receipts', server: bare.child, address: `${bareAddress}/receipts`, cookie: '' },
    { name: 'HR receipts', server: product.child, address: product.address + hrefTo('/hr/receipts'), cookie: hr },
    {
      name: 'signed-in lesson page',
      server: product.child,
      address: product.address + webLinks.lesson('L4', null),
      cookie: learner,
    },
    { name: 'learner home', server: product.child, address: product.address + webLinks.home(), cookie: learner },
    {
      name: 'public card',
      server: product.child,
      address: product.address + cardPath(SITES.harbor.slug, 'en'),
      cookie: '',
    },
    {
      name: 'HR people (25 of 240)',
      server: product.child,
      address: product.address + hrefTo('/hr/people'),
      cookie: hr,
    },
    { name: 'HR overview', server: product.child, address: product.address + hrefTo('/hr/overview'), cookie: hr },
  ]
  for (const target of targets) await requireGood(target)
  await settled(product.child)
  // The pages take turns, so that a busy moment of the machine doesn't hit only one of them.
  const runs = new Map(targets.map(({ name }): [string, Run[]] => [name, []]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, target] of targets.entries()) {
      runs.get(target.name)?.push(await ask(target, round * targets.length + index))
    }
  }
  const after = memoryOf(product.child)
  const pages = [...runs].map(([name, all]) => ({
    name,
    perSecond: median(all.map(({ perSecond }) => perSecond)),
    cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
  }))
  const [floor] = pages
  console.log(`Medians of ${ROUNDS} rounds of ${SECONDS} s, ${CONNECTIONS} connections, ${root}`)
  for (const { name, perSecond, cpuMs } of pages) {
    const part = perSecond / (floor?.perSecond ?? Number.NaN)
    const ofCpu = (floor?.cpuMs ?? Number.NaN) / cpuMs
    console.log(
      `${name.padEnd(42)}${Math.round(perSecond)} a second (${part.toFixed(3)}), ${cpuMs.toFixed(2)} ms of processor each (${ofCpu.toFixed(3)})`,
    )
  }
  console.log(`start until ready, ${STAFF} staff: ${median(starts).toFixed(2)} s of processor`)
  console.log(`memory: ${before} MB when ready, ${after} MB after the run`)
  writeFileSync(result, JSON.stringify({ root, pages, runs: [...runs], starts, memoryMB: { before, after } }, null, 2))
} finally {
  for (const child of processes) child.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}

async function startProduct(): Promise<{ child: ChildProcess; address: string; cpu: number }> {
  const own = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, TRUSTED_PROXIES: '1' }
  const child = spawn(process.execPath, [join(root, 'dist/main.js')], {
    cwd: folder,
    env: { ...process.env, ...own },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  processes.push(child)
  const address = await firstMatch(child.stderr, /^CSEC Orientation is at (http\S+)$/)
  return { child, address, cpu: cpuOf(child) }
}

async function startBare(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/bench-bare-express.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  processes.push(child)
  return { child, said: await firstMatch(child.stdout, /^(http.+)$/) }
}

/** Until it has made the certificates that the demo's people lack, and whatever else a start leaves for later. */
async function settled(child: ChildProcess): Promise<void> {
  for (let last = Number.NaN; ; ) {
    const now = cpuOf(child)
    if (now - last < IDLE_CPU_SECONDS) return
    last = now
    await setTimeout(LOOK_AGAIN_MS)
  }
}

/**
 * Returns the match in the first line that has one. It keeps reading and dropping the rest, so that the pipe never
 * fills.
 */
function firstMatch(stream: Readable, pattern: RegExp): Promise<string> {
  const lines = createInterface(stream)
  return new Promise((found, failed) => {
    const said: string[] = []
    lines.on('line', (line) => {
      said.push(line)
      const match = pattern.exec(line)?.[1]
      if (match !== undefined) found(match)
    })
    lines.once('close', () => failed(new Error(`The server ended: ${said.join('\n')}`)))
  })
}

/** Opens a link of the demo and chooses a password, as a person does. */
async function signIn(address: string, path = ''): Promise<string> {
  const response = await fetch(address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ password: PASSWORD }),
  })
  const cookie = response.headers.getSetCookie().at(-1)?.split(';')[0]
  if (response.status !== 303 || cookie === undefined) throw new Error(`${path} answers ${response.status}`)
  return cookie
}

async function requireGood({ address, cookie }: Target): Promise<void> {
  const { status } = await fetch(address, { redirect: 'manual', headers: { cookie } })
  if (status !== 200) throw new Error(`${address} answers ${status}`)
}

/** A run with a page that is not given does not count at all. */
async function ask({ name, server, address, cookie }: Target, run: number): Promise<Run> {
  const before = cpuOf(server)
  let clients = 0
  const { requests, errors, non2xx } = await autocannon({
    url: address,
    connections: CONNECTIONS,
    duration: SECONDS,
    // Each from another network address, because the server gives one address no more than a person can ask for.
    setupClient: (client) => {
      clients += 1
      client.setHeaders({ cookie, 'x-forwarded-for': `10.0.${run}.${clients}` })
    },
  })
  if (errors > 0 || non2xx > 0) throw new Error(`${name}: ${errors} errors, ${non2xx} pages that are not 200`)
  return { perSecond: requests.average, cpuMs: ((cpuOf(server) - before) * 1_000) / requests.total }
}

function cpuOf({ pid }: ChildProcess): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? ''
  const [user, system] = afterName.split(' ').slice(11, 13).map(Number)
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) / TICKS
}

function memoryOf({ pid }: ChildProcess): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / MB)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
