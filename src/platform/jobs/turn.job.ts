import { setImmediate as nextTurn } from 'node:timers/promises'
import { turnsForOthers } from './others.store.ts'

/** After so long it's somebody else's turn. */
const STEP_MS = 5

/** The entries of a long list, with turns for others in between. What's done with an entry counts as part of a step. */
export async function* inTurns<Entry>(list: Iterable<Entry>): AsyncGenerator<Entry> {
  const turn = turnsForOthers()
  let began = performance.now()
  for (const entry of list) {
    yield entry
    if (performance.now() - began < STEP_MS) continue
    await turn()
    began = performance.now()
  }
}

/** The entries of pieces in smaller pieces, with a turn for requests after each. */
export async function* inPieces<Entry>(
  batches: AsyncIterable<readonly Entry[]>,
  most: number,
): AsyncGenerator<readonly Entry[]> {
  for await (const entries of batches) {
    for (let from = 0; from < entries.length; from += most) {
      yield entries.slice(from, from + most)
      await nextTurn()
    }
  }
}
