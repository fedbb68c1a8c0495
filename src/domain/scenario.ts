import type { Detail, LessonId, ProcedureStep, ScenarioPath } from './course.ts'
import type { ClauseId } from './policy.ts'

/** `SC-1` to `SC-10`. */
export type ScenarioId = `SC-${number}`

/** A fictional story with decisions: initials only, nothing graphic. */
export interface Scenario {
  readonly id: ScenarioId
  readonly title: string
  readonly path: ScenarioPath
  readonly setting: string
  /** One sentence on what the story holds, shown before it starts. */
  readonly note: string
  readonly decisions: readonly Decision[]
  /** What the learner can take along, at the end. */
  readonly ending: string
}

export interface Decision {
  readonly id: string
  /** The story up to this point, one paragraph each. */
  readonly story: readonly string[]
  /** The same facts without the scene, for the path with less detail. */
  readonly less: readonly string[]
  readonly question: string
  readonly clauses: readonly ClauseId[]
  readonly step: ProcedureStep
  /** Where this step is taught: what to read again when the first choice did not fit. */
  readonly reread: { readonly lesson: LessonId; readonly section: string }
  readonly choices: readonly Choice[]
}

export function storyIn(decision: Decision, detail: Detail): readonly string[] {
  return detail === 'full' ? decision.story : decision.less
}

export interface Choice {
  readonly id: string
  readonly text: string
  readonly fits: boolean
  /** What happens next in the story when this is chosen. */
  readonly consequence: string
  readonly why: string
}
