import type { Instant } from '../../../platform/time/calendar.ts'
import { type Interaction, type Score, duration } from '../../standards/cmi.ts'
import {
  CMI5_CATEGORY,
  MASTERY_SCORE,
  MOVE_ON_CATEGORY,
  type Question,
  scaled,
  VERBS,
  type Verb,
} from '../../standards/cmi5.ts'
import type { Answer } from '../../../course/question-type.ts'
import { isObject, type Launch } from './lrs.browser.ts'

/** A statement as an LRS takes it (xAPI 1.0.3, part 2). */
export interface Statement {
  readonly id: string
  readonly timestamp: Instant
  readonly actor: object
  readonly verb: { readonly id: string; readonly display: Readonly<Record<string, string>> }
  readonly object: { readonly id: string; readonly objectType: 'Activity'; readonly definition?: object }
  readonly result?: object
  readonly context: object
}

/** The part that all statements of a launch share. */
export interface Ground {
  readonly launch: Launch
  /**
   * The context that the LMS requires in every statement. No part may be left out or changed (cmi5 Quartz, section
   * 10).
   */
  readonly template: Readonly<Record<string, unknown>>
}

/** When something happened, and the id under which it is told. */
export interface Mark {
  readonly id: string
  readonly at: Instant
}

export function initialized(ground: Ground, mark: Mark): Statement {
  return defined(ground, mark, 'initialized', null)
}

/** @param ms how long the learner was here. */
export function terminated(ground: Ground, mark: Mark, ms: number): Statement {
  return defined(ground, mark, 'terminated', { duration: duration(ms) })
}

export function completed(ground: Ground, mark: Mark, ms: number): Statement {
  return defined(ground, mark, 'completed', { completion: true, duration: duration(ms) })
}

/** @param mastery the mark that the LMS has, from 0 to 1, or null when it leaves it to the course. */
export function passed(
  ground: Ground,
  mark: Mark,
  ms: number,
  { right, of }: Score,
  mastery: number | null,
): Statement {
  const score = { scaled: scaled(right, of), raw: right, min: 0, max: of }
  return defined(ground, mark, 'passed', { score, success: true, duration: duration(ms) }, mastery)
}

/**
 * Includes the answer only if the organization asked for it: the course tells learners whether anyone sees their
 * choices. An answer is written as xAPI wants it (1.0.3, part 2, section 4.1).
 */
export function answered(
  ground: Ground,
  mark: Mark,
  { type, right, response }: Interaction,
  question: Question,
): Statement {
  const told =
    response === null
      ? { definition: {}, result: {} }
      : {
          definition: {
            correctResponsesPattern: [listed(response.fitting)],
            choices: [...response.options].sort().map((id) => ({ id })),
          },
          result: { response: listed(response.given) },
        }
  const object = {
    objectType: 'Activity',
    id: question.iri,
    definition: {
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      interactionType: type,
      description: { [question.language]: question.text },
      ...told.definition,
    },
  } as const
  return {
    ...base(ground, mark, 'answered'),
    object,
    result: { success: right, ...told.result },
    context: contextOf(ground, [], {}),
  }
}

function listed(letters: Answer): string {
  return letters.join('[,]')
}

/** A statement of the kind "cmi5 defined" (section 7.1.3). */
function defined(
  ground: Ground,
  mark: Mark,
  verb: Verb,
  result: Readonly<Record<string, unknown>> | null,
  mastery: number | null = null,
): Statement {
  const judges = result !== null && ('success' in result || 'completion' in result)
  return {
    ...base(ground, mark, verb),
    object: { objectType: 'Activity', id: ground.launch.activityId },
    ...(result === null ? {} : { result }),
    context: contextOf(
      ground,
      judges ? [CMI5_CATEGORY, MOVE_ON_CATEGORY] : [CMI5_CATEGORY],
      mastery === null ? {} : { [MASTERY_SCORE]: mastery },
    ),
  }
}

function base({ launch }: Ground, { id, at }: Mark, verb: Verb) {
  return { id, timestamp: at, actor: launch.actor, verb: { id: VERBS[verb], display: { en: verb } } }
}

/** Ours is added to the template, never put in place of it. */
function contextOf(
  { launch, template }: Ground,
  categories: readonly string[],
  extensions: Readonly<Record<string, unknown>>,
): object {
  const activities = isObject(template['contextActivities']) ? template['contextActivities'] : {}
  const given = [activities['category'] ?? []].flat()
  const missing = categories.filter((id) => !given.some((activity) => isObject(activity) && activity['id'] === id))
  const category = [...given, ...missing.map((id) => ({ objectType: 'Activity', id }))]
  return {
    ...template,
    registration: launch.registration,
    contextActivities: { ...activities, ...(category.length === 0 ? {} : { category }) },
    extensions: { ...extensions, ...(isObject(template['extensions']) ? template['extensions'] : {}) },
  }
}
