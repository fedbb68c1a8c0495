import { z } from 'zod'
import { clauseIds, place, placeName, scenarioPath, sectionId } from './course-shape.ts'
import { PROCEDURE_STEPS } from './course.ts'
import { PICTURES } from './picture.ts'
import { text } from './policy-shape.ts'
import type { ScenarioId } from './scenario.ts'

/**
 * The shape of a scenario, in its file, in the compiled content and in editions that were stored, as in
 * `course-shape.ts`.
 */

export const scenarioId = z.templateLiteral(['SC-', z.number().int()]) satisfies z.ZodType<ScenarioId>

export const choice = z.object({
  /** `a` to `d`. */
  id: text,
  text,
  fits: z.boolean().default(false),
  /** The next part of the story after this choice. */
  consequence: text,
  why: text,
})

export const decision = z.object({
  id: sectionId,
  /** The story up to this point, one paragraph each. */
  story: z.array(text).min(1),
  /** The same step without what describes harm, for the path with less detail. */
  less: z.array(text).min(1),
  question: text,
  clauses: clauseIds,
  step: z.enum(PROCEDURE_STEPS),
  /** The section that teaches this step, to read again when the first choice wasn't right. */
  reread: place,
  choices: z.array(choice),
})

export const scenario = z.object({
  id: scenarioId,
  title: text,
  path: scenarioPath,
  setting: text,
  /** One sentence on what the story holds, shown before it starts. */
  note: text,
  /** The picture on its first page. */
  picture: z.enum(PICTURES).nullable().default(null),
  decisions: z.array(decision),
  /** The key points for the learner, at the end. */
  ending: text,
})

const decisionInFile = decision
  .extend({
    reread: placeName,
    /** A choice has the letter of its place. */
    choices: z
      .array(choice.omit({ id: true }).strict())
      .min(3)
      .max(4),
  })
  .strict()

export const scenarioFile = scenario.extend({ decisions: z.array(decisionInFile).min(1) }).strict()
