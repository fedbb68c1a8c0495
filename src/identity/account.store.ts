import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { factsAbout, inForce } from '../ledger/fact.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { Grant } from './access.ts'
import { removeFactors } from './factors/factor.store.ts'
import { hasPasskey } from './factors/passkey.store.ts'
import { deleteRoles, grantsOf } from './role.store.ts'
import { endLinksOf } from './sign-in-link.store.ts'
import { accountKey, clearFailures, nameKey } from './sign-in-failure.store.ts'

export interface Account {
  readonly person: PersonId
  /** `null` until the person has chosen a password. */
  readonly signInName: string | null
  readonly passwordHash: string | null
  /** Whether the person has any way in: a password, a passkey or single sign-on. Nobody else may then make one alone. */
  readonly isInUse: boolean
  readonly language: string
  readonly grants: readonly Grant[]
  readonly createdAt: Instant
}

/** Does nothing when the person has one: an account outlives spells of employment. */
export async function createAccount(db: Database, person: PersonId, language: string, at: Instant): Promise<void> {
  await createAccounts(db, [{ person, language }], at)
}

export async function createAccounts(
  db: Database,
  people: readonly Pick<Account, 'person' | 'language'>[],
  at: Instant,
): Promise<void> {
  const rows = people.map(({ person, language }) => ({
    person,
    language,
    sign_in_name: null,
    password_hash: null,
    created_at: at,
    closed_at: null,
    address_version: null,
  }))
  for (const chunk of inChunks(rows)) {
    await db
      .insertInto('account')
      .values(chunk)
      .onConflict((conflict) => conflict.column('person').doNothing())
      .execute()
  }
}

export async function findAccount(db: Database, person: PersonId): Promise<Account | null> {
  return toAccount(db, await accounts(db).where('account.person', '=', person).executeTakeFirst())
}

/** Case and surrounding spaces make no difference. */
export async function findAccountBySignInName(db: Database, signInName: string): Promise<Account | null> {
  return toAccount(db, await accounts(db).where('sign_in_name', '=', signInKey(signInName)).executeTakeFirst())
}

export async function setLanguage(db: Database, person: PersonId, language: string): Promise<void> {
  await db.updateTable('account').set({ language }).where('person', '=', person).execute()
}

/**
 * Sets a password, and ends every link with which another could be chosen. Choosing the first password shows that the
 * e-mail address on record today is the person's own. An address recorded for a later day doesn't count, because
 * someone else may have put it there. Returns false and changes nothing when someone else signs in with that name.
 */
export async function setCredentials(
  tx: Tx,
  person: PersonId,
  signInName: string,
  passwordHash: string,
  today: CalendarDate,
): Promise<boolean> {
  const holder = await findAccountBySignInName(tx, signInName)
  if (holder !== null && holder.person !== person) return false
  await firstWayIn(tx, person, today)
  await tx
    .updateTable('account')
    .set({ sign_in_name: signInKey(signInName), password_hash: passwordHash })
    .where('person', '=', person)
    .execute()
  await endLinksOf(tx, person)
  return true
}

/** Called before a person gets a way in. If it's the first, the address on record today is their own. */
export async function firstWayIn(tx: Tx, person: PersonId, today: CalendarDate): Promise<void> {
  if ((await findAccount(tx, person))?.isInUse === true) return
  const facts = (await factsAbout(tx, [person])).get(person) ?? []
  const version = inForce(facts, 'email', today)?.version ?? null
  await tx.updateTable('account').set({ address_version: version }).where('person', '=', person).execute()
}

/** From now on no password opens the account, and the sign-in name is free. */
export async function endPassword(tx: Tx, person: PersonId): Promise<void> {
  const nothing = { sign_in_name: null, password_hash: null }
  await tx.updateTable('account').set(nothing).where('person', '=', person).execute()
}

/**
 * Removes an account, so that no one can sign in as this person anymore. Sessions, links and roles go with it, and so
 * do failed tries: they are stored under a hash of what was typed, and a list of addresses or staff numbers would be
 * enough to undo that. What a provider said about somebody new goes if it's one of the values.
 */
export async function deleteAccount(tx: Tx, person: PersonId, values: readonly string[] = []): Promise<void> {
  const signInName = (await findAccount(tx, person))?.signInName ?? null
  for (const name of [...(signInName === null ? [] : [signInName]), ...values]) await clearFailures(tx, nameKey(name))
  await clearFailures(tx, accountKey(person, ''))
  await deleteRoles(tx, person)
  await removeFactors(tx, person)
  for (const table of OF_AN_ACCOUNT) {
    await tx.deleteFrom(table).where('person', '=', person).execute()
  }
  // Others may have looked for this person by name.
  await tx.updateTable('session').set({ search: null }).execute()
  if (values.length === 0) return
  await tx
    .deleteFrom('single_sign_on_request')
    .where(({ eb, or }) => or([eb('name', 'in', values), eb('email', 'in', values), eb('number', 'in', values)]))
    .execute()
}

/** The account itself goes last, because the others refer to it. */
const OF_AN_ACCOUNT = [
  'session',
  'sign_in_link',
  'sign_in_change',
  'single_sign_on',
  'single_sign_on_request',
  'account_recovery',
  'account',
] as const

function accounts(db: Database) {
  return db
    .selectFrom('account')
    .leftJoin('single_sign_on', 'single_sign_on.person', 'account.person')
    .select(['account.person', 'sign_in_name', 'password_hash', 'language', 'account.created_at', 'identity_hash'])
}

interface AccountRow {
  readonly person: PersonId
  readonly sign_in_name: string | null
  readonly password_hash: string | null
  readonly language: string
  readonly created_at: Instant
  readonly identity_hash: string | null
}

async function toAccount(db: Database, row: AccountRow | undefined): Promise<Account | null> {
  if (row === undefined) return null
  const {
    person,
    sign_in_name: signInName,
    password_hash: passwordHash,
    language,
    created_at: createdAt,
    identity_hash,
  } = row
  const isInUse = passwordHash !== null || identity_hash !== null || (await hasPasskey(db, person))
  return { person, signInName, passwordHash, isInUse, language, grants: await grantsOf(db, person), createdAt }
}

function signInKey(signInName: string): string {
  return signInName.trim().toLowerCase()
}
