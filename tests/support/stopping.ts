import { GivenUp, type Turn } from '../../src/platform/jobs/job.ts'

/** The turns of work whose server stops after so many of them. */
export function turnsBeforeStop(most: number): Turn {
  let turns = 0
  return async () => {
    turns += 1
    if (turns > most) throw new GivenUp()
  }
}
