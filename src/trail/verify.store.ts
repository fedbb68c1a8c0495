import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Selectable } from 'kysely'
import { chainFault, type Link } from '../ledger/chain.ts'
import { canonicalJson } from '../platform/codes/canonical.ts'
import type { Database, TrailEntryTable } from '../platform/database/schema.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import type { TrailFault, TrailVerification } from './chain.ts'
import { TRAIL_KINDS } from './kind.ts'
import { trailHash } from './trail.store.ts'

type Row = Selectable<TrailEntryTable>

/** Few enough that everything else waits about ten milliseconds at most. */
const PAGE = 250

/**
 * Checks every entry of the audit trail, from the oldest that is kept to the end. Takes a turn for requests between two
 * pages.
 * @param turn if it throws, the check ends
 */
export async function verifyTrail(
  db: Database,
  turn: (done: number, of: number) => Promise<void> = async () => nextTurn(),
): Promise<TrailVerification> {
  // Read first, so that entries appended meanwhile come after it and are left to the next check.
  const { gone_seq, gone_hash, ...head } = await db
    .selectFrom('trail_head')
    .select(['seq', 'hash', 'gone_seq', 'gone_hash'])
    .executeTakeFirstOrThrow()
  const gone: Link = { seq: gone_seq, hash: gone_hash }
  let last = gone
  while (last.seq < head.seq) {
    const rows = await page(db, last.seq, head.seq)
    if (rows.length === 0) return { ok: false, seq: last.seq + 1, fault: 'missing' }
    const fault = chainFault(rows, last, hashAsRecorded, (row) => (isOfItsKind(row) ? null : 'detail'))
    if (fault !== null) return { ok: false, ...fault }
    last = rows.at(-1) ?? last
    await turn(last.seq - gone.seq, head.seq - gone.seq)
  }
  if (last.hash !== head.hash) return { ok: false, seq: head.seq, fault: 'not-the-head' }
  const beyond = await entryBeyondHead(db)
  if (beyond !== null) return { ok: false, seq: beyond, fault: 'beyond-the-head' }
  return { ok: true, entries: head.seq - gone.seq, gone, head }
}

async function page(db: Database, after: number, until: number): Promise<Row[]> {
  return db
    .selectFrom('trail_entry')
    .selectAll()
    .where('seq', '>', after)
    .where('seq', '<=', until)
    .orderBy('seq')
    .limit(PAGE)
    .execute()
}

/** Two texts can be read as the same value (spaces, a key twice); only one of them was recorded. */
function hashAsRecorded(row: Row): string | null {
  try {
    return canonicalJson(JSON.parse(row.detail)) === row.detail ? trailHash(row) : null
  } catch {
    return null
  }
}

function isOfItsKind({ kind, detail }: Row): boolean {
  return kind in TRAIL_KINDS && TRAIL_KINDS[kind].detail.safeParse(JSON.parse(detail)).success
}

/** One statement reads both, so that an append in between can't look like a fault. */
async function entryBeyondHead(db: Database): Promise<number | null> {
  const beyond = await db
    .selectFrom('trail_entry')
    .innerJoin('trail_head', (join) => join.onRef('trail_entry.seq', '>', 'trail_head.seq'))
    .select('trail_entry.seq')
    .orderBy('trail_entry.seq')
    .limit(1)
    .executeTakeFirst()
  return beyond?.seq ?? null
}

/** The result of the last check. */
export interface TrailCheck {
  readonly checkedAt: Instant
  /** The last entry that was checked, or the one that isn't in order. */
  readonly seq: number
  readonly fault: TrailFault | null
}

export async function putTrailCheck(db: Database, verification: TrailVerification, at: Instant): Promise<void> {
  const seq = verification.ok ? verification.head.seq : verification.seq
  const fault = verification.ok ? null : verification.fault
  const row = { checked_at: at, seq, fault, fault_at: fault === null ? null : seq }
  await db
    .insertInto('trail_check')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** Returns null when the trail was never checked. */
export async function findTrailCheck(db: Database): Promise<TrailCheck | null> {
  const row = await db.selectFrom('trail_check').selectAll().executeTakeFirst()
  return row === undefined ? null : { checkedAt: row.checked_at, seq: row.seq, fault: row.fault }
}

/** The hash of an entry, `deleted` for one that went because it was old, or null when there is none. */
export async function hashInTrail(db: Database, seq: number): Promise<string | null> {
  const head = await db.selectFrom('trail_head').select(['gone_seq', 'gone_hash']).executeTakeFirstOrThrow()
  if (seq === head.gone_seq) return head.gone_hash
  if (seq < head.gone_seq) return 'deleted'
  const row = await db.selectFrom('trail_entry').select('hash').where('seq', '=', seq).executeTakeFirst()
  return row?.hash ?? null
}
