import { randomInt } from 'node:crypto'
import { HOUR_MS, type Instant, later } from '../../platform/time/calendar.ts'
import { typedBase32, BASE32 } from '../../platform/codes/base32.ts'
import { type Actor, isPerson, type PersonId } from '../../ledger/event.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import { accountInUse } from '../joined/in-use.store.ts'
import { blockedUntil, failuresOf, recordFailure } from '../sign-in-failure.store.ts'
import { createSignInLink, hasInvitation, linkExpiry } from '../sign-in-link.store.ts'

/** 8 signs of 5 bits, in two groups. docs/signing-in.md has the odds of a guess. */
const LENGTH = 8
const GROUP = 4
/** Wrong codes in an hour, by everybody together. Above, every code waits for the next hour. */
const WRONG_IN_AN_HOUR = 300
/** How often a code may be typed before each further time has to wait. */
const FREE_USES = 5
/** A link that a typed code leads to: long enough to choose a password. */
const STEP_MS = HOUR_MS

/** The code of a text under a key that isn't in the database. */
export type CodeMac = (code: string) => string

/** A way in for somebody without a password: a long link, and a short code for paper that leads to one. */
export interface Invitation {
  readonly token: string
  readonly code: string
}

/** Says that somebody typed a code, and the link came from there. */
export const BY_CODE: Actor = 'system:code'

/** Makes both. Only hashes of them are kept. Earlier ones for the same person stop working. */
export async function createInvitation(
  tx: Tx,
  { person, createdBy, at }: { readonly person: PersonId; readonly createdBy: Actor; readonly at: Instant },
  mac: CodeMac,
): Promise<Invitation> {
  const token = await createSignInLink(tx, { purpose: 'invite', person, createdBy, at, expiresAt: linkExpiry(at) })
  const signs = Array.from({ length: LENGTH }, () => BASE32.charAt(randomInt(BASE32.length))).join('')
  await tx
    .insertInto('sign_in_link')
    .values({
      token_hash: mac(signs),
      person,
      purpose: 'invite',
      created_at: at,
      expires_at: linkExpiry(at),
      used_at: null,
      created_by: createdBy,
    })
    .execute()
  return { token, code: `${signs.slice(0, GROUP)}-${signs.slice(GROUP)}` }
}

/** Whether making them ends earlier ones, which may be in somebody's hands. A page says so first. */
export async function endsInvitation(db: Database, person: PersonId, at: Instant): Promise<boolean> {
  return (await hasInvitation(db, person, at)) && (await accountInUse(db, person)) === null
}

/** What became of a code or a link that HR made. */
interface LastInvitation {
  readonly madeAt: Instant
  readonly until: Instant
  readonly usedAt: Instant | null
}

/** The last that HR made for somebody, or by which they came in. Null when there's none, or it was too long ago. */
export async function lastInvitation(db: Database, person: PersonId): Promise<LastInvitation | null> {
  const rows = await db
    .selectFrom('sign_in_link')
    .select(['created_at as madeAt', 'created_by', 'expires_at as until', 'used_at as usedAt'])
    .where('person', '=', person)
    .where('purpose', '=', 'invite')
    .orderBy('created_at', 'desc')
    .execute()
  // A link that a typed code leads to counts once it has let somebody in. Until then, the code does.
  const made = rows.find(
    ({ created_by, usedAt }) => isPerson(created_by) || (created_by === BY_CODE && usedAt !== null),
  )
  return made ?? null
}

/** Whether somebody typed a short code. The long ones on older papers are links. */
export function isShortCode(typed: string): boolean {
  return typedBase32(typed).length <= LENGTH
}

export type CodeOutcome =
  | { readonly kind: 'opens'; readonly token: string }
  | { readonly kind: 'wrong' }
  /** `all`: everybody together typed too many wrong ones. `code`: this one was typed too often. */
  | { readonly kind: 'wait'; readonly who: 'all' | 'code'; readonly until: Instant }

/**
 * Exchanges a short code for a link that works for an hour. Whoever loses the page types the code again, and the link of
 * the time before ends: of two who have the code, one has a page that works. Looked at and counted in one transaction,
 * so a thousand tries at the same moment are a thousand tries. The code itself ends when the first password is chosen,
 * with every other way into a new account; it opens none that has a password.
 */
export async function openByCode(tx: Tx, typed: string, mac: CodeMac, at: Instant): Promise<CodeOutcome> {
  const hour = `codes in the hour ${at.slice(0, 13)}`
  if ((await failuresOf(tx, hour)) >= WRONG_IN_AN_HOUR) return { kind: 'wait', who: 'all', until: nextHour(at) }
  const hash = mac(typedBase32(typed))
  const person = await personOfCode(tx, hash, at)
  if (person === null || (await accountInUse(tx, person)) !== null) {
    await recordFailure(tx, hour, at, Number.POSITIVE_INFINITY)
    return { kind: 'wrong' }
  }
  const uses = `code ${hash}`
  const until = await blockedUntil(tx, uses, at)
  if (until !== null) return { kind: 'wait', who: 'code', until }
  await recordFailure(tx, uses, at, FREE_USES)
  await endExchanged(tx, person)
  const link = { purpose: 'invite', person, createdBy: BY_CODE, at, keepsEarlier: true } as const
  return { kind: 'opens', token: await createSignInLink(tx, { ...link, expiresAt: later(at, STEP_MS) }) }
}

/** The links that codes have led this person to. */
async function endExchanged(tx: Tx, person: PersonId): Promise<void> {
  await tx
    .deleteFrom('sign_in_link')
    .where('person', '=', person)
    .where('created_by', '=', BY_CODE)
    .where('used_at', 'is', null)
    .execute()
}

async function personOfCode(db: Database, hash: string, at: Instant): Promise<PersonId | null> {
  const row = await db
    .selectFrom('sign_in_link')
    .select('person')
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return row?.person ?? null
}

function nextHour(at: Instant): Instant {
  return later(at, HOUR_MS - (Date.parse(at) % HOUR_MS))
}
