import { setImmediate as nextTurn } from 'node:timers/promises'

/** Lets requests have their turn between two pieces of work. What it throws ends the work. */
export type Turn = () => Promise<void>

/** @param look called at each turn; what it throws ends the work */
export function turns(look: () => void = () => {}): Turn {
  return async () => {
    look()
    await nextTurn()
  }
}
