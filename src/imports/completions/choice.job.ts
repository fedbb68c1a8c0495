import { z } from 'zod'
import type { PersonId } from '../../ledger/event.ts'

/** HR's choices for a whole file of completions. */
export const completionChoices = z.strictObject({
  /** HR's name for the learning system that the file is from. */
  from: z.string().trim().min(1).max(160),
  /** The version of our policy that all of it is taken to cover; null for the one in force on the day of each line. */
  policyVersion: z.string().min(1).nullable(),
  /** From which score in percent on a line of this file counts as finished without a word for it; null: from none. */
  passMark: z.int().min(1).max(100).nullable().default(null),
  /** Whether a line without a day of completion counts, for the last day on which the course was open. */
  undated: z.boolean().default(false),
  /** Where the file, or what bears it out, is kept. */
  reference: z.string().trim().max(160),
  /** The person who answers for it. */
  approver: z.custom<PersonId>((id) => typeof id === 'string' && id.startsWith('person:')),
  /** The id of our course: check codes are read with it. */
  course: z.string().min(1),
})
export type CompletionChoices = z.output<typeof completionChoices>
