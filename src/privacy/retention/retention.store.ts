import { type Expression, type ExpressionBuilder, sql } from 'kysely'
import type { PersonId } from '../../ledger/event.ts'
import type { Database, Schema, Tx } from '../../platform/database/schema.store.ts'
import { addDays, type CalendarDate, type Instant, instant } from '../../platform/time/calendar.ts'
import { TO_DO } from '../../reminders/due.ts'
import { countTrailBefore, deleteTrailBefore } from '../../trail/trail.store.ts'
import { lastDayToGo, periodOf, RETAINED, type RetainedClass, type Retention } from './retention.ts'

/** So few that everything else waits for some milliseconds only. */
const TURN = 500

export async function findRetention(db: Database): Promise<Retention> {
  const rows = await db.selectFrom('retention_rule').select(['class', 'period']).execute()
  const chosen = new Map(rows.map((row) => [row.class, row.period]))
  const periods = RETAINED.map((retained) => [retained, periodOf(retained, chosen.get(retained))])
  // Every class is a key: the list and the type come from one table.
  return Object.fromEntries(periods) as Retention
}

export async function putRetention(tx: Tx, retention: Retention, by: PersonId, at: Instant): Promise<void> {
  for (const retained of RETAINED) {
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
export async function countExpired(db: Database, retention: Retention, today: CalendarDate): Promise<Expired> {
  const counts = []
  for (const retained of RETAINED) {
    const until = lastDayToGo(retention[retained], today)
    counts.push([retained, { count: until === null ? 0 : await COUNT[retained](db, after(until)), until }])
  }
  return Object.fromEntries(counts) as Expired
}

/** Deletes some of what has been kept for its time. Returns how many went: with none, all of it is gone. */
export async function deleteSomeExpired(tx: Tx, retained: RetainedClass, until: CalendarDate): Promise<number> {
  return DELETE[retained](tx, after(until))
}

/** The day is UTC's, so near midnight something is kept some hours longer, and nothing goes early west of Greenwich. */
function after(day: CalendarDate): Instant {
  return instant(`${addDays(day, 1)}T00:00:00.000Z`)
}

const COUNT: Readonly<Record<RetainedClass, (db: Database, before: Instant) => Promise<number>>> = {
  messages: (db, before) => counted(db, oldMessages(db, before)),
  links: async (db, before) =>
    (await counted(db, oldLinks(db, before))) + (await counted(db, oldRecoveries(db, before))),
  addresses: (db, before) => counted(db, oldAddresses(db, before)),
  trail: countTrailBefore,
}

const DELETE: Readonly<Record<RetainedClass, (tx: Tx, before: Instant) => Promise<number>>> = {
  messages: async (tx, before) => gone(tx.deleteFrom('message').where('id', 'in', oldMessages(tx, before).limit(TURN))),
  links: async (tx, before) => {
    const links = tx.deleteFrom('sign_in_link').where('token_hash', 'in', oldLinks(tx, before).limit(TURN))
    const asked = tx.deleteFrom('account_recovery').where('id', 'in', oldRecoveries(tx, before).limit(TURN))
    return (await gone(links)) + (await gone(asked))
  },
  addresses: async (tx, before) =>
    gone(tx.deleteFrom('trail_address').where('seq', 'in', oldAddresses(tx, before).limit(TURN))),
  trail: async (tx, before) => deleteTrailBefore(tx, await endOfTurn(tx, before)),
}

/**
 * What was sent, stopped or given up. As long as somebody still has orientation to do, what they and others were told
 * about it stays, because it decides what they are told next.
 */
function oldMessages(db: Database, before: Instant) {
  return db
    .selectFrom('message')
    .select('id')
    .where('created_at', '<', before)
    .where('state', 'in', ['sent', 'stopped', 'dead'])
    .where((eb) => eb.not(eb.exists(openWork(eb))))
    .orderBy('created_at')
}

function openWork(eb: ExpressionBuilder<Schema, 'message'>) {
  return eb
    .selectFrom('standing')
    .leftJoin('person_merge', 'person_merge.into_person', 'standing.person')
    .select('standing.person')
    .where('standing.status', 'in', TO_DO)
    .where(({ eb: of, fn, or, ref }) => {
      const whom = fn.coalesce('message.about', 'message.person')
      return or([of(ref('standing.person'), '=', whom), of(ref('person_merge.person'), '=', whom)])
    })
}

function oldLinks(db: Database, before: Instant) {
  return db
    .selectFrom('sign_in_link')
    .select('token_hash')
    .where(({ eb, or }) => or([eb('expires_at', '<', before), eb('used_at', '<', before)]))
}

/** A request that nobody has agreed to is over after a week, whether or not it was closed. */
function oldRecoveries(db: Database, before: Instant) {
  return db.selectFrom('account_recovery').select('id').where('asked_at', '<', before)
}

function oldAddresses(db: Database, before: Instant) {
  return db.selectFrom('trail_address').select('seq').where('at', '<', before)
}

/** The moment until which the beginning of the trail is short enough for one turn. */
async function endOfTurn(db: Database, before: Instant): Promise<Instant> {
  const row = await db.selectFrom('trail_entry').select('at').orderBy('seq').offset(TURN).limit(1).executeTakeFirst()
  return row !== undefined && row.at < before ? row.at : before
}

async function counted(db: Database, old: Expression<unknown>): Promise<number> {
  const { rows } = await sql<{
    readonly found: number | string
  }>`select count(*) as found from (${old}) as old`.execute(db)
  return Number(rows[0]?.found ?? 0)
}

async function gone(deleting: { executeTakeFirst(): Promise<{ readonly numDeletedRows: bigint }> }): Promise<number> {
  return Number((await deleting.executeTakeFirst()).numDeletedRows)
}
