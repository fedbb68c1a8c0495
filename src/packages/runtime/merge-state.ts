import { outcome } from '../../learning/attempt.ts'
import type { PackageState } from './cmi-state.ts'

/**
 * Merges two copies of a learner's state: those of two windows, or of an LMS and the browser. The result loses
 * nothing from either. It has the attempt that is further along, with its answers, and the longer way through each
 * story.
 * @param mine wins where both answered the same question, so that a window passes what it shows, and for the place
 * and how the learner reads.
 */
export function mergedStates(mine: PackageState, other: PackageState): PackageState {
  const further = isFurther(other, mine) ? other : mine
  return {
    ...mine,
    practice: new Map([...other.practice, ...mine.practice]),
    worked: new Set([...mine.worked, ...other.worked]),
    choices: new Map([...mine.choices, ...longerStories(other, mine)]),
    attempts: Math.max(mine.attempts, other.attempts),
    attempt: further.attempt,
    answers: isSameRound(mine, other) ? new Map([...other.answers, ...mine.answers]) : further.answers,
    seen: further.seen,
    acknowledgement: mine.acknowledgement ?? other.acknowledgement,
    language: mine.language ?? other.language,
  }
}

/**
 * Whether `other` has progress that `mine` lacks. The learner's place, way of reading, and another answer to the same
 * question don't count.
 */
export function hasMore(mine: PackageState, other: PackageState): boolean {
  const lacks = <K>(own: { has(key: K): boolean }, keys: Iterable<K>) => [...keys].some((key) => !own.has(key))
  return (
    isFurther(other, mine) ||
    (isSameRound(mine, other) && lacks(mine.answers, other.answers.keys())) ||
    lacks(mine.practice, other.practice.keys()) ||
    lacks(mine.worked, other.worked) ||
    longerStories(other, mine).length > 0
  )
}

/** The stories in which `one` has chosen at more steps. */
function longerStories(one: PackageState, another: PackageState) {
  return [...one.choices].filter(([id, choices]) => choices.length > (another.choices.get(id)?.length ?? 0))
}

/** When two rounds came equally far, the one with more answers wins. In a tie both windows choose the same one. */
function isFurther(one: PackageState, another: PackageState): boolean {
  const lead = reach(one) - reach(another) || (isSameRound(one, another) ? 0 : one.answers.size - another.answers.size)
  return lead === 0 ? nameOfRound(one) > nameOfRound(another) : lead > 0
}

/** Orders states by how far the final check has come: finished, passed, attempts, rounds handed in. */
function reach({ acknowledgement, attempt, attempts }: PackageState): number {
  const rounds = attempt === null ? 0 : (attempt.rounds.at(-1)?.round ?? 0)
  const passed = attempt !== null && outcome(attempt) === 'passed' ? 1 : 0
  return (acknowledgement === null ? 0 : 1e9) + passed * 1e8 + attempts * 1e4 + rounds
}

/** Whether both are in the same round of the same attempt, so that their answers belong together. */
function isSameRound(one: PackageState, another: PackageState): boolean {
  return nameOfRound(one) === nameOfRound(another)
}

/** The draw of a round follows from the seed and from what was handed in before. */
function nameOfRound({ attempt }: PackageState): string {
  const handedIn = attempt?.rounds.map(({ right, topics }) => [right, topics.map((topic) => topic.right)])
  return JSON.stringify([attempt?.started.seed, handedIn])
}
