import type { ExpressionBuilder } from 'kysely'
import { keptQuery } from '../platform/database/kept-query.store.ts'
import type { Database, Schema } from '../platform/database/schema.store.ts'
import type { EventKind, PersonId, Subject } from './event.ts'

/**
 * Tells which entries everything about some subjects follows from: the last one about them, and the last of the kinds
 * that change how others are read. Entries are only ever added, so nothing has changed while this is the same.
 */
export async function revisionOf(db: Database, subjects: readonly Subject[]): Promise<string> {
  const [row] = await lastOfSubjects(db, subjects)
  return row === undefined ? '' : `${row.own} ${row.corrected} ${row.merged}`
}

/** The same for a person under all of their records, and for the versions of the policy. */
export async function personRevision(db: Database, person: PersonId): Promise<string> {
  const [row] = await lastOfPerson(db, person)
  return row === undefined ? '' : `${row.own} ${row.others} ${row.corrected} ${row.merged} ${row.policies}`
}

/** The same for what a page shows a person: it follows from their own entries, and from those about some other subjects. */
export async function pageRevision(db: Database, person: PersonId, subjects: readonly Subject[]): Promise<string> {
  return JSON.stringify(await lastOfPage(db, person, subjects))
}

/** Returns a function that tells the same for what follows from entries of some kinds, whoever they are about. */
export function revisionOfKinds(kinds: readonly EventKind[]): (db: Database) => Promise<string> {
  const lastOfKinds = keptQuery((db) => db.selectNoFrom((of) => kinds.map((kind) => lastOfKind(of, kind).as(kind))))
  return async (db) => JSON.stringify(await lastOfKinds(db))
}

/** The same for everything that follows from the ledger alone. */
export async function ledgerRevision(db: Database): Promise<string> {
  const [head] = await headHash(db)
  return head?.hash ?? ''
}

const headHash = keptQuery((db) => db.selectFrom('ledger_head').select('hash'))

const lastOfSubjects = keptQuery((db, subjects: readonly Subject[]) =>
  db.selectNoFrom((of) => [
    last(of).where('subject', 'in', subjects).as('own'),
    lastOfKind(of, 'corrected').as('corrected'),
    lastOfKind(of, 'merged').as('merged'),
  ]),
)

const lastOfPerson = keptQuery((db, person: PersonId) => db.selectNoFrom((of) => ofPerson(of, person)))

// One by one, the index has each answer at its end. In a list, all of their entries would be gone through.
const lastOfPage = keptQuery((db, person: PersonId, subjects: readonly Subject[]) =>
  db.selectNoFrom((of) => [
    ...ofPerson(of, person),
    ...subjects.map((subject, index) => last(of).where('subject', '=', subject).as(`shown${index}`)),
  ]),
)

function ofPerson(of: ExpressionBuilder<Schema, never>, person: PersonId) {
  return [
    last(of).where('subject', '=', person).as('own'),
    // Joined: for `in`, SQLite would first put a list together, which takes longer than all the rest.
    of
      .selectFrom('person_merge')
      .innerJoin('event', 'event.subject', 'person_merge.person')
      .select(({ fn }) => fn.max('event.seq').as('seq'))
      .where('into_person', '=', person)
      .as('others'),
    lastOfKind(of, 'corrected').as('corrected'),
    lastOfKind(of, 'merged').as('merged'),
    lastOfKind(of, 'policy_published').as('policies'),
  ] as const
}

function lastOfKind(of: ExpressionBuilder<Schema, never>, kind: EventKind) {
  return last(of).where('kind', '=', kind)
}

function last(of: ExpressionBuilder<Schema, never>) {
  return of.selectFrom('event').select(({ fn }) => fn.max('seq').as('seq'))
}
