import { z } from 'zod'
import type { SiteId } from '../ledger/event.ts'
import { nameOnRecord } from './rules.page.ts'
import { EMPTY_RULE, RULE_LIMITS, type RuleDraft, type RulesDraft } from './rules-draft.ts'
import { parseForm } from '../platform/http/form.web.ts'
import type { Visit } from '../app/visit.web.ts'
import { PERSON_TYPES } from '../ledger/bodies/part.ts'

/** The names of the fields: one alone, or one of a rule, as `rule-0-days`. */
const FIELDS = [
  /^(from|forWhom|reason|add|up|down|remove|show|discard)$/,
  /^rule-\d{1,2}-(named|youthOnly|sites|types|dueBy|days|months|windowDays|keepsDate|rehireGapMonths)$/,
]

const LONGEST_TEXT = 500

/** Boxes to check, of which several come under one name. */
const MANY = /^rule-\d{1,2}-(sites|types)$/

const ruleFields = z
  .record(
    z.string().refine((name) => FIELDS.some((pattern) => pattern.test(name)) && hasPlace(name)),
    z.union([z.string().max(LONGEST_TEXT), z.array(z.string().max(LONGEST_TEXT))]),
  )
  .refine((fields) => Object.entries(fields).every(([name, value]) => typeof value === 'string' || MANY.test(name)))

/** Anything beyond the largest form isn't one of our rules. */
function hasPlace(name: string): boolean {
  const [kind, place] = name.split('-')
  return kind !== 'rule' || Number(place) < RULE_LIMITS.rules
}

const place = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
  .optional()

const buttons = z.object({
  add: z.literal('rule').optional(),
  up: place,
  down: place,
  remove: place,
  show: z.literal('preview').optional(),
  discard: z.literal('yes').optional(),
})

/** A draft as it was put: one of an older shape does not fit. */
export const rulesDraft: z.ZodType<RulesDraft> = z.strictObject({
  rules: z.array(
    z.strictObject({
      named: z.string(),
      youthOnly: z.boolean(),
      // Written below from the ids of the form, which `knownSites` has checked.
      sites: z.array(z.custom<SiteId>((id) => typeof id === 'string')),
      types: z.array(z.enum(PERSON_TYPES)),
      dueBy: z.enum(['days-from-hire', 'first-contact']),
      days: z.string(),
      months: z.string(),
      windowDays: z.string(),
      keepsDate: z.boolean(),
      rehireGapMonths: z.string(),
    }),
  ),
  from: z.string(),
  forEveryone: z.boolean(),
  reason: z.string(),
})

export interface SentRules {
  readonly draft: RulesDraft
  /** The rule to continue with after one was added or moved, counted from 0. */
  readonly at: number | null
  readonly preview: boolean
  readonly discard: boolean
}

/** The form of rules as it was sent, after what its button does. */
export function readRules(visit: Visit, sites: readonly SiteId[]): SentRules {
  const draft = toDraft(parseForm(visit, ruleFields), sites)
  const { add, up, down, remove, show, discard } = parseForm(visit, buttons)
  const { rules } = draft
  const changed = (next: readonly RuleDraft[], at: number | null): SentRules => ({
    draft: { ...draft, rules: next },
    at,
    preview: show === 'preview',
    discard: discard === 'yes',
  })
  if (add !== undefined && rules.length < RULE_LIMITS.rules) return changed([...rules, EMPTY_RULE], rules.length)
  if (up !== undefined) return changed(swapped(rules, up, up - 1), Math.max(0, up - 1))
  if (down !== undefined) return changed(swapped(rules, down, down + 1), Math.min(rules.length - 1, down + 1))
  if (remove !== undefined) {
    return changed(
      rules.filter((_, index) => index !== remove),
      null,
    )
  }
  return changed(rules, null)
}

function swapped(rules: readonly RuleDraft[], one: number, other: number): readonly RuleDraft[] {
  const [first, second] = [rules[one], rules[other]]
  if (first === undefined || second === undefined) return rules
  return rules.with(one, second).with(other, first)
}

type Fields = z.output<typeof ruleFields>

/** A box that is not ticked and a rule that is not there send nothing: that is empty. */
function toDraft(fields: Fields, sites: readonly SiteId[]): RulesDraft {
  const all = (name: string) => [fields[name] ?? []].flat()
  const text = (name: string) => all(name).join(' ').trim()
  return {
    rules: ruleNames(fields).map((name) => ({
      named: nameOnRecord(text(`${name}-named`)),
      youthOnly: text(`${name}-youthOnly`) === 'yes',
      sites: sites.filter((id) => all(`${name}-sites`).includes(id)),
      types: PERSON_TYPES.filter((type) => all(`${name}-types`).includes(type)),
      dueBy: text(`${name}-dueBy`) === 'first-contact' ? 'first-contact' : 'days-from-hire',
      days: text(`${name}-days`),
      months: text(`${name}-months`),
      windowDays: text(`${name}-windowDays`),
      keepsDate: text(`${name}-keepsDate`) === 'yes',
      rehireGapMonths: text(`${name}-rehireGapMonths`),
    })),
    from: text('from'),
    forEveryone: text('forWhom') !== 'newcomers',
    reason: text('reason'),
  }
}

/** `rule-0`, `rule-1` …: as many as the form has. */
function ruleNames(fields: Fields): string[] {
  const places = Object.keys(fields).flatMap((name) => {
    const [kind, index] = name.split('-')
    return kind === 'rule' ? Number(index) : []
  })
  return Array.from({ length: Math.max(-1, ...places) + 1 }, (_, index) => `rule-${index}`)
}
