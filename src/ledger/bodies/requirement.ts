import { z } from 'zod'
import type { Shaped } from '../../platform/shape.ts'
import { count, day, first, name, PERSON_TYPES, person, second, site, text, third } from './part.ts'

const dueRule = z.strictObject({
  /**
   * `days-from-hire`: this many days after the hire, or after the day from which it is required if that is later.
   * `first-contact`: before the first day with youth; `days` are for people who had reached that day when the
   * requirement began.
   */
  by: z.enum(['days-from-hire', 'first-contact']),
  days: count,
})
export type DueRule = Shaped<typeof dueRule>

const rule = z.strictObject({
  due: dueRule,
  /** `null` when the requirement is met once and for all. */
  renewal: z
    .strictObject({
      months: z.int().positive(),
      /** The number of days before the end of a completion when its renewal may begin. */
      windowDays: count,
      /** Renewed within the window, the next one counts from the end of the last and not from the day of renewal. */
      keepsDate: z.boolean(),
    })
    .nullable(),
  /** An earlier completion still counts after a rehire when the gap was shorter than this. */
  rehireGapMonths: count,
})
export type RequirementRule = Shaped<typeof rule>

const scope = z.strictObject({
  /** Applies only to people who work with youth. */
  youthOnly: z.boolean(),
  /** `null` for every site, of every type. */
  sites: z.array(site).nullable(),
  types: z.array(z.enum(PERSON_TYPES)).nullable(),
})
export type RuleScope = Shaped<typeof scope>

const namedRule = z.strictObject({ named: name, appliesTo: scope, rule })
export type NamedRule = Shaped<typeof namedRule>

export const EXEMPTION_REASONS = [
  'no-contact-with-youth',
  'trained-elsewhere',
  'short-assignment',
  'other-approved',
] as const
export type ExemptionReason = (typeof EXEMPTION_REASONS)[number]

/** None of them says anything about a person's health or family. */
export const EXTENSION_REASONS = ['away', 'shifts', 'technical', 'other-approved'] as const
export type ExtensionReason = (typeof EXTENSION_REASONS)[number]

/** Why a person in HR asks it of somebody of whom no rule does. */
export const ASSIGNMENT_REASONS = ['asked-of-everyone', 'around-youth', 'license-or-contract', 'other'] as const
export type AssignmentReason = (typeof ASSIGNMENT_REASONS)[number]

const requirement = { requirement: name, inForce: z.boolean() }
const laterDate = { requirement: name, dueOn: day, approver: person }

/** The bodies of events about requirements and due dates. */
export const REQUIREMENT_BODIES = {
  /** A rule began or ceased to hold for a person, or somebody in HR assigned it. */
  required: z.discriminatedUnion('v', [
    z.strictObject({
      v: first,
      ...requirement,
      rule: z.strictObject({ daysFromHire: count, renewalMonths: count.nullable(), rehireGapMonths: count }),
    }),
    /** Adds the name of the rule, as HR wrote it. */
    z.strictObject({ v: second, ...requirement, named: name, rule }),
    /**
     * The actor asks it of somebody of whom no rule does, with the dates of a rule as it was then. It holds until it is
     * withdrawn or the employment is over, whatever becomes of the rules.
     */
    z.strictObject({
      v: third,
      requirement: name,
      inForce: z.literal(true),
      reason: z.enum(ASSIGNMENT_REASONS),
      rule,
    }),
  ]),
  exempted: z.strictObject({
    v: first,
    requirement: name,
    reason: z.enum(EXEMPTION_REASONS),
    approver: person,
    /** The last day, or null while it is open. */
    until: day.nullable(),
  }),
  extended: z.discriminatedUnion('v', [
    z.strictObject({ v: first, ...laterDate }),
    z.strictObject({ v: second, ...laterDate, reason: z.enum(EXTENSION_REASONS) }),
  ]),
  /** The rules of a requirement, from a day on. Its subject is `policy:` and the requirement. */
  requirement_defined: z.strictObject({
    v: first,
    requirement: name,
    /** The order matters: the first rule that fits one of a person's employments applies to the person. */
    rules: z.array(namedRule),
    /** `false`: people who were hired before that day keep the rules before these. */
    forEveryone: z.boolean(),
    reason: text,
  }),
  policy_published: z.strictObject({
    v: first,
    version: name,
    hash: name,
    material: z.boolean(),
    /**
     * Until this day a completion of an earlier version still counts, or null when nothing is asked of trained staff.
     */
    updateBy: day.nullable(),
  }),
}
