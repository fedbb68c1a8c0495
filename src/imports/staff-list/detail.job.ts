import { z } from 'zod'
import { calendarDate } from '../../platform/time/calendar.ts'
import type { PersonId, SiteId } from '../../ledger/event.ts'
import { DOUBTS, REFUSALS, ROSTER_FIELDS, ROSTER_NOTES, type RosterDetail } from './roster.ts'
import { PERSON_TYPES } from '../../ledger/bodies/part.ts'

const day = z.iso.date().transform(calendarDate)
const person = z.custom<PersonId>((id) => typeof id === 'string' && id.startsWith('person:'))
const site = z.custom<SiteId>((id) => typeof id === 'string' && id.startsWith('site:'))
const field = z.enum(ROSTER_FIELDS)

const entry = z.strictObject({
  number: z.string().nullable(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  site: site.nullable(),
  department: z.string().nullable(),
  position: z.string().nullable(),
  supervisor: person.nullable(),
  type: z.enum(PERSON_TYPES).nullable(),
  worksWithYouth: z.boolean().nullable(),
  hiredOn: day.nullable(),
  firstContactOn: day.nullable(),
  lastDay: day.nullable(),
  leaveFrom: day.nullable(),
  leaveUntil: day.nullable(),
  language: z.string().nullable(),
})

const detail = z.strictObject({
  name: z.string(),
  changes: z.array(z.strictObject({ field, from: z.string().nullable(), to: z.string() })),
  names: z.record(z.string(), z.string()),
  problems: z.array(
    z.strictObject({ code: z.enum([...REFUSALS, ...DOUBTS]), field, value: z.string(), other: z.string() }),
  ),
  notes: z.array(z.strictObject({ code: z.enum(ROSTER_NOTES), value: z.string() })),
  held: z.strictObject({ kind: z.enum(['separations', 'renames']), count: z.int(), of: z.int() }).nullable(),
  work: z.strictObject({ person, jobs: z.array(z.string()), entry }).nullable(),
})

/** Reads what the planner left in a row. Throws a ZodError for anything else. */
export function toRosterDetail(stored: unknown): RosterDetail {
  return detail.parse(stored)
}
