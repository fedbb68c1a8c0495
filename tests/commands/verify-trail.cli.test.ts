import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/platform/database/open.store.ts'
import { DAY_MS, instant, later } from '../../src/platform/time/calendar.ts'
import { appendToTrail, deleteTrailBefore } from '../../src/trail/trail.store.ts'
import { csec, csecProcess } from '../support/csec.ts'

const folder = mkdtempSync(join(tmpdir(), 'csec-trail-'))
const data = join(folder, 'data')
const database = join(data, 'csec.db')
const START = instant('2026-11-24T15:00:00.000Z')
let hashes: readonly string[] = []

/** Four entries, of which the first two have gone. */
beforeAll(async () => {
  mkdirSync(data)
  const store = await openStore({ database })
  for (const days of [0, 1, 2, 3]) {
    const source = { actor: 'person:ada', at: later(START, days * DAY_MS), address: null } as const
    const read = { kind: 'person_read', about: 'person:bob', detail: { route: '/hr/people/:person' } } as const
    await store.transaction((tx) => appendToTrail(tx, source, read))
  }
  hashes = (await store.db.selectFrom('trail_entry').select('hash').orderBy('seq').execute()).map(({ hash }) => hash)
  await store.transaction((tx) => deleteTrailBefore(tx, later(START, 2 * DAY_MS)))
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('csec verify-trail', () => {
  it('says where the trail ends, and that old entries went', () => {
    const { status, stdout, stderr } = csecProcess(folder, 'verify-trail')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`ok: 2 entries, head 4:${hashes[3]}\nEntries up to 2 were deleted`)
    expect(stdout).toContain('use --head')
  })

  it('compares with entries that were kept outside', async () => {
    const good = await csec(folder, 'verify-trail', '--head', `3:${hashes[2]}`, '--head', `1:${hashes[0]}`)
    expect(good.status).toBe(0)
    expect(good.stdout).toContain('ok: entry 3 is the one')
    expect(good.stdout).toContain('Entry 1 was deleted')
    const bad = await csec(folder, 'verify-trail', '--head', `3:${hashes[1]}`, '--head', `9:${hashes[1]}`)
    expect(bad.status).toBe(1)
    expect(bad.stderr).toContain('not ok: entry 3 is not the one')
    expect(bad.stderr).toContain('not ok: entry 9 is missing')
  })

  it('refuses a head that is none', async () => {
    const { status, stderr } = await csec(folder, 'verify-trail', '--head', 'yesterday')
    expect(status).toBe(2)
    expect(stderr).toContain('"yesterday" is not the number of an entry')
  })

  it('names the entry that was changed', async () => {
    const store = await openStore({ database })
    await sql`drop trigger trail_entry_never_changes`.execute(store.db)
    await sql`update trail_entry set about = 'person:eve' where seq = 3`.execute(store.db)
    await store.close()
    const { status, stderr } = await csec(folder, 'verify-trail')
    expect([status, stderr]).toEqual([1, 'not ok: Entry 3 was changed after it was recorded.\n'])
  })
})
