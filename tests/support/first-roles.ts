import type { PersonId } from '../../src/ledger/event.ts'
import { FIRST_ROLES, putRole } from '../../src/identity/role.store.ts'
import type { Database } from '../../src/platform/database/schema.store.ts'

/** The roles of a first account as upgrades have them: from before the ledger had roles, so without who and when. */
export async function putFirstRoles(db: Database, person: PersonId): Promise<void> {
  for (const role of FIRST_ROLES) await putRole(db, person, { role, sites: [], until: null })
}
