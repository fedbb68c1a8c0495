import { z } from 'zod'
import { type CalendarDate, calendarDate } from '../platform/time/calendar.ts'
import { type ItemId, type LessonId, PROCEDURE_STEPS, TOPICS } from '../course/course.ts'
import {
  CREDIT_SOURCES,
  ERASURE_GROUNDS,
  type EventBodies,
  type EventKind,
  type EvidenceId,
  EXEMPTION_REASONS,
  EXTENSION_REASONS,
  PERSON_TYPES,
  type PersonId,
  REVOCATION_REASONS,
  type SiteId,
} from './event.ts'
import { WHO_CALLS_SCR } from '../organization/site-details.ts'
import { WEEKDAYS } from '../platform/time/local-time.ts'

const text = z.string()
const name = z.string().min(1)
const count = z.int().nonnegative()
const version = z.literal(1)
const day = z.custom<CalendarDate>(isCalendarDate, 'is not a day in the form YYYY-MM-DD')
const person = z.custom<PersonId>(matches(/^person:./), 'is not a person')
const site = z.custom<SiteId>(matches(/^site:./), 'is not a site')
const lesson = z.custom<LessonId>(matches(/^L\d+$/), 'is not a lesson')
const item = z.custom<ItemId>(matches(/^Q\d+$/), 'is not a question')
const passRule = z.strictObject({ right: count, of: count, allTopics: z.literal(true) })
const workPlace = { site, department: text, position: text, supervisor: person.nullable() }
const place = { spell: name, ...workPlace }
const duties = { type: z.enum(PERSON_TYPES), worksWithYouth: z.boolean() }
const facts = z.array(z.strictObject({ fact: name, hash: name }))
const evidence = z.strictObject({
  files: z.array(z.custom<EvidenceId>(matches(/^evidence:./), 'is not a file on record')),
  reference: text,
})
const rule = z.strictObject({
  due: z.strictObject({ by: z.enum(['days-from-hire', 'first-contact']), days: count }),
  renewal: z.strictObject({ months: z.int().positive(), windowDays: count, keepsDate: z.boolean() }).nullable(),
  rehireGapMonths: count,
})
const requirement = { requirement: name, inForce: z.boolean() }
const creditedElsewhere = {
  requirement: name,
  source: z.enum(CREDIT_SOURCES),
  from: text,
  policyVersion: name,
  courseVersion: name.nullable(),
  language: name.nullable(),
  creditedMinutes: count.nullable(),
  score: z.number().min(0).max(100).nullable(),
  trainer: person.nullable(),
  approver: person,
  evidence,
  import: name.nullable(),
}

const correction = { corrects: name, reason: text }
const dateCorrections = [
  z.strictObject({ kind: z.literal('withdrawn') }),
  z.strictObject({ kind: z.literal('moved'), effectiveOn: day }),
  z.strictObject({ kind: z.literal('hired-on'), hiredOn: day }),
] as const
const contact = { role: text, phone: text }
const told = z.strictObject(contact).nullable()

const placeOfSite = { name, organization: text, slug: name, timeZone: name }
const onDuty = { ...contact, name: text, from: text, to: text, days: z.array(z.enum(WEEKDAYS)), method: text }
const reporting = { sayWhoCallsScr: z.enum(WHO_CALLS_SCR).nullable(), alwaysCallScr: z.boolean() }
const localLine = { name: text, phone: text, purpose: text, hours: text, checkedOn: text }
const longTexts = { steps: text, beforeGroup: text, groupSafety: text }

const englishDetails = z.strictObject({
  ...placeOfSite,
  named: z.array(z.strictObject({ ...onDuty, publicPhone: z.boolean() })),
  backup: told,
  ifAboutThatPerson: told,
  ...reporting,
  local: z.array(z.strictObject(localLine)),
  ...longTexts,
  support: told,
})

const publicPhone = z.boolean().optional()
const role = { es: z.strictObject({ role: text.optional() }).optional() }
const reachable = z.strictObject({ ...contact, ...role, publicPhone }).nullable()

const siteDetails = z.strictObject({
  ...placeOfSite,
  named: z.array(
    z.strictObject({
      ...onDuty,
      publicPhone,
      es: z.strictObject({ role: text.optional(), method: text.optional() }).optional(),
    }),
  ),
  backup: reachable,
  ifAboutThatPerson: reachable,
  ...reporting,
  local: z.array(
    z.strictObject({
      ...localLine,
      publicPhone,
      es: z.strictObject({ name: text.optional(), purpose: text.optional(), hours: text.optional() }).optional(),
    }),
  ),
  ...longTexts,
  es: z.strictObject({ steps: text.optional(), beforeGroup: text.optional(), groupSafety: text.optional() }).optional(),
  support: z.strictObject({ ...contact, ...role }).nullable(),
})

const schemas = {
  hired: z.strictObject({
    v: version,
    ...place,
    ...duties,
    hiredOn: day.nullable(),
    facts,
  }),
  transferred: z.strictObject({ v: version, ...place }),
  leave_began: z.strictObject({ v: version, expectedReturn: day.nullable() }),
  leave_ended: z.strictObject({ v: version }),
  separated: z.strictObject({ v: version, spell: name }),
  required: z.discriminatedUnion('v', [
    z.strictObject({
      v: version,
      ...requirement,
      rule: z.strictObject({ daysFromHire: count, renewalMonths: count.nullable(), rehireGapMonths: count }),
    }),
    z.strictObject({ v: z.literal(2), ...requirement, named: name, rule }),
  ]),
  exempted: z.strictObject({
    v: version,
    requirement: name,
    reason: z.enum(EXEMPTION_REASONS),
    approver: person,
    until: day.nullable(),
  }),
  extended: z.discriminatedUnion('v', [
    z.strictObject({ v: version, requirement: name, dueOn: day, approver: person }),
    z.strictObject({
      v: z.literal(2),
      requirement: name,
      dueOn: day,
      approver: person,
      reason: z.enum(EXTENSION_REASONS),
    }),
  ]),
  lesson_finished: z.strictObject({
    v: version,
    lesson,
    language: name,
    contentEdition: name,
    creditedMinutes: count,
  }),
  attempt_started: z.strictObject({
    v: version,
    attempt: name,
    seed: name,
    items: z.array(item),
    optionOrders: z.record(item, text),
    language: name,
    contentEdition: name,
  }),
  attempted: z.strictObject({
    v: version,
    attempt: name,
    round: z.int().positive(),
    items: z.array(item),
    right: count,
    of: count,
    steps: z.array(z.strictObject({ step: z.enum(PROCEDURE_STEPS), right: count, of: count })),
    topics: z.array(z.strictObject({ topic: z.enum(TOPICS), right: z.boolean() })),
    outcome: z.enum(['passed', 'topics-open', 'below']),
    passRule,
    language: name,
    contentEdition: name,
  }),
  completed: z.strictObject({
    v: version,
    requirement: name,
    attempt: name,
    contentEdition: name,
    policyVersion: name,
    courseVersion: name,
    passRule,
    right: count,
    of: count,
    language: name,
    creditedMinutes: count,
    sites: z.array(site),
    source: z.literal('here'),
  }),
  acknowledged: z.strictObject({
    v: version,
    site,
    policyVersion: name,
    policyHash: name,
    siteVersion: name,
    textHash: name,
    language: name,
  }),
  policy_published: z.strictObject({
    v: version,
    version: name,
    hash: name,
    material: z.boolean(),
    updateBy: day.nullable(),
  }),
  site_published: z.discriminatedUnion('v', [
    z.strictObject({ v: version, version: count, details: englishDetails }),
    z.strictObject({ v: z.literal(2), version: count, details: siteDetails }),
  ]),
  contact_checked: z.strictObject({ v: version, contact: name, outcome: z.enum(['works', 'no-answer', 'wrong']) }),
  corrected: z.discriminatedUnion('v', [
    z.strictObject({ v: version, ...correction, change: z.discriminatedUnion('kind', dateCorrections) }),
    z.strictObject({
      v: z.literal(2),
      ...correction,
      evidence,
      change: z.discriminatedUnion('kind', [
        ...dateCorrections,
        z.strictObject({ kind: z.literal('stands') }),
        z.strictObject({ kind: z.literal('placed'), ...workPlace }),
        z.strictObject({ kind: z.literal('duties'), ...duties }),
      ]),
    }),
  ]),
  certified: z.strictObject({
    v: version,
    completion: name,
    certificate: name,
    pdf: name,
    key: name,
    language: name,
  }),
  certificate_revoked: z.strictObject({ v: version, certificate: name, reason: z.enum(REVOCATION_REASONS) }),
  facts_changed: z.strictObject({ v: version, facts }),
  duties_changed: z.strictObject({ v: version, spell: name, ...duties }),
  first_contact_set: z.strictObject({ v: version, spell: name, firstContactOn: day.nullable() }),
  requirement_defined: z.strictObject({
    v: version,
    requirement: name,
    rules: z.array(
      z.strictObject({
        named: name,
        appliesTo: z.strictObject({
          youthOnly: z.boolean(),
          sites: z.array(site).nullable(),
          types: z.array(z.enum(PERSON_TYPES)).nullable(),
        }),
        rule,
      }),
    ),
    forEveryone: z.boolean(),
    reason: text,
  }),
  credited: z.discriminatedUnion('v', [
    z.strictObject({ v: version, ...creditedElsewhere }),
    z.strictObject({ v: z.literal(2), ...creditedElsewhere, startedOn: day.nullable() }),
  ]),
  merged: z.strictObject({ v: version, into: person, sameJob: z.boolean(), reason: text }),
  access_closed: z.strictObject({ v: version, reason: text }),
  access_opened: z.strictObject({ v: version }),
  evidence_made: z.strictObject({ v: version, asOf: day, pack: name, yearly: z.boolean() }),
  pass_mark_judged: z.strictObject({
    v: version,
    sheet: name,
    courseVersion: name,
    bankHash: name,
    editions: z.record(name, name),
    judges: z.int().positive(),
    rounds: z.array(z.record(item, z.array(z.number().min(0).max(100)))),
    mark: z.number().nonnegative(),
    passRule,
  }),
  site_awaited: z.strictObject({ v: version, sites: z.array(z.strictObject({ site, name: text })) }),
  recovery_code_made: z.strictObject({ v: version, agreedBy: person.nullable() }),
  sign_in_undone: z.strictObject({ v: version }),
  recovery_seen: z.strictObject({ v: version }),
  hr_given: z.strictObject({ v: version }),
  hr_ended: z.strictObject({ v: version }),
  erasure_asked: z.strictObject({ v: version, ground: z.enum(ERASURE_GROUNDS) }),
  erased: z.strictObject({
    v: version,
    ground: z.enum(ERASURE_GROUNDS),
    askedBy: person.nullable(),
    confirmedBy: person.nullable(),
    facts: count,
    certificates: count,
    papers: count,
  }),
} satisfies { [Kind in EventKind]: z.ZodType<EventBodies[Kind]> }

/**
 * What the body of each kind must look like, on its way into the ledger and out of it.
 * Compiles only while schema and type of a kind say the same: `satisfies` checks that what a schema lets through
 * fits the type, and this type that whatever fits the type is let through.
 */
export const EVENT_BODY_SCHEMAS: {
  readonly [Kind in EventKind]: Unlocked<EventBodies[Kind]> extends z.output<(typeof schemas)[Kind]>
    ? z.ZodType<EventBodies[Kind]>
    : never
} = schemas

/** The type without `readonly`, which says nothing about JSON. */
type Unlocked<T> = T extends string | number | boolean | null
  ? T
  : T extends readonly (infer Entry)[]
    ? Unlocked<Entry>[]
    : { -readonly [Key in keyof T]: Unlocked<T[Key]> }

function isCalendarDate(value: unknown): boolean {
  if (typeof value !== 'string') return false
  try {
    calendarDate(value)
    return true
  } catch {
    return false
  }
}

function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value)
}
