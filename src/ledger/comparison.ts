import type { Instant } from '../platform/time/calendar.ts'
import type { Link } from './chain.ts'
import type { Divergence, HeadState, LedgerHead } from './head.ts'

/** The result of comparing the ledger with heads from outside. */
export interface Comparison {
  readonly end: Link
  readonly keys: readonly ComparedKey[]
  readonly heads: readonly ComparedHead[]
  /**
   * The number of heads on record before one from outside, each named by the next. They are as good as heads from
   * outside.
   */
  readonly vouchedFor: number
  readonly divergence: Divergence<LedgerHead> | null
  /** `null` when nothing suggests that entries were lost, for example because a backup was put back. */
  readonly missing: MissingEntries | null
  /** The first entries at the place from which the ledger may have been rewritten. */
  readonly there: readonly ComparedEntry[]
  /** `true` when nothing contradicts the ledger. */
  readonly fits: boolean
}

/** Entries that a head counts and the ledger does not have. */
export interface MissingEntries {
  /** The furthest head from outside. */
  readonly head: LedgerHead
  /** The first that is missing; all up to the place of the head are. */
  readonly from: number
  /** Entries that were recorded after a head was signed have the places of some or all of them. */
  readonly isReplaced: boolean
}

/** A key of the file, or one that came on record since. */
export interface ComparedKey {
  readonly id: string
  readonly fingerprint: string
  readonly inFile: boolean
  readonly onRecord: boolean
  /** When it came on record, or null for one that is not. */
  readonly addedAt: Instant | null
  /** The id of the key that has vouched for it, or null when none has. */
  readonly vouchedBy: string | null
}

/** A head from outside, and what became of its entry, or why it proves nothing. */
export type ComparedHead =
  | {
      readonly state: HeadState
      readonly head: LedgerHead
      readonly keyId: string
      /** The head that the database has under this number. */
      readonly onRecord: 'same' | 'other' | 'nothing'
    }
  | { readonly state: 'unknown-key'; readonly keyId: string }
  /** The signature doesn't match, or the data next to the token differs. */
  | { readonly state: 'changed' }
  | { readonly state: 'unreadable' }

/** An entry as it is now: its kind and when it says it was recorded, without anything about a person. */
export interface ComparedEntry {
  readonly seq: number
  readonly kind: string
  readonly recordedAt: Instant
  /** By its own word recorded after the head was signed, which nevertheless counts an entry at this place. */
  readonly isLater: boolean
}
