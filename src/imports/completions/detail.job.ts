import { z } from 'zod'
import { calendarDate } from '../../platform/time/calendar.ts'
import { COMPLETION_REASONS, type CompletionDetail } from './import.ts'
import type { PersonId } from '../../ledger/event.ts'

const person = z.custom<PersonId>((id) => typeof id === 'string' && id.startsWith('person:'))

const day = z.iso.date().transform(calendarDate)

const detail = z.strictObject({
  reason: z.enum(COMPLETION_REASONS).nullable(),
  cell: z.string(),
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
