import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'

/** While anybody uses the server, it's theirs for so many times as long as work in the background took. */
const SHARE = 6
/** Nobody waits longer for the rest of a file, however long one step of it took. */
const LONGEST_REST_MS = 500
/** Whoever reads a page asks for another one within this time, or has gone. */
const GONE_MS = 10_000

/** So many looks, a millisecond apart, for a moment in which nobody waits. */
const MOST_LOOKS = 50

let lastAsked = Number.NEGATIVE_INFINITY
let waiting = 0
/** When the rests end that all work in the background has to take. */
let restsEnd = Number.NEGATIVE_INFINITY

/** Somebody asks for a page. Returns what to call once they have it, or have gone. */
export function someoneAsks(): () => void {
  lastAsked = performance.now()
  waiting += 1
  return () => {
    waiting -= 1
  }
}

/** Nobody does, as when a server has just started. */
export function nobodyAsks(): void {
  lastAsked = Number.NEGATIVE_INFINITY
}

/** Whether anybody would wait for the end of a long step. */
export function isAnyoneThere(): boolean {
  return performance.now() - lastAsked < GONE_MS
}

/**
 * Returns what long work calls between its steps, so that others have their turn. They have most of the time: with one
 * turn after each step, work that never ends by itself would have half of it, and its steps are longer than pages.
 * Whatever works at the same time rests one after the other: after a start, ten jobs together would have all of it.
 */
export function turnsForOthers(): () => Promise<void> {
  let began = performance.now()
  return async () => {
    if (isAnyoneThere()) {
      const now = performance.now()
      restsEnd = Math.max(restsEnd, now) + Math.min((now - began) * SHARE, LONGEST_REST_MS)
      await wait(restsEnd - now)
      await betweenPages()
    } else await nextTurn()
    began = performance.now()
  }
}

/** Whoever comes while nobody waits has the whole server, and most don't come in the middle of a step. */
async function betweenPages(): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    if (waiting === 0) return
    await wait(1)
  }
}
