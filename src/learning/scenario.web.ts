import { z } from 'zod'
import {
  choicesIn,
  type Decision,
  firstOpenStep,
  hasComeTo,
  isWorked,
  type Scenario,
  type StoryChoices,
} from '../course/scenario.ts'
import { AppError } from '../platform/http/app-error.ts'
import { type ScenarioInput, scenarioEnd, scenarioReply, scenarioStart, scenarioStep } from './scenario.page.ts'
import { chooseInStory } from './coursework.store.ts'
import { param, parseForm } from '../platform/http/form.web.ts'
import { csrfField, learnerOf, type ShownSite, sendCoursePage, shownSite, stateOf, workOf } from './learner.web.ts'
import { webLinks } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

export async function showScenario(visit: SignedInVisit): Promise<void> {
  const { input, site } = await findStory(visit)
  send(visit, 'learning/scenario-start', scenarioStart(input, { detail: visit.detail, hidden: csrfField(visit) }), site)
}

export async function showScenarioStep(visit: SignedInVisit): Promise<void> {
  const { input, scenario, choices, site } = await findStory(visit)
  const { step } = findStep(visit, scenario)
  if (!hasComeTo(step, choices)) return visit.response.redirect(303, openStepHref(scenario, choices))
  send(visit, 'learning/scenario-step', scenarioStep(input, step, telling(visit)), site)
}

export async function chooseInScenario(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const { scenario, choices } = await findStory(visit)
  const { step, decision } = findStep(visit, scenario)
  const { choice } = parseForm(visit, z.strictObject({ choice: z.enum(decision.choices.map(({ id }) => id)) }))
  if (!hasComeTo(step, choices)) return response.redirect(303, openStepHref(scenario, choices))
  await deps.store.transactionTogether((tx) => chooseInStory(tx, learnerOf(visit), scenario, step, choice))
  response.redirect(303, webLinks.scenarioReply(scenario.id, step))
}

export async function showScenarioReply(visit: SignedInVisit): Promise<void> {
  const { input, scenario, choices, site } = await findStory(visit)
  const { step } = findStep(visit, scenario)
  const chosen = choices[step - 1]
  if (chosen === undefined) return visit.response.redirect(303, openStepHref(scenario, choices))
  send(visit, 'learning/scenario-reply', scenarioReply(input, step, chosen, telling(visit)), site)
}

export async function showScenarioEnd(visit: SignedInVisit): Promise<void> {
  const { input, scenario, choices, site } = await findStory(visit)
  if (!isWorked(scenario, choices)) return visit.response.redirect(303, openStepHref(scenario, choices))
  send(visit, 'learning/scenario-end', scenarioEnd(input), site)
}

/** The story named in the path, and how far the viewer has come in it. Throws not-found. */
async function findStory(visit: SignedInVisit) {
  const { content, t } = visit
  const id = param(visit, 'scenario')
  const scenario = content.scenarios.find((candidate) => candidate.id === id)
  if (scenario === undefined) throw new AppError('not-found', 'There is no such story.')
  const state = await stateOf(visit)
  const { practice } = state
  const site = await shownSite(visit, state)
  const input: ScenarioInput = { content, scenario, practice, work: workOf(visit, state, site), links: webLinks, t }
  return { input, scenario, choices: choicesIn(scenario, practice.choices), site }
}

/** Throws not-found for a step that the story does not have. */
function findStep(visit: SignedInVisit, { decisions }: Scenario): { step: number; decision: Decision } {
  const step = Number(param(visit, 'step'))
  const decision = decisions[step - 1]
  if (decision === undefined) throw new AppError('not-found', 'The story has no such step.')
  return { step, decision }
}

/** The same person sees the same order again; another person another one. */
function telling(visit: SignedInVisit) {
  return { detail: visit.detail, seed: visit.viewer.person, hidden: csrfField(visit) }
}

function openStepHref(scenario: Scenario, choices: StoryChoices): string {
  return webLinks.scenarioStep(scenario.id, firstOpenStep(scenario, choices) ?? 1)
}

function send(visit: SignedInVisit, template: string, body: { readonly title: string }, site: ShownSite | null): void {
  sendCoursePage(visit, { title: body.title, width: 'read', site }, template, body)
}
