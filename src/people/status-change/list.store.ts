import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PersonId } from '../../ledger/event.ts'
import type { Scope } from '../../ledger/scope.ts'
import { inChunks } from '../../platform/database/chunk.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { matching, peopleOnRecord, type PersonOnRecord } from '../people.store.ts'

/** How many of these people are within a scope, and the first of them by name. */
export async function firstByName(
  db: Database,
  people: readonly PersonId[],
  scope: Scope,
  limit: number,
): Promise<{ readonly count: number; readonly first: readonly PersonOnRecord[] }> {
  const found: { readonly person: PersonId; readonly sort_name: string }[] = []
  for (const chunk of inChunks(people)) {
    const query = matching(db, { scope }).select(['person', 'sort_name']).where('standing.person', 'in', chunk)
    found.push(...(await query.execute()))
    await nextTurn()
  }
  const order = found.sort((one, other) => compare(one.sort_name, other.sort_name) || compare(one.person, other.person))
  const first = order.slice(0, limit).map(({ person }) => person)
  const onRecord = new Map((await peopleOnRecord(db, first)).map((person) => [person.person, person]))
  return { count: found.length, first: first.flatMap((person) => onRecord.get(person) ?? []) }
}

/** The same order on both engines, whatever their locale. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
