import { z } from 'zod'
import { CONTACT_PLACES } from './contact-place.ts'
import type { Shaped } from '../platform/shape.ts'

/**
 * The shape of the policy and of contacts, in their files, in the compiled content and in editions that were stored.
 */

export const text = z.string().trim().min(1, 'must not be empty')

/**
 * `P-1`, `P-1a`, `PR-6`, `LR-4`, `NR-1`, `SITE-1`: ids of the source policy, which never change. `OWN-1` is a clause
 * that an organization has added.
 */
export type ClauseId = `${'P' | 'PR' | 'LR' | 'NR' | 'SITE' | 'OWN'}-${string}`
export const clauseId = z
  .string()
  .regex(/^(P|PR|LR|NR|SITE|OWN)-\d+[a-z]?$/, 'must be a clause id like "P-1a"') as unknown as z.ZodType<ClauseId> // the pattern is the type

export const policyFile = z.strictObject({
  id: text,
  version: text,
  /** The first day on which this version is the policy in force. */
  effectiveOn: z.iso.date(),
  /** A material change asks people who are already trained for an update. */
  material: z.boolean(),
  /** What this version of the program changed, and why it is material or not. Absent from editions of before. */
  why: text.optional(),
  title: text,
  /** Who approved it, by role. Absent from the policy that the program comes with, as are the two below. */
  approver: text.optional(),
  /** The statement that a learner agrees to at the end. It is shown with the site's own details. */
  acknowledgement: text,
  clauses: z.array(
    z.strictObject({
      id: clauseId,
      part: z.enum(['purpose', 'procedure', 'resource', 'site']),
      /** A few words, for "This teaches: …" lines and the timeline. */
      short: text,
      /** Our faithful paraphrase. */
      text,
      /** Whether a site must fill in a `SITE-…` clause before it publishes. */
      required: z.boolean().default(false),
      /** What the organization has done to it. */
      own: z.enum(['reworded', 'added']).optional(),
      /** The organization has no words in this language yet, so these are the English ones. */
      untranslated: z.literal(true).optional(),
    }),
  ),
})
export type Policy = Shaped<typeof policyFile>

export const cardWords = z.strictObject({ when: text, use: text })
export const walletWords = z.strictObject({
  name: text,
  /** `{text}` is replaced by the number for texts. */
  note: text,
  /** Replaces the note at a site that calls SCR after every disclosure. */
  noteAlways: text.nullable().default(null),
})

/** A hotline or service. */
const contact = z.strictObject({
  id: text,
  clause: clauseId,
  name: text,
  /** Names that older papers may use. */
  formerNames: z.array(text).default([]),
  purpose: text,
  /** A common misunderstanding, or null when there is none worth naming. */
  isNot: text.nullable().default(null),
  /** Digits as read aloud. */
  digits: z
    .string()
    .regex(/^(\d{3}|1-\d{3}-\d{3}-\d{4})$/, 'must be three digits, or 1- and ten digits, like "1-877-652-2873"'),
  /** The vanity form, `1-877-NJ-ABUSE`. Must spell the digits. */
  letters: text.nullable().default(null),
  tel: z.string().regex(/^(\+1\d{10}|\d{3})$/, 'must be like "+18776522873"'),
  text: z
    .string()
    .regex(/^\d{3,6}$/)
    .nullable()
    .default(null),
  tty: z.string().nullable().default(null),
  web: z.string().nullable().default(null),
  hours: text,
  languages: z.string().default(''),
  /** Its heading on the page of contacts. `emergency` is above all of them, and `support` is for staff themselves. */
  audience: z.enum(['emergency', 'report', 'care', 'national', 'support']),
  checkedOn: z.iso.date(),
  /** When a later check found a problem with a line that the organization may change. */
  failedOn: z.iso.date().optional(),
  /** Whether it changes only with a release: 911, 988, SCR and the lines of the state. An organization may change the others. */
  released: z.boolean().default(true),
  /** What an organization has in place of the course's: another number, or other words with the same number. */
  own: z.enum(['number', 'words']).optional(),
  /** How a sentence names it, with its article, where an organization has given it another name. */
  sentence: text.optional(),
  /** Its position at each place that shows it. The lowest comes first. */
  shownOn: z.partialRecord(z.enum(CONTACT_PLACES), z.number().int().min(1)).default({}),
  /** The words for the public card and the poster. `null` when it is on neither, and inside a package. */
  card: cardWords.nullable().default(null),
  /** The few words for a wallet card. `null` in the same cases. */
  wallet: walletWords.nullable().default(null),
})
export type Contact = Shaped<typeof contact>

export const contactsFile = z.strictObject({ contacts: z.array(contact) })
