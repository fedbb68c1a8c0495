import type { Database, EvidencePackTable, PackageOrderTable, ReportFileTable } from '../database/schema.store.ts'
import { type Instant, later, MINUTE_MS } from '../time/calendar.ts'

/** What people order and a job makes: the state and the claim of its maker are the same in each of these tables. */
interface Orders {
  readonly evidence_pack: EvidencePackTable
  readonly package_order: PackageOrderTable
  readonly report_file: ReportFileTable
}
export type OrderTable = keyof Orders
export type OrderId<Table extends OrderTable> = Orders[Table]['id']
/** What each of the tables takes. */
type Claim = Partial<Pick<EvidencePackTable, 'state' | 'claimed_until'>>

/** A maker that has said nothing for so long has crashed. */
const LONGEST_SILENCE_MS = MINUTE_MS

export function silentUntil(at: Instant): Instant {
  return later(at, LONGEST_SILENCE_MS)
}

/** Takes the next one that nobody is making, or null. A maker that hasn't reported in time has crashed. */
export async function claimOrder<Table extends OrderTable>(
  db: Database,
  table: Table,
  at: Instant,
  until: Instant,
): Promise<OrderId<Table> | null> {
  for (;;) {
    const open = await db
      .selectFrom(asOne(table))
      .select(['id', 'state', 'claimed_until'])
      .where(({ and, eb, or }) =>
        or([eb('state', '=', 'waiting'), and([eb('state', '=', 'making'), eb('claimed_until', '<=', at)])]),
      )
      .orderBy('asked_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (open === undefined) return null
    const claimed = await db
      .updateTable(asOne(table))
      .set({ state: 'making', claimed_until: until })
      .where('id', '=', open.id)
      .where('state', '=', open.state)
      .where('claimed_until', open.claimed_until === null ? 'is' : '=', open.claimed_until)
      .executeTakeFirst()
    // Read from that table.
    if (claimed.numUpdatedRows === 1n) return open.id as OrderId<Table>
  }
}

/** Changes one that's being made. Returns false when it isn't anymore: somebody stopped it, or it's gone. */
export async function changeOrder<Table extends OrderTable>(
  db: Database,
  table: Table,
  id: OrderId<Table>,
  change: Claim | Partial<Orders[Table]>,
): Promise<boolean> {
  return changeFrom(db, table, id, ['making'], change)
}

/** Ends one that isn't made yet. False when it is, or has ended before. */
export async function stopOrder<Table extends 'package_order' | 'report_file'>(
  db: Database,
  table: Table,
  id: OrderId<Table>,
): Promise<boolean> {
  return changeFrom(db, table, id, ['waiting', 'making'], { state: 'stopped', claimed_until: null })
}

async function changeFrom<Table extends OrderTable>(
  db: Database,
  table: Table,
  id: OrderId<Table>,
  from: readonly ReportFileTable['state'][],
  change: object,
): Promise<boolean> {
  const changed = await db
    .updateTable(asOne(table))
    .set(change)
    // An id of that table.
    .where('id', '=', id as OrderId<'report_file'>)
    .where('state', 'in', from)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** Kysely builds no statement for any of several tables; only columns that all of them have are named here. */
function asOne(table: OrderTable) {
  return table as 'report_file'
}
