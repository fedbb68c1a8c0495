import { setImmediate as nextTurn } from 'node:timers/promises'

/** This many are worked on before requests get a turn, which takes some milliseconds. */
const AT_ONCE = 100

/** The entries of a long list, with a turn for requests now and then. */
export async function* inTurns<Entry>(list: Iterable<Entry>): AsyncGenerator<Entry> {
  let done = 0
  for (const entry of list) {
    yield entry
    done += 1
    if (done % AT_ONCE === 0) await nextTurn()
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
