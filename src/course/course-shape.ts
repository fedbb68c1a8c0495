import { z } from 'zod'
import { type ItemId, type LessonId, PROCEDURE_STEPS, type SectionPlace, SITE_PARTS, TOPICS } from './course.ts'
import { clauseId, text } from './policy-shape.ts'
import { QUESTION_TYPES, type QuestionType } from './question-type.ts'

/**
 * The shape of the course, in its files, in the compiled content and in editions that were stored. Unknown keys are
 * errors in a file, and left out of an edition. Every limit on an edition has held since the first version: a new one
 * applies to the file only, or older editions would count as of an earlier form.
 */

export const lessonId = z.templateLiteral(['L', z.number().int()]) satisfies z.ZodType<LessonId>
export const itemId = z.templateLiteral(['Q', z.string().regex(/^\d{2,3}$/)]) as unknown as z.ZodType<ItemId> // the library's literal type is wider than ours
export const sectionId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')
export const scenarioPath = z.enum(['caregiver', 'someone-else', 'unsure', 'danger', 'prevention', 'follow-up'])
export const clauseIds = z.array(clauseId).min(1)
export const sitePart = z.enum(SITE_PARTS)

export const place = z.object({ lesson: lessonId, section: sectionId })
/** A place as files write it, `L4#privacy`. */
export const placeName = z
  .string()
  .regex(/^L\d+#[a-z][a-z0-9-]*$/, 'must name a section of a lesson, like "L4#privacy"')
  .transform((name): SectionPlace => {
    const [lesson, section = ''] = name.split('#')
    // The pattern above is the type.
    return { lesson: lesson as LessonId, section }
  })

export const option = z.object({
  /** `a` to `f`: one character, because SCORM 1.2 responses take no more (SCORM 1.2 RTE 3.4.7). */
  id: text,
  text,
  fits: z.boolean().default(false),
  /** The effect of this choice on the youth. */
  why: text,
})

export const item = z.object({
  id: itemId,
  use: z.enum(['practice', 'final']),
  type: z.enum(Object.keys(QUESTION_TYPES) as QuestionType[]), // the keys are the type
  lesson: lessonId,
  /** The section of that lesson where this is taught. */
  section: sectionId,
  clauses: clauseIds,
  step: z.enum(PROCEDURE_STEPS),
  topic: z.enum(TOPICS).nullable().default(null),
  difficulty: z.literal([1, 2, 3]),
  stem: text,
  /** The reason behind the answer, shown first. */
  explanation: text,
  /** A part of the site's own details that belongs into the feedback. */
  site: sitePart.nullable().default(null),
  options: z.array(option),
})

/** An option has the letter of its place. */
export const questionsFile = z.array(
  item
    .extend({
      options: z
        .array(option.omit({ id: true }).strict())
        .min(3)
        .max(6),
    })
    .strict(),
)
