import type { PersonId } from '../ledger/event.ts'
import type { SameValue } from './staff-list/change.ts'
import { folded } from '../platform/text/folded.ts'

/** The suffixes that can follow a comma in a name without being the first name. */
const SUFFIX = /^(jr|sr|i{1,3}|iv|md|phd|rn|lpn|msw|lsw|lcsw|lpc|lac)\.?$/i

/** Spreadsheets take zeros from the front of numbers, so `0042` and `42` are one number. */
export function numberKey(number: string): string {
  return folded(number.trim()).replace(/^0+(?=.)/, '')
}

export function emailKey(email: string): string {
  return email.trim().toLowerCase()
}

/** The same for a name in another order, in capitals or without accents. */
export function nameKey(name: string): string {
  return wordsOf(name).sort().join(' ')
}

/** A file never changes only capitals, accents or the order of a name: systems differ in them. */
export const SAME_VALUE: SameValue = {
  name: (one, other) => nameKey(one) === nameKey(other),
  number: (one, other) => numberKey(one) === numberKey(other),
  email: (one, other) => emailKey(one) === emailKey(other),
}

/** Whether two names may belong to one person who has changed part of it. */
export function sharesWord(one: string, other: string): boolean {
  const words = new Set(wordsOf(one))
  return wordsOf(other).some((word) => words.has(word))
}

/** `Ruiz, Ana` as people say it: `Ana Ruiz`. */
export function inSpokenOrder(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim())
  return first === '' || last === '' || more.length > 0 || SUFFIX.test(first) ? name : `${first} ${last}`
}

function wordsOf(name: string): string[] {
  return folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

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
