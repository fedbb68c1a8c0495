import { z } from 'zod'
import {
  defaultsWithPlainLines,
  detailsWithoutPlan,
  detailsWithPlainLines,
  plainDetails,
  siteDefaults,
  siteDetails,
} from '../../organization/details-shape.ts'
import {
  count,
  day,
  fifth,
  first,
  fourth,
  GRANTED_ROLES,
  name,
  person,
  second,
  site,
  sixth,
  seventh,
  text,
  third,
} from './part.ts'

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

/** The parts of a site's details that it has from the organization, as `plan-medical` or `local-609-555-0101`. */
const fromOrganization = z.array(name)

/** A version of a site's details. They have what the site has from the organization: nothing else has to be read. */
const published = {
  version: count,
  /** As of the fourth version of `site_published`. */
  proposal: name.nullable(),
  fromOrganization,
  /** The organization's version that brought this one, or null for one that the site published itself. */
  defaults: count.nullable(),
}

/** The bodies of events about a site's details, and about packages and packs. */
export const SITE_BODIES = {
  site_published: z.discriminatedUnion('v', [
    z.strictObject({ v: first, version: count, details: englishDetails }),
    z.strictObject({ v: second, version: count, details: detailsWithoutPlan }),
    z.strictObject({ v: third, version: count, details: detailsWithPlainLines }),
    z.strictObject({
      v: fourth,
      version: count,
      details: detailsWithPlainLines,
      /** The proposal that a second person has agreed to, or null where nobody had to. */
      proposal: name.nullable(),
    }),
    z.strictObject({ v: fifth, details: detailsWithPlainLines, ...published }),
    z.strictObject({ v: sixth, details: siteDetails, ...published }),
    z.strictObject({
      v: seventh,
      details: siteDetails,
      ...published,
      /** It was published for a later day, and that day decides which roles keep the people who are linked to them. */
      ahead: z.boolean(),
    }),
  ]),
  /** The cards and posters of the site that showed something old are replaced by new ones. */
  paper_replaced: z.strictObject({ v: first }),
  /** Somebody wants to publish details where a second person has to agree. Nothing changes until then. */
  site_change_proposed: z.discriminatedUnion('v', [
    z.strictObject({
      v: first,
      proposal: name,
      details: detailsWithPlainLines,
      /** The first day on which they're to be in effect, or the day of the agreement if that's later. */
      from: day,
    }),
    z.strictObject({ v: second, proposal: name, details: detailsWithPlainLines, from: day, fromOrganization }),
    z.strictObject({ v: third, proposal: name, details: siteDetails, from: day, fromOrganization }),
  ]),
  /** It was sent back, by a second person or by whoever asked. */
  site_change_refused: z.strictObject({ v: first, proposal: name, reason: text }),
  /** What all sites have that have nothing of their own in its place. The subject is the policy. */
  site_defaults_published: z.discriminatedUnion('v', [
    z.strictObject({
      v: first,
      version: count,
      defaults: defaultsWithPlainLines,
      /** As of `site_published`. */
      proposal: name.nullable(),
    }),
    z.strictObject({ v: second, version: count, defaults: siteDefaults, proposal: name.nullable() }),
  ]),
  site_defaults_proposed: z.discriminatedUnion('v', [
    z.strictObject({ v: first, proposal: name, defaults: defaultsWithPlainLines, from: day }),
    z.strictObject({ v: second, proposal: name, defaults: siteDefaults, from: day }),
  ]),
  site_defaults_refused: z.strictObject({ v: first, proposal: name, reason: text }),
  /** An evidence pack was made: about a site, or about the whole organization where the subject is the policy. */
  evidence_made: z.strictObject({
    v: first,
    asOf: day,
    /** SHA-256 of the whole zip, in lower-case hexadecimal. */
    pack: name,
    yearly: z.boolean(),
  }),
}

/** The bodies of events about signing in and roles. */
export const ACCESS_BODIES = {
  /** The person may not sign in anymore. Requirements and completions don't change. */
  access_closed: z.strictObject({ v: first, reason: text }),
  access_opened: z.strictObject({ v: first }),
  /** Someone got a code with which a new password can be chosen for an account that was in use. The actor made it. */
  recovery_code_made: z.strictObject({
    v: first,
    /** The second person, or null when there was nobody else who could agree. */
    agreedBy: person.nullable(),
  }),
  /** An invitation that was already used was taken back, so the account has no password anymore. */
  sign_in_undone: z.strictObject({ v: first }),
  /** A sign-in at the organization's provider opens the account from now on. */
  sign_in_linked: z.strictObject({
    v: first,
    /** The host of the provider. */
    issuer: name,
    /** A salted hash of the person there. */
    subject: name,
  }),
  /** It doesn't anymore. The hash is that of the link. */
  sign_in_unlinked: z.strictObject({ v: first, issuer: name, subject: name }),
  /** The person has read what was done to their account up to here. */
  recovery_seen: z.strictObject({ v: first }),
  /** Works in HR from now on, and stays a learner. From before there were more roles. */
  hr_given: z.strictObject({ v: first }),
  hr_ended: z.strictObject({ v: first }),
  /** The person has a role from now on, or the role has other sites or another end. The actor gave it. */
  role_given: z.strictObject({
    v: first,
    role: z.enum(GRANTED_ROLES),
    /** The sites that `site-hr` reaches. */
    sites: z.array(site),
    /** The last day on which the role holds. */
    until: day.nullable(),
    reason: text,
  }),
  role_ended: z.strictObject({ v: first, role: z.enum(GRANTED_ROLES), reason: text }),
}
