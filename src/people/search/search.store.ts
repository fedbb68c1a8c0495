import { sql } from 'kysely'
import type { PersonId } from '../../ledger/event.ts'
import { type Fact, factsAbout, valueOn } from '../../ledger/fact.store.ts'
import { allSurvivors, secondRecordsOf } from '../../ledger/merge.store.ts'
import type { Scope } from '../../ledger/scope.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { folded } from '../../platform/text/folded.ts'
import { containing, matching, peopleOnRecord, type PersonOnRecord, wordsOf } from '../people.store.ts'
import { closeness } from './close.ts'

export interface FoundOnRecord extends PersonOnRecord {
  /** What the person was called before, or had as a number or address, where only that has a word of the search. */
  readonly earlier: readonly string[]
}

export interface FoundPeople {
  readonly people: readonly FoundOnRecord[]
  readonly total: number
}

const NOBODY: FoundPeople = { people: [], total: 0 }

/**
 * Those within a scope whose name, staff number and e-mail address have all the words of a text between them, now or
 * earlier. Words are parts, in any order and without accents: "ram oka" finds "Ramón Okafor". People come first when each
 * word begins a part of their name, then by name. A text without words finds nobody.
 */
export async function searchPeople(
  db: Database,
  scope: Scope,
  text: string,
  { limit, on }: { readonly limit: number; readonly on: CalendarDate },
): Promise<FoundPeople> {
  const words = wordsOf(text)
  if (words.length === 0) return NOBODY
  const renamed = await knownByEarlierNames(db, words, on)
  // Counted in the same pass, which an index of names answers alone.
  const found = await matching(db, { scope })
    .where(({ and, eb, or }) =>
      or([and(words.map(isKnownBy)), ...(renamed.length === 0 ? [] : [eb('standing.person', 'in', renamed)])]),
    )
    .select(['person', sql<number>`count(*) over ()`.as('total')])
    .orderBy(({ and }) => sql`case when ${and(words.map(beginsPart))} then 0 else 1 end`)
    .orderBy('sort_name')
    .orderBy('person')
    .limit(limit)
    .execute()
  const people = await inOrderOf(db, found, scope)
  return { people: await withEarlier(db, people, words, on), total: Number(found[0]?.total ?? 0) }
}

async function inOrderOf(
  db: Database,
  listed: readonly { readonly person: PersonId }[],
  scope: Scope,
): Promise<PersonOnRecord[]> {
  const ids = listed.map(({ person }) => person)
  const people = new Map((await peopleOnRecord(db, ids, scope)).map((each) => [each.person, each]))
  return ids.flatMap((person) => people.get(person) ?? [])
}

/** Those whose names are one letter away from the words: for a text that finds nobody as it is. */
export async function closePeople(db: Database, scope: Scope, text: string, limit: number): Promise<FoundPeople> {
  const words = wordsOf(text)
  if (words.length === 0) return NOBODY
  const names = await matching(db, { scope })
    .select(['person', 'sort_name'])
    .orderBy('sort_name')
    .orderBy('person')
    .execute()
  const close = names.flatMap(({ person, sort_name }) => {
    const far = closeness(words, sort_name)
    return far === null ? [] : [{ person, far }]
  })
  const listed = close.sort((one, other) => one.far - other.far).slice(0, limit)
  const people = await inOrderOf(db, listed, scope)
  return { people: people.map((each) => ({ ...each, earlier: [] })), total: close.length }
}

/** Whether a part of the name begins with the word. */
function beginsPart(word: string) {
  return sql<boolean>`' ' || sort_name like ${containing(` ${word}`)} escape '!'`
}

/**
 * By an address or a number of before, too: people are asked for by the one that somebody remembers. Those who have one
 * are found once for the word, and not for each person.
 */
function isKnownBy(word: string) {
  const part = containing(word)
  const number = containing(withoutHyphens(word))
  // Everybody's address may end in the same domain, so that part finds someone only when it's asked for with the sign.
  const address = word.includes('@') ? part : `${part}@%`
  return sql<boolean>`(
    sort_name like ${part} escape '!'
    or standing.person in (
      select person from person_fact
      where kind = 'email' and lower(value) like ${address} escape '!'
      or kind = 'employee_number' and replace(lower(value), '-', '') like ${number} escape '!'
    )
  )`
}

/** "HS0110" is HS-0110. A hyphen alone is in no number then, or it would be in every one. */
export function withoutHyphens(word: string): string {
  const bare = word.replaceAll('-', '')
  return bare === '' ? word : bare
}

/**
 * Everybody whose name has changed, or whose record was merged with another one, and who has all the words between
 * whatever they were ever known by. They're few, and the database can't tell letters from accents.
 */
async function knownByEarlierNames(db: Database, words: readonly string[], on: CalendarDate): Promise<PersonId[]> {
  const survivors = await allSurvivors(db)
  const facts = await db
    .selectFrom('person_fact')
    .select(['person', 'kind', 'value'])
    .where('effective_on', '<=', on)
    .where('kind', '!=', 'language')
    .where('value', 'is not', null)
    .where('person', 'in', ({ selectFrom }) =>
      selectFrom('person_fact')
        .select('person')
        .where('kind', '=', 'name')
        .where('version', '>', 1)
        .union(selectFrom('person_merge').select('person'))
        .union(selectFrom('person_merge').select('into_person as person')),
    )
    .execute()
  const missing = new Map<PersonId, readonly string[]>()
  for (const { person: record, ...fact } of facts) {
    const person = survivors.get(record) ?? record
    const left = missing.get(person) ?? words
    missing.set(
      person,
      left.filter((word) => !hasWord(fact, word)),
    )
  }
  return [...missing].filter(([, left]) => left.length === 0).map(([person]) => person)
}

function hasWord({ kind, value }: Pick<Fact, 'kind' | 'value'>, word: string): boolean {
  if (value === null) return false
  const text = folded(value)
  if (kind === 'name') return text.includes(word)
  if (kind === 'employee_number') return text.replaceAll('-', '').includes(withoutHyphens(word))
  return kind === 'email' && (word.includes('@') ? text : text.slice(0, text.lastIndexOf('@'))).includes(word)
}

/** Adds what each was known by earlier, as far as it has a word that nothing of today has. */
async function withEarlier(
  db: Database,
  people: readonly PersonOnRecord[],
  words: readonly string[],
  on: CalendarDate,
): Promise<FoundOnRecord[]> {
  const ids = people.map(({ person }) => person)
  const seconds = await secondRecordsOf(db, ids)
  const recordsOf = (person: PersonId) => [person, ...(seconds.get(person) ?? []).map((second) => second.person)]
  const facts = await factsAbout(db, ids.flatMap(recordsOf))
  return people.map((each) => {
    const own = facts.get(each.person) ?? []
    const isNow = ({ kind, value }: Fact) => value === valueOn(own, kind, on)
    const missing = words.filter((word) => !own.some((fact) => isNow(fact) && hasWord(fact, word)))
    const earlier = recordsOf(each.person)
      .flatMap((record) => facts.get(record) ?? [])
      .filter((fact) => fact.effectiveOn <= on && !isNow(fact) && missing.some((word) => hasWord(fact, word)))
    return { ...each, earlier: [...new Set(earlier.flatMap(({ value }) => value ?? []))] }
  })
}
