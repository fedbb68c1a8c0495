import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { get, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, takeChecks, prepareClients } from '../support/check-taker.ts'
import { figures, isLong } from '../support/faults.ts'
import { freePort } from '../support/listen.ts'
import { type ServerProcess, startServer } from '../support/server.ts'

const MINUTE_MS = 60_000
const LASTS_MS = isLong ? 30 * MINUTE_MS : 15_000
/** Before it, caches fill. */
const WARM_MS = isLong ? 5 * MINUTE_MS : 5_000
const LOOK_MS = isLong ? 10_000 : 1_000
const STAFF = 240
/** Of the time after it has warmed up. */
const PARTS = 5
const LEARNERS = 6
const MOST_LOG_MB = 64
const MB = 2 ** 20

let server: ServerProcess
let clients: readonly Client[]
let metrics: string
beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'csec-soak-'))
  clients = await prepareClients(dataDir, STAFF)
  const port = await freePort()
  metrics = `http://127.0.0.1:${port}/metrics`
  server = await startServer(dataDir, 0, false, { METRICS_PORT: String(port), TRUSTED_PROXIES: '1' })
})
afterAll(() => server.stop())

it(`${LASTS_MS / 1000} seconds of learners, reports, files and wrong passwords leave no more memory, files or log behind`, async () => {
  const until = { stopped: false }
  const took: number[] = []
  const seen = { writes: 0, answers: 0 }
  const counting = {
    address: () => server.address,
    saved: () => void (seen.writes += 1),
    graded: () => void (seen.writes += 1),
    lost: (attempt: string) => expect.unreachable(`${attempt} lost answers`),
  }
  const [hr] = clients
  if (hr === undefined) throw new Error('nobody was hired')
  const working = [
    ...Array.from({ length: LEARNERS }, async (_, lane) => {
      // Somebody else each time, as in an organization.
      for (let turn = 0; !until.stopped; turn++) {
        const client = clients[1 + ((lane + turn * LEARNERS) % (STAFF - 1))]
        if (client !== undefined) await takeChecks(client, counting, until, 1)
      }
    }),
    asking(
      ['/course', '/hr', '/hr/people', '/hr/overview', '/hr/people?status=everyone', '/hr/ledger', '/lessons/L4'],
      20,
    ),
    asking(['/hr/people.csv', '/policy', '/certificates/keys.json'], 500),
    guessing(),
  ]
  const looks: Look[] = []
  const begun = performance.now()
  for (let at = 0; at < LASTS_MS; at = performance.now() - begun) {
    await pause(LOOK_MS)
    const now = look(performance.now() - begun)
    looks.push(now)
    if (isLong) console.log(`${seen.writes} writes, ${took.length} other answers, ${JSON.stringify(now)}`)
  }
  until.stopped = true
  await Promise.all(working)
  const faults = (await (await fetch(metrics)).text()).match(/^csec_http_requests_total\{.*status="5\d\d".*$/gm) ?? []
  const warm = looks.filter(({ at }) => at >= WARM_MS)
  const [first, last] = [warm[0], warm.at(-1)]
  if (first === undefined || last === undefined) throw new Error('nobody looked')
  // The least of each part: what is collected now and then goes up and down by much more.
  const parts = Array.from({ length: PARTS }, (_, part) =>
    warm.slice(Math.floor((part * warm.length) / PARTS), Math.floor(((part + 1) * warm.length) / PARTS)),
  )
  const least = parts.flatMap((part) => part.toSorted((a, b) => a.memory - b.memory).slice(0, 1))
  const slope = slopeOf(least.map(({ at, memory }) => [at / MINUTE_MS, memory]))
  took.sort((a, b) => a - b)
  figures(16, {
    minutes: (last.at / MINUTE_MS).toFixed(1),
    'writes acknowledged': seen.writes,
    'other answers': took.length,
    'answers with a fault': faults.length,
    'MB of memory when warm': Math.round(first.memory),
    'MB at the end': Math.round(last.memory),
    'MB more a minute': slope.toFixed(2),
    'open files when warm': first.files,
    'open files at the end': last.files,
    'MB of log at most': Math.max(...looks.map(({ log }) => log)).toFixed(1),
    'ms p50': Math.round(took[took.length >> 1] ?? 0),
    'ms p99': Math.round(took[Math.floor(took.length * 0.99)] ?? 0),
  })
  expect(faults).toEqual([])
  expect(Math.max(...looks.map(({ log }) => log))).toBeLessThan(MOST_LOG_MB)
  // Connections come and go; anything else would grow with every answer.
  expect(Math.min(...warm.slice(-5).map(({ files }) => files))).toBeLessThan(first.files + 2 * LEARNERS)
  // Within seconds, memory says nothing about hours.
  if (isLong) expect(slope).toBeLessThan(1)

  async function asking(paths: readonly string[], everyMs: number): Promise<void> {
    for (let n = 0; !until.stopped; n++) {
      const asked = performance.now()
      await opened(paths[n % paths.length] ?? '/', `session=${hr?.cookie}`)
      took.push(performance.now() - asked)
      await pause(everyMs)
    }
  }

  async function guessing(): Promise<void> {
    for (let n = 0; !until.stopped; n++) {
      await guessed(n)
      await pause(1_000)
    }
  }
})

let questions = 0

/** On a connection of its own: one that is kept can end just when it's used again, which is nobody's fault. */
function opened(path: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // From many addresses, as in an organization: one alone has a limit.
    const address = `10.1.0.${(questions += 1) % 256}`
    const headers = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': address }
    const options = { agent: false, headers } as const
    get(server.address + path, options, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path} was answered with ${answer.statusCode}`))
      answer.resume().once('end', resolve)
    }).once('error', reject)
  })
}

/** A wrong password, from somewhere else each time. */
function guessed(n: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const body = new URLSearchParams({ signInName: `nobody-${n}`, password: 'a wrong password' }).toString()
    const headers = {
      Origin: server.address,
      'X-Forwarded-For': `10.0.${(n >> 8) & 255}.${n & 255}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    }
    const options = { agent: false, method: 'POST', headers } as const
    const posting = request(`${server.address}/sign-in`, options, (answer) => answer.resume().once('end', resolve))
    posting.once('error', reject).end(body)
  })
}

interface Look {
  readonly at: number
  /** MB that are the process's own in memory. */
  readonly memory: number
  readonly files: number
  /** MB of the log next to the database. */
  readonly log: number
}

function look(at: number): Look {
  const process = `/proc/${server.process.pid}`
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`${process}/status`, 'utf8'))?.[1]
  return {
    at,
    memory: Number(kilobytes) / 1024,
    files: readdirSync(`${process}/fd`).length,
    log: (statSync(join(server.dataDir, 'csec.db-wal'), { throwIfNoEntry: false })?.size ?? 0) / MB,
  }
}

/** Of the straight line that fits best. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))]
  const [up, across] = points.reduce(([a, b], [at, value]) => [a + (at - x) * (value - y), b + (at - x) ** 2], [0, 0])
  return across === 0 ? 0 : (up ?? 0) / across
}
