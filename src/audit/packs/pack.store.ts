import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { CalendarDate, Instant } from '../../platform/time/calendar.ts'
import type { Actor, PolicySubject, Recording } from '../../ledger/event.ts'
import type { PackOrder } from './pack.ts'
import { trailLedgerEvents } from '../../trail/trail.store.ts'
import { append } from '../../ledger/ledger.store.ts'
import type { Database, EvidencePackTable, PackId, PackState, Tx } from '../../platform/database/schema.store.ts'
import { toLanguage } from '../../platform/text/language.ts'

/** A pack as the records have it: what was asked for, how far it is, and the file that it became. */
export interface PackOnRecord {
  readonly id: PackId
  readonly order: PackOrder
  readonly state: PackState
  readonly done: number
  readonly total: number
  readonly fileName: string
  /** `null` until it is made. */
  readonly made: { readonly hash: string; readonly bytes: number; readonly at: Instant } | null
  readonly askedAt: Instant
  readonly askedBy: Actor
  /** When somebody stopped it, or null. */
  readonly stoppedAt: Instant | null
  /** Until when its maker is taken to be there, or null when nobody makes it. */
  readonly claimedUntil: Instant | null
}

/**
 * Puts a pack on the list of those to make. Returns null for an archive of a year that has one, or is having one
 * made.
 */
export async function askForPack(
  db: Database,
  order: PackOrder,
  asked: { readonly fileName: string; readonly by: Actor; readonly at: Instant },
): Promise<PackId | null> {
  const id: PackId = `pack:${randomUUID()}`
  const row = await db
    .insertInto('evidence_pack')
    .values({
      id,
      kind: order.kind,
      as_of: order.asOf,
      site: order.site,
      known_at: order.knownAt,
      language: order.language,
      state: 'waiting',
      people_done: 0,
      people_total: 0,
      file_name: asked.fileName,
      hash: null,
      bytes: null,
      asked_at: asked.at,
      asked_by: asked.by,
      made_at: null,
      claimed_until: null,
      stopped_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Ends a pack that isn't made yet. False when it is, or has ended before. */
export async function stopPack(db: Database, id: PackId, at: Instant): Promise<boolean> {
  const stopped = await db
    .updateTable('evidence_pack')
    .set({ state: 'failed', stopped_at: at, claimed_until: null })
    .where('id', '=', id)
    .where('kind', '=', 'pack')
    .where('state', 'in', ['waiting', 'making'])
    .executeTakeFirst()
  return stopped.numUpdatedRows === 1n
}

/** Puts a pack that could not be made, or whose maker has gone, back on the list. Leaves every other one alone. */
export async function startPackAgain(db: Database, id: PackId, at: Instant): Promise<void> {
  await db
    .updateTable('evidence_pack')
    .set({ state: 'waiting', claimed_until: null, stopped_at: null })
    .where('id', '=', id)
    .where(({ and, eb, or }) =>
      or([eb('state', '=', 'failed'), and([eb('state', '=', 'making'), eb('claimed_until', '<=', at)])]),
    )
    .execute()
}

/** Puts a pack on record, in the list and in the ledger. False when another process was faster with the same one. */
export async function finishPack(
  tx: Tx,
  { id, order }: Pick<PackOnRecord, 'id' | 'order'>,
  file: { readonly hash: string; readonly bytes: number },
  policy: PolicySubject,
  { course, actor, at, today }: Recording,
): Promise<boolean> {
  const finished = await tx
    .updateTable('evidence_pack')
    .set({ state: 'made', hash: file.hash, bytes: file.bytes, made_at: at, claimed_until: null })
    .where('id', '=', id)
    .where('state', '=', 'making')
    .returning('id')
    .executeTakeFirst()
  if (finished === undefined) return false
  const body = { v: 1, asOf: order.asOf, pack: file.hash, yearly: order.kind === 'yearly' } as const
  // Says nothing about anybody's standing, which `record` would look at again for the whole organization.
  const event = { subject: order.site ?? policy, course, effectiveOn: today, recordedAt: at, actor }
  await trailLedgerEvents(tx, await append(tx, [{ kind: 'evidence_made', ...event, body }]))
  return true
}

export async function findPack(db: Database, id: PackId): Promise<PackOnRecord | null> {
  const row = await db.selectFrom('evidence_pack').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toPack(row)
}

/** The pack whose file has this hash, or null when none that is on record has. */
export async function packWithHash(db: Database, hash: string): Promise<PackOnRecord | null> {
  const row = await db.selectFrom('evidence_pack').selectAll().where('hash', '=', hash).executeTakeFirst()
  return row === undefined ? null : toPack(row)
}

/** Those that were made, the latest first. */
export async function madePacks(db: Database): Promise<PackOnRecord[]> {
  const rows = await db
    .selectFrom('evidence_pack')
    .selectAll()
    .where('state', '=', 'made')
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toPack)
}

/** The latest first. */
export async function latestPacks(db: Database, limit: number): Promise<PackOnRecord[]> {
  const rows = await db
    .selectFrom('evidence_pack')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toPack)
}

/** The first day of which anything is on record: no archive is made of the years before. */
export async function firstRecordedAt(db: Database): Promise<Instant | null> {
  const row = await db.selectFrom('event').select('recorded_at').where('seq', '=', 1).executeTakeFirst()
  return row?.recorded_at ?? null
}

function toPack(row: Selectable<EvidencePackTable>): PackOnRecord {
  const { hash, bytes, made_at } = row
  const asOf: CalendarDate = row.as_of
  return {
    id: row.id,
    order: { kind: row.kind, asOf, site: row.site, knownAt: row.known_at, language: toLanguage(row.language) },
    state: row.state,
    done: row.people_done,
    total: row.people_total,
    fileName: row.file_name,
    made: hash === null || bytes === null || made_at === null ? null : { hash, bytes, at: made_at },
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    stoppedAt: row.stopped_at,
    claimedUntil: row.claimed_until,
  }
}
