import { randomInt } from 'node:crypto'
import { type Instant, DAY_MS, later } from '../platform/time/calendar.ts'
import type { Actor, PersonId } from '../ledger/event.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { appendToTrail } from '../trail/trail.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { BASE32 } from '../platform/codes/base32.ts'

/**
 * `set-up` makes the first HR account. `invite` lets a person choose a first password; `reset`, which goes to their
 * own address, and `recovery`, which HR hands over, let them choose another one.
 */
export type LinkPurpose = 'set-up' | 'invite' | 'reset' | 'recovery'

export interface SignInLink {
  readonly purpose: LinkPurpose
  /** `null` for `set-up`, because there is nobody yet. */
  readonly person: PersonId | null
  readonly createdBy: Actor
}

export interface NewLink extends SignInLink {
  readonly at: Instant
  readonly expiresAt: Instant
  /** A mail that goes out does not end the code that HR has printed. */
  readonly keepsEarlier?: boolean
}

/** The number of days for which a link to choose a password works. */
export const LINK_DAYS = 7

/** A code that's typed from paper has no letter that is read as a digit. */
const ALPHABET = BASE32.toLowerCase()
/** 26 signs of 5 bits: more than the 128 bits that ASVS 5 asks of a token. */
const TOKEN_LENGTH = 26

export function linkExpiry(now: Instant): Instant {
  return later(now, LINK_DAYS * DAY_MS)
}

/**
 * Makes a link and returns its token; the table holds only its hash. Earlier links for the same person and purpose stop
 * working, unless they should be kept.
 */
export async function createSignInLink(tx: Tx, link: NewLink): Promise<string> {
  const token = Array.from({ length: TOKEN_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  await keepLink(tx, link, token)
  return token
}

/**
 * The token of the link for the first set-up. Every server prints the same one until it's used or out of date: the token
 * follows from the moment at which the first of them made it, and from the secret that they share.
 * @param codeOf the code of a moment under that secret, in hexadecimal
 */
export async function setUpToken(
  tx: Tx,
  codeOf: (madeAt: Instant) => string,
  link: Omit<NewLink, 'purpose'>,
): Promise<string> {
  const tokenOf = (madeAt: Instant) => lettersOf(codeOf(madeAt))
  const open = await tx
    .selectFrom('sign_in_link')
    .select(['created_at', 'token_hash'])
    .where('purpose', '=', 'set-up')
    .where('used_at', 'is', null)
    .where('expires_at', '>', link.at)
    .execute()
  const known = open.find(({ created_at, token_hash }) => tokenHash(tokenOf(created_at)) === token_hash)
  const token = tokenOf(known?.created_at ?? link.at)
  if (known === undefined) await keepLink(tx, { ...link, purpose: 'set-up' }, token)
  return token
}

/** Five bits of each two digits. */
function lettersOf(hexadecimal: string): string {
  return Array.from(
    { length: TOKEN_LENGTH },
    (_, index) => ALPHABET[Number.parseInt(hexadecimal.slice(2 * index, 2 * index + 2), 16) % ALPHABET.length],
  ).join('')
}

async function keepLink(tx: Tx, link: NewLink, token: string): Promise<void> {
  if (link.keepsEarlier !== true) {
    await tx
      .deleteFrom('sign_in_link')
      .where('purpose', '=', link.purpose)
      .where(({ eb }) => (link.person === null ? eb('person', 'is', null) : eb('person', '=', link.person)))
      .where('used_at', 'is', null)
      .execute()
  }
  await tx
    .insertInto('sign_in_link')
    .values({
      token_hash: tokenHash(token),
      person: link.person,
      purpose: link.purpose,
      created_at: link.at,
      expires_at: link.expiresAt,
      used_at: null,
      created_by: link.createdBy,
    })
    .execute()
  const { at, createdBy: actor, person: about, purpose } = link
  // The ledger has the making of a recovery code, and the trail has it from there.
  if (purpose !== 'recovery')
    await appendToTrail(tx, { actor, at, address: null }, { kind: 'link_made', about, detail: { purpose } })
}

/** A link that still works, without using it up: for the page that it opens. */
export async function findSignInLink(db: Database, token: string, at: Instant): Promise<SignInLink | null> {
  const link = await db
    .selectFrom('sign_in_link')
    .select(['purpose', 'person', 'created_by as createdBy'])
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return link ?? null
}

/**
 * Uses a link up. Returns null when it never existed, has expired, or was used before. If two people use it at the same
 * time, one of them gets in.
 */
export async function useSignInLink(tx: Tx, token: string, at: Instant): Promise<SignInLink | null> {
  const link = await tx
    .updateTable('sign_in_link')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .returning(['purpose', 'person', 'created_by as createdBy'])
    .executeTakeFirst()
  return link ?? null
}

/** Whether somebody has a link from HR that still works. */
export async function hasInvitation(db: Database, person: PersonId, at: Instant): Promise<boolean> {
  return (await invitationUntil(db, person, at)) !== null
}

/** The last moment of a link from HR, or a mailed one, that still works. Null when there's none. */
export async function invitationUntil(db: Database, person: PersonId, at: Instant): Promise<Instant | null> {
  const link = await db
    .selectFrom('sign_in_link')
    .select('expires_at')
    .where('person', '=', person)
    .where('purpose', '=', 'invite')
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('expires_at', 'desc')
    .executeTakeFirst()
  return link?.expires_at ?? null
}

/** Every link that would still let somebody choose a password for this person. */
export async function endLinksOf(db: Database, person: PersonId): Promise<void> {
  await db.deleteFrom('sign_in_link').where('person', '=', person).where('used_at', 'is', null).execute()
}

/** A code typed from paper may come with spaces, hyphens, capitals, and the letters that look like digits. */
function tokenHash(token: string): string {
  const typed = token.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
  return sha256(typed)
}
