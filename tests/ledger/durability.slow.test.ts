import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openStore } from '../../src/platform/database/open.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { figures, isLong } from '../support/faults.ts'
import { buildChild, removeChild, startChild } from '../support/child-process.ts'

let folder: string
beforeAll(buildChild)
afterAll(removeChild)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csec-durability-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A killed process cannot show it, because the system keeps what it was given: so the syncs are counted. */
it('syncs to the disk at least once for each commit', async () => {
  const commits = 200
  const file = join(folder, 'csec.db')
  const prepared = await openStore({ database: file })
  await prepared.close()
  const counted = async (count: number): Promise<number> => {
    const trace = join(folder, `trace-${count}`)
    const child = startChild('commit', file, count, ['strace', '-f', '-o', trace, '-e', 'trace=fsync,fdatasync'])
    await child.exited
    expect(child.process.exitCode, child.errors.join('\n')).toBe(0)
    expect(child.lines).toHaveLength(count + 1)
    return readFileSync(trace, 'utf8').match(/f(data)?sync\(/g)?.length ?? 0
  }
  const withoutCommits = await counted(0)
  const syncs = (await counted(commits)) - withoutCommits
  expect(syncs).toBeGreaterThanOrEqual(commits)
  figures(2, { commits, syncs })
})

/** Kills of small processes that only write: a server takes many times as long to start. */
const KILLS = isLong ? 1_000 : 80
/** A kill comes after so many acknowledged writes at the most, and after half as many on average. */
const MOST_BETWEEN = isLong ? 240 : 60
/** Processes at work at the same time, each on a file of its own. */
const LANES = 4
/** Then a new file, because the whole of it is verified after each kill. */
const KILLS_OF_A_FILE = 20

it(`loses no event that was reported as committed, and doubles none, in ${KILLS} kills`, async () => {
  let [kills, acknowledged, unheard, lost, doubled] = [0, 0, 0, 0, 0]
  const lane = async (_: unknown, number: number) => {
    for (let files = 0; kills < KILLS; files++) {
      const file = join(folder, `${number}-${files}.db`)
      let known = 0
      for (let round = 0; round < KILLS_OF_A_FILE && kills < KILLS; round++) {
        kills += 1
        const child = startChild('commit', file, 100_000)
        const enough = Math.random() * MOST_BETWEEN
        while (child.lines.length <= enough && child.process.exitCode === null) await child.nextLine()
        await pause(Math.random() * 10)
        child.process.kill('SIGKILL')
        await child.exited
        expect(child.errors).toEqual([])
        const last = Math.max(known, ...child.lines.map((line) => Number(line.split(' ')[1] ?? 0)))
        const store = await openStore({ database: file })
        const verified = await verifyLedger(store.db)
        await store.close()
        expect(verified).toMatchObject({ ok: true })
        const events = verified.ok ? verified.events : 0
        // The one that it had no time to tell of may be there or not.
        expect([0, 1], `${last} were acknowledged, and ${events} are there`).toContain(events - last)
        lost += Math.max(last - events, 0)
        doubled += Math.max(events - last - 1, 0)
        acknowledged += last - known
        unheard += events - last
        known = events
        if (isLong && kills % 50 === 0) console.log(`${kills} kills, ${acknowledged} writes acknowledged so far`)
      }
      for (const ending of ['', '-wal', '-shm', '.lock']) rmSync(file + ending, { force: true })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  expect(acknowledged).toBeGreaterThan(KILLS)
  figures(1, { kills, 'writes acknowledged': acknowledged, 'on disk without an answer': unheard, lost, doubled })
})
