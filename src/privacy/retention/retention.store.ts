import { sql } from 'kysely'
import { countOldImports, discardOldImports } from '../../imports/import.store.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import type { CalendarDate, Instant } from '../../platform/time/calendar.ts'
import { countTrailBefore, deleteTrailBefore } from '../../trail/trail.store.ts'
import { countLeavers } from './leaver.store.ts'
import { OLD, type Old, type RowClass } from './old.store.ts'
import {
  CHOSEN,
  type ChosenClass,
  type Cut,
  cutOf,
  periodOf,
  RETAINED,
  type RetainedClass,
  type Retention,
} from './retention.ts'

/** So few that everything else waits for some milliseconds only. */
const TURN = 500

export async function findRetention(db: Database): Promise<Retention> {
  const rows = await db.selectFrom('retention_rule').select(['class', 'period']).execute()
  const chosen = new Map(rows.map((row) => [row.class, row.period]))
  const periods = RETAINED.map((retained) => [retained, periodOf(retained, chosen.get(retained))])
  // Every class is a key: the list and the type come from one table.
  return Object.fromEntries(periods) as Retention
}

export async function putRetention(
  tx: Tx,
  retention: Pick<Retention, ChosenClass>,
  by: PersonId,
  at: Instant,
): Promise<void> {
  for (const retained of CHOSEN) {
    const chosen = { period: retention[retained], updated_at: at, updated_by: by }
    await tx
      .insertInto('retention_rule')
      .values({ class: retained, ...chosen })
      .onConflict((conflict) => conflict.column('class').doUpdateSet(chosen))
      .execute()
  }
}

/** What would go on a day. */
export type Expired = Readonly<Record<RetainedClass, { readonly count: number; readonly until: CalendarDate | null }>>

/** Counts what would go under these rules, and changes nothing. */
export async function countExpired(
  db: Database,
  retention: Retention,
  { now, today }: { readonly now: Instant; readonly today: CalendarDate },
): Promise<Expired> {
  const counts = []
  for (const retained of RETAINED) {
    const cut = cutOf(retention[retained], now, today)
    const count = cut === null ? 0 : await countOf(db, retained, cut, today)
    counts.push([retained, { count, until: cut?.until ?? null }])
  }
  return Object.fromEntries(counts) as Expired
}

async function countOf(db: Database, retained: RetainedClass, cut: Cut, today: CalendarDate): Promise<number> {
  if (retained === 'leavers') return countLeavers(db, cut.until, today)
  if (retained === 'trail') return countTrailBefore(db, cut.before)
  if (retained === 'imports') return countOldImports(db, cut.before)
  let found = 0
  for (const { rows } of OLD[retained]) {
    const counted = await sql<{
      readonly n: number | string
    }>`select count(*) as n from (${rows(db, cut)}) as old`.execute(db)
    found += Number(counted.rows[0]?.n ?? 0)
  }
  return found
}

/** Deletes some of what has been kept for its time. Returns how many went: with none, all of it is gone. */
export async function deleteSomeExpired(
  tx: Tx,
  retained: Exclude<RetainedClass, 'leavers'>,
  cut: Cut,
): Promise<number> {
  if (retained === 'trail') return deleteTrailBefore(tx, await endOfTurn(tx, cut.before))
  if (retained === 'imports') return discardOldImports(tx, cut.before, cut.now)
  return deleteRows(tx, retained, cut)
}

async function deleteRows(tx: Tx, retained: RowClass, cut: Cut): Promise<number> {
  let gone = 0
  for (const old of OLD[retained]) gone += await deleteSome(tx, old, cut)
  return gone
}

async function deleteSome(tx: Tx, { table, key, rows }: Old, cut: Cut): Promise<number> {
  const columns = sql.join(key.map((column) => sql.ref(column)))
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where (${columns}) in (select * from (${rows(tx, cut)}) as old limit ${TURN})
  `.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** The moment until which the beginning of the trail is short enough for one turn. */
async function endOfTurn(db: Database, before: Instant): Promise<Instant> {
  const row = await db.selectFrom('trail_entry').select('at').orderBy('seq').offset(TURN).limit(1).executeTakeFirst()
  return row !== undefined && row.at < before ? row.at : before
}
