import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openStore } from '../../src/platform/database/open.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
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
  expect((await counted(commits)) - withoutCommits).toBeGreaterThanOrEqual(commits)
})

it('loses no event that was reported as committed, however the process ends', async () => {
  const file = join(folder, 'csec.db')
  let acknowledged = 0
  for (let round = 0; round < 25; round++) {
    const child = startChild('commit', file, 100_000)
    await child.nextLine()
    await pause(5 + 4 * round)
    child.process.kill('SIGKILL')
    await child.exited
    acknowledged = Math.max(acknowledged, ...child.lines.map((line) => Number(line.split(' ')[1] ?? 0)))
    const store = await openStore({ database: file })
    const verified = await verifyLedger(store.db)
    await store.close()
    expect(verified).toMatchObject({ ok: true })
    expect(verified.ok ? verified.events : 0).toBeGreaterThanOrEqual(acknowledged)
  }
  expect(acknowledged).toBeGreaterThan(25)
})
