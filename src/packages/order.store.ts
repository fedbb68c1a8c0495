import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { PersonId, SiteId } from '../ledger/event.ts'
import type { ProfileId } from '../organization/site-details.ts'
import type { Database, PackageOrderId, PackageOrderTable, Tx } from '../platform/database/schema.store.ts'
import { changeOrder } from '../platform/jobs/order.store.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'

/** A package that somebody ordered, as the records have it. */
export interface OrderedPackage {
  readonly id: PackageOrderId
  /** The choice, as the address of the page carries it. */
  readonly query: string
  readonly source: SiteId | ProfileId
  /** The name of the source on the day. */
  readonly sourceName: string
  readonly state: PackageOrderTable['state']
  readonly done: number
  readonly total: number
  /** SHA-256 of the zip file, or null until it's checked. */
  readonly fileHash: string | null
  readonly at: Instant
  readonly by: PersonId
}

/** Returns the same order when the form is sent once more before the package is made. */
export async function orderPackage(
  tx: Tx,
  ordered: Pick<OrderedPackage, 'query' | 'source' | 'sourceName' | 'at' | 'by'>,
): Promise<PackageOrderId> {
  const { query, source, sourceName, at, by } = ordered
  const underWay = await tx
    .selectFrom('package_order')
    .select('id')
    .where('asked_by', '=', by)
    .where('query', '=', query)
    .where('state', 'in', ['waiting', 'making'])
    .executeTakeFirst()
  if (underWay !== undefined) return underWay.id
  const id: PackageOrderId = `package-order:${randomUUID()}`
  await tx
    .insertInto('package_order')
    .values({
      id,
      query,
      source,
      source_name: sourceName,
      state: 'waiting',
      steps_done: 0,
      steps_total: 0,
      file_hash: null,
      checked_on: null,
      found: null,
      asked_at: at,
      asked_by: by,
      claimed_until: null,
    })
    .execute()
  return id
}

export async function findPackageOrder(db: Database, id: PackageOrderId): Promise<OrderedPackage | null> {
  const row = await db.selectFrom('package_order').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toOrder(row)
}

/** The latest first. */
export async function packagesOrderedBy(db: Database, person: PersonId, most: number): Promise<OrderedPackage[]> {
  const rows = await db
    .selectFrom('package_order')
    .selectAll()
    .where('asked_by', '=', person)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(toOrder)
}

/** Puts on record what the check of a file has found, as JSON. False when somebody has stopped the order. */
export function finishOrder(
  db: Database,
  id: PackageOrderId,
  check: { readonly fileHash: string; readonly on: CalendarDate; readonly found: string },
): Promise<boolean> {
  const { fileHash, on, found } = check
  const made = { state: 'made', file_hash: fileHash, checked_on: on, found, claimed_until: null } as const
  return changeOrder(db, 'package_order', id, made)
}

/** What the check of a file has found on a day, as JSON. Null when there was none. */
export async function findCheck(db: Database, fileHash: string, on: CalendarDate): Promise<string | null> {
  const row = await db
    .selectFrom('package_order')
    .select('found')
    .where('file_hash', '=', fileHash)
    .where('checked_on', '=', on)
    .limit(1)
    .executeTakeFirst()
  return row?.found ?? null
}

function toOrder(row: Selectable<PackageOrderTable>): OrderedPackage {
  return {
    id: row.id,
    query: row.query,
    source: row.source,
    sourceName: row.source_name,
    state: row.state,
    done: row.steps_done,
    total: row.steps_total,
    fileHash: row.file_hash,
    at: row.asked_at,
    by: row.asked_by,
  }
}
