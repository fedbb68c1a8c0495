import type { Selectable } from 'kysely'
import type { LedgerEvent, PersonId } from '../ledger/event.ts'
import { canonicalJson, jsonForRecord } from '../platform/codes/canonical.ts'
import { hashOf } from '../platform/codes/hash.store.ts'
import type { Database, Schema, TrailEntryTable, Tx } from '../platform/database/schema.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { hashedPart } from './chain.ts'
import { trailEntryOf } from './from-ledger.ts'
import { type NewTrailEntry, TRAIL_KINDS, type TrailActor, isTrailSubject } from './kind.ts'
import { addressFor, timeOfWriting } from './origin.store.ts'

type TrailRow = Selectable<TrailEntryTable>

/**
 * Who did it, when, and from which network address. A transaction of a request or a job knows better when it is
 * (`origin.store.ts`). Null stands for the address that it knows, and for none where our own jobs and commands write.
 */
export interface TrailSource {
  readonly actor: TrailActor
  readonly at: Instant
  readonly address: string | null
}

/**
 * Appends an entry to the audit trail. The transaction is one of `Store.transaction`, in which nobody else writes: so
 * there's one chain, also with several servers on one database. Throws, and appends nothing, when the detail doesn't
 * match its kind.
 */
export async function appendToTrail(tx: Tx, source: TrailSource, entry: NewTrailEntry): Promise<void> {
  const { actor } = source
  const at = timeOfWriting(tx) ?? source.at
  const address = source.address ?? addressFor(tx, actor)
  const { kind, about = null, detail = {} } = entry
  if (about !== null && !isTrailSubject(about))
    throw new RangeError('An entry of the trail is about something with an id.')
  const head = await tx.selectFrom('trail_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
  const parsed = TRAIL_KINDS[kind].detail.parse(detail)
  const row = { seq: head.seq + 1, at, actor, kind, about, detail: jsonForRecord(parsed), prev_hash: head.hash }
  const hash = trailHash(row)
  await tx
    .insertInto('trail_entry')
    .values({ ...row, hash })
    .execute()
  await tx.updateTable('trail_head').set({ seq: row.seq, hash }).execute()
  if (address !== null) await tx.insertInto('trail_address').values({ seq: row.seq, at, address }).execute()
}

/** Writes down what the ledger was just told, where it's a security event. In the same transaction as the ledger. */
export async function trailLedgerEvents(tx: Tx, events: readonly LedgerEvent[]): Promise<void> {
  for (const event of events) {
    const entry = trailEntryOf(event)
    if (entry !== null) await appendToTrail(tx, { actor: event.actor, at: event.recordedAt, address: null }, entry)
  }
}

/**
 * Whether such an entry, by the same actor from the same network address, is on the trail since then: of the same kind
 * and with the same detail, or for a refused request with the same status and token. Which route it was makes no
 * difference, nor whose record: there are hundreds.
 */
export async function wasKeptSince(
  db: Database,
  { actor, address }: TrailSource,
  entry: NewTrailEntry,
  since: Instant,
): Promise<boolean> {
  let query = db
    .selectFrom('trail_address')
    .innerJoin('trail_entry', 'trail_entry.seq', 'trail_address.seq')
    .select('trail_entry.seq')
    .where('trail_address.at', '>', since)
    .where('address', '=', address ?? '')
    .where('actor', '=', actor)
    .where('kind', '=', entry.kind)
  if (entry.kind === 'refused') {
    // The last of its fields by name, and so the last in canonical JSON.
    query = query.where('detail', 'like', `%"status":${entry.detail.status}}`)
    if (entry.about?.startsWith('token:') === true) query = query.where('about', '=', entry.about)
  } else query = query.where('detail', '=', canonicalJson(entry.detail ?? {}))
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

/** SHA-256 over the RFC 8785 JSON of the entry. Throws when its detail isn't JSON. */
export function trailHash(row: Omit<TrailRow, 'hash'>): string {
  return hashOf(hashedPart({ ...row, detail: JSON.parse(row.detail) }))
}

/** An erased person's network addresses go with the rest. */
export async function forgetAddressesOf(tx: Tx, person: PersonId): Promise<void> {
  const own = tx.selectFrom('trail_entry').select('seq').where('actor', '=', person)
  await tx.deleteFrom('trail_address').where('seq', 'in', own).execute()
}

/** Returns how many entries at the beginning of the trail are from before this moment. */
export async function countTrailBefore(db: Database, before: Instant): Promise<number> {
  const { gone, last } = await oldestPart(db, before)
  return last === null ? 0 : last.seq - gone
}

/**
 * Deletes the entries at the beginning of the trail that are from before this moment. The hash of the last of them
 * stays, so that the rest can still be checked. Returns how many went.
 */
export async function deleteTrailBefore(tx: Tx, before: Instant): Promise<number> {
  const { gone, last } = await oldestPart(tx, before)
  if (last === null) return 0
  await tx.updateTable('trail_head').set({ gone_seq: last.seq, gone_hash: last.hash }).execute()
  await tx.deleteFrom('trail_address').where('seq', '<=', last.seq).execute()
  await tx.deleteFrom('trail_entry').where('seq', '<=', last.seq).execute()
  return last.seq - gone
}

/** An entry after a newer one stays with it, even where a clock was set back: only a whole beginning can go. */
async function oldestPart(
  db: Database,
  before: Instant,
): Promise<{ readonly gone: number; readonly last: Pick<Schema['trail_entry'], 'seq' | 'hash'> | null }> {
  const { gone_seq: gone } = await db.selectFrom('trail_head').select('gone_seq').executeTakeFirstOrThrow()
  const kept = await db
    .selectFrom('trail_entry')
    .select(({ fn }) => fn.min('seq').as('seq'))
    .where('at', '>=', before)
    .executeTakeFirst()
  const query = db.selectFrom('trail_entry').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1)
  const first = kept?.seq ?? null
  const last = await (first === null ? query : query.where('seq', '<', first)).executeTakeFirst()
  return { gone, last: last ?? null }
}
