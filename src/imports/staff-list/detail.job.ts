import { z } from 'zod'
import { calendarDate } from '../../platform/time/calendar.ts'
import type { PersonId, SiteId } from '../../ledger/event.ts'
import { DOUBTS, REFUSALS, ROSTER_FIELDS, ROSTER_NOTES, type RosterDetail } from './import.ts'
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
  held: z
    .strictObject({
      kind: z.enum(['separations', 'renames', 'roles']),
      count: z.int(),
      of: z.int(),
      sites: z.array(z.string()).exactOptional(),
    })
    .nullable(),
  work: z.strictObject({ person, jobs: z.array(z.string()), entry }).nullable(),
})

/** Reads what the planner left in a row. Throws a ZodError for anything else. */
export function toRosterDetail(stored: unknown): RosterDetail {
  return detail.parse(stored)
}

const siteId = z.custom<SiteId>((id) => typeof id === 'string' && id.startsWith('site:'))
const confirmed = z.int().min(1).nullable().default(null)

/** HR's choices for a whole staff list. An empty object is the careful choice: no one who is missing has left. */
export const rosterChoices = z
  .strictObject({
    /** The treatment of people who are on record and not in the file. */
    missing: z.enum(['keep', 'left']).default('keep'),
    /** The last day of everyone who is missing, if they have left. */
    missingLastDay: z.iso.date().transform(calendarDate).nullable().default(null),
    /** The sites that the file covers: nobody else can be missing in it. */
    scope: z.union([z.literal('all'), z.array(siteId).min(1)]).default('all'),
    /** The numbers that HR has typed: they hold for a file that separates or renames exactly so many people. */
    confirmedSeparations: confirmed,
    confirmedRenames: confirmed,
    /** At so many sites somebody who holds a role may leave, go on leave or change jobs by this file. */
    confirmedRoles: confirmed,
  })
  .refine(({ missing, missingLastDay }) => missing === 'keep' || missingLastDay !== null, {
    path: ['missingLastDay'],
    message: 'People who have left need a last day.',
  })
export type RosterChoices = z.output<typeof rosterChoices>
