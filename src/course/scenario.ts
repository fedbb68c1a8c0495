import type { choice, decision, scenario } from './scenario-shape.ts'
import type { Detail } from './course.ts'
import type { Shaped } from '../platform/shape.ts'

/** `SC-1` to `SC-10`. */
export type ScenarioId = `SC-${number}`

/** A fictional story with decisions: initials only, nothing graphic. */
export type Scenario = Shaped<typeof scenario>
export type Decision = Shaped<typeof decision>
export type Choice = Shaped<typeof choice>

export function storyIn(decision: Decision, detail: Detail): readonly string[] {
  return detail === 'full' ? decision.story : decision.less
}

/** A learner's choices at one decision, as ids. The first one decides which part is worth reading again. */
export interface Chosen {
  readonly first: string
  readonly last: string
}

/** The decisions of a story that have a choice: always the first ones, because a story is told in order. */
export type StoryChoices = readonly Chosen[]

/** Returns the choices made in a story that this version of the course still has. */
export function choicesIn(scenario: Scenario, chosen: ReadonlyMap<ScenarioId, StoryChoices>): StoryChoices {
  const choices = chosen.get(scenario.id) ?? []
  const known = scenario.decisions.findIndex((decision, index) => !hasChoices(decision, choices[index]))
  return known === -1 ? choices.slice(0, scenario.decisions.length) : choices.slice(0, known)
}

/** Whether a story has come to a step: every one before it has a choice. @param step 1-based. */
export function hasComeTo(step: number, choices: StoryChoices): boolean {
  return step <= choices.length + 1
}

/**
 * The first choice at a decision is kept, whatever is chosen there later.
 * @param step 1-based. Throws a RangeError for a step that the story does not tell yet, and for an unknown choice.
 */
export function chooseIn(scenario: Scenario, choices: StoryChoices, step: number, choice: string): StoryChoices {
  const decision = scenario.decisions[step - 1]
  if (decision === undefined || !hasComeTo(step, choices)) throw new RangeError(`${scenario.id} is not at step ${step}`)
  const chosen = { first: choices[step - 1]?.first ?? choice, last: choice }
  if (!hasChoices(decision, chosen)) throw new RangeError(`${decision.id} has no choice "${choice}"`)
  return [...choices.slice(0, step - 1), chosen, ...choices.slice(step)]
}

/** A story counts when every decision has a choice, right or wrong. */
export function isWorked(scenario: Scenario, choices: StoryChoices): boolean {
  return choices.length === scenario.decisions.length
}

/** 1-based, or null when every decision has a choice. */
export function firstOpenStep(scenario: Scenario, choices: StoryChoices): number | null {
  return isWorked(scenario, choices) ? null : choices.length + 1
}

/** The decisions at which the first choice fit. */
export function doneWell(scenario: Scenario, choices: StoryChoices): Decision[] {
  return scenario.decisions.filter((decision, index) => fitsAtFirst(decision, choices[index]))
}

/** The first decision at which the first choice did not fit: the one step to read again. Returns null when all did. */
export function toReread(scenario: Scenario, choices: StoryChoices): Decision | null {
  return scenario.decisions.find((decision, index) => !fitsAtFirst(decision, choices[index])) ?? null
}

/** Throws a RangeError for a choice that the decision does not have. */
export function getChoice(decision: Decision, id: string): Choice {
  const choice = decision.choices.find((candidate) => candidate.id === id)
  if (choice === undefined) throw new RangeError(`${decision.id} has no choice "${id}"`)
  return choice
}

/** Throws a RangeError for a decision without one: `check-content` asks for exactly one. */
export function fittingChoice(decision: Decision): Choice {
  const choice = decision.choices.find((candidate) => candidate.fits)
  if (choice === undefined) throw new RangeError(`no choice of ${decision.id} fits`)
  return choice
}

function hasChoices(decision: Decision, chosen: Chosen | undefined): chosen is Chosen {
  const has = (id: string) => decision.choices.some((choice) => choice.id === id)
  return chosen !== undefined && has(chosen.first) && has(chosen.last)
}

function fitsAtFirst(decision: Decision, chosen: Chosen | undefined): boolean {
  return decision.choices.some((choice) => choice.fits && choice.id === chosen?.first)
}
