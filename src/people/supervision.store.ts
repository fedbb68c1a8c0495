import type { PersonId } from '../ledger/event.ts'
import type { Database } from '../platform/database/schema.store.ts'

/** Whether anybody reports to this person: that is what makes a supervisor. */
export async function supervisesAnyone(db: Database, person: PersonId): Promise<boolean> {
  const report = await db
    .selectFrom('placement')
    .select('person')
    .where('supervisor', '=', person)
    .limit(1)
    .executeTakeFirst()
  return report !== undefined
}
