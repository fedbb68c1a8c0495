import type { PersonId } from '../ledger/event.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type Instant, toInstant } from '../platform/time/calendar.ts'
import { UNDO_MS } from './selection.ts'

/** Work for many people that can still be undone for some of them. */
export interface UndoableSelection {
  readonly id: string
  readonly people: number
}

/** Finds whatever somebody did for many people whose entries they can still withdraw together, the latest first. */
export async function undoableSelections(db: Database, holder: PersonId, at: Instant): Promise<UndoableSelection[]> {
  const rows = await undoable(db, holder, at)
    .select(({ fn }) => ['selection.id', fn.countAll<number>().as('people')])
    .groupBy(['selection.id', 'done_at'])
    .orderBy('done_at', 'desc')
    .execute()
  return rows.map(({ id, people }) => ({ id, people: Number(people) }))
}

/** The entries of one person that are among those, each with the work that made it. */
export async function undoableEntries(
  db: Database,
  { holder, person }: { readonly holder: PersonId; readonly person: PersonId },
  at: Instant,
): Promise<{ readonly selection: string; readonly entry: string }[]> {
  const rows = await undoable(db, holder, at)
    .select(['selection.id as selection', 'entry'])
    .where('person', '=', person)
    .execute()
  return rows.flatMap(({ selection, entry }) => (entry === null ? [] : [{ selection, entry }]))
}

function undoable(db: Database, holder: PersonId, at: Instant) {
  return db
    .selectFrom('selection')
    .innerJoin('selection_person', 'selection_person.selection', 'selection.id')
    .where('holder', '=', holder)
    .where('done_at', '>', toInstant(Date.parse(at) - UNDO_MS))
    .where('entry', 'is not', null)
    .where('undone', 'is', null)
}
