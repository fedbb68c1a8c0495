import type { Instant } from '../platform/time/calendar.ts'
import type { Actor } from '../ledger/event.ts'
import type { Database, ImportKind } from '../platform/database/schema.store.ts'

/** Saves how the columns of a file are read under a name, and replaces an earlier mapping of that name. */
export async function saveMapping(
  db: Database,
  { kind, name, mapping }: { readonly kind: ImportKind; readonly name: string; readonly mapping: object },
  by: Actor,
  at: Instant,
): Promise<void> {
  const values = { mapping: JSON.stringify(mapping), updated_at: at, updated_by: by }
  await db
    .insertInto('import_mapping')
    .values({ kind, name, ...values })
    .onConflict((conflict) => conflict.columns(['kind', 'name']).doUpdateSet(values))
    .execute()
}

export interface SavedMapping {
  readonly kind: ImportKind
  readonly name: string
  /** The mapping as it was saved: parse it before use. */
  readonly mapping: unknown
}

/** By name. */
export async function savedMappings(db: Database): Promise<SavedMapping[]> {
  const rows = await db
    .selectFrom('import_mapping')
    .select(['kind', 'name', 'mapping'])
    .orderBy('name')
    .orderBy('kind')
    .execute()
  return rows.map(({ kind, name, mapping }) => ({ kind, name, mapping: JSON.parse(mapping) }))
}
