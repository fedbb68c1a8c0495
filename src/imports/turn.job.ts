import { setImmediate as nextTurn } from 'node:timers/promises'

/** So many are worked on before everybody else gets a turn: some milliseconds. */
const AT_ONCE = 100

/** The entries of a long list, with a turn for everybody else now and then. */
export async function* inTurns<Entry>(list: Iterable<Entry>): AsyncGenerator<Entry> {
  let done = 0
  for (const entry of list) {
    yield entry
    done += 1
    if (done % AT_ONCE === 0) await nextTurn()
  }
}
