import type { Instant } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'

/** A spare code that still works. Only its slow hash is kept (ASVS 5, 6.5.2). */
export interface KeptCode {
  readonly person: PersonId
  readonly hash: string
}

/** New codes in place of all those before. */
export async function replaceSpareCodes(tx: Tx, person: PersonId, hashes: readonly string[]): Promise<void> {
  await tx.deleteFrom('spare_code').where('person', '=', person).execute()
  const rows = hashes.map((code_hash) => ({ person, code_hash, used_at: null }))
  await tx.insertInto('spare_code').values(rows).execute()
}

/** Those that still work, of all records of a person. */
export async function unusedSpareCodes(db: Database, records: readonly PersonId[]): Promise<KeptCode[]> {
  const rows = await db
    .selectFrom('spare_code')
    .select(['person', 'code_hash'])
    .where('person', 'in', records)
    .where('used_at', 'is', null)
    .execute()
  return rows.map(({ person, code_hash: hash }) => ({ person, hash }))
}

/** False when it was used a moment ago. */
export async function useSpareCode(tx: Tx, { person, hash }: KeptCode, at: Instant): Promise<boolean> {
  const used = await tx
    .updateTable('spare_code')
    .set({ used_at: at })
    .where('person', '=', person)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('person')
    .executeTakeFirst()
  return used !== undefined
}

export async function removeSpareCodes(tx: Tx, person: PersonId): Promise<void> {
  await tx.deleteFrom('spare_code').where('person', '=', person).execute()
}
