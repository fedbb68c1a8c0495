import { z } from 'zod'
import type { Guide } from './decision-guide.ts'
import { cardWords, text, walletWords } from './policy-shape.ts'
import { PROCEDURE_STEPS, type Section, TOPICS } from './course.ts'

/**
 * The shapes of the files of another language, `content/es/…`. They hold only words. Ids, keys and other facts are only
 * in the English files, so that no translation can change them.
 */

export const policyWords = z.strictObject({
  title: text,
  why: text.optional(),
  acknowledgement: text,
  clauses: z.array(z.strictObject({ id: text, short: text, text })),
})

export const contactsWords = z.strictObject({
  contacts: z.array(
    z.strictObject({
      id: text,
      name: text,
      purpose: text,
      isNot: text.nullable(),
      hours: text,
      languages: z.string(),
      card: cardWords.nullable().default(null),
      wallet: walletWords.nullable().default(null),
    }),
  ),
})

export const courseWords = z.strictObject({
  title: text,
  topics: z.array(z.strictObject({ topic: z.enum(TOPICS), title: text, fits: text })),
  groups: z.array(z.strictObject({ id: text, title: text })),
  steps: z.record(z.enum(PROCEDURE_STEPS), text),
})

export const lessonWords = z.strictObject({
  id: text,
  title: text,
  lead: text,
  note: text,
  canDo: text.nullable().default(null),
})

export const questionsWords = z.array(
  z.strictObject({
    id: text,
    stem: text,
    explanation: text,
    options: z.array(z.strictObject({ text, why: text })),
  }),
)

export const scenarioWords = z.strictObject({
  id: text,
  title: text,
  setting: text,
  note: text,
  decisions: z.array(
    z.strictObject({
      id: text,
      story: z.array(text).min(1),
      less: z.array(text).min(1),
      question: text,
      choices: z.array(z.strictObject({ text, consequence: text, why: text })),
    }),
  ),
  ending: text,
})

type PolicyWords = z.infer<typeof policyWords>
type ContactsWords = z.infer<typeof contactsWords>
type CourseWords = z.infer<typeof courseWords>
type LessonWords = z.infer<typeof lessonWords>
type QuestionsWords = z.infer<typeof questionsWords>
type ScenarioWords = z.infer<typeof scenarioWords>

/** All words of one language. */
export interface Words {
  readonly policy: PolicyWords
  readonly contacts: ContactsWords['contacts']
  readonly course: CourseWords
  /** Answers have ids, and their order is part of the file's shape: nothing of it can differ but words. */
  readonly guide: Guide
  readonly questions: QuestionsWords
  readonly scenarios: readonly ScenarioWords[]
  readonly lessons: readonly (LessonWords & { readonly sections: readonly Section[] })[]
}
