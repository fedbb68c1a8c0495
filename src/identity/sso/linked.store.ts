import { randomBytes } from 'node:crypto'
import type { PersonId, Recording } from '../../ledger/event.ts'
import { recordsOf, survivorOf } from '../../ledger/merge.store.ts'
import { recordEvents } from '../../people/record.store.ts'
import { hashOf } from '../../platform/codes/hash.store.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import type { Instant } from '../../platform/time/calendar.ts'
import { createAccount } from '../account.store.ts'

/** A sign-in at the provider that opens an account. */
export interface LinkedSignIn {
  /** The record whose account it opens. */
  readonly person: PersonId
  readonly issuer: string
  readonly linkedAt: Instant
}

/** Names somebody at a provider. The provider's own id for them is kept nowhere. */
export function identityHash(issuer: string, subject: string): string {
  return hashOf({ issuer, subject })
}

/** Returns the record with whose account this person comes in, or null for somebody new. */
export async function findLinked(db: Database, identity: string): Promise<PersonId | null> {
  const row = await db
    .selectFrom('single_sign_on')
    .select('person')
    .where('identity_hash', '=', identity)
    .executeTakeFirst()
  return row?.person ?? null
}

/** Those of all records of a person, the first one first. */
export async function linkedSignIns(db: Database, person: PersonId): Promise<LinkedSignIn[]> {
  const rows = await db
    .selectFrom('single_sign_on')
    .select(['person', 'issuer', 'linked_at'])
    .where('person', 'in', await recordsOf(db, await survivorOf(db, person)))
    .orderBy('linked_at')
    .execute()
  return rows.map(({ person: record, issuer, linked_at: linkedAt }) => ({ person: record, issuer, linkedAt }))
}

/**
 * From now on the sign-in at the provider opens the person's account. Returns false and changes nothing when it opens
 * one already.
 */
export async function linkSignIn(
  tx: Tx,
  { identity, issuer, person }: { readonly identity: string; readonly issuer: string; readonly person: PersonId },
  language: string,
  recording: Recording,
): Promise<boolean> {
  const { at, today: on } = recording
  await createAccount(tx, person, language, at)
  const salt = randomBytes(16).toString('hex')
  const linked = await tx
    .insertInto('single_sign_on')
    .values({ identity_hash: identity, person, issuer, salt, linked_at: at })
    .onConflict((conflict) => conflict.column('identity_hash').doNothing())
    .returning('person')
    .executeTakeFirst()
  await tx.deleteFrom('single_sign_on_request').where('identity_hash', '=', identity).execute()
  if (linked === undefined) return false
  const body = { v: 1, issuer: new URL(issuer).host, subject: hashOf({ identity, salt }) } as const
  await recordEvents(tx, [{ person: await survivorOf(tx, person), on, kind: 'sign_in_linked', body }], recording)
  return true
}

/** Ends every sign-in at a provider that opens one of the person's accounts. Returns whether there was one. */
export async function unlinkSignIns(tx: Tx, person: PersonId, recording: Recording): Promise<boolean> {
  let wasLinked = false
  for (const record of await recordsOf(tx, await survivorOf(tx, person)))
    if (await unlinkRecord(tx, record, recording)) wasLinked = true
  return wasLinked
}

/** Ends those that open the account of one record. */
export async function unlinkRecord(tx: Tx, record: PersonId, recording: Recording): Promise<boolean> {
  const person = await survivorOf(tx, record)
  const rows = await tx
    .deleteFrom('single_sign_on')
    .where('person', '=', record)
    .returning(['identity_hash', 'issuer', 'salt'])
    .execute()
  const events = rows.map(({ identity_hash: identity, issuer, salt }) => {
    const body = { v: 1, issuer: new URL(issuer).host, subject: hashOf({ identity, salt }) } as const
    return { person, on: recording.today, kind: 'sign_in_unlinked', body } as const
  })
  await recordEvents(tx, events, recording)
  return rows.length > 0
}
