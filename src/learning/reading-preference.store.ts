import { type Detail, DETAILS } from '../course/course.ts'
import type { PersonId } from '../ledger/event.ts'
import { keptQuery } from '../platform/database/kept-query.store.ts'
import type { Database } from '../platform/database/schema.store.ts'

/**
 * Finds how much detail a learner reads. Only the pages of the course may ask (`docs/less-detail.md`), so the choice
 * has its own table, without times or history.
 */
export async function findDetail(db: Database, person: PersonId): Promise<Detail> {
  const [row] = await detailOf(db, person)
  return row?.detail ?? DETAILS[0]
}

const detailOf = keptQuery((db, person: PersonId) =>
  db.selectFrom('reading_preference').select('detail').where('person', '=', person),
)

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
