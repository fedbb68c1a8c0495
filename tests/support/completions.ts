import { dateAt } from '../../src/domain/calendar.ts'
import type { PersonId } from '../../src/domain/event.ts'
import { currentSpells, placeOn } from '../../src/domain/history.ts'
import { ORIENTATION } from '../../src/domain/status.ts'
import { historyOf } from '../../src/store/ledger.ts'
import { publishSite } from '../../src/store/sites.ts'
import { record } from '../../src/store/standing.ts'
import type { TestApp } from './app.ts'
import { type Cast, ORGANIZATION } from './cast.ts'
import { exampleSite } from './content.ts'

/** North House has its details in force. */
export async function publishNorth({ deps }: TestApp, { north, ada }: Cast): Promise<void> {
  const at = deps.now()
  const recording = { course: deps.content.course.id, actor: ada, at, today: dateAt(at, ORGANIZATION.timeZone) }
  const details = { ...exampleSite, slug: 'north-house', name: 'North House' }
  await deps.store.transaction((tx) => publishSite(tx, north, details, recording))
}

/** As if the person had finished everything just now, without the way there. */
export async function completeCourse({ deps }: TestApp, person: PersonId): Promise<void> {
  const at = deps.now()
  const today = dateAt(at, ORGANIZATION.timeZone)
  const spells = currentSpells(await historyOf(deps.store.db, person), today)
  const about = { subject: person, course: deps.content.course.id, effectiveOn: today, recordedAt: at, actor: person }
  const body = {
    v: 1,
    requirement: ORIENTATION,
    attempt: `attempt:${at}`,
    contentEdition: deps.edition,
    policyVersion: '2026-11',
    courseVersion: '1.0.0',
    passRule: { right: 12, of: 15, allTopics: true },
    right: 13,
    of: 15,
    language: 'en',
    creditedMinutes: 45,
    sites: spells.map((spell) => placeOn(spell, today).site),
    source: 'here',
  } as const
  await deps.store.transaction((tx) => record(tx, [{ ...about, kind: 'completed', body }], today))
}
