import type { PersonId } from '../ledger/event.ts'
import { emailKey, nameKey, numberKey } from './staff-list/key.job.ts'

/** The fields by which a line of a file can name a person. */
interface Named {
  readonly person: PersonId
  readonly name: string | null
  readonly numbers: readonly string[]
  readonly emails: readonly string[]
}

/** Everybody on record, by what a line can name them with. */
export interface PeopleIndex<Person extends Named> {
  readonly byPerson: ReadonlyMap<PersonId, Person>
  readonly byNumber: ReadonlyMap<string, readonly Person[]>
  readonly byEmail: ReadonlyMap<string, readonly Person[]>
  readonly byName: ReadonlyMap<string, readonly Person[]>
}

export async function indexOf<Person extends Named>(records: AsyncIterable<Person>): Promise<PeopleIndex<Person>> {
  const byPerson = new Map<PersonId, Person>()
  const byNumber = new Map<string, Person[]>()
  const byEmail = new Map<string, Person[]>()
  const byName = new Map<string, Person[]>()
  const add = (map: Map<string, Person[]>, key: string, record: Person) => {
    const found = map.get(key)
    if (found === undefined) map.set(key, [record])
    else found.push(record)
  }
  for await (const record of records) {
    byPerson.set(record.person, record)
    for (const key of new Set(record.numbers.map(numberKey))) add(byNumber, key, record)
    for (const key of new Set(record.emails.map(emailKey))) add(byEmail, key, record)
    if (record.name !== null) add(byName, nameKey(record.name), record)
  }
  return { byPerson, byNumber, byEmail, byName }
}
