import type { PersonOnRecord } from '../people/people.store.ts'
import { supervisorsOver } from '../ledger/scope.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { AccessSubject } from './access.ts'

/** A person under the places where lists have them, so that anyone who sees a row can open it. */
export async function subjectOf(
  db: Database,
  { person, placements }: Pick<PersonOnRecord, 'person' | 'placements'>,
): Promise<AccessSubject> {
  const supervisors = await supervisorsOver(db, person)
  return { person, supervisorsOn: () => supervisors, sitesOn: () => placements.map(({ site }) => site) }
}
