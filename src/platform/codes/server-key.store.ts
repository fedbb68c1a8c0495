import type { Selectable } from 'kysely'
import type { Database, ServerKeyTable, Tx } from '../database/schema.store.ts'
import type { Instant } from '../time/calendar.ts'

/** A key as the database has it: sealed, so that a copy of the database alone gives none of them away. */
export type SealedKey = Selectable<ServerKeyTable>
export type KeyPurpose = SealedKey['purpose']

/** Those in use and those of before, in the order in which they came. */
export async function sealedKeys(db: Database): Promise<SealedKey[]> {
  return db.selectFrom('server_key').selectAll().orderBy('added_at').orderBy('id').execute()
}

/** Keeps a key. One that is there already stays as it is, even if it's retired, and so does the one in use for the same purpose. */
export async function addSealedKey(tx: Tx, key: SealedKey): Promise<void> {
  await tx
    .insertInto('server_key')
    .values(key)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** From now on no server has it in use. */
export async function retireSealedKey(tx: Tx, purpose: KeyPurpose, at: Instant): Promise<void> {
  await tx
    .updateTable('server_key')
    .set({ retired_at: at })
    .where('purpose', '=', purpose)
    .where('retired_at', 'is', null)
    .execute()
}

export async function sealAgain(tx: Tx, id: string, sealed: string): Promise<void> {
  await tx.updateTable('server_key').set({ sealed }).where('id', '=', id).execute()
}
