import type { CalendarDate } from '../platform/time/calendar.ts'
import type { EventOf } from '../ledger/event.ts'
import { type Definitions, firstRule } from '../ledger/history.ts'
import type { NamedRule, RequirementRule } from '../ledger/bodies/requirement.ts'

/** The one requirement of the first version: orientation, for people who work with youth (PR-1). */
export const ORIENTATION = 'orientation'

/** On record. Pages show it in the reader’s language. */
export const SHIPPED_RULE_NAME = 'Direct service staff'

/** The rule before HR defines any: 30 days from hire, for staff who work with youth. */
export function shippedRule(renewalMonths: number | null): NamedRule {
  return {
    named: SHIPPED_RULE_NAME,
    appliesTo: { youthOnly: true, sites: null, types: null },
    rule: firstRule(30, renewalMonths, 12),
  }
}

export function sameRule(a: RequirementRule, b: RequirementRule): boolean {
  return (
    a.due.by === b.due.by &&
    a.due.days === b.due.days &&
    a.rehireGapMonths === b.rehireGapMonths &&
    a.renewal?.months === b.renewal?.months &&
    a.renewal?.windowDays === b.renewal?.windowDays &&
    a.renewal?.keepsDate === b.renewal?.keepsDate
  )
}

/** Rules that hold from a day on. */
export interface RuleSet {
  /** `null` for the rule that the program comes with. */
  readonly definition: EventOf<'requirement_defined'> | null
  readonly rules: readonly NamedRule[]
  /** Limits the set to people hired before this day, who keep these older rules. `null` for everyone else. */
  readonly hiredBefore: CalendarDate | null
}

/**
 * The rules for anyone on a day: the latest first, then those that earlier people keep, back to the latest for
 * everyone.
 */
export function ruleSetsOn(definitions: Definitions, shipped: NamedRule, on: CalendarDate): RuleSet[] {
  const begun = inTimeOrder(definitions).filter(({ effectiveOn }) => effectiveOn <= on)
  const lastForEveryone = begun.findLastIndex(({ body }) => body.forEveryone)
  const inForce = begun.slice(Math.max(0, lastForEveryone)).reverse()
  const sets = inForce.map((definition, index): RuleSet => {
    return { definition, rules: definition.body.rules, hiredBefore: inForce[index - 1]?.effectiveOn ?? null }
  })
  if (lastForEveryone >= 0) return sets
  return [...sets, { definition: null, rules: [shipped], hiredBefore: inForce.at(-1)?.effectiveOn ?? null }]
}

/** If two have the same day, the one recorded later comes later. */
export function inTimeOrder(definitions: Definitions): EventOf<'requirement_defined'>[] {
  return definitions.toSorted((a, b) =>
    a.effectiveOn === b.effectiveOn ? a.seq - b.seq : a.effectiveOn < b.effectiveOn ? -1 : 1,
  )
}
