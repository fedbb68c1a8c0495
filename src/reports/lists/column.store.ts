import type { PersonId } from '../../ledger/event.ts'
import { keptQuery } from '../../platform/database/kept-query.store.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import type { Instant } from '../../platform/time/calendar.ts'

/** The keys that somebody chose, with spaces between them, or null before that. */
export async function findColumns(db: Database, person: PersonId): Promise<string | null> {
  const [row] = await columnsOf(db, person)
  return row?.columns ?? null
}

const columnsOf = keptQuery((db, person: PersonId) =>
  db.selectFrom('list_columns').select('columns').where('person', '=', person),
)

export async function putColumns(db: Database, person: PersonId, columns: string, at: Instant): Promise<void> {
  await db
    .insertInto('list_columns')
    .values({ person, columns, updated_at: at })
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ columns, updated_at: at }))
    .execute()
}

export async function eraseColumns(tx: Tx, person: PersonId): Promise<void> {
  await tx.deleteFrom('list_columns').where('person', '=', person).execute()
}
