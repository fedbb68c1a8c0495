import { sql } from 'kysely'
import type { Scope } from '../ledger/scope.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { containing, matching, type PersonOnRecord, withPlacements, wordsOf } from './people.store.ts'

/**
 * Those within a scope whose name, staff number and e-mail address have all the words of a text between them. Words are
 * parts, in any order and without accents: "ram oka" finds "Ramón Okafor". People come first when each word begins a part
 * of their name, then by name. A text without words finds nobody.
 */
export async function searchPeople(
  db: Database,
  scope: Scope,
  text: string,
  limit: number,
): Promise<{ readonly people: readonly PersonOnRecord[]; readonly total: number }> {
  const words = wordsOf(text)
  if (words.length === 0) return { people: [], total: 0 }
  const found = words.reduce((query, word) => query.where(isKnownBy(word)), matching(db, { scope }))
  const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .selectAll('standing')
    .orderBy(({ and }) => sql`case when ${and(words.map(beginsPart))} then 0 else 1 end`)
    .orderBy('sort_name')
    .orderBy('person')
    .limit(limit)
    .execute()
  return { people: await withPlacements(db, rows), total: Number(total) }
}

/** Whether a part of the name begins with the word. */
function beginsPart(word: string) {
  return sql<boolean>`' ' || sort_name like ${containing(` ${word}`)} escape '!'`
}

/** By an address of before, too: people are asked for by the one that somebody remembers. */
function isKnownBy(word: string) {
  const part = containing(word)
  // "HS0110" is HS-0110. A hyphen alone is in no number then, or it would be in every one.
  const bare = word.replaceAll('-', '')
  const number = bare === '' ? part : containing(bare)
  // Everybody's address may end in the same domain, so that part finds someone only when it's asked for with the sign.
  const address = word.includes('@') ? part : `${part}@%`
  return sql<boolean>`(
    sort_name like ${part} escape '!'
    or replace(lower(employee_number), '-', '') like ${number} escape '!'
    or exists (
      select 1 from person_fact
      where person_fact.person = standing.person and kind = 'email' and lower(value) like ${address} escape '!'
    )
  )`
}
