import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { otherKey, readManifest } from '../../src/backups/folder.job.ts'
import { restoreBackup } from '../../src/backups/restore.job.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { openSigningKey } from '../../src/platform/codes/key.job.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { ROOT } from '../../src/platform/root.ts'
import { toInstant } from '../../src/platform/time/calendar.ts'
import { buildChild, type Child, removeChild, startChild } from '../support/child-process.ts'
import { figures, isLong } from '../support/faults.ts'
import { killAt, killPoints, someOf } from '../support/kill-points.ts'

const KILLS = isLong ? 200 : 12

let folder: string
let data: string
beforeAll(buildChild)
afterAll(removeChild)
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csec-killed-backup-'))
  data = join(folder, 'data')
  mkdirSync(data)
  for (const key of ['certificates', 'ledger'] as const) await openSigningKey(data, key)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const csecAt = (...args: readonly string[]) => ({
  command: [process.execPath, join(ROOT, 'bin/csec.js'), ...args, '--data-dir', data],
  cwd: folder,
  trace: join(folder, 'trace'),
})
const at = () => toInstant(Date.now())

/** A server's place, with a process that goes on writing until it is ended. */
async function written(events: number): Promise<Child> {
  const child = startChild('commit', join(data, 'csec.db'), 1_000_000)
  while (child.lines.length <= events) await child.nextLine()
  return child
}

async function eventsIn(file: string): Promise<number> {
  const store = await openStore({ database: file, readOnly: true })
  const verified = await verifyLedger(store.db)
  await store.close()
  expect(verified).toMatchObject({ ok: true })
  return verified.ok ? verified.events : 0
}

describe('a backup that is killed', () => {
  it(`is whole or not there at each of ${KILLS} places, while others write, and the next one is made`, async () => {
    const writer = await written(20)
    const program = csecAt('backup', '--out', join(folder, 'kept'))
    const points = someOf(killPoints(program), KILLS)
    rmSync(join(folder, 'kept'), { recursive: true })
    let [kills, whole] = [0, 0]
    const restored = async () => {
      const place = join(folder, `again-${kills}`)
      const { entries } = await restoreBackup({
        folder: join(folder, 'kept'),
        database: join(place, 'csec.db'),
        dataDir: place,
        at: at(),
      })
      expect(await eventsIn(join(place, 'csec.db'))).toBe(entries)
      for (const gone of [place, join(folder, 'kept')]) rmSync(gone, { recursive: true })
      return entries
    }
    for (const point of points) {
      const acknowledged = Number(writer.lines.at(-1)?.split(' ')[1])
      if (await killAt(program, point)) kills += 1
      if (!existsSync(join(folder, 'kept'))) continue
      expect(await restored(), JSON.stringify(point)).toBeGreaterThanOrEqual(acknowledged)
      whole += 1
    }
    killPoints(program)
    await restored()
    writer.process.kill('SIGKILL')
    await writer.exited
    expect(readdirSync(folder).sort()).toEqual(['data'])
    expect(kills).toBeGreaterThan(KILLS / 2)
    figures(8, { 'kills in a backup': kills, 'backups there afterwards': whole, broken: 0 })
  })
})

describe('a restore that is killed', () => {
  it(`has put everything back or nothing at each of ${KILLS} places, and can be run again`, async () => {
    const writer = await written(50)
    writer.process.kill('SIGKILL')
    await writer.exited
    const kept = join(folder, 'kept')
    killPoints(csecAt('backup', '--out', kept))
    const manifest = readManifest(kept)
    const file = join(data, 'csec.db')
    const anew = () => {
      rmSync(data, { recursive: true })
      mkdirSync(data, { mode: 0o700 })
    }
    anew()
    const program = csecAt('restore', kept)
    const points = someOf(killPoints(program), KILLS)
    let [kills, whole] = [0, 0]
    for (const point of points) {
      anew()
      if (await killAt(program, point)) kills += 1
      if (existsSync(file)) whole += 1
      else await restoreBackup({ folder: kept, database: file, dataDir: data, at: at() })
      const keys = readdirSync(join(data, 'keys')).sort()
      expect([keys, otherKey(kept, data, manifest.keys)], JSON.stringify(point)).toEqual([manifest.keys, null])
      expect(await eventsIn(file)).toBe(manifest.entries)
    }
    expect(kills).toBeGreaterThan(KILLS / 2)
    figures(8, { 'kills in a restore': kills, 'whole afterwards': whole, broken: 0 })
  })
})
