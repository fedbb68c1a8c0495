import type { PersonId } from '../ledger/event.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { keptQuery } from '../platform/database/kept-query.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { ORIENTATION } from './requirement.ts'

/**
 * Rows of `standing` that are to be worked out anew: since they were written, their day has passed, or a version of the
 * policy was published.
 */

/**
 * Marks everybody's standing. Only when there are more people than that, and returns whether it was so. One statement
 * that leaves the rows themselves alone, because writing those takes as long as there are people.
 */
export async function markEverybody(tx: Tx, moreThan: number): Promise<boolean> {
  const first = await tx
    .selectFrom('standing')
    .select('person')
    .limit(moreThan + 1)
    .execute()
  if (first.length <= moreThan) return false
  await tx
    .insertInto('standing_behind')
    .columns(['person'])
    .expression(({ selectFrom }) =>
      selectFrom('standing')
        .select('person')
        .where('requirement', '=', ORIENTATION)
        .where('person', 'not in', selectFrom('standing_behind').select('person')),
    )
    .execute()
  return true
}

const overdueRows = (db: Database, today: CalendarDate) =>
  db.selectFrom('standing').select('person').where('holds_until', '<=', today)
/** Everybody whom a version of the policy has marked. */
export const behindRows = (db: Database) => db.selectFrom('standing_behind').select('person')
const dueOf = keptQuery((db, people: readonly PersonId[], today: CalendarDate) =>
  overdueRows(db, today)
    .where('person', 'in', people)
    .union(behindRows(db).where('person', 'in', people)),
)
/** Each person once. With a `union`, SQLite would go through everybody's rows in the order of people to find those twice. */
export const dueRows = (db: Database, today: CalendarDate) =>
  overdueRows(db, today).unionAll(behindRows(db).where('person', 'not in', overdueRows(db, today)))
const allDue = keptQuery(dueRows)
const someDue = keptQuery((db, today: CalendarDate, most: number) => dueRows(db, today).limit(most))

/** Everybody whose standing has to be worked out anew for a day. */
export async function dueOn(db: Database, today: CalendarDate): Promise<PersonId[]> {
  return (await allDue(db, today)).map(personOf)
}

/** Whether that's more people than so many. */
export async function areMoreDue(db: Database, today: CalendarDate, most: number): Promise<boolean> {
  return (await someDue(db, today, most + 1)).length > most
}

/** Those of some people. */
export async function dueAmong(db: Database, people: readonly PersonId[], today: CalendarDate): Promise<PersonId[]> {
  const due: PersonId[] = []
  for (const chunk of inChunks(people)) {
    due.push(...(await dueOf(db, chunk, today)).map(personOf))
  }
  return due
}

/** Whether a version of the policy isn't in everybody's standing yet. */
export async function isAnybodyBehind(db: Database): Promise<boolean> {
  return (await behindRows(db).limit(1).execute()).length > 0
}

const personOf = ({ person }: { readonly person: PersonId }) => person
