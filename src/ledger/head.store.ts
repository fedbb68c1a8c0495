import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { Link } from './chain.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Database } from '../platform/database/schema.store.ts'

/** A head as it was signed. The token is what counts; the other fields are for finding it. */
export interface SignedHead extends Link {
  readonly number: number
  /** Made by the daily job, or because someone asked for one. */
  readonly occasion: 'daily' | 'asked'
  readonly day: CalendarDate
  readonly keyId: string
  /** The whole as a JWS. */
  readonly token: string
  readonly signedAt: Instant
}

/** The public half of a key that signs heads. */
export interface LedgerKey {
  readonly id: string
  readonly jwk: string
  readonly addedAt: Instant
  /** The key that signed this one, or `null` if the earlier key wasn't at hand. */
  readonly voucher: string | null
}

/** Keeps a head under the next number. False, and nothing is kept, when another process was faster. */
export async function keepHead(db: Database, head: SignedHead): Promise<boolean> {
  const { keyId, signedAt, ...rest } = head
  const kept = await db
    .insertInto('ledger_signature')
    .values({ ...rest, key_id: keyId, signed_at: signedAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst()
  return kept !== undefined
}

export async function keepKey(db: Database, { id, jwk, addedAt, voucher }: LedgerKey): Promise<void> {
  await db
    .insertInto('ledger_key')
    .values({ id, jwk, added_at: addedAt, voucher })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Returns the keys in the order in which they were added. */
export async function ledgerKeys(db: Database): Promise<LedgerKey[]> {
  const rows = await db.selectFrom('ledger_key').selectAll().orderBy('added_at').orderBy('id').execute()
  return rows.map(({ id, jwk, added_at, voucher }) => ({ id, jwk, addedAt: added_at, voucher }))
}

export async function lastHead(db: Database): Promise<SignedHead | null> {
  const [last] = await headsBefore(db, null, 1)
  return last ?? null
}

/** The last day with a head of its own. */
export async function lastDailyDay(db: Database): Promise<CalendarDate | null> {
  const { day } = await db
    .selectFrom('ledger_signature')
    .select(({ fn }) => fn.max('day').as('day'))
    .where('occasion', '=', 'daily')
    .executeTakeFirstOrThrow()
  return day
}

export async function findHead(db: Database, number: number): Promise<SignedHead | null> {
  const [head] = await headsAfter(db, number - 1, 1)
  return head?.number === number ? head : null
}

/**
 * The latest first.
 * @param before a number, or null for the end
 */
export async function headsBefore(db: Database, before: number | null, limit: number): Promise<SignedHead[]> {
  const all = db.selectFrom('ledger_signature').selectAll().orderBy('number', 'desc').limit(limit)
  const rows = await (before === null ? all : all.where('number', '<', before)).execute()
  return rows.map(toHead)
}

/** The first first. */
export async function headsAfter(db: Database, after: number, limit: number): Promise<SignedHead[]> {
  const rows = await db
    .selectFrom('ledger_signature')
    .selectAll()
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(toHead)
}

/** Returns the hashes at each of the places. A place where the ledger has no entry is absent. */
export async function hashesAt(db: Database, places: readonly number[]): Promise<Map<number, string>> {
  const hashes = new Map<number, string>()
  for (const chunk of inChunks(places)) {
    const rows = await db.selectFrom('event').select(['seq', 'hash']).where('seq', 'in', chunk).execute()
    for (const { seq, hash } of rows) hashes.set(seq, hash)
  }
  return hashes
}

/** The entry now at a place: its kind and the time it gives, and nothing about any person. */
interface EntryThere {
  readonly seq: number
  readonly kind: string
  readonly recordedAt: Instant
}

export async function entriesBetween(db: Database, from: number, to: number, limit: number): Promise<EntryThere[]> {
  return db
    .selectFrom('event')
    .select(['seq', 'kind', 'recorded_at as recordedAt'])
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** Returns the first entry in a range of places that was recorded after an instant, or null when there is none. */
export async function firstRecordedAfter(db: Database, at: Instant, from: number, to: number): Promise<number | null> {
  const first = await db
    .selectFrom('event')
    .select('seq')
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .where('recorded_at', '>', at)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return first?.seq ?? null
}

/** Returns when the first entry was recorded, or null when there is none. */
export async function firstEntryAt(db: Database): Promise<Instant | null> {
  const first = await db.selectFrom('event').select('recorded_at').orderBy('seq').limit(1).executeTakeFirst()
  return first?.recorded_at ?? null
}

/** Returns the end of the ledger. */
export async function ledgerEnd(db: Database): Promise<Link> {
  return db.selectFrom('ledger_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
}

interface HeadRow extends Omit<SignedHead, 'keyId' | 'signedAt'> {
  readonly key_id: string
  readonly signed_at: Instant
}

function toHead({ key_id, signed_at, ...row }: HeadRow): SignedHead {
  return { ...row, keyId: key_id, signedAt: signed_at }
}
