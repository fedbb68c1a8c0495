import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { SiteId } from '../../src/ledger/event.ts'
import { publishSite } from '../../src/site/site.store.ts'
import type { TestApp } from './app.ts'
import { exampleSite } from './content.ts'
import { WEEKDAYS } from '../../src/platform/time/local-time.ts'
import type { NamedPerson, SiteDetails } from '../../src/organization/details-shape.ts'

/** Makes the example's details those of a site, with changes, from a day on. */
export async function publishExample(
  { deps }: Pick<TestApp, 'deps'>,
  site: SiteId,
  changes: Partial<SiteDetails>,
  on = '2026-11-24',
): Promise<void> {
  const recording = {
    course: deps.contents.en.course.id,
    actor: 'system:test',
    at: deps.now(),
    today: calendarDate(on),
  } as const
  const details = { ...exampleSite, name: 'North House', slug: 'north-house', ...changes }
  await deps.store.transaction((tx) => publishSite(tx, site, details, recording))
}

export function named(changes: Partial<NamedPerson>): NamedPerson {
  return {
    role: 'Shift lead',
    name: '',
    phone: '609-555-0101',
    publicPhone: true,
    from: '00:00',
    to: '00:00',
    days: WEEKDAYS,
    method: '',
    ...changes,
  }
}
