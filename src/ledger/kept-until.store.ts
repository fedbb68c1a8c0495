import { keptQuery } from '../platform/database/kept-query.store.ts'
import { RecentlyUsed } from '../platform/recently-used.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { LedgerEvent } from './event.ts'

/** The part of an entry that tells whether it changes something. */
export type LaterEntry = Pick<LedgerEvent, 'kind' | 'effectiveOn' | 'recordedAt'>

interface Kept<Value> {
  /** Put here when the read begins, so that everyone who asks meanwhile waits for the same one. */
  readonly value: Promise<Value>
  /** No entry up to this one changes it. */
  through: number
}

/** After more entries than that, we read the value again without looking at them. */
const MOST_LATER = 500

/**
 * Keeps what follows from the ledger until somebody adds an entry that changes it. Any process may add entries, so each
 * time the database is asked for those that came since. Whoever asks while it's being read gets the same value, because a
 * large one takes seconds and memory. What a transaction reads isn't kept.
 */
export class KeptUntilEntry<Value extends object> {
  readonly #most: number
  /** By the adapter, as in `KeptByRevision`. */
  readonly #databases = new WeakMap<object, RecentlyUsed<Kept<Value>>>()

  /** @param most how many values are kept of one database; those that were asked for last */
  constructor(most: number) {
    this.#most = most
  }

  /** @param changes whether an entry may change the value. It must say the same whenever it's asked with this key. */
  async get(
    db: Database,
    key: string,
    changes: (entry: LaterEntry) => boolean,
    read: () => Promise<Value>,
  ): Promise<Value> {
    if (db.isTransaction) return read()
    const values = this.#of(db)
    const kept = values.find(key)
    if (kept !== undefined && (await stillHolds(db, kept, changes))) return kept.value
    // First: what's added while we read is looked at the next time.
    const [head] = await lastEntry(db)
    // Somebody may have begun to read while we asked for the end.
    const begun = values.find(key)
    if (begun !== undefined && begun !== kept && (await stillHolds(db, begun, changes))) return begun.value
    const fresh = { value: read(), through: head?.seq ?? 0 }
    values.put(key, fresh)
    fresh.value.catch(() => {
      if (values.find(key) === fresh) values.delete(key)
    })
    return fresh.value
  }

  #of(db: Database): RecentlyUsed<Kept<Value>> {
    const { adapter } = db.getExecutor()
    const known = this.#databases.get(adapter) ?? new RecentlyUsed(this.#most)
    this.#databases.set(adapter, known)
    return known
  }
}

async function stillHolds(
  db: Database,
  kept: Kept<unknown>,
  changes: (entry: LaterEntry) => boolean,
): Promise<boolean> {
  const later = await entriesAfter(db, kept.through)
  if (later.length > MOST_LATER) return false
  const isChanged = later.some(({ kind, effective_on: effectiveOn, recorded_at: recordedAt }) =>
    changes({ kind, effectiveOn, recordedAt }),
  )
  if (isChanged) return false
  kept.through = Math.max(kept.through, later.at(-1)?.seq ?? 0)
  return true
}

const lastEntry = keptQuery((db) => db.selectFrom('ledger_head').select('seq'))

const entriesAfter = keptQuery((db, seq: number) =>
  db
    .selectFrom('event')
    .select(['seq', 'kind', 'effective_on', 'recorded_at'])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(MOST_LATER + 1),
)
