import { z } from 'zod'
import type { Shaped } from '../../platform/shape.ts'
import { count, day, first, fourth, name, person, second, text, third } from './part.ts'
import { SITE_ROLES } from './role.ts'

/** Nobody calls 911, 988 or a hotline to find out whether it works: they are compared with official pages. */
export const CHECK_WAYS = ['called', 'official-page'] as const
export type CheckWay = (typeof CHECK_WAYS)[number]

const outcome = z.enum(['works', 'no-answer', 'wrong'])
export type CheckOutcome = Shaped<typeof outcome>

/** What people read about a line, in one language. */
const lineWords = z.strictObject({
  name,
  purpose: name,
  isNot: text.nullable(),
  hours: name,
  languages: text,
  /** On the public card and the poster. */
  card: z.strictObject({ when: name, use: name }).nullable(),
  /** On a wallet card. */
  wallet: z.strictObject({ name, note: text }).nullable(),
})

/** What people call or send texts to. */
const numbers = {
  digits: z.string().regex(/^(\d{3}|1-\d{3}-\d{3}-\d{4})$/),
  text: text.nullable(),
  tty: text.nullable(),
}

const number = {
  ...numbers,
  letters: z
    .string()
    .regex(/^[0-9A-Z-]+$/)
    .nullable(),
  web: text.nullable(),
}

/** A line as proposals had it before texts of the course were to have an organization's own name of it. */
const firstLine = z.strictObject({ ...number, en: lineWords, es: lineWords })
export type FirstLine = Shaped<typeof firstLine>

/** How a sentence names it, with its article. Null for a line whose name is that of the course. */
const spokenWords = lineWords.extend({ sentence: name.nullable() })

/** A shared line as an organization has it: everything about it that isn't a matter of layout. */
const line = z.strictObject({ ...number, en: spokenWords, es: spokenWords })
export type ContactLine = Shaped<typeof line>

const proposal = {
  change: name,
  contact: name,
  reason: name,
}

/**
 * The bodies of events about phone numbers and other lines. The subject is the site for a line of its own, and the
 * policy for a line that all sites share.
 */
export const CONTACT_BODIES = {
  contact_checked: z.discriminatedUnion('v', [
    z.strictObject({ v: first, contact: name, outcome }),
    z.strictObject({ v: second, contact: name, outcome, way: z.enum(CHECK_WAYS), nextOn: day }),
    /** The number of somebody whom a site's details name. The details of that version have the digits. */
    z.strictObject({
      v: third,
      role: z.enum(SITE_ROLES),
      /** As of `role_linked`. */
      place: count,
      version: count,
      outcome,
      way: z.enum(CHECK_WAYS),
      nextOn: day,
    }),
    /** A line that all sites share, with its numbers: a release may bring others at any time. */
    z.strictObject({ v: fourth, contact: name, ...numbers, outcome, way: z.enum(CHECK_WAYS), nextOn: day }),
  ]),
  /**
   * A steward wants a shared line changed. Nothing changes until a second one confirms. `line` is the line from then
   * on, or null to go back to the line of the course; `released` is the line of the course at that time, to tell later
   * that a release has changed it.
   */
  contact_change_proposed: z.discriminatedUnion('v', [
    z.strictObject({ v: first, ...proposal, line: firstLine.nullable(), released: firstLine }),
    z.strictObject({ v: second, ...proposal, line: line.nullable(), released: line }),
  ]),
  contact_change_confirmed: z.strictObject({ v: first, change: name }),
  contact_change_withdrawn: z.strictObject({ v: first, change: name }),
  /** Who looks after a line from then on, or null for the stewards together. */
  contact_owner_set: z.strictObject({ v: first, contact: name, owner: person.nullable() }),
}
