import { dateAt } from '../../src/platform/time/calendar.ts'
import type { NewEvent, PersonId } from '../../src/ledger/event.ts'
import { currentSpells, placeOn } from '../../src/ledger/history.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { publishedDetails } from '../../src/site/site.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import type { TestApp } from './app.ts'
import { ORGANIZATION } from './staff.ts'

/** Records a completion, as if the person had finished everything and acknowledged the policy just now. */
export async function completeCourse({ deps }: TestApp, person: PersonId): Promise<void> {
  const at = deps.now()
  const today = dateAt(at, ORGANIZATION.timeZone)
  const spells = currentSpells(await historyOf(deps.store.db, person), today)
  const sites = [...new Set(spells.map((spell) => placeOn(spell, today).site))]
  const about = {
    subject: person,
    course: deps.contents.en.course.id,
    effectiveOn: today,
    recordedAt: at,
    actor: person,
  }
  const { version: policyVersion } = deps.contents.en.policy
  const body = {
    v: 1,
    requirement: ORIENTATION,
    attempt: `attempt:${at}`,
    contentEdition: deps.editions.en,
    policyVersion,
    courseVersion: '1.0.0',
    passRule: { right: 12, of: 15, allTopics: true },
    right: 13,
    of: 15,
    language: 'en',
    creditedMinutes: 45,
    sites,
    source: 'here',
  } as const
  const events: NewEvent[] = []
  for (const site of sites) {
    const siteVersion = (await publishedDetails(deps.store.db, site, today))?.id ?? 'nothing published'
    const hash = 'a'.repeat(64)
    const shown = { site, siteVersion, policyVersion, policyHash: hash, textHash: hash, language: 'en' }
    events.push({ ...about, kind: 'acknowledged', body: { v: 1, ...shown } })
  }
  events.push({ ...about, kind: 'completed', body })
  await deps.store.transaction((tx) => record(tx, events, today))
}
