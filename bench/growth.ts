/**
 * Measures what grows with the number of staff, and how fast. `docs/speed.md` says how to read it. Sizes may be named.
 * Databases and figures stay in a folder, so that a large size can be measured on another day.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import BetterSqlite from 'better-sqlite3'
import { hrefTo, webLinks } from '../src/app/href.web.ts'
import { openStore } from '../src/platform/database/open.store.ts'
import { ROOT } from '../src/platform/root.ts'
import { DAY_MS } from '../src/platform/time/calendar.ts'
import { catchUpReports } from '../src/reports/past/catch-up.store.ts'
import { cpuOf, memoryOf, signIn, startBare, startProduct, stopAll, tokenOn, writeDemo } from './running.ts'

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1_000, 10_000, 100_000, 200_000]
const PLANNED = 1_000_000
/** A slope counts from here on: below, what a page always costs is most of it. */
const SLOPE_FROM = 1_000
/** The certificates of more people take too long: those of so many take about eight minutes of processor. */
const SETTLES_UP_TO = 10_000
const MOST_ANSWERS = 1_000
const ENOUGH_SECONDS = 0.5
const IDLE_LOOKS = 4
const IDLE_LOOK_MS = 3_000
const IDLE_SECONDS = 0.02
const MADE = 'demo made'
/** What pages of today say anyway. */
const CLOCK = 'corrected'
const MB = 1024 * 1024

const place = join(tmpdir(), 'bench-growth')
const FIGURES = join(place, 'figures.json')

/** Seconds of processor, or megabytes; `bare` is something bare of the same size in the same run. */
interface Figure {
  readonly name: string
  readonly value: number
  readonly bare: number | null
}

type Figures = Record<string, readonly Figure[]>

mkdirSync(place, { recursive: true })
try {
  for (const staff of SIZES) keep(staff, await measureSize(staff))
  print(figuresSoFar())
} finally {
  stopAll()
}

function figuresSoFar(): Figures {
  return existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')) : {}
}

function keep(staff: number, figures: readonly Figure[]): void {
  writeFileSync(FIGURES, JSON.stringify({ ...figuresSoFar(), [staff]: figures }, null, 2))
}

async function measureSize(staff: number): Promise<readonly Figure[]> {
  const folder = join(place, String(staff))
  const file = join(folder, 'csec.db')
  if (!existsSync(file)) keep(staff, [demoMade(folder, staff)])
  const paths = writeDemo(ROOT, folder, staff)
  const made = figuresSoFar()[staff]?.filter(({ name }) => name === MADE) ?? []
  const figures: Figure[] = [...made, { name: 'database, MB', value: statSync(file).size / MB, bare: null }]
  const say = (name: string, value: number, bare: number) => {
    figures.push({ name, value, bare })
    console.log(`${staff} staff, ${name}: ${value.toFixed(3)} s, ${(value / bare).toFixed(1)} × bare`)
  }

  const first = await startProduct(ROOT, folder)
  const bareStart = commandCpu(
    '-e',
    `new (require('better-sqlite3'))(process.argv[1]).prepare('select * from ledger_head').get()`,
    file,
  )
  say('start to ready', first.cpu, bareStart)
  const hr = await signIn(first.address, paths[0])
  const learner = await signIn(first.address, paths[2])
  const bare = await startBare(file)
  const [bareAddress = ''] = bare.said.split(' ')
  if (staff <= SETTLES_UP_TO) {
    await idle(first.child)
    say('what a start leaves for later, once', cpuOf(first.child) - first.cpu, bareStart)
    const question = first.address + webLinks.question('L4', 'Q68')
    const answer = new URLSearchParams({ csrf: await tokenOn(question, learner), answer: 'a' })
    const bareAnswer = await asked(bare.child, `${bareAddress}/answer`, '', answer)
    say('one answer', await asked(first.child, question, learner, answer), bareAnswer)
  }
  await ended(first.child)
  if (staff > SETTLES_UP_TO) await timelinesWritten(file)

  // A server that saves nothing has no other work than pages. Many certificates would take it hours.
  process.env['READ_ONLY'] = '1'
  const { child, address } = await startProduct(ROOT, folder)
  delete process.env['READ_ONLY']
  const product = async (path: string, cookie: string, sent?: Sent) => asked(child, address + path, cookie, sent)
  const counts = await asked(bare.child, `${bareAddress}/counts`, '')
  // A page that's asked for again is sent as it was, unless its address is written in another way.
  say('overview, made anew', await product(`${hrefTo('/hr/overview')}?clock=`, hr, CLOCK), counts)
  say('people, made anew', await product(`${hrefTo('/hr/people')}?clock=`, hr, CLOCK), counts)
  const search = new URLSearchParams({
    csrf: await tokenOn(address + hrefTo('/hr/receipts'), hr),
    search: 'rafael thorn',
  })
  const bareSearch = await asked(bare.child, `${bareAddress}/people`, '', search)
  say('search', await product(hrefTo('/hr/search'), hr, search), bareSearch)
  say('learner home', await product(webLinks.home(), learner), await asked(bare.child, `${bareAddress}/person`, ''))
  figures.push({ name: 'memory of the server, MB', value: memoryOf(child), bare: memoryOf(bare.child) })
  await Promise.all([ended(child), ended(bare.child)])

  const nothing = csecCpu(folder, '--help')
  const [out, backup] = [join(folder, 'people.csv'), join(folder, 'kept')]
  rmSync(backup, { recursive: true, force: true })
  const command = (...args: readonly string[]) => Math.max(0.01, csecCpu(folder, ...args) - nothing)
  say(
    'status report as CSV',
    command('report', '--format', 'csv', '--out', out),
    ownCpu(() => bareRows(file)),
  )
  say(
    'backup',
    command('backup', '--out', backup),
    ownCpu(() => bareCopy(file, join(folder, 'bare.db'))),
  )
  say(
    'restore drill, verified',
    command('restore-drill', backup),
    ownCpu(() => bareHashes(file)),
  )
  if (staff <= SETTLES_UP_TO) {
    const day = new Date(Date.now() - 2 * DAY_MS).toISOString().slice(0, 10)
    const evidence = command('evidence', '--as-of', day, '--out', join(folder, 'pack.zip'))
    say(
      'evidence pack of everyone',
      evidence,
      ownCpu(() => bareHashes(file)),
    )
  }
  rmSync(backup, { recursive: true, force: true })
  for (const name of readdirSync(folder).filter((each) => /^(bare\.db|people\.csv|pack\.zip)$/.test(each)))
    rmSync(join(folder, name))
  return figures
}

/** An overview of other days reads them, and a server that saves nothing would put them together each time. */
async function timelinesWritten(file: string): Promise<void> {
  const store = await openStore({ database: file, pagesLater: true })
  await catchUpReports(store)
  await store.close()
}

function demoMade(folder: string, staff: number): Figure {
  mkdirSync(folder, { recursive: true })
  const value = csecCpu(folder, 'demo', '--staff', String(staff))
  console.log(`${staff} staff, demo made: ${value.toFixed(1)} s`)
  return { name: MADE, value, bare: ownCpu(() => bareInserts(join(folder, 'csec.db'))) }
}

/** A form, or what the address ends with, spelled in another way each time. */
type Sent = URLSearchParams | typeof CLOCK

/** The same for who reads it: each letter can be written in two ways. */
function spelled(text: string, n: number): string {
  return [...text]
    .map((letter, index) => ((n >> index) & 1 ? `%${letter.charCodeAt(0).toString(16)}` : letter))
    .join('')
}

/** Asks again and again, one request after the other, and returns the processor of one answer. */
async function asked(
  server: Parameters<typeof cpuOf>[0],
  address: string,
  cookie: string,
  sent?: Sent,
): Promise<number> {
  const body = sent instanceof URLSearchParams ? sent : null
  let answers = 0
  const ask = async () => {
    // Another network address each time: one address may ask no more than a person can.
    const from = `10.1.${(answers >> 8) & 255}.${answers & 255}`
    const headers = { cookie, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': from }
    const accept = body?.has('search') ? 'application/json' : 'text/html'
    const method = body === null ? 'GET' : 'POST'
    const asking = { method, headers: { ...headers, accept }, body, redirect: 'manual' } as const
    const response = await fetch(address + (sent === CLOCK ? spelled(CLOCK, answers) : ''), asking)
    await response.arrayBuffer()
    // After an answer comes the page with the reply.
    if (![200, 303].includes(response.status)) throw new Error(`${address} answers ${response.status}`)
  }
  await ask()
  const before = cpuOf(server)
  // The kernel counts in hundredths of a second, so a short time says nothing.
  while (answers < MOST_ANSWERS && cpuOf(server) - before < ENOUGH_SECONDS) {
    await ask()
    answers += 1
  }
  return (cpuOf(server) - before) / answers
}

async function ended(server: Parameters<typeof cpuOf>[0]): Promise<void> {
  const end = once(server, 'exit')
  // With work left, a server takes its time to stop.
  server.kill('SIGKILL')
  await end
}

/** On a busy machine, a server that has work to do may stand still for a second or two. */
async function idle(server: Parameters<typeof cpuOf>[0]): Promise<void> {
  for (let looks = 0, last = Number.NaN; looks < IDLE_LOOKS; ) {
    await pause(IDLE_LOOK_MS)
    const now = cpuOf(server)
    looks = now - last <= IDLE_SECONDS ? looks + 1 : 0
    last = now
  }
}

function csecCpu(folder: string, ...args: readonly string[]): number {
  const where = args[0] === '--help' ? [] : ['--data-dir', folder]
  return commandCpu(join(ROOT, 'dist/cli.js'), ...args, ...where)
}

/** The processor of a whole process of Node, as the shell has counted it. */
function commandCpu(...args: readonly string[]): number {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', '"$0" "$@" >/dev/null; s=$?; times >&2; exit $s', process.execPath, ...args],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
  const [user = '', system = ''] = stderr.trim().split('\n').at(-1)?.split(' ') ?? []
  return secondsIn(user) + secondsIn(system)
}

function secondsIn(text: string): number {
  const [minutes = '', seconds = ''] = text.replace('s', '').split('m')
  return Number(minutes) * 60 + Number(seconds)
}

function ownCpu(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return Math.max((user + system) / 1e6, 0.001)
}

/** As many rows as the ledger has, in one transaction, each with the hash of the one before. */
function bareInserts(file: string): void {
  const from = new BetterSqlite(file, { readonly: true })
  const to = new BetterSqlite(`${file}.bare`)
  to.exec('create table entry (id integer primary key, body text, hash text unique)')
  const put = to.prepare<[string, string]>('insert into entry (body, hash) values (?, ?)')
  let hash = ''
  to.transaction(() => {
    for (const { body } of from.prepare<[], { body: string }>('select body from event').iterate()) {
      hash = createHash('sha256')
        .update(hash + body)
        .digest('hex')
      put.run(body, hash)
    }
  })()
  to.close()
  from.close()
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}.bare${ending}`, { force: true })
}

function bareRows(file: string): void {
  const db = new BetterSqlite(file, { readonly: true })
  const lines: string[] = []
  for (const row of db.prepare<[], unknown[]>('select * from standing').raw().iterate()) lines.push(row.join(','))
  db.close()
}

function bareCopy(from: string, to: string): void {
  copyFileSync(from, to)
  const [sum, file, piece] = [createHash('sha256'), openSync(to, 'r'), Buffer.alloc(MB)]
  for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) sum.update(piece.subarray(0, read))
  sum.digest('hex')
  closeSync(file)
}

function bareHashes(file: string): void {
  const db = new BetterSqlite(file, { readonly: true })
  for (const { body } of db.prepare<[], { body: string }>('select body from event order by seq').iterate())
    createHash('sha256')
      .update(JSON.stringify(JSON.parse(body)))
      .digest('hex')
  db.close()
}

function print(all: Figures): void {
  const sizes = Object.keys(all)
    .map(Number)
    .toSorted((a, b) => a - b)
  const names = [...new Set(sizes.flatMap((size) => all[size]?.map(({ name }) => name) ?? []))]
  console.log(
    `\n| | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} | slope | ${PLANNED.toLocaleString('en')}, planned |`,
  )
  console.log(`|---|${sizes.map(() => '---|').join('')}---|---|`)
  for (const name of names) {
    const found = sizes.flatMap((size) => {
      const figure = all[size]?.find((each) => each.name === name)
      return figure === undefined ? [] : [{ size, ...figure }]
    })
    const cells = sizes.map((size) => {
      const figure = found.find((each) => each.size === size)
      if (figure === undefined) return ''
      const times = figure.bare === null ? '' : ` (${(figure.value / figure.bare).toFixed(1)} ×)`
      return `${rounded(figure.value)}${times}`
    })
    const slope = slopeOf(found.filter(({ size }) => size >= SLOPE_FROM))
    const last = found.at(-1)
    const planned = last === undefined ? Number.NaN : last.value * (PLANNED / last.size) ** slope
    console.log(`| ${name} | ${cells.join(' | ')} | ${slope.toFixed(2)} | ${rounded(planned)} |`)
  }
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2)
}

/** Of the straight line through the logarithms: 1 grows as the number of staff does. */
function slopeOf(points: readonly { readonly size: number; readonly value: number }[]): number {
  const [xs, ys] = [points.map(({ size }) => Math.log(size)), points.map(({ value }) => Math.log(value))]
  const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length
  const [mx, my] = [mean(xs), mean(ys)]
  const top = xs.reduce((sum, x, index) => sum + (x - mx) * ((ys[index] ?? my) - my), 0)
  return top / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0)
}
