/**
 * Measures how many pages a second the server delivers, and what a start costs. `docs/speed.md` says how to read it.
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { SITES } from '../src/demo/sites.job.ts'
import { ROOT } from '../src/platform/root.ts'
import { cardPath, hrefTo, webLinks } from '../src/app/href.web.ts'
import {
  measure,
  type Measured,
  median,
  memoryOf,
  print,
  signIn,
  startBare,
  startProduct,
  stopAll,
  tokenOn,
  type Target,
  writeDemo,
} from './running.ts'

const STARTS = 3
const CONNECTIONS = [8, 50]

/** Another built tree of this program may be named, to measure it in the same way. */
const root = resolve(process.argv[2] ?? ROOT)
const result = resolve(process.argv[3] ?? join(ROOT, 'dist/bench-web.json'))
const staff = Number(process.argv[4] ?? 240)
/** What the server holds on to when nobody asks for anything anymore. */
const PAUSE_MS = Number(process.argv[5] ?? 2) * 60_000

const folder = mkdtempSync(join(tmpdir(), 'bench-web-'))
try {
  const joinPaths = writeDemo(root, folder, staff)
  const starts: number[] = []
  for (let run = 1; run < STARTS; run += 1) {
    const { child, cpu } = await startProduct(root, folder)
    starts.push(cpu)
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  const product = await startProduct(root, folder)
  starts.push(product.cpu)
  const before = memoryOf(product.child)
  const [hr, learner] = [await signIn(product.address, joinPaths[0]), await signIn(product.address, joinPaths[2])]
  const bare = await startBare()
  const [bareAddress = '', bareCookie = ''] = bare.said.split(' ')
  const question = product.address + webLinks.question('L4', 'Q68')
  const answer = new URLSearchParams({ csrf: await tokenOn(question, learner), answer: 'a' })
  const targets: readonly Target[] = [
    { name: 'bare Express hello', server: bare.child, address: `${bareAddress}/hello`, cookie: bareCookie },
    {
      name: 'Express, helmet, session, EJS, two reads',
      server: bare.child,
      address: `${bareAddress}/page`,
      cookie: bareCookie,
    },
    {
      name: 'Express, one durable insert',
      server: bare.child,
      address: `${bareAddress}/answer`,
      cookie: '',
      form: new URLSearchParams({ answer: 'a' }),
      status: 303,
    },
    { name: 'bare Express, HR receipts', server: bare.child, address: `${bareAddress}/receipts`, cookie: '' },
    { name: 'HR receipts', server: product.child, address: product.address + hrefTo('/hr/receipts'), cookie: hr },
    {
      name: 'signed-in lesson page',
      server: product.child,
      address: product.address + webLinks.lesson('L4', null),
      cookie: learner,
    },
    { name: 'question page', server: product.child, address: question, cookie: learner },
    { name: 'answer saved', server: product.child, address: question, cookie: learner, form: answer, status: 303 },
    { name: 'learner home', server: product.child, address: product.address + webLinks.home(), cookie: learner },
    {
      name: 'public card',
      server: product.child,
      address: product.address + cardPath(SITES.harbor.slug, 'en'),
      cookie: '',
    },
    {
      name: 'HR people (25 of all)',
      server: product.child,
      address: product.address + hrefTo('/hr/people'),
      cookie: hr,
    },
    { name: 'HR overview', server: product.child, address: product.address + hrefTo('/hr/overview'), cookie: hr },
  ]
  const pages: Record<number, readonly Measured[]> = {}
  for (const connections of CONNECTIONS) {
    pages[connections] = await measure(targets, connections)
    print(`${connections} connections, ${staff} staff, ${root}`, pages[connections])
  }
  const after = memoryOf(product.child)
  await setTimeout(PAUSE_MS)
  const later = memoryOf(product.child)
  console.log(`start until ready, ${staff} staff: ${median(starts).toFixed(2)} s of processor`)
  console.log(
    `memory: ${before} MB when ready, ${after} MB after the run, ${later} MB ${PAUSE_MS / 60_000} minutes later`,
  )
  writeFileSync(result, JSON.stringify({ root, pages, starts, memoryMB: { before, after, later } }, null, 2))
} finally {
  stopAll()
  rmSync(folder, { recursive: true, force: true })
}
