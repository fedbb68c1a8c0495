import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { Link } from './chain.ts'

/** The end of the ledger at a moment, as it is signed. */
export interface LedgerHead extends Link {
  readonly v: 1
  /** Counts the heads from 1. */
  readonly number: number
  readonly organization: string
  /** The day on which it was signed, at the organization's time zone. */
  readonly day: CalendarDate
  /** The number of entries. They are numbered without a gap, so this is `seq`, the place of the last one. */
  readonly entries: number
  /** SHA-256 of the token of the head before; 64 zeros in the first. */
  readonly previous: string
  readonly signedAt: Instant
}

/** The state of an entry that a head names: it is there, another one is in its place, or the ledger ends before it. */
export type HeadState = 'fits' | 'differs' | 'beyond'

/** @param hashThere what the ledger has at the place that the head names, or null when it has nothing there */
export function headState(head: Link, end: number, hashThere: string | null): HeadState {
  if (head.seq > end) return 'beyond'
  return head.hash === hashThere ? 'fits' : 'differs'
}

/** Between which places the ledger begins to be another one than the heads have seen. */
export interface Divergence<Head extends Link> {
  /** The last head before it that fits, or null when none does. */
  readonly lastFit: Head | null
  /** The first head that does not. */
  readonly firstMisfit: Head
  /** The first entry that can be another one, and the last that can be the first such. */
  readonly from: number
  readonly to: number
  /** The number of entries after the end of the ledger that the furthest head has seen. */
  readonly missingAtEnd: number
  /** The head that counts the most entries. */
  readonly furthest: Head
}

/** Returns null when every head fits. */
export function divergence<Head extends Link>(
  heads: readonly { readonly head: Head; readonly state: HeadState }[],
  end: number,
): Divergence<Head> | null {
  const byPlace = heads.toSorted((one, other) => one.head.seq - other.head.seq)
  const first = byPlace.find(({ state }) => state !== 'fits')
  if (first === undefined) return null
  const before = byPlace.filter(({ head, state }) => state === 'fits' && head.seq < first.head.seq)
  const lastFit = before.at(-1)?.head ?? null
  const furthest = byPlace.at(-1)?.head ?? first.head
  return {
    lastFit,
    firstMisfit: first.head,
    from: (lastFit?.seq ?? 0) + 1,
    to: first.head.seq,
    missingAtEnd: Math.max(0, furthest.seq - end),
    furthest,
  }
}
