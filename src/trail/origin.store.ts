import { isPerson } from '../ledger/event.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import type { TrailActor } from './kind.ts'

/** Where the transactions of a request come from. */
export interface Origin {
  /** The network address from which this actor writes. */
  addressOf(actor: TrailActor): string | null
}

const ORIGINS = new WeakMap<Tx, Origin>()

/**
 * The same store for one request: each of its transactions knows where it comes from. So every entry of the trail is
 * written together with its network address, whichever store writes it.
 */
export function storeFrom(store: Store, origin: Origin): Store {
  return {
    ...store,
    transaction: (work) =>
      store.transaction((tx) => {
        ORIGINS.set(tx, origin)
        return work(tx)
      }),
  }
}

/** Returns null for our own jobs and commands, also within a request, and for a transaction of no request. */
export function addressFor(tx: Tx, actor: TrailActor): string | null {
  return actor === 'visitor' || isPerson(actor) ? (ORIGINS.get(tx)?.addressOf(actor) ?? null) : null
}
