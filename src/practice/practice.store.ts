import type { EventBodies, Recording, SiteId } from '../ledger/event.ts'
import { corrected, isKind } from '../ledger/history.ts'
import { historiesOf, historyOf } from '../ledger/ledger.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { recordAbout } from '../trail/record-about.store.ts'
import { type PracticeState, practiceState } from './practice.ts'

const KINDS = ['site_published', 'practice_held', 'practice_interval_set', 'corrected'] as const

/** Where each of the sites stands on a day. */
export async function practiceStates(
  db: Database,
  sites: readonly SiteId[],
  today: CalendarDate,
): Promise<Map<SiteId, PracticeState>> {
  const histories = await historiesOf(db, sites, KINDS)
  return new Map(sites.map((site) => [site, practiceState(corrected(histories.get(site) ?? []), today)]))
}

/** Records a practice once, however often its form is sent. */
export async function recordPractice(
  tx: Tx,
  site: SiteId,
  { on, ...practice }: Omit<EventBodies['practice_held'], 'v'> & { readonly on: CalendarDate },
  recording: Recording,
): Promise<void> {
  const held = (await historyOf(tx, site)).filter(isKind('practice_held'))
  if (held.some(({ body }) => body.practice === practice.practice)) return
  await recordAbout(tx, site, { kind: 'practice_held', body: { v: 1, ...practice } }, recording, on)
}

export async function setInterval(tx: Tx, site: SiteId, days: number, recording: Recording): Promise<void> {
  await recordAbout(tx, site, { kind: 'practice_interval_set', body: { v: 1, days } }, recording)
}
