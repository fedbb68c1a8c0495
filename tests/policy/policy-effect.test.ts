import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Recording } from '../../src/ledger/event.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { ROOT } from '../../src/platform/root.ts'
import { addDays, type CalendarDate, calendarDate } from '../../src/platform/time/calendar.ts'
import type { Reached } from '../../src/policy/policy-effect.ts'
import { reachedAmong, reachedBy } from '../../src/policy/policy-effect.store.ts'
import { markEverybody } from '../../src/requirements/behind.store.ts'
import { refreshDue } from '../../src/requirements/refresh.store.ts'
import { peopleInLedger } from '../../src/requirements/standing.store.ts'
import { content } from '../support/content.ts'
import { noonOf } from '../support/recording.ts'

/** Release 0.1 left a database with people of every status. */
const RELEASE = join(ROOT, 'tests/fixtures/release-0.1')
const DAY = calendarDate('2026-11-28')

let folder: string
let store: Store
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csec-effect-'))
  const database = join(folder, 'csec.db')
  writeFileSync(database, gunzipSync(readFileSync(join(RELEASE, 'csec.db.gz'))))
  store = await openStore({ database })
  await refreshDue(store, DAY)
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('whom a material change reaches', () => {
  it.each([
    ['on the day for which every standing was worked out', 0, 0],
    ['weeks later, when time has changed some of them', 40, 1],
    ['two years later, when it has changed most of them', 730, 20],
  ])('is found from standings as from whole histories, %s', async (_, days, leastDue) => {
    const on = addDays(DAY, days)
    const due = await store.db.selectFrom('standing').select('person').where('holds_until', '<=', on).execute()
    expect(due.length).toBeGreaterThanOrEqual(leastDue)
    const quick = await reachedBy(store, recordingOn(on))
    expect(inOrder(quick)).toEqual(
      inOrder(await reachedAmong(store.db, await peopleInLedger(store.db), recordingOn(on))),
    )
  })

  it('is found from the histories of people whom a version has marked', async () => {
    const before = inOrder(await reachedBy(store, recordingOn(DAY)))
    await store.db.updateTable('standing').set({ status: 'exempt' }).execute()
    await store.transaction((tx) => markEverybody(tx, 0))
    expect(inOrder(await reachedBy(store, recordingOn(DAY)))).toEqual(before)
    await refreshDue(store, DAY)
    expect(inOrder(await reachedBy(store, recordingOn(DAY)))).toEqual(before)
  })

  it('are people of both kinds', async () => {
    const { asked, halfway } = await reachedBy(store, recordingOn(DAY))
    expect(asked.length).toBeGreaterThan(10)
    expect(halfway).toBeGreaterThan(10)
  })
})

function recordingOn(today: CalendarDate): Recording {
  return { course: content.course.id, actor: 'system:test', at: noonOf(today), today }
}

function inOrder({ asked, ...others }: Reached) {
  return { ...others, asked: asked.toSorted((one, other) => (one.person < other.person ? -1 : 1)) }
}
