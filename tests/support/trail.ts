import type { TrailKind } from '../../src/trail/kind.ts'
import type { Store } from '../../src/platform/database/open.store.ts'

/** Anything with a database. */
interface Running {
  readonly deps: { readonly store: Pick<Store, 'db'> }
}

/** An entry of the trail with its address, as tests compare it. */
export interface KeptEntry {
  readonly seq: number
  readonly actor: string
  readonly kind: TrailKind
  readonly about: string | null
  readonly detail: unknown
  readonly address: string | null
}

/** The entries of the audit trail after one of them, the oldest first. */
export async function trailAfter({ deps }: Running, seq: number): Promise<KeptEntry[]> {
  const rows = await deps.store.db
    .selectFrom('trail_entry')
    .leftJoin('trail_address', 'trail_address.seq', 'trail_entry.seq')
    .select(['trail_entry.seq as seq', 'actor', 'kind', 'about', 'detail', 'address'])
    .where('trail_entry.seq', '>', seq)
    .orderBy('trail_entry.seq')
    .execute()
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) }))
}

/** Where the audit trail ends now. */
export async function endOfTrail({ deps }: Running): Promise<number> {
  const last = await deps.store.db.selectFrom('trail_entry').select('seq').orderBy('seq', 'desc').limit(1).execute()
  return last[0]?.seq ?? 0
}
