import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { randomFrom } from '../../src/platform/codes/fnv.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { buildChild, removeChild, startChild } from '../support/child-process.ts'
import { figures, isLong } from '../support/faults.ts'
import { FASTEST_FOLDER } from '../support/stores.ts'

const CUTS = isLong ? 4_000 : 200
/** The same cuts in each run, so that one that fails can be looked at. */
const random = randomFrom('torn log')
/** Fewer than make SQLite move the log into the database. */
const COMMITS = 100
/** Of SQLite's log, which begins with a header; each page in it has one of its own. */
const [LOG_HEADER, FRAME_HEADER] = [32, 24]

const folder = mkdtempSync(join(FASTEST_FOLDER, 'csec-torn-log-'))
const original = join(folder, 'original.db')
const file = join(folder, 'csec.db')
/** The ids of the events in the order in which they were committed. */
let committed: readonly string[]
let [pages, log] = [Buffer.alloc(0), Buffer.alloc(0)]

beforeAll(async () => {
  await buildChild()
  await (await openStore({ database: original })).close()
  const child = startChild('commit', original, 100_000)
  while (child.lines.length <= COMMITS) await child.nextLine()
  child.process.kill('SIGKILL')
  await child.exited
  pages = readFileSync(original)
  log = readFileSync(`${original}-wal`)
  log = log.subarray(0, framesOf(log).findLast(({ isCommit }) => isCommit)?.end)
  committed = idsIn(original)
})
afterAll(() => {
  removeChild()
  rmSync(folder, { recursive: true, force: true })
})

/** The pages of a log: their numbers in the database, where they are, and whether a commit ends with them. */
function framesOf(bytes: Buffer) {
  const size = FRAME_HEADER + bytes.readUInt32BE(8)
  return Array.from({ length: Math.floor((bytes.length - LOG_HEADER) / size) }, (_, index) => {
    const begin = LOG_HEADER + index * size
    return {
      page: bytes.readUInt32BE(begin),
      isCommit: bytes.readUInt32BE(begin + 4) > 0,
      content: begin + FRAME_HEADER,
      end: begin + size,
    }
  })
}

function idsIn(path: string): string[] {
  const db = new BetterSqlite(path)
  const ids = db.prepare('select id from event order by seq').pluck().all().map(String)
  db.close()
  return ids
}

/** Opens what a power cut has left, and returns how many events it has: the first ones, with a chain in order. */
async function openedWith(left: { readonly pages: Buffer; readonly log: Buffer }): Promise<number> {
  for (const ending of ['-shm', '.lock']) rmSync(file + ending, { force: true })
  writeFileSync(file, left.pages)
  writeFileSync(`${file}-wal`, left.log)
  const store = await openStore({ database: file })
  const verified = await verifyLedger(store.db)
  const ids = (await store.db.selectFrom('event').select('id').orderBy('seq').execute()).map(({ id }) => id)
  await store.close()
  expect(ids).toEqual(committed.slice(0, ids.length))
  expect(verified).toMatchObject({ ok: true, events: ids.length })
  return ids.length
}

describe('after a power cut', () => {
  it(`the database opens with the first events, whole, wherever the log was cut off: ${CUTS} places`, async () => {
    const found = new Set<number>()
    for (let cut = 0; cut < CUTS; cut++) {
      const end = Math.floor(random() * (log.length + 1))
      const torn = Buffer.from(log.subarray(0, end))
      // Half of them end with something that the disk never finished.
      if (cut % 2 === 1) torn.fill(0xff, Math.max(0, end - 50))
      found.add(await openedWith({ pages, log: torn }))
    }
    expect(await openedWith({ pages, log })).toBe(committed.length)
    expect(found.size).toBeGreaterThan(10)
    figures(3, { cuts: CUTS, 'different ends': found.size, damaged: 0 })
  })

  it('a page that lost its bytes in the middle of the log ends it there', async () => {
    const frames = framesOf(log)
    for (let tried = 0; tried < 20; tried++) {
      const torn = Buffer.from(log)
      const lost = frames[Math.floor(random() * frames.length)]
      torn.fill(0, lost?.content, lost?.end)
      expect(await openedWith({ pages, log: torn })).toBeLessThan(committed.length)
    }
  })

  it('all events are there when the log was being moved into the database and pages arrived in part', async () => {
    const size = log.readUInt32BE(8)
    const numbers = new Set(framesOf(log).map(({ page }) => page))
    for (let tried = 0; tried < 20; tried++) {
      const torn = Buffer.concat([pages, Buffer.alloc(Math.max(0, Math.max(...numbers) * size - pages.length))])
      for (const number of numbers) if (random() < 0.5) torn.fill(0xff, (number - 1) * size + 512, number * size)
      expect(await openedWith({ pages: torn, log })).toBe(committed.length)
    }
  })
})
