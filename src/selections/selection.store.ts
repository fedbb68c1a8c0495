import { randomUUID } from 'node:crypto'
import type { PersonId } from '../ledger/event.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
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
  const row = { id, holder, action, query: JSON.stringify(query), made_at: at, fields: null, done_at: null }
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
    .select(['id', 'holder', 'action', 'query', 'fields'])
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
export async function peopleFrom(db: Database, selection: string, place: number, most: number): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('selection_person')
    .select('person')
    .where('selection', '=', selection)
    .where('place', '>=', place)
    .where('place', '<', place + most)
    .orderBy('place')
    .execute()
  return rows.map(({ person }) => person)
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
