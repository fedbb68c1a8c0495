import { z } from 'zod'
import { type CalendarDate, dayOrNull } from '../../platform/time/calendar.ts'
import type { Shaped } from '../../platform/shape.ts'

/** The parts that bodies of several kinds share. */

export const text = z.string()
export const name = z.string().min(1)
export const count = z.int().nonnegative()
export const first = z.literal(1)
export const second = z.literal(2)
export const third = z.literal(3)
export const fourth = z.literal(4)
export const fifth = z.literal(5)
export const sixth = z.literal(6)
export const seventh = z.literal(7)
export const day = z.custom<CalendarDate>(isCalendarDate, 'is not a day in the form YYYY-MM-DD')
export const person = z.custom<`person:${string}`>(matches(/^person:./), 'is not a person')
export const site = z.custom<`site:${string}`>(matches(/^site:./), 'is not a site')

/** Rows of `person_fact` with their salted hashes: they prove what was on record without holding it. */
export const facts = z.array(z.strictObject({ fact: name, hash: name }))
export type FactReference = Shaped<typeof facts>[number]

const evidenceId = z.custom<`evidence:${string}`>(matches(/^evidence:./), 'is not a file on record')

/** The evidence for an entry by HR: papers on file here, and where others are kept. Never a name. */
export const evidence = z.strictObject({ files: z.array(evidenceId), reference: text })
export type Evidence = Shaped<typeof evidence>
export type EvidenceId = Shaped<typeof evidenceId>

export const PERSON_TYPES = ['employee', 'volunteer', 'contractor', 'intern'] as const
export type PersonType = (typeof PERSON_TYPES)[number]

/** The roles that an administrator gives. `hr` reaches everyone, `site-hr` its own sites. */
export const GRANTED_ROLES = ['site-hr', 'hr', 'steward', 'auditor', 'administrator'] as const
export type GrantedRole = (typeof GRANTED_ROLES)[number]

export function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value)
}

function isCalendarDate(value: unknown): boolean {
  return typeof value === 'string' && dayOrNull(value) !== null
}
