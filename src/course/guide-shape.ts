import { z } from 'zod'
import { CALL_REASONS, DANGER_ANSWERS, EXPLOITER_ANSWERS } from './decision-guide.ts'
import { text } from './policy-shape.ts'

/**
 * The shape of the words of the guide in one language, in its file, in the compiled content and in editions that were
 * stored.
 */

export const guideStep = z.strictObject({ title: text, text })

/** Every answer that the guide knows, once, in the order in which they are offered. */
const guideQuestion = <Answer extends string>(answers: readonly Answer[]) =>
  z.strictObject({
    question: text,
    hint: text,
    answers: z
      .array(
        z.strictObject({
          id: z.enum(answers),
          text,
          hint: text,
          /** Stands where the answer was given. */
          chosen: text,
        }),
      )
      .refine(
        (given) => given.map(({ id }) => id).join() === answers.join(),
        `must be the answers ${answers.join(', ')} in this order`,
      ),
  })

export const guideFile = z.strictObject({
  title: text,
  lead: text,
  questions: z.strictObject({ danger: guideQuestion(DANGER_ANSWERS), exploiter: guideQuestion(EXPLOITER_ANSWERS) }),
  tell: guideStep,
  calls: z.record(z.enum(CALL_REASONS), guideStep),
  write: guideStep,
  keepPrivate: guideStep,
  plan: guideStep,
  care: guideStep,
  /** The whole guide as a list to read. */
  text: z.array(guideStep).min(1),
})
