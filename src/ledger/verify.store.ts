import { setImmediate as nextTurn } from 'node:timers/promises'
import { BEGINNING, type Link, GENESIS, type Fault, HEAD_FAULTS, LEDGER_FAULTS } from './chain.ts'
import { ledgerEnd } from './head.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { bad, type Verification } from './verification.ts'
import { type PartTurn, verifyPart } from './verify-part.store.ts'

export interface VerifyOptions {
  /** The place up to which an earlier check counts. The check begins after it. */
  readonly after?: Link
  readonly turn?: PartTurn | undefined
}

/**
 * Reads the ledger and checks each entry, the facts, certificates and papers it names, the chain, and its end: a page
 * at a time, with a turn for requests in between.
 */
export async function verifyLedger(
  db: Database,
  { after = BEGINNING, turn = async () => nextTurn() }: VerifyOptions = {},
): Promise<Verification> {
  // Read first, so that entries appended meanwhile come after it and are left to the next check.
  const head = await ledgerEnd(db)
  if (after.seq > head.seq) return bad(head.seq + 1, 'missing')
  if ((await hashAt(db, after.seq)) !== after.hash) return bad(after.seq, 'changed')
  const found = await verifyPart(db, { after, until: head.seq }, turn)
  return found.ok ? verifyEnd(db, head, found.head) : found
}

/**
 * Checks that the ledger ends where its head says.
 * @param reached the hash of the last entry, as the check of all entries found it
 */
export async function verifyEnd(db: Database, head: Link, reached: string): Promise<Verification> {
  if (reached !== head.hash) return bad(head.seq, 'not-the-head')
  return (await entryBeyondHead(db)) ?? { ok: true, events: head.seq, head: head.hash }
}

/** Returns the hash at a place. Returns null when there is no entry. */
export async function hashAt(db: Database, seq: number): Promise<string | null> {
  if (seq === BEGINNING.seq) return BEGINNING.hash
  const row = await db.selectFrom('event').select('hash').where('seq', '=', seq).executeTakeFirst()
  return row?.hash ?? null
}

/** One statement reads both, so that an append in between can't look like a fault. */
async function entryBeyondHead(db: Database): Promise<Verification | null> {
  const beyond = await db
    .selectFrom('event')
    .innerJoin('ledger_head', (join) => join.onRef('event.seq', '>', 'ledger_head.seq'))
    .select('event.seq')
    .orderBy('event.seq')
    .limit(1)
    .executeTakeFirst()
  return beyond === undefined ? null : bad(beyond.seq, 'beyond-the-head')
}

/** A whole check covers all entries; a recent one covers those since the head before. */
type CheckScope = 'whole' | 'recent'

/** The result of a check. */
export interface LedgerCheck {
  readonly checkedAt: Instant
  /** The last entry that was checked. */
  readonly through: Link
  readonly fault: Fault | null
}

export async function putCheck(
  db: Database,
  scope: CheckScope,
  verification: Verification,
  at: Instant,
  headFault: Fault | null = null,
): Promise<void> {
  const fault = verification.ok ? headFault : { kind: verification.fault, at: verification.seq }
  const through = verification.ok
    ? { seq: verification.events, hash: verification.head }
    : { seq: verification.seq, hash: GENESIS }
  const row = { checked_at: at, ...through, fault: fault?.kind ?? null, fault_at: fault?.at ?? null }
  await db
    .insertInto('ledger_check')
    .values({ scope, ...row })
    .onConflict((conflict) => conflict.column('scope').doUpdateSet(row))
    .execute()
}

/** Returns null when there was none. */
export async function findCheck(db: Database, scope: CheckScope): Promise<LedgerCheck | null> {
  const row = await db.selectFrom('ledger_check').selectAll().where('scope', '=', scope).executeTakeFirst()
  if (row === undefined) return null
  const { checked_at: checkedAt, seq, hash, fault, fault_at: at } = row
  return {
    checkedAt,
    through: { seq, hash },
    fault: fault === null || at === null ? null : { kind: kindOf(fault), at },
  }
}

function kindOf(text: string): Fault['kind'] {
  const kind = [...LEDGER_FAULTS, ...HEAD_FAULTS].find((known) => known === text)
  // Written by `putCheck` above and nowhere else.
  if (kind === undefined) throw new RangeError(`"${text}" is no fault of a ledger`)
  return kind
}
