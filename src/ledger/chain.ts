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

type ChainedEntry = Pick<ChainEntry, 'seq' | 'prev_hash' | 'hash'>

/**
 * Returns the first entry that isn't in order, and how it can be seen. Returns null when all are. For the audit trail,
 * too, which has a chain of its own.
 * @param before the end of the chain before these entries
 * @param ownHash the hash of an entry's `hashedPart`, or null when that can't be made
 * @param ownFault what else can be wrong with an entry that has its place and its hash
 */
export function chainFault<Entry extends ChainedEntry, OwnFault extends string>(
  entries: readonly Entry[],
  before: Link,
  ownHash: (entry: Entry, index: number) => string | null,
  ownFault: (entry: Entry, index: number) => OwnFault | null,
): { readonly seq: number; readonly fault: LinkFault | OwnFault } | null {
  let last = before
  for (const [index, entry] of entries.entries()) {
    const fault = linkFault(entry, last, ownHash(entry, index)) ?? ownFault(entry, index)
    if (fault !== null) return { seq: fault === 'missing' ? last.seq + 1 : entry.seq, fault }
    last = entry
  }
  return null
}

function linkFault(entry: ChainedEntry, before: Link, ownHash: string | null): LinkFault | null {
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
