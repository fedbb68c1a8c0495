/**
 * The chain of the ledger, both in rows and in files taken out of it. Nothing here hashes: the checker brings SHA-256
 * over the RFC 8785 JSON of `hashedPart`, from Node or from a browser.
 */

/** An entry with everything that its hash covers; the body as a value. */
export interface ChainEntry {
  readonly seq: number
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly course: string
  readonly effective_on: string
  readonly recorded_at: string
  readonly actor: string
  readonly body: unknown
  readonly prev_hash: string
  readonly hash: string
}

/** The end of the chain after an entry. */
export interface Link {
  readonly seq: number
  readonly hash: string
}

/** The hash that the first entry names as the one before it. */
export const GENESIS = '0'.repeat(64)

/** Before the first entry. */
export const BEGINNING: Link = { seq: 0, hash: GENESIS }

/** Returns the part of an entry that is hashed: everything but the hash itself. */
export function hashedPart(entry: Omit<ChainEntry, 'hash'>): Omit<ChainEntry, 'hash'> {
  const { seq, id, kind, subject, course, effective_on, recorded_at, actor, body, prev_hash } = entry
  return { seq, id, kind, subject, course, effective_on, recorded_at, actor, body, prev_hash }
}

type LinkFault = 'missing' | 'does-not-follow' | 'changed'

/**
 * Returns the fault of the entry that comes after another. Returns null when there is none.
 * @param ownHash the hash of its `hashedPart`, or null when that can't be made
 */
export function linkFault(
  entry: Pick<ChainEntry, 'seq' | 'prev_hash' | 'hash'>,
  before: Link,
  ownHash: string | null,
): LinkFault | null {
  if (entry.seq !== before.seq + 1) return 'missing'
  if (entry.prev_hash !== before.hash) return 'does-not-follow'
  return entry.hash === ownHash ? null : 'changed'
}

/** The faults that an entry of the ledger can have. */
export const LEDGER_FAULTS = [
  'missing',
  'does-not-follow',
  'changed',
  'body',
  'fact',
  'certificate-missing',
  'certificate-changed',
  'paper-missing',
  'paper-changed',
  'not-the-head',
  'beyond-the-head',
] as const
export type LedgerFault = (typeof LEDGER_FAULTS)[number]

/** The faults that a signed head on record can have. */
export const HEAD_FAULTS = ['head-signature', 'head-chain', 'head-differs'] as const
export type HeadFault = (typeof HEAD_FAULTS)[number]

/** The first thing that is not in order, and at which entry or at which head. */
export interface Fault {
  readonly kind: LedgerFault | HeadFault
  readonly at: number
}
