import type { QueryExecutor } from 'kysely'
import type { Tx } from './schema.store.ts'

/** How often a part of each transaction was undone. */
const undone = new WeakMap<QueryExecutor, number>()

/** Nothing holds that was kept in this transaction until now. */
export function forgetKept(tx: Tx): void {
  undone.set(tx.getExecutor(), timesUndone(tx) + 1)
}

/**
 * Keeps what a transaction knows from its own writes, until it ends or a part of it is undone. Nobody else writes
 * meanwhile, so it needn't ask.
 */
export class KeptInTransaction<Value> {
  readonly #kept = new WeakMap<QueryExecutor, { readonly value: Value; readonly undone: number }>()

  find(tx: Tx): Value | null {
    const kept = this.#kept.get(tx.getExecutor())
    return kept?.undone === timesUndone(tx) ? kept.value : null
  }

  keep(tx: Tx, value: Value): void {
    this.#kept.set(tx.getExecutor(), { value, undone: timesUndone(tx) })
  }
}

function timesUndone(tx: Tx): number {
  return undone.get(tx.getExecutor()) ?? 0
}
