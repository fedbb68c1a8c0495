import { randomBytes, randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { type CalendarDate, earliest, type Instant } from '../platform/time/calendar.ts'
import type { PersonId } from './event.ts'
import { keptQuery } from '../platform/database/kept-query.store.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { isStorable } from '../platform/text/storable.ts'
import {
  type Database,
  FACT_KINDS,
  type FactKind,
  type PersonFactTable,
  type Tx,
} from '../platform/database/schema.store.ts'
import type { FactReference } from './bodies/part.ts'

/** Something that identifies a person, from a day on. */
export interface NewFact {
  readonly person: PersonId
  readonly kind: FactKind
  readonly value: string
  readonly effectiveOn: CalendarDate
  readonly recordedAt: Instant
}

/** A fact on record; the value is null once it was erased. */
export interface Fact {
  readonly kind: FactKind
  readonly version: number
  readonly value: string | null
  readonly effectiveOn: CalendarDate
  readonly recordedAt: Instant
}

/** The facts known about a person on a day. */
export type CurrentFacts = Readonly<Record<FactKind, string | null>>

/** Returns the event's reference to the fact: its id and its salted hash, which proves the value while we hold it. */
export async function addFact(tx: Tx, fact: NewFact): Promise<FactReference> {
  const [reference] = await addFacts(tx, [fact])
  if (reference === undefined) throw new RangeError('a fact that was added has a reference')
  return reference
}

/**
 * The same for many facts, about anybody; the references are in the order of the facts. Throws a RangeError, and adds
 * none, for text that no database gives back as it got it.
 */
export async function addFacts(tx: Tx, facts: readonly NewFact[]): Promise<FactReference[]> {
  if (!facts.every(({ value }) => isStorable(value)))
    throw new RangeError(
      'A fact with half of a surrogate pair or a NUL can’t go on record: its hash would never fit again.',
    )
  const versions = await latestVersions(tx, [...new Set(facts.map(({ person }) => person))])
  const rows = facts.map(({ person, kind, value, effectiveOn, recordedAt }) => {
    const salt = randomBytes(16).toString('hex')
    const version = (versions.get(`${kind} ${person}`) ?? 0) + 1
    versions.set(`${kind} ${person}`, version)
    return {
      id: randomUUID(),
      person,
      kind,
      version,
      value,
      salt,
      hash: factHash(kind, value, salt),
      effective_on: effectiveOn,
      recorded_at: recordedAt,
    }
  })
  for (const chunk of inChunks(rows)) await tx.insertInto('person_fact').values(chunk).execute()
  return rows.map(({ id, hash }) => ({ fact: id, hash }))
}

/** The value on a day, or null when there is none or it was erased. */
export async function factOn(db: Database, person: PersonId, kind: FactKind, on: CalendarDate): Promise<string | null> {
  const facts = (await factsAbout(db, [person])).get(person) ?? []
  return valueOn(facts, kind, on)
}

/** Each of the people with what holds on a day, by what was known at an instant, or null for what is known now. */
export async function currentFacts(
  db: Database,
  people: readonly PersonId[],
  on: CalendarDate,
  at: Instant | null = null,
): Promise<Map<PersonId, CurrentFacts>> {
  const facts = await factsAbout(db, people, at)
  return new Map(
    people.map((person) => {
      const about = facts.get(person) ?? []
      const values = FACT_KINDS.map((kind) => [kind, valueOn(about, kind, on)])
      // Every kind is a key: the list and the type come from one constant.
      return [person, Object.fromEntries(values) as CurrentFacts]
    }),
  )
}

/** Returns the name of each person on a day, as known at an instant. Returns null for an erased name. */
export async function namesOn(
  db: Database,
  people: readonly PersonId[],
  on: CalendarDate,
  at: Instant | null = null,
): Promise<Map<PersonId, string | null>> {
  const facts = await currentFacts(db, [...new Set(people)], on, at)
  return new Map([...facts].map(([person, { name }]) => [person, name]))
}

/**
 * All facts about each of the people, past and future; a person without facts is absent.
 * @param at only what was known at the instant, or null for everything
 */
export async function factsAbout(
  db: Database,
  people: readonly PersonId[],
  at: Instant | null = null,
): Promise<Map<PersonId, Fact[]>> {
  const facts = new Map<PersonId, Fact[]>()
  for (const chunk of inChunks(people)) {
    const rows = at === null ? await rowsAbout(db, chunk) : await rowsKnownAt(db, chunk, at)
    for (const { person, kind, version, value, effective_on, recorded_at } of rows) {
      const earlier = facts.get(person) ?? []
      facts.set(person, [...earlier, { kind, version, value, effectiveOn: effective_on, recordedAt: recorded_at }])
    }
  }
  return facts
}

const rowsAbout = keptQuery((db, people: readonly PersonId[]) =>
  db.selectFrom('person_fact').selectAll().where('person', 'in', people),
)

const rowsKnownAt = keptQuery((db, people: readonly PersonId[], at: Instant) =>
  db.selectFrom('person_fact').selectAll().where('person', 'in', people).where('recorded_at', '<=', at),
)

/** Returns the value that holds on a day. Returns null when there is none or it was erased. */
export function valueOn(facts: readonly Fact[], kind: FactKind, on: CalendarDate): string | null {
  return inForce(facts, kind, on)?.value ?? null
}

/** The fact with the latest day up to `on` holds; of two from the same day, the one recorded later. */
export function inForce(facts: readonly Fact[], kind: FactKind, on: CalendarDate): Fact | null {
  const held = facts
    .filter((fact) => fact.kind === kind && fact.effectiveOn <= on)
    .sort((a, b) => (a.effectiveOn === b.effectiveOn ? a.version - b.version : a.effectiveOn < b.effectiveOn ? -1 : 1))
  return held.at(-1) ?? null
}

/** The first day after `on` on which another value takes over, or null when none is known. */
export function nextFactDay(facts: readonly Fact[], on: CalendarDate): CalendarDate | null {
  return earliest(facts.map((fact) => fact.effectiveOn).filter((day) => day > on))
}

/**
 * Returns the references that no longer match the table. An erased fact matches anything, because its value is gone.
 */
export async function brokenReferences<Reference extends FactReference>(
  db: Database,
  references: readonly Reference[],
): Promise<Reference[]> {
  const broken: Reference[] = []
  for (let from = 0; from < references.length; from += FACTS_AT_ONCE) {
    const some = references.slice(from, from + FACTS_AT_ONCE)
    const rows = await factsOf(
      db,
      some.map(({ fact }) => fact),
    )
    const hashes = new Map(rows.map((row) => [row.id, hashOnRecord(row)]))
    broken.push(...some.filter(({ fact, hash }) => hashes.get(fact) !== hash))
  }
  return broken
}

/** The text of a query for so many is kept. */
const FACTS_AT_ONCE = 20

const factsOf = keptQuery((db, ids: readonly string[]) =>
  db.selectFrom('person_fact').select(['id', 'kind', 'value', 'salt', 'hash']).where('id', 'in', ids),
)

/** Every value about a person that names or reaches somebody: all but the language, whatever it was and will be. */
export async function namingValues(db: Database, person: PersonId): Promise<string[]> {
  const facts = (await factsAbout(db, [person])).get(person) ?? []
  const values = facts.flatMap(({ kind, value }) => (kind === 'language' || value === null ? [] : [value]))
  return [...new Set(values)]
}

/**
 * Erases every value about a person, and the salt with it: with the salt, a list of names would be enough to find out
 * who the hash in the ledger stands for. The ledger itself is untouched and stays verifiable.
 */
export async function eraseFacts(tx: Tx, person: PersonId): Promise<void> {
  await tx.updateTable('person_fact').set({ value: null, salt: null }).where('person', '=', person).execute()
}

function hashOnRecord({
  kind,
  value,
  salt,
  hash,
}: Pick<Selectable<PersonFactTable>, 'kind' | 'value' | 'salt' | 'hash'>): string {
  if (value === null || salt === null) return hash
  const own = factHash(kind, value, salt)
  return own === hash || !withHalfBack(value).some((sent) => factHash(kind, sent, salt) === hash) ? own : hash
}

const FIRST_HALF = 0xd800
const LAST_HALF = 0xdfff

/**
 * What a text can have been before a database kept it. An earlier version took half of a surrogate pair, as in an emoji
 * that was cut in two, and hashed it; the database has U+FFFD there. Only the half that was sent has the hash, so this
 * proves as much as any other fact. New facts can't have one.
 */
function withHalfBack(value: string): string[] {
  return [...value.matchAll(/\uFFFD/g)].flatMap(({ index }) =>
    Array.from(
      { length: LAST_HALF - FIRST_HALF + 1 },
      (_, at) => value.slice(0, index) + String.fromCharCode(FIRST_HALF + at) + value.slice(index + 1),
    ),
  )
}

function factHash(kind: FactKind, value: string, salt: string): string {
  // The one JSON text of the three (RFC 8785): a check of the ledger makes it for every name there is.
  return sha256(JSON.stringify({ kind, salt, value }))
}

/** By kind and person, as in `name person:…`. */
async function latestVersions(tx: Tx, people: readonly PersonId[]): Promise<Map<string, number>> {
  const versions = new Map<string, number>()
  for (const chunk of inChunks(people)) {
    const rows = await tx
      .selectFrom('person_fact')
      .select(({ fn }) => ['person', 'kind', fn.max('version').as('version')])
      .where('person', 'in', chunk)
      .groupBy(['person', 'kind'])
      .execute()
    for (const { person, kind, version } of rows) versions.set(`${kind} ${person}`, version)
  }
  return versions
}

/** The values of one kind that these people have. */
export function factValues(facts: readonly CurrentFacts[], kind: FactKind): string[] {
  return facts.flatMap((known) => known[kind] ?? [])
}
