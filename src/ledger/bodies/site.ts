import { z } from 'zod'
import { plainDetails, siteDetails } from '../../organization/details-shape.ts'
import { count, day, first, name, second } from './part.ts'

const { place, contact, onDuty, reporting, localLine, texts } = plainDetails
const reachable = z.strictObject(contact).nullable()

/** Details as sites published them before a text had a Spanish form: they read as details without Spanish. */
const englishDetails = z.strictObject({
  ...place,
  named: z.array(z.strictObject({ ...onDuty, publicPhone: z.boolean() })),
  backup: reachable,
  ifAboutThatPerson: reachable,
  ...reporting,
  local: z.array(z.strictObject(localLine)),
  ...texts,
  support: reachable,
})

/** The bodies of events about a site's details, and about packages and packs. */
export const SITE_BODIES = {
  site_published: z.discriminatedUnion('v', [
    z.strictObject({ v: first, version: count, details: englishDetails }),
    z.strictObject({ v: second, version: count, details: siteDetails }),
  ]),
  contact_checked: z.strictObject({ v: first, contact: name, outcome: z.enum(['works', 'no-answer', 'wrong']) }),
  /** An evidence pack was made: about a site, or about the whole organization where the subject is the policy. */
  evidence_made: z.strictObject({
    v: first,
    asOf: day,
    /** SHA-256 of the whole zip, in lower-case hexadecimal. */
    pack: name,
    yearly: z.boolean(),
  }),
}
