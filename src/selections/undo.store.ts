import type { PersonId } from '../ledger/event.ts'
import { correctionsOf } from '../ledger/ledger.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type Instant, toInstant } from '../platform/time/calendar.ts'
import { UNDO_MS } from './selection.ts'

/** An entry that work for many people made. */
export interface UndoableEntry {
  readonly selection: string
  readonly person: PersonId
  readonly entry: string
}

/**
 * Finds whatever somebody did for many people that can still be withdrawn together, the latest work first. An entry
 * that was corrected by itself since is left alone, and isn't one of them.
 */
export async function undoableEntries(db: Database, holder: PersonId, at: Instant): Promise<UndoableEntry[]> {
  const rows = await db
    .selectFrom('selection')
    .innerJoin('selection_person', 'selection_person.selection', 'selection.id')
    .select(['selection.id as selection', 'person', 'entry'])
    .where('holder', '=', holder)
    .where('done_at', '>', toInstant(Date.parse(at) - UNDO_MS))
    .where('undone', 'is', null)
    .orderBy('done_at', 'desc')
    .execute()
  const made = rows.flatMap(({ entry, ...row }) => (entry === null ? [] : [{ ...row, entry }]))
  const corrections = await correctionsOf(
    db,
    made.map(({ entry, person }) => ({ id: entry, subject: person })),
  )
  const isCorrected = new Set(corrections.map(({ body }) => body.corrects))
  return made.filter(({ entry }) => !isCorrected.has(entry))
}
