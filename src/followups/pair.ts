import { PROCEDURE_STEPS } from '../course/course.ts'
import type { Decision, Scenario } from '../course/scenario.ts'
import { randomFrom } from '../platform/codes/fnv.ts'

/** The two questions of a link. */
export const TURNS = [1, 2] as const
export type Turn = (typeof TURNS)[number]

/** Two decisions of a story that follow each other. */
export interface Pair {
  readonly story: Scenario
  /** What was told before the first of the two. */
  readonly before: readonly Decision[]
  readonly decisions: Readonly<Record<Turn, Decision>>
}

/**
 * Chooses a step first and a story for it second, so that each step comes up equally often, however many stories have
 * it. The same seed chooses the same pair again. Returns null for a course without stories.
 */
export function pairFor(stories: readonly Scenario[], seed: string): Pair | null {
  const random = randomFrom(seed)
  const pairs = stories.flatMap(pairsOf)
  const steps = PROCEDURE_STEPS.filter((step) => pairs.some((pair) => asks(pair, step)))
  const step = pick(steps, random)
  if (step === null) return null
  return pick(
    pairs.filter((pair) => asks(pair, step)),
    random,
  )
}

function pairsOf(story: Scenario): Pair[] {
  return story.decisions.flatMap((first, at) => {
    const second = story.decisions[at + 1]
    if (second === undefined) return []
    return [{ story, before: story.decisions.slice(0, at), decisions: { 1: first, 2: second } }]
  })
}

function asks({ decisions }: Pair, step: Decision['step']): boolean {
  return TURNS.some((turn) => decisions[turn].step === step)
}

function pick<Each>(all: readonly Each[], random: () => number): Each | null {
  return all[Math.floor(random() * all.length)] ?? null
}
