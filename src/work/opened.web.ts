import type { SignedInVisit } from '../app/visit.web.ts'
import type { Actor } from '../ledger/event.ts'
import { isUnavailable } from '../platform/database/unavailable.store.ts'
import { type NotedWork, openedOf, putOpened } from './opened.store.ts'

/** Ends the note about work that's over, when whoever started it opens its page. */
export async function noteOpened({ deps, now, viewer }: SignedInVisit, work: NotedWork, startedBy: Actor) {
  if (startedBy !== viewer.person || (await openedOf(deps.store.db, [work])).has(work)) return
  try {
    await deps.store.transaction((tx) => putOpened(tx, work, now))
  } catch (error) {
    // The page opens all the same, and the note stays.
    if (!isUnavailable(error)) throw error
  }
}
