import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { SiteId } from '../../src/ledger/event.ts'
import { seededRandom } from '../../src/demo/random.job.ts'
import { perform } from '../../src/demo/write.job.ts'
import { EDITIONS, type TestApp } from './app.ts'
import type { Staff } from './staff.ts'

/** Bob's lessons and, unless it is left, his final check. */
export async function finishAllBut(
  left: 'acknowledging' | 'the final check',
  { deps }: TestApp,
  staff: Staff,
): Promise<void> {
  const { store, contents, now } = deps
  const content = contents.en
  const on = calendarDate('2026-11-24')
  const place = { site: 'north', department: 'Residential', position: 'Youth worker', supervisor: null } as const
  const bob = { name: 'Bob Rivera', number: 'bob', place, type: 'employee', worksWithYouth: true } as const
  const scene = {
    random: seededRandom('sites'),
    sites: new Map<'north', SiteId>([['north', staff.north]]),
    people: new Map([['bob', staff.bob]]),
    contentOn: () => ({ content, edition: EDITIONS.en, editions: [EDITIONS.en] }),
  }
  const recording = { course: content.course.id, actor: staff.bob, at: now(), today: on }
  await store.transaction(async (tx) => {
    for (const { number } of content.course.lessons) {
      await perform(tx, scene, bob, { kind: 'lesson', on, number }, recording)
    }
    if (left === 'acknowledging') await perform(tx, scene, bob, { kind: 'check', on, wrong: 'nothing' }, recording)
  })
}
