import type { Link } from '../ledger/chain.ts'

/**
 * The chain of the audit trail. It's separate from the ledger's, because records stay, and security events go after a
 * time. Nothing here hashes: the store brings SHA-256 over the RFC 8785 JSON of `hashedPart`.
 */

/** An entry with everything that its hash covers; the detail as a value. The network address isn't part of it. */
export interface ChainedEntry {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly kind: string
  readonly about: string | null
  readonly detail: unknown
  readonly prev_hash: string
  readonly hash: string
}

/** Returns the part of an entry that is hashed. */
export function hashedPart(entry: Omit<ChainedEntry, 'hash'>): Omit<ChainedEntry, 'hash'> {
  const { seq, at, actor, kind, about, detail, prev_hash } = entry
  return { seq, at, actor, kind, about, detail, prev_hash }
}

/** What can be wrong with the trail. */
export const TRAIL_FAULTS = [
  'missing',
  'does-not-follow',
  'changed',
  'detail',
  'not-the-head',
  'beyond-the-head',
] as const
export type TrailFault = (typeof TRAIL_FAULTS)[number]

export type TrailVerification =
  | {
      readonly ok: true
      /** The number of entries that were checked. */
      readonly entries: number
      /** The last entry that went because it was old, or the beginning. */
      readonly gone: Link
      readonly head: Link
    }
  /** The first entry that isn't as it was recorded. */
  | { readonly ok: false; readonly seq: number; readonly fault: TrailFault }
