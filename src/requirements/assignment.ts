import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import type { LedgerEvent, SiteId } from '../ledger/event.ts'
import {
  currentSpells,
  type Definitions,
  type History,
  placeOn,
  type RequirementInForce,
  requiredByRuleOn,
  tenuresOn,
  type Spell,
} from '../ledger/history.ts'
import { inTimeOrder, sameRule } from './requirement.ts'
import type { PersonType } from '../ledger/bodies/part.ts'
import type { NamedRule, RequirementRule, RuleScope } from '../ledger/bodies/requirement.ts'

/** A rule that begins to hold for a person on a day, or ceases to. */
export interface Assignment {
  readonly on: CalendarDate
  readonly inForce: boolean
  readonly named: string
  readonly rule: RequirementRule
}

/**
 * Returns the entries to record so that the requirement is in force for a person on each day from `from` on exactly
 * when a rule fits one of the person's employments. Returns none for a history that says so already. What HR has
 * assigned itself is no part of it. Expects a corrected history.
 */
export function assignments(
  history: History,
  requirement: string,
  definitions: Definitions,
  shipped: NamedRule,
  from: CalendarDate,
): Assignment[] {
  const found: Assignment[] = []
  for (const on of turningDays(history, definitions, from)) {
    const spells = currentSpells(history, on)
    const tenure = tenuresOn(history, on).at(-1)
    // A person who has left keeps the requirement. The status already says that they left.
    if (spells.length === 0 || tenure === undefined) continue
    const wanted = ruleFor(spells, rulesOn(definitions, shipped, tenure.from, on), on)
    const held = requiredByRuleOn(withAssignments(history, requirement, found), requirement, on)
    if (wanted === null) {
      if (held !== null) found.push({ on, inForce: false, named: held.named ?? shipped.named, rule: held.rule })
    } else if (held === null || !says(held, wanted)) {
      found.push({ on, inForce: true, named: wanted.named, rule: wanted.rule })
    }
  }
  return found
}

/** A rule of the first version had no name: it needs no new entry to get one. */
function says(held: RequirementInForce, { named, rule }: NamedRule): boolean {
  return sameRule(held.rule, rule) && (held.named === null || held.named === named)
}

/** The days from `from` on at which an employment, a rule, or what is recorded of them changes. */
function turningDays(history: History, definitions: Definitions, from: CalendarDate): CalendarDate[] {
  const turns = history.flatMap((event) => {
    switch (event.kind) {
      case 'hired':
      case 'transferred':
      case 'duties_changed':
      case 'required':
        return [event.effectiveOn]
      case 'separated':
        return [addDays(event.effectiveOn, 1)]
      default:
        return []
    }
  })
  const days = new Set([from, ...turns, ...definitions.map((definition) => definition.effectiveOn)])
  return [...days].filter((day) => day >= from).sort()
}

/** The history as it will be when these have been recorded, behind everything that stands there now. */
export function withAssignments(history: History, requirement: string, found: readonly Assignment[]): History {
  const last = history.at(-1)
  if (last === undefined) return history
  return [
    ...history,
    ...found.map(({ on, inForce, named, rule }, index): LedgerEvent => {
      const body = { v: 2, requirement, inForce, named, rule } as const
      return { ...last, seq: last.seq + 1 + index, kind: 'required', effectiveOn: on, body }
    }),
  ]
}

/** The rules for somebody whose employment began on a day: later ones for newcomers only are not among them. */
function rulesOn(
  definitions: Definitions,
  shipped: NamedRule,
  hiredFrom: CalendarDate,
  on: CalendarDate,
): readonly NamedRule[] {
  const holds = definitions
    .filter(({ effectiveOn }) => effectiveOn <= on)
    .filter(({ body, effectiveOn }) => body.forEveryone || hiredFrom >= effectiveOn)
  return inTimeOrder(holds).at(-1)?.body.rules ?? [shipped]
}

/** The first rule that fits one of the employments that a person has on a day, or null when none is asked for. */
function ruleFor(spells: readonly Spell[], rules: readonly NamedRule[], on: CalendarDate): NamedRule | null {
  return rules.find(({ appliesTo }) => spells.some((spell) => fits(spell, appliesTo, on))) ?? null
}

function fits(spell: Spell, scope: RuleScope, on: CalendarDate): boolean {
  return fitsWork({ ...spell, site: placeOn(spell, on).site }, scope)
}

/** An employment as it is on one day. */
export interface Work {
  readonly site: SiteId
  readonly type: PersonType
  readonly worksWithYouth: boolean
  readonly from: CalendarDate
}

function fitsWork({ site, type, worksWithYouth }: Omit<Work, 'from'>, scope: RuleScope): boolean {
  const { youthOnly, types, sites } = scope
  return (
    (worksWithYouth || !youthOnly) &&
    (types === null || types.includes(type)) &&
    (sites === null || sites.includes(site))
  )
}

/**
 * Whether proposed rules ask on their first day just what the rules before them ask of somebody who has this one
 * employment. False also where only a history can tell: with rules for newcomers, it says who is one.
 */
export function asksTheSame(
  work: Work,
  { definitions, proposed, shipped }: { definitions: Definitions; proposed: Definitions[number]; shipped: NamedRule },
): boolean {
  const on = proposed.effectiveOn
  const all = [...definitions, proposed]
  const isPerhapsNew = all.some(
    ({ body, effectiveOn }) => !body.forEveryone && effectiveOn <= on && work.from >= effectiveOn,
  )
  if (isPerhapsNew) return false
  const asked = (by: Definitions) =>
    rulesOn(by, shipped, work.from, on).find(({ appliesTo }) => fitsWork(work, appliesTo)) ?? null
  const [before, after] = [asked(definitions), asked(all)]
  if (before === null || after === null) return before === after
  return before.named === after.named && sameRule(before.rule, after.rule)
}

function isAtSite(spell: Spell, { sites }: RuleScope, on: CalendarDate): boolean {
  return sites === null || sites.includes(placeOn(spell, on).site)
}

/**
 * The rule whose dates hold for somebody to whom HR assigns the requirement: the first for one of the person's sites,
 * as though the work fit it. A date before the first day with youth is none for people who don't work with youth: they
 * have as many days as the rule gives others from the day on which it was required. Expects a corrected history.
 */
export function ruleToFollow(
  history: History,
  { definitions, shipped }: { readonly definitions: Definitions; readonly shipped: NamedRule },
  on: CalendarDate,
): RequirementRule {
  const spells = currentSpells(history, on)
  const hiredFrom = tenuresOn(history, on).at(-1)?.from ?? on
  const rules = rulesOn(definitions, shipped, hiredFrom, on)
  const { rule } =
    rules.find(({ appliesTo }) => spells.some((spell) => isAtSite(spell, appliesTo, on))) ?? rules[0] ?? shipped
  if (rule.due.by === 'days-from-hire' || spells.some(({ worksWithYouth }) => worksWithYouth)) return rule
  return { ...rule, due: { by: 'days-from-hire', days: rule.due.days } }
}
