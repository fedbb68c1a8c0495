import type { PersonId } from '../ledger/event.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'

/**
 * Whether somebody wants no follow-up questions (`src/followups`). Nobody else sees it, so it has its own table,
 * without times or history.
 */
export async function wantsNoFollowUp(db: Database, person: PersonId): Promise<boolean> {
  const records = await recordsOf(db, person)
  const rows = await db.selectFrom('no_follow_up').select('person').where('person', 'in', records).execute()
  return rows.length > 0
}

export async function setNoFollowUp(tx: Tx, person: PersonId, wantsNone: boolean): Promise<void> {
  const records = await recordsOf(tx, person)
  await tx.deleteFrom('no_follow_up').where('person', 'in', records).execute()
  if (wantsNone) await tx.insertInto('no_follow_up').values({ person }).execute()
}

/** Erases the choice of one record. */
export async function deleteNoFollowUp(tx: Tx, person: PersonId): Promise<void> {
  await tx.deleteFrom('no_follow_up').where('person', '=', person).execute()
}
