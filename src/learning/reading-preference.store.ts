import { type Detail, DETAILS } from '../course/course.ts'
import type { PersonId } from '../ledger/event.ts'
import type { Database } from '../platform/database/schema.store.ts'

/**
 * How much detail a learner reads. Nobody but the pages of the course may ask (`docs/less-detail.md`), so it stands in
 * a table of its own, which keeps no time and no history.
 */
export async function findDetail(db: Database, person: PersonId): Promise<Detail> {
  const row = await db.selectFrom('reading_preference').select('detail').where('person', '=', person).executeTakeFirst()
  return row?.detail ?? DETAILS[0]
}

export async function setDetail(db: Database, person: PersonId, detail: Detail): Promise<void> {
  await db
    .insertInto('reading_preference')
    .values({ person, detail })
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ detail }))
    .execute()
}

export async function deleteDetail(db: Database, person: PersonId): Promise<void> {
  await db.deleteFrom('reading_preference').where('person', '=', person).execute()
}
