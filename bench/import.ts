/**
 * Measures how long learners wait for their pages while a file of 3,000 people is planned and recorded. `docs/speed.md`
 * says how to read it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { hrefTo, webLinks } from '../src/app/href.web.ts'
import { SITES } from '../src/demo/sites.job.ts'
import { createImport, moveImport } from '../src/imports/import.store.ts'
import { IMPORTERS } from '../src/imports/importer.job.ts'
import { firstMapping } from '../src/imports/mapping.job.ts'
import { readSheetText } from '../src/imports/read-sheet.job.ts'
import { openStore } from '../src/platform/database/open.store.ts'
import type { ImportId } from '../src/platform/database/schema.store.ts'
import { ROOT } from '../src/platform/root.ts'
import { toInstant } from '../src/platform/time/calendar.ts'
import { STAFF_HEADINGS } from '../tests/support/imports.ts'
import { cpuOf, settled, signIn, startProduct, stopAll, tokenOn, workOf, writeDemo } from './running.ts'

/** Another built tree of this program may be named, to measure it in the same way. */
const root = resolve(process.argv[2] ?? ROOT)
const result = resolve(process.argv[3] ?? join(ROOT, 'dist/bench-import.json'))
const ROWS = Number(process.argv[4] ?? 3_000)
const LEARNERS = 8
/** How long a learner looks at a page: for a while, or not at all. */
const PAUSES_MS = [100, 0]
const ALONE_MS = 8_000
/** HR's page loads itself again so often where scripts don't run. */
const LOOK_MS = 2_000
/** Apart: one takes twice as long as the other, so half of both together would say how many there were of each. */
const PAGES = ['lesson', 'home'] as const
type Page = (typeof PAGES)[number]
type Measure = 'work' | 'time'

/** A page, and the milliseconds that it took: on the clock, and of the server's work meanwhile, whatever else the machine does. */
type Turned = { readonly page: Page } & Readonly<Record<Measure, number>>

interface Waited {
  readonly p50: number
  readonly p95: number
}

const ADMINISTRATOR = 'person:bench'

const folder = mkdtempSync(join(tmpdir(), 'bench-import-'))
try {
  const joinPaths = writeDemo(root, folder, 240)
  const files = await putFiles()
  const { child, address } = await startProduct(root, folder)
  const [hr, learner] = [await signIn(address, joinPaths[0]), await signIn(address, joinPaths[2])]
  await settled(child)
  // What was never shown before takes longer.
  await learners(0, setTimeout(ALONE_MS))
  const rounds = []
  for (const [index, pause] of PAUSES_MS.entries()) {
    await settled(child)
    const before = await learners(pause, setTimeout(ALONE_MS))
    const began = { at: performance.now(), cpu: cpuOf(child) }
    const turned = await learners(pause, imported(files[index]))
    const seconds = (performance.now() - began.at) / 1_000
    const processor = cpuOf(child) - began.cpu
    // Before and after, because the machine may have more or less to do meanwhile.
    const alone = waitedOf([...before, ...(await learners(pause, setTimeout(ALONE_MS)))])
    const beside = waitedOf(turned)
    rounds.push({ pause, alone, beside, seconds, processor })
    console.log(
      `${LEARNERS} learners, ${pause} ms after each page, alone and beside a file of ${ROWS} people, which took ` +
        `${seconds.toFixed(1)} s, and all together ${processor.toFixed(1)} s of processor`,
    )
    for (const page of PAGES)
      for (const of of ['work', 'time'] as const)
        for (const part of ['p50', 'p95'] as const) {
          const [one, other] = [alone[page][of][part], beside[page][of][part]]
          const what = `${page}, ${part} ${of === 'work' ? 'of the server at work' : 'on the clock'}`
          console.log(`  ${what}: ${one.toFixed(1)} and ${other.toFixed(1)} ms (${(other / one).toFixed(2)} ×)`)
        }
  }
  writeFileSync(result, JSON.stringify({ root, rows: ROWS, rounds }, null, 2))

  /** Plans a file and records it, as HR does. */
  async function imported(id: ImportId | undefined): Promise<void> {
    if (id === undefined) throw new Error('There is no file left.')
    const page = address + hrefTo('/hr/imports/:import', { import: id })
    await send(page, hrefTo('/hr/imports/:import/go-on', { import: id }))
    const record = hrefTo('/hr/imports/:import/record', { import: id })
    await until(page, (html) => html.includes(`action="${record}"`))
    await send(page, record)
    const progress = hrefTo('/hr/imports/:import/progress', { import: id })
    await until(page, (html) => !html.includes(progress))
  }

  async function send(page: string, action: string): Promise<void> {
    const { status } = await fetch(address + action, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: hr, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ csrf: await tokenOn(page, hr) }),
    })
    if (status !== 303) throw new Error(`${action} answers ${status}`)
  }

  async function until(page: string, isThere: (html: string) => boolean): Promise<void> {
    for (;;) {
      if (isThere(await (await fetch(page, { headers: { cookie: hr } })).text())) return
      await setTimeout(LOOK_MS)
    }
  }

  /** Learners turn pages for as long as something else takes. */
  async function learners(pause: number, meanwhile: Promise<void>): Promise<Turned[]> {
    const end = new AbortController()
    const over = meanwhile.finally(() => end.abort())
    const addresses = { lesson: address + webLinks.lesson('L4', null), home: address + webLinks.home() }
    const turned: Turned[] = []
    const turnPages = async (_: unknown, number: number) => {
      for (let turn = number; !end.signal.aborted; turn += 1) {
        const began = { work: workOf(child), time: performance.now() }
        const headers = {
          cookie: learner,
          'accept-encoding': 'gzip',
          'x-forwarded-for': `10.0.${number}.${turn % 250}`,
        }
        const page = PAGES[turn % PAGES.length] ?? 'home'
        const response = await fetch(addresses[page], { headers })
        await response.arrayBuffer()
        if (response.status !== 200) throw new Error(`a learner's page answers ${response.status}`)
        turned.push({ page, work: workOf(child) - began.work, time: performance.now() - began.time })
        if (pause > 0) await setTimeout(pause * (0.5 + Math.random()))
      }
    }
    await Promise.all([over, ...Array.from({ length: LEARNERS }, turnPages)])
    return turned
  }
} finally {
  stopAll()
  rmSync(folder, { recursive: true, force: true })
}

function waitedOf(turned: readonly Turned[]): Record<Page, Record<Measure, Waited>> {
  const ofPage = (page: Page) => {
    const of = turned.filter((each) => each.page === page)
    return { work: partsOf(of.map(({ work }) => work)), time: partsOf(of.map(({ time }) => time)) }
  }
  return { lesson: ofPage('lesson'), home: ofPage('home') }
}

function partsOf(all: readonly number[]): Waited {
  const sorted = all.toSorted((one, other) => one - other)
  const part = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return { p50: part(0.5), p95: part(0.95) }
}

/** Puts one file for each round into the database, each of other people, as if planning them had failed. */
async function putFiles(): Promise<ImportId[]> {
  const store = await openStore({ database: join(folder, 'csec.db') })
  try {
    const ids: ImportId[] = []
    for (const round of PAUSES_MS.keys()) {
      const text = fileOf(round)
      const read = await readSheetText(text)
      if (!read.ok) throw new Error(read.problem.kind)
      const mapping = firstMapping([], IMPORTERS.roster, read.sheet)
      const file = { kind: 'roster', fileName: 'staff.csv', text, mapping, choices: {}, rows: ROWS } as const
      const id = await createImport(store.db, file, ADMINISTRATOR, toInstant(Date.now()))
      await moveImport(store.db, id, ['uploaded'], 'failed', { problem: 'planning' })
      ids.push(id)
    }
    return ids
  } finally {
    await store.close()
  }
}

function fileOf(round: number): string {
  const lines = Array.from({ length: ROWS }, (_, index) => {
    const number = 500_000 + round * ROWS + index
    return `${number},Person ${number} Of Many,person${number}@example.org,${SITES.harbor.name},Residential,Youth worker,employee,yes,2026-11-02`
  })
  return [STAFF_HEADINGS, ...lines, ''].join('\n')
}
