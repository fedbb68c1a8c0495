import { outcome } from './attempt.ts'
import type { PackageState } from './cmi-state.ts'

/**
 * What two copies of a learner's state know together: those of two windows, or of an LMS and the browser. Nothing that
 * either has is lost. The attempt that is further on stands, with its answers.
 * @param mine stands where both answered the same question, for the place, and for how the learner reads.
 */
export function mergedStates(mine: PackageState, other: PackageState): PackageState {
  const further = reach(other) > reach(mine) ? other : mine
  return {
    ...mine,
    practice: new Map([...other.practice, ...mine.practice]),
    worked: new Set([...mine.worked, ...other.worked]),
    choices: new Map([...other.choices, ...mine.choices]),
    attempts: Math.max(mine.attempts, other.attempts),
    attempt: further.attempt,
    answers: isSameRound(mine, other) ? new Map([...other.answers, ...mine.answers]) : further.answers,
    seen: further.seen,
    acknowledgement: mine.acknowledgement ?? other.acknowledgement,
    language: mine.language ?? other.language,
  }
}

/** Whether `other` has something of the course that `mine` lacks; where the learner is and how they read are no such thing. */
export function hasMore(mine: PackageState, other: PackageState): boolean {
  const lacks = <K>(own: { has(key: K): boolean }, keys: Iterable<K>) => [...keys].some((key) => !own.has(key))
  return (
    reach(other) > reach(mine) ||
    (reach(other) === reach(mine) && lacks(mine.answers, other.answers.keys())) ||
    lacks(mine.practice, other.practice.keys()) ||
    lacks(mine.worked, other.worked)
  )
}

/** Orders states by how far the final check has come: finished, passed, attempts, rounds handed in. */
function reach({ acknowledgement, attempt, attempts }: PackageState): number {
  const rounds = attempt === null ? 0 : (attempt.rounds.at(-1)?.round ?? 0)
  const passed = attempt !== null && outcome(attempt) === 'passed' ? 1 : 0
  return (acknowledgement === null ? 0 : 1e9) + passed * 1e8 + attempts * 1e4 + rounds
}

/** Whether both are in the same round of the same attempt, so that their answers belong together. */
function isSameRound(mine: PackageState, other: PackageState): boolean {
  return reach(mine) === reach(other) && mine.attempt?.started.seed === other.attempt?.started.seed
}
