import { addMonths, type CalendarDate, dayOrNull } from '../platform/time/calendar.ts'
import type { SiteId } from '../ledger/event.ts'
import { PERSON_TYPES, type PersonType } from '../ledger/bodies/part.ts'
import type { DueRule, NamedRule, RuleScope } from '../ledger/bodies/requirement.ts'

/** Rules as HR types them: what is unfinished is kept as it is. */
export interface RulesDraft {
  readonly rules: readonly RuleDraft[]
  /** The first day. */
  readonly from: string
  readonly forEveryone: boolean
  readonly reason: string
}

export interface RuleDraft {
  readonly named: string
  readonly youthOnly: boolean
  /** Empty for all of them. */
  readonly sites: readonly SiteId[]
  readonly types: readonly PersonType[]
  readonly dueBy: DueRule['by']
  readonly days: string
  /** Empty when there's no renewal. */
  readonly months: string
  readonly windowDays: string
  readonly keepsDate: boolean
  readonly rehireGapMonths: string
}

/** A problem of the rules, and the field to correct: `rule-0-days`. */
export interface RulesProblem {
  readonly field: string
  readonly kind: RulesProblemKind
  /** The name of another rule, where the problem has to do with one. */
  readonly other: string
}

export type RulesProblemKind =
  | 'name'
  | 'sameName'
  | 'covered'
  | 'days'
  | 'months'
  | 'windowDays'
  | 'windowTooLong'
  | 'rehireGapMonths'
  | 'noRule'
  | 'from'

export const RULE_LIMITS = {
  rules: 12,
  name: 80,
  reason: 300,
  days: 365,
  months: 60,
  windowDays: 180,
  gap: 60,
} as const

/** How far ahead rules can be set. */
const MONTHS_AHEAD = 24
/** No month has fewer, so a window of so many days a month never reaches back to the completion itself. */
const DAYS_OF_MONTH = 28

export const EMPTY_RULE: RuleDraft = {
  named: '',
  youthOnly: true,
  sites: [],
  types: [],
  dueBy: 'days-from-hire',
  days: '30',
  months: '',
  windowDays: '60',
  keepsDate: false,
  rehireGapMonths: '12',
}

export function draftOfRules(rules: readonly NamedRule[], from: CalendarDate): RulesDraft {
  return { rules: rules.map(ruleDraft), from, forEveryone: true, reason: '' }
}

function ruleDraft({ named, appliesTo, rule }: NamedRule): RuleDraft {
  const { due, renewal, rehireGapMonths } = rule
  return {
    named,
    youthOnly: appliesTo.youthOnly,
    sites: appliesTo.sites ?? [],
    types: appliesTo.types ?? [],
    dueBy: due.by,
    days: String(due.days),
    months: renewal === null ? '' : String(renewal.months),
    windowDays: renewal === null ? EMPTY_RULE.windowDays : String(renewal.windowDays),
    keepsDate: renewal?.keepsDate ?? false,
    rehireGapMonths: String(rehireGapMonths),
  }
}

/** Returns the rules to record. Expects a draft without problems. */
export function rulesOf({ rules }: RulesDraft): NamedRule[] {
  return rules.map((draft) => ({
    named: draft.named.trim(),
    appliesTo: scopeOf(draft),
    rule: {
      due: { by: draft.dueBy, days: Number(draft.days) },
      renewal:
        draft.months === ''
          ? null
          : { months: Number(draft.months), windowDays: Number(draft.windowDays), keepsDate: draft.keepsDate },
      rehireGapMonths: Number(draft.rehireGapMonths),
    },
  }))
}

/** All types chosen are the same as none chosen. */
export function scopeOf({ youthOnly, sites, types }: RuleDraft): RuleScope {
  const all = types.length === 0 || PERSON_TYPES.every((type) => types.includes(type))
  return { youthOnly, sites: sites.length === 0 ? null : sites, types: all ? null : types }
}

/** Whether this can be kept as the reason of a change. */
export function isReason(text: string): boolean {
  return isText(text, RULE_LIMITS.reason)
}

/**
 * Lists the problems in the order of the form. Returns none when the effect of these rules can be shown. The reason is
 * asked when they're published.
 */
export function rulesProblems(draft: RulesDraft, today: CalendarDate): RulesProblem[] {
  return [
    ...(draft.rules.length === 0 ? [problem('add', 'noRule')] : []),
    ...draft.rules.flatMap((rule, index) => ruleProblems(rule, index, draft.rules.slice(0, index))),
    ...(isDayAhead(draft.from, today) ? [] : [problem('from', 'from')]),
  ]
}

function ruleProblems(rule: RuleDraft, index: number, before: readonly RuleDraft[]): RulesProblem[] {
  const at = (name: keyof RuleDraft, kind: RulesProblemKind, other = '') =>
    problem(`rule-${index}-${name}`, kind, other)
  const { days, months, windowDays, rehireGapMonths } = rule
  const cover = before.find((earlier) => covers(scopeOf(earlier), scopeOf(rule)))
  const named = nameProblem(rule, before) ?? (cover === undefined ? null : 'covered')
  const renews = months !== ''
  return [
    ...(named === null ? [] : [at('named', named, cover?.named ?? '')]),
    ...(isNumber(days, 1, RULE_LIMITS.days) ? [] : [at('days', 'days')]),
    ...(!renews || isNumber(months, 1, RULE_LIMITS.months) ? [] : [at('months', 'months')]),
    ...(!renews || isNumber(windowDays, 0, RULE_LIMITS.windowDays) ? [] : [at('windowDays', 'windowDays')]),
    ...(renews && Number(windowDays) >= Number(months) * DAYS_OF_MONTH ? [at('windowDays', 'windowTooLong')] : []),
    ...(isNumber(rehireGapMonths, 0, RULE_LIMITS.gap) ? [] : [at('rehireGapMonths', 'rehireGapMonths')]),
  ]
}

function nameProblem({ named }: RuleDraft, before: readonly RuleDraft[]): 'name' | 'sameName' | null {
  if (!isText(named, RULE_LIMITS.name)) return 'name'
  const folded = named.trim().toLowerCase()
  return before.some((earlier) => earlier.named.trim().toLowerCase() === folded) ? 'sameName' : null
}

/** Everyone who matches the second also matches the first, so the second would never be used. */
function covers(first: RuleScope, second: RuleScope): boolean {
  const within = <Id>(all: readonly Id[] | null, some: readonly Id[] | null) =>
    all === null || (some !== null && some.every((id) => all.includes(id)))
  return (
    (!first.youthOnly || second.youthOnly) && within(first.sites, second.sites) && within(first.types, second.types)
  )
}

function problem(field: string, kind: RulesProblemKind, other = ''): RulesProblem {
  return { field, kind, other }
}

function isText(text: string, longest: number): boolean {
  const { length } = text.trim()
  return length > 0 && length <= longest
}

function isNumber(text: string, least: number, most: number): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most
}

function isDayAhead(text: string, today: CalendarDate): boolean {
  const day = dayOrNull(text)
  return day !== null && day >= today && day <= addMonths(today, MONTHS_AHEAD)
}
