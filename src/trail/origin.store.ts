import { isPerson } from '../ledger/event.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import type { TrailActor } from './kind.ts'

/** Where transactions come from: a request, or our own jobs. */
export interface Origin {
  /** The network address from which this actor writes. */
  addressOf(actor: TrailActor): string | null
  /** The clock. Null where a past is made up, as in the demo: entries then have the time that they're given. */
  readonly now: (() => Instant) | null
}

const ORIGINS = new WeakMap<Tx, Origin>()

/**
 * The same store for one request, or for our own jobs: each of its transactions knows where it comes from. So every
 * entry of the trail has its network address and the time of writing, whichever store writes it.
 */
export function storeFrom(store: Store, origin: Origin): Store {
  const from =
    <T>(work: (tx: Tx) => Promise<T>) =>
    (tx: Tx): Promise<T> => {
      ORIGINS.set(tx, origin)
      return work(tx)
    }
  return {
    ...store,
    transaction: (work) => store.transaction(from(work)),
    transactionTogether: (work) => store.transactionTogether(from(work)),
  }
}

/** Returns null for our own jobs and commands, also within a request, and for a transaction of no request. */
export function addressFor(tx: Tx, actor: TrailActor): string | null {
  return actor === 'visitor' || isPerson(actor) ? (ORIGINS.get(tx)?.addressOf(actor) ?? null) : null
}

/** Returns null for a transaction without a clock. */
export function timeOfWriting(tx: Tx): Instant | null {
  return ORIGINS.get(tx)?.now?.() ?? null
}
