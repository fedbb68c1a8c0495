import type { Instant } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'

/** An app that shows codes. */
export interface CodeApp {
  /** The record whose account it belongs to. */
  readonly person: PersonId
  /** Sealed: only the server's own secret opens it. */
  readonly sealed: string
  readonly addedAt: Instant
}

/** Those of all records of a person. */
export async function codeAppsOf(db: Database, records: readonly PersonId[]): Promise<CodeApp[]> {
  const rows = await db.selectFrom('code_app').selectAll().where('person', 'in', records).orderBy('person').execute()
  return rows.map(({ person, secret: sealed, added_at: addedAt }) => ({ person, sealed, addedAt }))
}

/**
 * Sets an app up, or puts another in its place.
 * @param step the step whose code has just proved that the app works: it's good for nothing else
 */
export async function putCodeApp(tx: Tx, { person, sealed, addedAt }: CodeApp, step: number): Promise<void> {
  const app = { secret: sealed, last_step: step, added_at: addedAt }
  await tx
    .insertInto('code_app')
    .values({ person, ...app })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(app))
    .execute()
}

/** Uses the code of a step up. False when this code, or a later one, was used before (ASVS 5, 6.5.1). */
export async function useAppStep(tx: Tx, person: PersonId, step: number): Promise<boolean> {
  const used = await tx
    .updateTable('code_app')
    .set({ last_step: step })
    .where('person', '=', person)
    .where('last_step', '<', step)
    .returning('person')
    .executeTakeFirst()
  return used !== undefined
}

export async function removeCodeApp(tx: Tx, person: PersonId): Promise<void> {
  await tx.deleteFrom('code_app').where('person', '=', person).execute()
}
