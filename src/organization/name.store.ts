import type { Database, OrganizationNameTable, Tx } from '../platform/database/schema.store.ts'
import type { Instant } from '../platform/time/calendar.ts'

/** A name that the organization has or had. Each change adds one, and none is ever changed. */
export interface OrganizationName {
  readonly version: number
  readonly name: string
  /** When it began. */
  readonly at: Instant
  /** Null for the name that the organization was set up with. */
  readonly by: OrganizationNameTable['changed_by']
}

interface Renaming {
  readonly by: NonNullable<OrganizationNameTable['changed_by']>
  readonly at: Instant
  /** The name that was shown before somebody confirmed. */
  readonly from?: string
}

/**
 * Gives the organization another name. The one before stays on record, and so do papers and records that have it.
 * Returns false, and changes nothing, when it has the name already or has lost the one that was shown.
 */
export async function rename(tx: Tx, name: string, { by, at, from }: Renaming): Promise<boolean> {
  const before = await tx.selectFrom('organization').select(['name', 'created_at']).executeTakeFirstOrThrow()
  if (before.name === name || (from !== undefined && before.name !== from)) return false
  const [last] = await organizationNames(tx)
  const version = last?.version ?? 1
  const first = { version, name: before.name, changed_at: before.created_at, changed_by: null }
  const next = { version: version + 1, name, changed_at: at, changed_by: by }
  await tx
    .insertInto('organization_name')
    .values(last === undefined ? [first, next] : [next])
    .execute()
  await tx.updateTable('organization').set({ name }).execute()
  return true
}

/** The names of the organization, the one in use first. Empty until the first change. */
export async function organizationNames(db: Database): Promise<OrganizationName[]> {
  const rows = await db.selectFrom('organization_name').selectAll().orderBy('version', 'desc').execute()
  return rows.map(({ version, name, changed_at: at, changed_by: by }) => ({ version, name, at, by }))
}
