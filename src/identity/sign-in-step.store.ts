import { randomBytes } from 'node:crypto'
import type { PersonId } from '../ledger/event.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Instant } from '../platform/time/calendar.ts'

/**
 * `passkey-ask` and `passkey-new` wait for the answer to a challenge; `second-step` is a sign-in whose password was
 * right; `single-sign-on` has gone to the organization's provider.
 */
export type StepPurpose = 'passkey-ask' | 'passkey-new' | 'second-step' | 'single-sign-on'

/** What somebody is in the middle of. */
export interface SignInStep {
  readonly purpose: StepPurpose
  /** The account that it's about; null while nobody knows. */
  readonly person: PersonId | null
  /** Only the same purpose reads it. */
  readonly data: string
  readonly expiresAt: Instant
}

type Kept = Pick<SignInStep, 'person' | 'data'>

/** Returns the id for the cookie, which is kept nowhere: the table holds its hash. */
export async function createStep(db: Database, step: SignInStep): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  await keepStep(db, id, step)
  return id
}

/** The same under an id that's there already, such as the challenge to a passkey. */
export async function keepStep(
  db: Database,
  id: string,
  { purpose, person, data, expiresAt }: SignInStep,
): Promise<void> {
  await db
    .insertInto('sign_in_step')
    .values({ id_hash: sha256(id), purpose, person, data, expires_at: expiresAt })
    .execute()
}

/** Without using it up: for the page that asks. */
export async function findStep(db: Database, id: string, purpose: StepPurpose, at: Instant): Promise<Kept | null> {
  const step = await db
    .selectFrom('sign_in_step')
    .select(['person', 'data'])
    .where('id_hash', '=', sha256(id))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return step ?? null
}

/** Uses a step up. Returns null when there is none, it's too old, or it was used: of two at a time, one gets it. */
export async function takeStep(db: Database, id: string, purpose: StepPurpose, at: Instant): Promise<Kept | null> {
  const step = await db
    .deleteFrom('sign_in_step')
    .where('id_hash', '=', sha256(id))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', at)
    .returning(['person', 'data'])
    .executeTakeFirst()
  return step ?? null
}

/** Whoever is in the middle of something with this account begins again. */
export async function endStepsOf(db: Database, person: PersonId): Promise<void> {
  await db.deleteFrom('sign_in_step').where('person', '=', person).execute()
}
