import { RecentlyUsed } from '../recently-used.ts'
import type { Database } from './schema.store.ts'

interface Kept<Value> {
  revision: string | null
  value: Value
}

/**
 * Keeps what was worked out from the database for as long as its revision is the same. Any process may have written
 * meanwhile, so the revision is asked for each time, and before the value is read: what's kept is never older than its
 * revision says. What a transaction reads isn't kept, because it may yet be taken back. It writes alone, so what was kept
 * before is right for it until it has written itself, which its revision shows.
 */
export class KeptByRevision<Value> {
  readonly #most: number
  /** By the adapter: a transaction shares it with its database, and no two databases share one. */
  readonly #databases = new WeakMap<object, RecentlyUsed<Kept<Value | null>>>()

  /** @param most how many values are kept of one database; those that were asked for last */
  constructor(most: number) {
    this.#most = most
  }

  async get(
    db: Database,
    key: string,
    revisionNow: (kept: Value | null) => Promise<string>,
    read: () => Promise<Value>,
  ): Promise<Value> {
    const kept = this.#of(db).get(key, () => ({ revision: null, value: null }))
    // Both as they are now: while the revision is asked for, another request may put in a newer value.
    const { value, revision: before } = kept
    const revision = await revisionNow(value)
    if (value !== null && before === revision) return value
    const found = await read()
    if (db.isTransaction) return found
    kept.revision = revision
    kept.value = found
    return found
  }

  #of(db: Database): RecentlyUsed<Kept<Value | null>> {
    const { adapter } = db.getExecutor()
    const known = this.#databases.get(adapter) ?? new RecentlyUsed(this.#most)
    this.#databases.set(adapter, known)
    return known
  }
}
