import { randomUUID } from 'node:crypto'
import type { PersonId } from '../ledger/event.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { WorkProgress } from '../platform/jobs/work.ts'
import type { Instant } from '../platform/time/calendar.ts'
import type { BulkAction, Member, Outcome, Selection, Undone } from './selection.ts'

interface NewSelection {
  readonly holder: PersonId
  readonly action: BulkAction
  /** Can be written as JSON. */
  readonly query: unknown
  /** In the order of the list, each once. */
  readonly people: readonly PersonId[]
}

/** Fixes who is in it. Returns the id. */
export async function addSelection(tx: Tx, selection: NewSelection, at: Instant): Promise<string> {
  const id = randomUUID()
  const { holder, action, query, people } = selection
  const row = {
    id,
    holder,
    action,
    query: JSON.stringify(query),
    made_at: at,
    fields: null,
    done_at: null,
    claimed_until: null,
    begun_at: null,
  }
  await tx.insertInto('selection').values(row).execute()
  const rows = people.map((person, place) => {
    return { selection: id, place, person, outcome: null, entry: null, undone: null }
  })
  for (const chunk of inChunks(rows, 100)) await tx.insertInto('selection_person').values(chunk).execute()
  return id
}

export async function findSelection(db: Database, id: string): Promise<Selection | null> {
  const row = await db
    .selectFrom('selection')
    .select(['id', 'holder', 'action', 'query', 'fields', 'done_at as doneAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, fields: row.fields === null ? null : JSON.parse(row.fields) }
}

/** In the order of the list. */
export async function membersOf(db: Database, selection: string): Promise<Member[]> {
  return memberRows(db, selection).orderBy('place').execute()
}

/** One of them, as things are now. Returns null for somebody who isn't in it. */
export async function findMember(db: Database, selection: string, person: PersonId): Promise<Member | null> {
  const row = await memberRows(db, selection).where('person', '=', person).executeTakeFirst()
  return row ?? null
}

function memberRows(db: Database, selection: string) {
  return db
    .selectFrom('selection_person')
    .select(['place', 'person', 'outcome', 'entry', 'undone'])
    .where('selection', '=', selection)
}

/** Returns what the form said that began the work: of two, the first. */
export async function beginSelection(
  tx: Tx,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<NonNullable<Selection['fields']>> {
  await tx
    .updateTable('selection')
    .set({ fields: JSON.stringify(fields) })
    .where('id', '=', id)
    .where('fields', 'is', null)
    .execute()
  return (await findSelection(tx, id))?.fields ?? fields
}

/** Adds to what the work keeps of itself. */
export async function setFields(tx: Tx, id: string, fields: NonNullable<Selection['fields']>): Promise<void> {
  await tx
    .updateTable('selection')
    .set({ fields: JSON.stringify(fields) })
    .where('id', '=', id)
    .execute()
}

/** Work for many people: under way, stopped or done. */
export interface BegunSelection {
  readonly id: string
  readonly action: BulkAction
  readonly begunAt: Instant
  readonly progress: WorkProgress
  /** When it was done for the last of them. */
  readonly doneAt: Instant | null
  /** For so many it was done; for so many it was taken back. */
  readonly done: number
  readonly undone: number
  /** So many have a reminder that HR hands over. */
  readonly byHand: number
}

/** Takes the work for one server. Returns false while another is at it. */
export async function claimSelection(tx: Tx, id: string, at: Instant, until: Instant): Promise<boolean> {
  const claimed = await tx
    .updateTable('selection')
    .set(({ fn, val }) => ({ claimed_until: until, begun_at: fn.coalesce('begun_at', val(at)) }))
    .where('id', '=', id)
    .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', at)]))
    .executeTakeFirst()
  return claimed.numUpdatedRows === 1n
}

/** Says that a server is at it. Returns false once somebody has stopped it. */
export async function keepSelection(db: Database, id: string, until: Instant): Promise<boolean> {
  return setClaim(db, id, until)
}

/** Ends the work of whichever server is at it. Returns false when none is. */
export async function leaveSelection(db: Database, id: string): Promise<boolean> {
  return setClaim(db, id, null)
}

async function setClaim(db: Database, id: string, until: Instant | null): Promise<boolean> {
  const changed = await db
    .updateTable('selection')
    .set({ claimed_until: until })
    .where('id', '=', id)
    .where('claimed_until', 'is not', null)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** Returns null for a selection that isn't there. */
export async function progressOf(db: Database, id: string, at: Instant): Promise<WorkProgress | null> {
  const row = await counted(db).where('selection.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toProgress(row, at)
}

/** The latest first. What's done at once began when it was done. */
export async function begunSelectionsOf(
  db: Database,
  holder: PersonId,
  at: Instant,
  most: number,
): Promise<BegunSelection[]> {
  const having = (column: 'outcome' | 'undone', value: Outcome | Undone) =>
    db.fn.count<number>('selection_person.person').filterWhere(`selection_person.${column}`, '=', value)
  const rows = await counted(db)
    .select([
      having('outcome', 'done').as('was_done'),
      having('outcome', 'by-hand').as('by_hand'),
      having('undone', 'undone').as('was_undone'),
    ])
    .where('holder', '=', holder)
    .where(({ eb, or }) => or([eb('begun_at', 'is not', null), eb('done_at', 'is not', null)]))
    .orderBy(({ fn }) => fn.coalesce('begun_at', 'done_at'), 'desc')
    .limit(most)
    .execute()
  return rows.flatMap(({ id, action, begun_at, ...row }) => {
    const begunAt = begun_at ?? row.done_at
    if (begunAt === null) return []
    const [done, byHand, undone] = [Number(row.was_done), Number(row.by_hand), Number(row.was_undone)]
    return { id, action, begunAt, progress: toProgress(row, at), doneAt: row.done_at, done, byHand, undone }
  })
}

function counted(db: Database) {
  return db
    .selectFrom('selection')
    .innerJoin('selection_person', 'selection_person.selection', 'selection.id')
    .select(({ fn }) => [
      'selection.id',
      'action',
      'begun_at',
      'claimed_until',
      'done_at',
      fn.count<number>('selection_person.outcome').as('done'),
      fn.countAll<number>().as('of'),
    ])
    .groupBy(['selection.id', 'action', 'begun_at', 'claimed_until', 'done_at'])
}

interface Counted {
  readonly claimed_until: Instant | null
  readonly done: number | string
  readonly of: number | string
}

function toProgress({ claimed_until, ...counts }: Counted, at: Instant): WorkProgress {
  const [done, of] = [Number(counts.done), Number(counts.of)]
  const isClaimed = claimed_until !== null && claimed_until > at
  return { state: isClaimed ? 'working' : done < of ? 'stopped' : 'done', done, of }
}

export async function countOpen(db: Database, selection: string): Promise<number> {
  const { open } = await db
    .selectFrom('selection_person')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('selection', '=', selection)
    .where('outcome', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(open)
}

/** The next of those who aren't done. */
export async function nextOpen(db: Database, selection: string, limit: number): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('selection_person')
    .select('person')
    .where('selection', '=', selection)
    .where('outcome', 'is', null)
    .orderBy('place')
    .limit(limit)
    .execute()
  return rows.map(({ person }) => person)
}

/** Those from this place on, at most so many: the same each time, whatever came of them. */
export async function membersFrom(db: Database, selection: string, place: number, most: number): Promise<Member[]> {
  return memberRows(db, selection)
    .where('place', '>=', place)
    .where('place', '<', place + most)
    .orderBy('place')
    .execute()
}

/** @param entry the one in the ledger that was made, if any */
export async function setOutcome(
  tx: Tx,
  selection: string,
  person: PersonId,
  outcome: Outcome,
  entry: string | null = null,
): Promise<void> {
  await tx
    .updateTable('selection_person')
    .set({ outcome, entry })
    .where('selection', '=', selection)
    .where('person', '=', person)
    .execute()
}

/** What was done can be taken back for a day from now: the period of `selections` counts from it. */
export async function setDone(tx: Tx, selection: string, at: Instant): Promise<void> {
  await tx.updateTable('selection').set({ done_at: at }).where('id', '=', selection).execute()
}

export async function setUndone(tx: Tx, selection: string, person: PersonId, undone: Undone): Promise<void> {
  await tx
    .updateTable('selection_person')
    .set({ undone })
    .where('selection', '=', selection)
    .where('person', '=', person)
    .execute()
}

/** What an erased person has chosen goes, and the person goes from what others have. */
export async function eraseSelections(tx: Tx, person: PersonId): Promise<void> {
  const theirs = tx.selectFrom('selection').select('id').where('holder', '=', person)
  await tx.deleteFrom('selection_person').where('selection', 'in', theirs).execute()
  await tx.deleteFrom('selection_person').where('person', '=', person).execute()
  await tx.deleteFrom('selection').where('holder', '=', person).execute()
}
