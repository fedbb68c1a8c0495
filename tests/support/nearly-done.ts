import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { SiteId } from '../../src/ledger/event.ts'
import type { Step } from '../../src/demo/career.job.ts'
import { perform } from '../../src/demo/write.job.ts'
import { EDITIONS, type TestApp } from './app.ts'
import type { Staff } from './staff.ts'

/** Bob's lessons and, unless it is left, his final check. */
export async function finishAllBut(
  left: 'acknowledging' | 'the final check',
  { deps }: TestApp,
  staff: Staff,
): Promise<void> {
  const lessons = deps.contents.en.course.lessons.map(({ number }) => ({ kind: 'lesson', on: ON, number }) as const)
  await performAll({ deps }, staff, [
    ...lessons,
    ...(left === 'acknowledging' ? [{ kind: 'check', on: ON, wrong: 'nothing' } as const] : []),
  ])
}

/** Bob misses the same must-know topic twice. */
export async function missAStepTwice(test: Pick<TestApp, 'deps'>, staff: Staff): Promise<void> {
  const missed = { kind: 'check', on: ON, wrong: 'images' } as const
  await performAll(test, staff, [missed, missed])
}

const ON = calendarDate('2026-11-24')

async function performAll({ deps }: Pick<TestApp, 'deps'>, staff: Staff, steps: readonly Step[]): Promise<void> {
  const { store, contents, now } = deps
  const content = contents.en
  const place = { site: 'north', department: 'Residential', position: 'Youth worker', supervisor: null } as const
  const bob = { name: 'Bob Rivera', number: 'bob', like: 'bob', place, type: 'employee', worksWithYouth: true } as const
  const scene = {
    sites: new Map<'north', SiteId>([['north', staff.north]]),
    people: new Map([['bob', staff.bob]]),
    contentOn: () => ({ content, edition: EDITIONS.en, editions: [EDITIONS.en] }),
  }
  const recording = { course: content.course.id, actor: staff.bob, at: now(), today: ON }
  await store.transaction(async (tx) => {
    for (const step of steps) await perform(tx, scene, { starter: bob, step, people: 1 }, recording)
  })
}
