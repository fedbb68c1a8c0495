import type { Instant } from '../platform/time/calendar.ts'
import { GENESIS, type Link } from './chain.ts'
import { type Fault, HEAD_FAULTS, LEDGER_FAULTS } from './fault.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Verification } from './verify.store.ts'

/** Of all entries, or of those since the head before. */
type CheckScope = 'whole' | 'recent'

/** What a check has found. */
export interface LedgerCheck {
  readonly checkedAt: Instant
  /** How far it went. */
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

/** Null when there was none. */
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
