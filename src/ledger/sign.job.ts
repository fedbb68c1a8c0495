import type { SigningKey } from '../platform/codes/key.job.ts'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import { BEGINNING, GENESIS } from './chain.ts'
import type { Comparison } from './comparison.ts'
import type { LedgerHead } from './head.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import type { Verification } from './verification.ts'
import { putCheck, type VerifyOptions, verifyLedger } from './verify.store.ts'
import { keepHead, keepKey, lastDailyDay, lastHead, type SignedHead } from './head.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization, type Organization } from '../organization/organization.store.ts'
import { signHead } from './head.job.ts'
import { apartFromKept } from './kept-head.job.ts'

export interface Signing {
  readonly store: Store
  readonly key: SigningKey
  now(): Instant
  /** The text of the last signed head, kept next to the database, or null when there is none. */
  readonly keptHead?: () => string | null
  /** Called between two pages of entries that are checked before; what it throws ends it, and nothing is signed. */
  readonly turn?: VerifyOptions['turn']
}

export type Signed =
  /** `isNew` is false where there was one that says the same. */
  | { readonly kind: 'signed'; readonly head: SignedHead; readonly isNew: boolean }
  /** There is nothing to sign: no organization yet, or the day has its head. */
  | { readonly kind: 'nothing' }
  /** The entries since the last head have a fault, so no one signs for them. */
  | { readonly kind: 'fault'; readonly verification: Verification }
  /** The ledger is not the one that the kept head was signed for: another head would take its number. */
  | { readonly kind: 'apart'; readonly comparison: Comparison }

/** When several processes sign at once, one keeps its head and the others try again after it. */
const MOST_TRIES = 5

/**
 * Signs today's head, once for each day of the organization, in whichever process comes first. A day on which no server
 * ran has none, and the next head covers it. If the clock was set back, nothing is signed for a day before the last
 * one.
 */
export async function signDaily(signing: Signing): Promise<Signed> {
  const organization = await findOrganization(signing.store.db)
  return organization === null ? { kind: 'nothing' } : sign(signing, organization, 'daily')
}

/** Signs the current end of the ledger, for someone who wants to keep it. */
export async function signNow(signing: Signing): Promise<Signed> {
  const organization = await findOrganization(signing.store.db)
  if (organization === null) return { kind: 'nothing' }
  for (let tries = 1; tries < MOST_TRIES; tries++) {
    const signed = await sign(signing, organization, 'asked')
    if (signed.kind !== 'nothing') return signed
  }
  return { kind: 'nothing' }
}

/**
 * First the ledger is compared with the last head that was kept: where entries were lost, nothing is signed over their
 * numbers. Then what was added since the last head is checked, from its hash on: what was rewritten meanwhile is not
 * signed.
 */
async function sign(signing: Signing, organization: Organization, occasion: SignedHead['occasion']): Promise<Signed> {
  const { store, key, now, turn } = signing
  const { db } = store
  const comparison = await apartFromKept(db, signing.keptHead?.() ?? null)
  if (comparison !== null) return { kind: 'apart', comparison }
  const lastDay = occasion === 'daily' ? await lastDailyDay(db) : null
  if (lastDay !== null && lastDay >= dateAt(now(), organization.timeZone)) return { kind: 'nothing' }
  const last = await lastHead(db)
  const verification = await verifyLedger(db, { after: last ?? BEGINNING, turn })
  const at = now()
  await putCheck(db, 'recent', verification, at)
  if (!verification.ok) return { kind: 'fault', verification }
  const day = dateAt(at, organization.timeZone)
  if (occasion === 'asked' && last !== null && last.day === day && last.hash === verification.head)
    return { kind: 'signed', head: last, isNew: false }
  const { kid } = key.publicKey
  await keepKey(db, { id: kid, jwk: JSON.stringify(key.publicKey), addedAt: at, voucher: null })
  const payload: LedgerHead = {
    v: 1,
    number: (last?.number ?? 0) + 1,
    organization: organization.name,
    day,
    seq: verification.events,
    entries: verification.events,
    hash: verification.head,
    previous: last === null ? GENESIS : sha256(last.token),
    signedAt: at,
  }
  const { number, seq, hash } = payload
  const token = await signHead(payload, key)
  const head: SignedHead = { number, occasion, day, seq, hash, keyId: kid, token, signedAt: at }
  return (await keepHead(db, head)) ? { kind: 'signed', head, isNew: true } : { kind: 'nothing' }
}
