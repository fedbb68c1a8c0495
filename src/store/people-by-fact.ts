import type { CalendarDate } from '../domain/calendar.ts'
import type { PersonId } from '../domain/event.ts'
import { inChunks } from './chunks.ts'
import { currentFacts } from './facts.ts'
import { survivorsOf } from './merges.ts'
import { LARGEST_PAGE, peoplePage } from './people.ts'
import type { Database, FactKind } from './schema.ts'
import { folded } from './standing.ts'

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

/** Whom HR means by what was typed: by e-mail, else by staff number, else by name. */
export async function peopleCalled(db: Database, text: string, on: CalendarDate): Promise<PersonId[]> {
  const byEmail = await peopleWithFact(db, 'email', text.toLowerCase(), on)
  if (byEmail.length > 0) return byEmail
  const byNumber = await peopleWithFact(db, 'employee_number', text, on)
  return byNumber.length > 0 ? byNumber : peopleNamed(db, text)
}

/** Everybody whose whole name this is, without regard to case and accents. */
export async function peopleNamed(db: Database, name: string): Promise<PersonId[]> {
  const { people } = await peoplePage(db, { q: name }, { after: null, limit: LARGEST_PAGE })
  return people.filter((person) => folded(person.name ?? '') === folded(name)).map(({ person }) => person)
}
