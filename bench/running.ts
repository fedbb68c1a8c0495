/** Starts what the benches over HTTP measure, asks it, and counts the processor that it takes. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import autocannon from 'autocannon'
import { ROOT } from '../src/platform/root.ts'
import { PASSWORD } from '../tests/support/staff.ts'

const MB = 1_024
const LOOK_AGAIN_MS = 1_000
const IDLE_CPU_SECONDS = 0.05
/** Longer than the 20 seconds after which the server looks for more work. */
const IDLE_LOOKS = 25
/** The kernel counts the time of a process in hundredths of a second, whatever the machine. */
const TICKS = 100

export interface Target {
  readonly name: string
  readonly server: ChildProcess
  readonly address: string
  readonly cookie: string
  /** What a form or a script sends. A page is asked for without it. */
  readonly form?: URLSearchParams
  /** A script wants JSON. */
  readonly accept?: 'application/json'
  /** The status of a good answer, if it isn't 200. */
  readonly status?: 303
}

export interface Run {
  readonly perSecond: number
  /** The server's CPU time for one page, so that the machine's other work counts little. */
  readonly cpuMs: number
  /** Of a hundred answers, all but the slowest came within this time. */
  readonly p99Ms: number
}

/** The medians of a target, and all its runs. */
export interface Measured extends Run {
  readonly name: string
  readonly runs: readonly Run[]
}

const ROUNDS = 3
const SECONDS = 3

const processes: ChildProcess[] = []

export function stopAll(): void {
  for (const child of processes) child.kill('SIGTERM')
}

/** Writes the demo into a folder, and returns the paths of its sign-in links. */
export function writeDemo(root: string, folder: string, staff: number): string[] {
  const said = execFileSync(
    process.execPath,
    [join(root, 'dist/cli.js'), 'demo', '--staff', `${staff}`, '--data-dir', folder],
    { cwd: folder, encoding: 'utf8' },
  )
  return [...said.matchAll(/\/join\/\S+/g)].map(([path]) => path)
}

/**
 * With the settings of `deploy/csec.service` that count for speed and memory.
 *
 * @param settings further ones in its environment
 */
export async function startProduct(
  root: string,
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<{ child: ChildProcess; address: string; cpu: number }> {
  const own = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, TRUSTED_PROXIES: '1', MALLOC_ARENA_MAX: '2' }
  const child = spawn(process.execPath, [join(root, 'dist/main.js')], {
    cwd: folder,
    env: { ...process.env, ...own, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  processes.push(child)
  const address = await firstMatch(child.stderr, /^CSEC Orientation is at (http\S+)$/)
  return { child, address, cpu: cpuOf(child) }
}

/** @param args a database for its search, or nothing */
export async function startBare(...args: readonly string[]): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/bench-bare-express.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  processes.push(child)
  return { child, said: await firstMatch(child.stdout, /^(http.+)$/) }
}

/** Until it has made the certificates that the demo's people lack, and whatever else a start leaves for later. */
export async function settled(child: ChildProcess): Promise<void> {
  for (let [last, idle] = [Number.NaN, 0]; idle < IDLE_LOOKS; ) {
    const now = cpuOf(child)
    idle = now - last < IDLE_CPU_SECONDS ? idle + 1 : 0
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
export async function signIn(address: string, path = ''): Promise<string> {
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

/** The token of a form on a page. */
export async function tokenOn(address: string, cookie: string): Promise<string> {
  const html = await (await fetch(address, { headers: { cookie } })).text()
  const token = /name="csrf" value="([^"]+)"/.exec(html)?.[1]
  if (token === undefined) throw new Error(`${address} has no form`)
  return token
}

/** The targets take turns, so that a busy moment of the machine doesn't hit only one of them. */
export async function measure(targets: readonly Target[], connections: number): Promise<Measured[]> {
  for (const target of targets) await requireGood(target)
  for (const server of new Set(targets.map((target) => target.server))) await settled(server)
  const runs = new Map(targets.map(({ name }): [string, Run[]] => [name, []]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, target] of targets.entries()) {
      runs.get(target.name)?.push(await ask(target, connections, round * targets.length + index))
    }
  }
  return [...runs].map(([name, all]) => ({
    name,
    perSecond: median(all.map(({ perSecond }) => perSecond)),
    cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
    p99Ms: median(all.map(({ p99Ms }) => p99Ms)),
    runs: all,
  }))
}

/** Prints each of them as a part of the first, which is the bare one. */
export function print(title: string, measured: readonly Measured[]): void {
  const [floor] = measured
  console.log(`Medians of ${ROUNDS} rounds of ${SECONDS} s, ${title}`)
  for (const { name, perSecond, cpuMs } of measured) {
    const part = perSecond / (floor?.perSecond ?? Number.NaN)
    const times = cpuMs / (floor?.cpuMs ?? Number.NaN)
    console.log(
      `${name.padEnd(42)}${perSecond.toFixed(1)} a second (${part.toFixed(3)}), ${cpuMs.toFixed(2)} ms of processor each (${times.toFixed(1)} ×, ${(1 / times).toFixed(3)})`,
    )
  }
}

async function requireGood(target: Target): Promise<void> {
  const { address, form } = target
  const method = form === undefined ? 'GET' : 'POST'
  const { status } = await fetch(address, {
    redirect: 'manual',
    method,
    headers: headersOf(target),
    body: form ?? null,
  })
  if (status !== (target.status ?? 200)) throw new Error(`${address} answers ${status}`)
}

/** A run with a page that is not given does not count at all. Each run has a number of its own. */
export async function ask(target: Target, connections: number, run: number): Promise<Run> {
  const { name, server, address, form } = target
  const before = cpuOf(server)
  const headers = headersOf(target)
  let asked = 0
  const { requests, errors, non2xx, latency, statusCodeStats } = await autocannon({
    url: address,
    connections,
    duration: SECONDS,
    ...(form === undefined ? {} : { method: 'POST', body: String(form) }),
    requests: [
      {
        // From many network addresses, because the server gives one address no more than a site can ask for.
        setupRequest: (request) => {
          asked += 1
          const from = `10.${run}.${(asked >> 14) & 255}.${(asked >> 6) & 255}`
          return { ...request, headers: { ...headers, 'x-forwarded-for': from } }
        },
      },
    ],
  })
  const others = target.status === undefined ? non2xx : requests.total - (statusCodeStats['303']?.count ?? 0)
  // The last answers of a run may come after their requests were counted.
  if (errors > 0 || others > connections)
    throw new Error(`${name}: ${errors} errors, ${others} answers of another status`)
  return {
    perSecond: requests.average,
    cpuMs: ((cpuOf(server) - before) * 1_000) / requests.total,
    p99Ms: latency.p99,
  }
}

/** A browser takes what is compressed. */
function headersOf({ cookie, form, accept }: Target): Record<string, string> {
  const sent = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
  return {
    cookie,
    'accept-encoding': 'gzip, deflate, br',
    ...(form === undefined ? {} : sent),
    ...(accept === undefined ? {} : { accept }),
  }
}

/** The seconds of processor that a process has taken. */
export function cpuOf({ pid }: ChildProcess): number {
  return cpuOfPid(pid)
}

export function cpuOfPid(pid: number | undefined): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? ''
  const [user, system] = afterName.split(' ').slice(11, 13).map(Number)
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) / TICKS
}

/** The milliseconds that the thread which answers has worked. Read with a page, they leave out the machine's other work. */
export function workOf({ pid }: ChildProcess): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
}

export function memoryOf({ pid }: ChildProcess): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / MB)
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
