import { type Actor, isPerson, type LedgerEvent, type PersonId } from './event.ts'
import { corrected, isKind } from './history.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { keptQuery } from '../platform/database/kept-query.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'

/** A record that turned out to be about a person already on record. */
export interface SecondOf {
  readonly person: PersonId
  readonly sameJob: boolean
}

/** Returns the person a record is about: itself, unless it was merged into another. */
export async function survivorOf(db: Database, person: PersonId): Promise<PersonId> {
  return (await survivorsOf(db, [person])).get(person) ?? person
}

/** Whether this is the person, also under a record that was merged into theirs since. */
export async function isSamePerson(db: Database, actor: Actor, person: PersonId): Promise<boolean> {
  return isPerson(actor) && (await survivorOf(db, actor)) === person
}

/** The map only has records that were merged into another. */
export async function survivorsOf(db: Database, people: readonly PersonId[]): Promise<Map<PersonId, PersonId>> {
  const survivors = new Map<PersonId, PersonId>()
  for (const chunk of inChunks(people)) {
    const rows = await survivorRows(db, chunk)
    for (const row of rows) survivors.set(row.person, row.into_person)
  }
  return survivors
}

/** Everybody whose record was merged into another. */
export async function allSurvivors(db: Database): Promise<Map<PersonId, PersonId>> {
  const rows = await allRows(db)
  return new Map(rows.map((row) => [row.person, row.into_person]))
}

/** The other records of each of the people; a person with one record is absent. */
export async function secondRecordsOf(db: Database, people: readonly PersonId[]): Promise<Map<PersonId, SecondOf[]>> {
  const seconds = new Map<PersonId, SecondOf[]>()
  for (const chunk of inChunks(people)) {
    const rows = await secondRows(db, chunk)
    for (const { person, into_person, same_job } of rows) {
      seconds.set(into_person, [...(seconds.get(into_person) ?? []), { person, sameJob: same_job === 1 }])
    }
  }
  return seconds
}

const allRows = keptQuery((db) => db.selectFrom('person_merge').select(['person', 'into_person']))

const survivorRows = keptQuery((db, people: readonly PersonId[]) =>
  db.selectFrom('person_merge').select(['person', 'into_person']).where('person', 'in', people),
)

const secondRows = keptQuery((db, people: readonly PersonId[]) =>
  db.selectFrom('person_merge').selectAll().where('into_person', 'in', people).orderBy('person'),
)

/** All records of a person: the one that stays, and those merged into it. */
export async function recordsOf(db: Database, person: PersonId): Promise<PersonId[]> {
  const seconds = (await secondRecordsOf(db, [person])).get(person) ?? []
  return [person, ...seconds.map((second) => second.person)]
}

/** Rebuilds the cache from everything that was ever merged, which is rarely needed. */
export async function rebuildMerges(tx: Tx, history: readonly LedgerEvent[]): Promise<void> {
  await tx.deleteFrom('person_merge').execute()
  for (const [person, { survivor, sameJob }] of mergesIn(history)) {
    const row = { person, into_person: survivor, same_job: sameJob ? 1 : 0 } as const
    await tx.insertInto('person_merge').values(row).execute()
  }
}

/** The record that another one was merged into. */
export interface MergedInto {
  readonly survivor: PersonId
  readonly sameJob: boolean
}

/** Returns the merges of a history, with corrections applied. A record merged twice leads to the last one. */
export function mergesIn(history: readonly LedgerEvent[]): Map<PersonId, MergedInto> {
  const merged = corrected(history).filter(isKind('merged'))
  const into = new Map(merged.map(({ subject, body }) => [subject as PersonId, body]))
  const ends = [...into].map(([person, { sameJob }]): [PersonId, MergedInto] => {
    return [person, { survivor: endOfChain(person, (each) => into.get(each)?.into), sameJob }]
  })
  return new Map(ends.filter(([person, { survivor }]) => survivor !== person))
}

function endOfChain(start: PersonId, next: (person: PersonId) => PersonId | undefined): PersonId {
  const seen = new Set<PersonId>()
  let last = start
  for (let at: PersonId | undefined = start; at !== undefined && !seen.has(at); at = next(at)) {
    seen.add(at)
    last = at
  }
  return last
}
