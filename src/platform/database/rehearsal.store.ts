import type { Store } from './open.store.ts'
import type { Tx } from './schema.store.ts'

class Rehearsed extends Error {}

/** Does all of the work, returns what it found, and leaves nothing of it behind: for saying what would change. */
export async function rehearse<T>(store: Store, work: (tx: Tx) => Promise<T>): Promise<T> {
  const found: T[] = []
  try {
    await store.transaction(async (tx) => {
      found.push(await work(tx))
      throw new Rehearsed()
    })
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error
  }
  const [result] = found
  if (found.length === 0) throw new Error('A rehearsal that ended without its end.')
  // There is one element, whatever its value is.
  return result as T
}
