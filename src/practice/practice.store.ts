import type { EventBodies, PersonId, Recording, SiteId } from '../ledger/event.ts'
import { corrected, isKind } from '../ledger/history.ts'
import { historiesOf, historyOf } from '../ledger/ledger.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { practiceTexts, putPracticeText } from './text.store.ts'
import { recordAbout } from '../trail/record-about.store.ts'
import { type PracticeState, practiceState } from './practice.ts'

const KINDS = [
  'site_published',
  'practice_held',
  'practice_text_replaced',
  'practice_interval_set',
  'corrected',
] as const

/** Where each of the sites stands on a day. */
export async function practiceStates(
  db: Database,
  sites: readonly SiteId[],
  today: CalendarDate,
): Promise<Map<SiteId, PracticeState>> {
  const histories = await historiesOf(db, sites, KINDS)
  const held = [...histories.values()].flat().filter(isKind('practice_held'))
  const texts = await practiceTexts(
    db,
    held.map(({ id }) => id),
  )
  return new Map(sites.map((site) => [site, practiceState(corrected(histories.get(site) ?? []), today, texts)]))
}

interface HeldPractice {
  /** The form that recorded it. */
  readonly practice: string
  readonly story: string
  readonly siteVersion: number
  readonly people: readonly PersonId[]
  readonly toFix: string
  readonly on: CalendarDate
}

/** Records a practice once, however often its form is sent. */
export async function recordPractice(
  tx: Tx,
  site: SiteId,
  { on, toFix, ...practice }: HeldPractice,
  recording: Recording,
): Promise<void> {
  const held = (await historyOf(tx, site)).filter(isKind('practice_held'))
  if (held.some(({ body }) => body.practice === practice.practice)) return
  const entry = await recordAbout(tx, site, { kind: 'practice_held', body: { v: 2, ...practice } }, recording, on)
  if (toFix !== '') await putPracticeText(tx, entry, toFix)
}

/** Puts another text, or none, in the place of what a practice left to fix. The earlier one is shown nowhere again. */
export async function replacePracticeText(
  tx: Tx,
  site: SiteId,
  { text, ...replaced }: Omit<EventBodies['practice_text_replaced'], 'v'> & { readonly text: string },
  recording: Recording,
): Promise<void> {
  await recordAbout(tx, site, { kind: 'practice_text_replaced', body: { v: 1, ...replaced } }, recording)
  await putPracticeText(tx, replaced.entry, text)
}

export async function setInterval(tx: Tx, site: SiteId, days: number, recording: Recording): Promise<void> {
  await recordAbout(tx, site, { kind: 'practice_interval_set', body: { v: 1, days } }, recording)
}
