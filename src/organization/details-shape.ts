import { z } from 'zod'
import type { Shaped } from '../platform/shape.ts'
import { WEEKDAYS } from '../platform/time/local-time.ts'
import { PLAN_FIELDS, planOf } from './plan.ts'

/** A site's own details: what the policy leaves for each site to fill in (SITE-1 to SITE-5). */

const text = z.string()
const name = z.string().min(1)

/** Texts in Spanish, next to the English ones of the same names. Older details have none. */
const inSpanish = <Name extends string>(...names: readonly Name[]) => {
  // Each of the names, and no other.
  const shape = Object.fromEntries(names.map((each) => [each, text.optional()])) as Record<
    Name,
    z.ZodOptional<z.ZodString>
  >
  return { es: z.strictObject(shape).optional() }
}

/** Whether a number may be on the public card. Without a value, nobody has been asked, so it isn't shown. */
const mayBePublic = { publicPhone: z.boolean().optional() }

export const WHO_CALLS_SCR = ['staff-with-named', 'named-confirmed', 'whoever-first'] as const

/** The parts that details have had from the first. */
export const plainDetails = {
  place: {
    name,
    organization: text,
    /** Lower-case letters, digits and hyphens. It's the address of the public card and never changes. */
    slug: name,
    /** IANA name, for example `America/New_York`. */
    timeZone: name,
  },
  contact: { role: text, phone: text },
  onDuty: {
    role: text,
    phone: text,
    name: text,
    /** Local time `HH:MM`; `to` before or equal to `from` runs past midnight. */
    from: text,
    to: text,
    days: z.array(z.enum(WEEKDAYS)),
    /** How to reach them, for example "Call, then send a text". */
    method: text,
  },
  reporting: {
    /**
     * The person who makes the SCR call. The duty stays with each person who has reasonable cause (N.J.S.A.
     * 9:6-8.10).
     */
    sayWhoCallsScr: z.enum(WHO_CALLS_SCR).nullable(),
    /** Teach staff to call SCR after every disclosure (T-1). */
    alwaysCallScr: z.boolean(),
  },
  localLine: { name: text, phone: text, purpose: text, hours: text, checkedOn: text },
  texts: {
    /** SITE-3: other steps than those of the plan. Details from before there was a plan have all of them here. */
    steps: text,
    /** SITE-1b: the person to tell before a prevention group. */
    beforeGroup: text,
    /** SITE-4: safety measures for groups. */
    groupSafety: text,
  },
}

const { place, contact, onDuty, reporting, localLine, texts } = plainDetails
const person = z.strictObject({ ...contact, ...inSpanish('role') })
const reachable = z.strictObject({ ...contact, ...inSpanish('role'), ...mayBePublic })
const namedPerson = z.strictObject({ ...onDuty, ...mayBePublic, ...inSpanish('role', 'method') })
const plainLine = z.strictObject({ ...localLine, ...mayBePublic, ...inSpanish('name', 'purpose', 'hours') })
const localResource = z.strictObject({
  ...localLine,
  ...mayBePublic,
  /** What staff could take it for: "It isn’t a report line." */
  isNot: text.optional(),
  /** In which languages somebody answers. */
  languages: text.optional(),
  ...inSpanish('name', 'purpose', 'isNot', 'hours', 'languages'),
})

const plan = z.strictObject({ ...planOf(() => text), ...inSpanish(...PLAN_FIELDS) })

/** Details as sites published them before there was a plan. */
export const detailsWithoutPlan = z.strictObject({
  ...place,
  /** SITE-1: the people staff tell right away, with the hours in which each is on duty. */
  named: z.array(namedPerson),
  backup: reachable.nullable(),
  /** Someone other than the named people and the backup: see `samePerson`. */
  ifAboutThatPerson: reachable.nullable(),
  ...reporting,
  /** SITE-2: local numbers that someone at the site has called. */
  local: z.array(plainLine),
  ...texts,
  ...inSpanish('steps', 'beforeGroup', 'groupSafety'),
  /** SITE-5: support for staff. */
  support: person.nullable(),
})

/** Details as sites published them before a local line said what it isn't, and which languages it has. */
export const detailsWithPlainLines = detailsWithoutPlan.extend({
  /** SITE-3. Where a field is empty, a general text is shown, marked as general. */
  plan: plan.optional(),
})

export const siteDetails = detailsWithPlainLines.extend({ local: z.array(localResource) })

const sameEverywhere = {
  local: true,
  plan: true,
  steps: true,
  beforeGroup: true,
  groupSafety: true,
  es: true,
  support: true,
} as const

export const defaultsWithPlainLines = detailsWithPlainLines.pick(sameEverywhere)

/** What an organization says once for all its sites: whatever doesn't depend on who works where. */
export const siteDefaults = siteDetails.pick(sameEverywhere)

export type SiteDetails = Shaped<typeof siteDetails>
/** What staff are shown: details, with what came of the calls to their numbers. No form and no entry has these calls. */
export interface ShownDetails extends SiteDetails {
  /**
   * Each number of people, with the day of the last call that reached somebody, or the first day of the number. Details
   * that come from elsewhere have none.
   */
  readonly calls?: readonly { readonly phone: string; readonly checkedOn: string }[]
  /** The numbers, of people and of local lines, that the last call found not to work. Mostly absent. */
  readonly wrong?: readonly string[]
}

export type SiteDefaults = Shaped<typeof siteDefaults>
export type NamedPerson = Shaped<typeof namedPerson>
export type LocalResource = Shaped<typeof localResource>
export type SitePlan = Shaped<typeof plan>
export type Person = Shaped<typeof person>
export type Reachable = Shaped<typeof reachable>
export type WhoCallsScr = (typeof WHO_CALLS_SCR)[number]
