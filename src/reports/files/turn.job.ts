import { setImmediate as nextTurn } from 'node:timers/promises'

/** So many rows become a piece of a file before everybody else gets a turn: some milliseconds. */
const AT_ONCE = 200

/** The rows in pieces of such a size, with a turn for everybody else after each. */
export async function* inTurns<Row>(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  for await (const rows of batches) {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      yield rows.slice(from, from + AT_ONCE)
      await nextTurn()
    }
  }
}
