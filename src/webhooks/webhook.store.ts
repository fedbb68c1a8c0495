import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { PersonId } from '../ledger/event.ts'
import { lastPlace } from '../ledger/ledger.store.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import type { Database, Tx, WebhookTable } from '../platform/database/schema.store.ts'
import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import { appendToTrail, type TrailSource } from '../trail/trail.store.ts'
import { WEBHOOK_EVENTS, type WebhookEvent } from './event.ts'

/** Another system that is told what happens. */
export interface Webhook {
  readonly id: string
  readonly url: string
  readonly events: readonly WebhookEvent[]
  readonly createdAt: Instant
  /** The day on which it was made: nothing from before is told. */
  readonly from: CalendarDate
  /** The last day on which it's told anything. */
  readonly until: CalendarDate
  /** The completions up to this place in the ledger are on their way, or from before. */
  readonly through: number
  readonly endedAt: Instant | null
}

const eventsOnRecord = z.array(z.enum(WEBHOOK_EVENTS))

/** Begins with what happens from now on. Returns the id, which its secret is derived from. */
export async function makeWebhook(
  tx: Tx,
  { url, events, from, until }: Pick<Webhook, 'url' | 'events' | 'from' | 'until'>,
  source: TrailSource,
): Promise<string> {
  const id = randomUUID()
  const through = await lastPlace(tx)
  await tx
    .insertInto('webhook')
    .values({
      id,
      url,
      events: JSON.stringify(events),
      created_at: source.at,
      from_on: from,
      until_on: until,
      through,
      ended_at: null,
    })
    .execute()
  // The rest of an address can have a secret of the other system in it.
  const detail = { host: new URL(url).hostname, events: [...events], until }
  await appendToTrail(tx, source, { kind: 'webhook_made', about: `webhook:${id}`, detail })
  return id
}

/** Returns false, and changes nothing, when there is no such webhook or it was ended before. */
export async function endWebhook(tx: Tx, id: string, source: TrailSource): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('webhook')
    .set({ ended_at: source.at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await appendToTrail(tx, source, { kind: 'webhook_ended', about: `webhook:${id}` })
  return true
}

/** Ends all of them, and returns how many that were: their secrets are derived from a secret that changes. */
export async function endEveryWebhook(tx: Tx, source: TrailSource): Promise<number> {
  const active = (await allWebhooks(tx)).filter(({ endedAt }) => endedAt === null)
  for (const { id } of active) await endWebhook(tx, id, source)
  return active.length
}

/** Every webhook that there was, the oldest first. */
export async function allWebhooks(db: Database): Promise<Webhook[]> {
  return (await db.selectFrom('webhook').selectAll().orderBy('created_at').orderBy('id').execute()).map(toWebhook)
}

/** Where something about this person was sent, under any of their records, and on which day it last was. */
export async function hostsTold(
  db: Database,
  person: PersonId,
  timeZone: string,
): Promise<{ host: string; on: CalendarDate }[]> {
  const rows = await db
    .selectFrom('webhook_delivery')
    .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook')
    .select(({ fn }) => ['webhook.url', fn.max('webhook_delivery.settled_at').as('at')])
    .where('webhook_delivery.person', 'in', await recordsOf(db, person))
    .where('webhook_delivery.state', '=', 'sent')
    .groupBy('webhook.url')
    .orderBy('webhook.url')
    .execute()
  return rows.flatMap(({ url, at }) => (at === null ? [] : [{ host: new URL(url).hostname, on: dateAt(at, timeZone) }]))
}

/** Those that are told what happens on this day. */
export async function webhooksInForce(db: Database, on: CalendarDate): Promise<Webhook[]> {
  return (await allWebhooks(db)).filter((hook) => isInForce(hook, on))
}

export function isInForce({ endedAt, until }: Pick<Webhook, 'endedAt' | 'until'>, on: CalendarDate): boolean {
  return endedAt === null && until >= on
}

function toWebhook(row: Selectable<WebhookTable>): Webhook {
  return {
    id: row.id,
    url: row.url,
    events: eventsOnRecord.parse(JSON.parse(row.events)),
    createdAt: row.created_at,
    from: row.from_on,
    until: row.until_on,
    through: row.through,
    endedAt: row.ended_at,
  }
}
