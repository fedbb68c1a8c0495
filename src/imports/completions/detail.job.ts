import { z } from 'zod'
import { calendarDate } from '../../platform/time/calendar.ts'
import { COMPLETION_FIELDS, COMPLETION_REASONS, type CompletionDetail } from './import.ts'
import type { PersonId } from '../../ledger/event.ts'

const person = z.custom<PersonId>((id) => typeof id === 'string' && id.startsWith('person:'))

const day = z.iso.date().transform(calendarDate)

const detail = z.strictObject({
  reason: z.enum(COMPLETION_REASONS).nullable(),
  cell: z.string(),
  field: z.enum(COMPLETION_FIELDS).nullable().default(null),
  typed: z.strictObject({ number: z.string(), email: z.string(), name: z.string() }),
  candidates: z.array(person),
  entry: z
    .strictObject({
      on: day,
      noLaterThan: z.strictObject({ startedOn: day.nullable() }).nullable().default(null),
      score: z.int().nullable(),
      course: z.string(),
      courseVersion: z.string().nullable(),
      language: z.string().nullable(),
      minutes: z.int().nullable(),
    })
    .nullable(),
  from: z.string(),
  policyVersion: z.string(),
  reference: z.string(),
  approver: person,
})

/** Reads what the planner left in a row. Throws a ZodError for anything else. */
export function toCompletionDetail(stored: unknown): CompletionDetail {
  return detail.parse(stored)
}

/** HR's choices for a whole file of completions. */
export const completionChoices = z.strictObject({
  /** HR's name for the learning system that the file is from. */
  from: z.string().trim().min(1).max(160),
  /**
   * The version of our policy that the whole file is taken to cover; null for the one in force on the day of each line.
   */
  policyVersion: z.string().min(1).nullable(),
  /** The score in percent from which a line counts as finished without a status; null when none does. */
  passMark: z.int().min(1).max(100).nullable().default(null),
  /** Whether a line without a day of completion counts, for the last day on which the course was open. */
  undated: z.boolean().default(false),
  /** The place where the file, or its evidence, is kept. */
  reference: z.string().trim().max(160),
  /** The person who answers for it. */
  approver: z.custom<PersonId>((id) => typeof id === 'string' && id.startsWith('person:')),
  /** The id of our course: check codes are read with it. */
  course: z.string().min(1),
  /** HR's answers about who a line is about, by its number, for when the file is read again. `null` is nobody here. */
  answers: z.record(z.string(), person.nullable()).default({}),
})
export type CompletionChoices = z.output<typeof completionChoices>

/** The choices with these answers, too. `undefined` takes one back. */
export function withAnswers(
  chosen: unknown,
  given: ReadonlyMap<number, PersonId | null | undefined>,
): CompletionChoices {
  const choices = completionChoices.parse(chosen)
  const all = new Map<string, PersonId | null | undefined>(Object.entries(choices.answers))
  for (const [line, answer] of given) all.set(String(line), answer)
  const answers = [...all].flatMap(([line, answer]) => (answer === undefined ? [] : [[line, answer] as const]))
  return { ...choices, answers: Object.fromEntries(answers) }
}
