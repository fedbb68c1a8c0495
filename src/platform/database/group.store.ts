import { setImmediate as nextTurn } from 'node:timers/promises'
import { type ControlledTransaction, sql } from 'kysely'
import { batched } from './batch.store.ts'
import { forgetKept } from './kept-in-transaction.store.ts'
import type { Database, Schema, Tx } from './schema.store.ts'

/** More of them share one commit only as long as nobody waits much longer for it. */
const MOST_TOGETHER = 32

const SAVE = sql`savepoint before`
const UNDO = sql`rollback to savepoint before`

/** Work that somebody waits for. */
interface Waiting {
  run(tx: Tx): Promise<Outcome>
  fail(error: unknown): void
}

/** Says how the work went. Called once that can't change anymore. */
type Outcome = () => void

type Group = ControlledTransaction<Schema>

/**
 * Transactions of one process, one after the other: those that wait for each other are committed
 * together, so they share the wait for the ledger and for the disk. Each is whole or undone by itself. Nobody hears of
 * an outcome before it's on the disk: what a later one has read may come from an earlier one.
 * @param longestMs after this time no more of them join
 * @param begin keeps the other processes out, before anything is read
 */
export function inGroups(
  db: Database,
  longestMs: number,
  begin: (tx: Tx) => Promise<unknown>,
): <T>(work: (tx: Tx) => Promise<T>) => Promise<T> {
  const waiting: Waiting[] = []
  let isBusy = false

  async function work(): Promise<void> {
    if (isBusy) return
    isBusy = true
    // Requests that have come together are read one after the other, each to its end: the others aren't there yet.
    await nextTurn()
    while (waiting.length > 0) await oneGroup(db, { longestMs, begin }, waiting)
    isBusy = false
  }

  return (run) =>
    new Promise((resolve, reject) => {
      waiting.push({
        run: async (tx) => {
          const result = await run(tx)
          return () => resolve(result)
        },
        fail: reject,
      })
      void work()
    })
}

/** Does what waits, also what comes while it's at work, until the group is full. Never throws. */
async function oneGroup(
  db: Database,
  { longestMs, begin }: { readonly longestMs: number; readonly begin: (tx: Tx) => Promise<unknown> },
  waiting: Waiting[],
): Promise<void> {
  const taken: Waiting[] = []
  const outcomes: Outcome[] = []
  let group: Group | null = null
  try {
    group = await db.startTransaction().execute()
    await begin(group)
    const end = performance.now() + longestMs
    while (taken.length === 0 || (taken.length < MOST_TOGETHER && performance.now() < end)) {
      const next = waiting.shift()
      if (next === undefined) break
      taken.push(next)
      // With the first alone, all of the group is undone.
      outcomes.push(await (taken.length === 1 ? next.run(group) : partOf(group, next)))
    }
    await group.commit().execute()
    for (const tell of outcomes) tell()
  } catch (error) {
    // A connection that broke can't roll back, and needn't.
    await group
      ?.rollback()
      .execute()
      .catch(() => {})
    // A group that never began: the database is out of reach for everyone who waits.
    for (const each of taken.length === 0 ? waiting.splice(0) : taken) each.fail(error)
  }
}

/** Leaves nothing behind when the work throws. */
async function partOf(group: Group, { run, fail }: Waiting): Promise<Outcome> {
  try {
    // It travels with the first statement.
    const [, outcome] = await Promise.all([batched(group, SAVE.compile(group)), run(group)])
    return outcome
  } catch (error) {
    forgetKept(group)
    await UNDO.execute(group)
    return () => fail(error)
  }
}
