import type { PersonId } from '../../ledger/event.ts'
import { recordsOf, survivorOf } from '../../ledger/merge.store.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import { codeAppsOf } from './code-app.store.ts'
import type { Factors } from './factor.ts'
import { passkeysOf } from './passkey.store.ts'

/** All records of a person, whichever of them is asked for: each may have an account. */
export async function allRecordsOf(db: Database, record: PersonId): Promise<PersonId[]> {
  return recordsOf(db, await survivorOf(db, record))
}

/** What a person can show besides a password, under any of their records. */
export async function factorsOf(db: Database, record: PersonId): Promise<Factors> {
  const records = await allRecordsOf(db, record)
  return {
    hasPasskey: (await passkeysOf(db, records)).length > 0,
    hasApp: (await codeAppsOf(db, records)).length > 0,
  }
}

/**
 * Nothing that opened this account before opens it anymore, but a password.
 * @param passkey one that stays
 */
export async function removeFactors(tx: Tx, person: PersonId, passkey: string | null = null): Promise<void> {
  for (const table of ['code_app', 'spare_code', 'sign_in_step'] as const)
    await tx.deleteFrom(table).where('person', '=', person).execute()
  const passkeys = tx.deleteFrom('passkey').where('person', '=', person)
  await (passkey === null ? passkeys : passkeys.where('id', '!=', passkey)).execute()
}
