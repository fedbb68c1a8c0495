import type { Selectable } from 'kysely'
import type { Store } from '../platform/database/open.store.ts'
import type { Database, Tx, WebhookDeliveryTable } from '../platform/database/schema.store.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { appendToTrail, type TrailSource } from '../trail/trail.store.ts'

export type DeliveryOnRecord = Readonly<Selectable<WebhookDeliveryTable>>

/** The answer of one that was stopped because it wasn't so when it was to be sent. */
export const NOT_SO = 'not-so'

/** A delivery that one sender has taken. Until the lease is over no other sender takes it. */
export interface DeliveryClaim extends DeliveryOnRecord {
  readonly url: string
  readonly leasedUntil: Instant
}

/**
 * Takes the delivery that has waited longest and counts the try. Returns null when none may go out at the moment.
 * @param except webhooks that don't answer at the moment: the rest of theirs waits
 */
export async function claimDelivery(
  store: Store,
  { at, today, until, except }: ClaimTimes & { readonly except: readonly string[] },
): Promise<DeliveryClaim | null> {
  return store.transaction(async (tx) => {
    let waiting = tx
      .selectFrom('webhook_delivery')
      .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook')
      .select(['webhook_delivery.id', 'webhook.url', 'webhook_delivery.tries'])
      .where('state', '=', 'waiting')
      .where('not_before', '<=', at)
      .where(({ eb, or }) => or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', at)]))
      .where('webhook.ended_at', 'is', null)
      .where('webhook.until_on', '>=', today)
    if (except.length > 0) waiting = waiting.where('webhook.id', 'not in', except)
    const next = await waiting.orderBy('not_before').orderBy('webhook_delivery.id').limit(1).executeTakeFirst()
    if (next === undefined) return null
    const row = await tx
      .updateTable('webhook_delivery')
      .set({ claimed_until: until, tries: next.tries + 1 })
      .where('id', '=', next.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return { ...row, url: next.url, leasedUntil: until }
  })
}

interface ClaimTimes {
  readonly at: Instant
  readonly today: CalendarDate
  readonly until: Instant
}

/** The receiver has it: also when another sender has taken the delivery meanwhile. */
export async function markReceived(db: Database, { id }: DeliveryClaim, at: Instant, answer: string): Promise<void> {
  await db
    .updateTable('webhook_delivery')
    .set({ state: 'sent', answer, claimed_until: null, settled_at: at })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** What became of it. Does nothing when the lease was over and another sender has the delivery. */
export async function settleDelivery(
  db: Database,
  { id, leasedUntil }: DeliveryClaim,
  outcome: Pick<DeliveryOnRecord, 'state' | 'answer' | 'not_before' | 'settled_at'>,
): Promise<void> {
  await db
    .updateTable('webhook_delivery')
    .set({ ...outcome, claimed_until: null })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('claimed_until', '=', leasedUntil)
    .execute()
}

/** What still waits for a webhook that has ended is never sent. */
export async function stopEnded(db: Database, at: Instant, today: CalendarDate): Promise<void> {
  const over = db
    .selectFrom('webhook')
    .select('id')
    .where(({ eb, or }) => or([eb('ended_at', 'is not', null), eb('until_on', '<', today)]))
  await db
    .updateTable('webhook_delivery')
    .set({ state: 'stopped', answer: 'ended', claimed_until: null, settled_at: at })
    .where('state', '=', 'waiting')
    .where('webhook', 'in', over)
    .execute()
}

/** Sends one again that had failed, with all its tries. Returns false when it hadn't, or its webhook is over. */
export async function sendAgain(tx: Tx, id: string, today: CalendarDate, source: TrailSource): Promise<boolean> {
  const inForce = tx.selectFrom('webhook').select('id').where('ended_at', 'is', null).where('until_on', '>=', today)
  const changed = await tx
    .updateTable('webhook_delivery')
    .set({
      state: 'waiting',
      tries: 0,
      not_before: source.at,
      asked_at: source.at,
      claimed_until: null,
      settled_at: null,
    })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .where('webhook', 'in', inForce)
    .returning('webhook')
    .executeTakeFirst()
  if (changed === undefined) return false
  await appendToTrail(tx, source, { kind: 'webhook_sent_again', about: `webhook:${changed.webhook}` })
  return true
}

/** How many deliveries of each webhook in force were given up since the last one that arrived: only those with any. */
export async function failedSinceLastSent(db: Database, on: CalendarDate): Promise<{ url: string; failed: number }[]> {
  const arrived = db
    .selectFrom('webhook_delivery')
    .select(({ fn }) => ['webhook', fn.max('settled_at').as('last')])
    .where('state', '=', 'sent')
    .groupBy('webhook')
    .as('arrived')
  const rows = await db
    .selectFrom('webhook_delivery as failed')
    .innerJoin('webhook', 'webhook.id', 'failed.webhook')
    // Once for each webhook: asked for each failure, it would take as long as both numbers multiplied.
    .leftJoin(arrived, 'arrived.webhook', 'webhook.id')
    .select(({ fn }) => ['webhook.id', 'webhook.url', fn.countAll<number>().as('failed')])
    .where('failed.state', '=', 'failed')
    .where('webhook.ended_at', 'is', null)
    .where('webhook.until_on', '>=', on)
    .where(({ eb, or, ref }) => or([eb('arrived.last', 'is', null), eb('failed.settled_at', '>', ref('arrived.last'))]))
    .groupBy(['webhook.id', 'webhook.url'])
    .orderBy('webhook.url')
    .orderBy('webhook.id')
    .execute()
  return rows.map(({ url, failed }) => ({ url, failed: Number(failed) }))
}

/** The latest deliveries of a webhook that have failed, and then the latest of all others, the newest first. */
export async function latestDeliveries(db: Database, webhook: string, most: number): Promise<DeliveryOnRecord[]> {
  const latest = (isFailed: '=' | '!=') =>
    db
      .selectFrom('webhook_delivery')
      .selectAll()
      .where('webhook', '=', webhook)
      .where('state', isFailed, 'failed')
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(most)
      .execute()
  return [...(await latest('=')), ...(await latest('!='))]
}
