import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { currentFacts } from '../ledger/fact.store.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import { LARGEST_PAGE, peoplePage } from './people.store.ts'
import type { Database, FactKind } from '../platform/database/schema.store.ts'
import { folded } from '../requirements/standing.store.ts'

/** Everybody of whom this is true on a day; who had the value once, and has another now, is not among them. */
export async function peopleWithFact(
  db: Database,
  kind: FactKind,
  value: string,
  on: CalendarDate,
): Promise<PersonId[]> {
  return (await peopleWithFacts(db, kind, [value], on)).get(value) ?? []
}

/** The same for each of the values; a value that nobody has is absent. */
export async function peopleWithFacts(
  db: Database,
  kind: FactKind,
  values: readonly string[],
  on: CalendarDate,
): Promise<Map<string, PersonId[]>> {
  const holders = new Map<string, PersonId[]>()
  for (const chunk of inChunks([...new Set(values)])) {
    const rows = await db
      .selectFrom('person_fact')
      .select('person')
      .distinct()
      .where('kind', '=', kind)
      .where('value', 'in', chunk)
      .execute()
    const records = rows.map(({ person }) => person)
    const facts = await currentFacts(db, records, on)
    const survivors = await survivorsOf(db, records)
    for (const record of records) {
      const value = facts.get(record)?.[kind] ?? null
      if (value === null || !chunk.includes(value)) continue
      const person = survivors.get(record) ?? record
      const people = holders.get(value) ?? []
      if (!people.includes(person)) holders.set(value, [...people, person])
    }
  }
  return holders
}

/** Everybody whose whole name this is, without regard to case and accents. */
export async function peopleNamed(db: Database, name: string): Promise<PersonId[]> {
  const { people } = await peoplePage(db, { q: name }, { after: null, limit: LARGEST_PAGE })
  return people.filter((person) => folded(person.name ?? '') === folded(name)).map(({ person }) => person)
}
