import { assignments, withAssignments } from './assignment.ts'
import { type CalendarDate, earliest } from '../platform/time/calendar.ts'
import { GROUPS } from './compliance.ts'
import type { EventOf } from '../ledger/event.ts'
import { type Definitions, type History, isKind, type PolicyHistory } from '../ledger/history.ts'
import { type Standing, type Status, statusOn } from './status.ts'
import type { NamedRule } from '../ledger/bodies/requirement.ts'

/** The effects of new rules on a person on their first day. A person can have more than one. */
export const RULE_EFFECTS = ['turns-to-action', 'required', 'not-required', 'date-moves'] as const
export type RuleEffect = (typeof RULE_EFFECTS)[number]

/** A person's standing on the first day of new rules: by the present rules, and by the new ones. */
export interface RuleChange {
  readonly before: Standing
  readonly after: Standing
  readonly effects: readonly RuleEffect[]
}

export interface ProposedRules {
  readonly requirement: string
  readonly shipped: NamedRule
  /** In the order in which they are recorded. */
  readonly definitions: Definitions
  readonly proposed: EventOf<'requirement_defined'>
  readonly policy: PolicyHistory
}

/** Expects a corrected history. */
export function ruleChange(history: History, rules: ProposedRules): RuleChange {
  const before = standingBy(history, rules.definitions, rules)
  const after = standingBy(history, [...rules.definitions, rules.proposed], rules)
  return { before, after, effects: RULE_EFFECTS.filter((effect) => HAPPENS[effect](before, after)) }
}

/** This many people may turn to need action at once without a second look, however large the organization is. */
const FEW = 5

/** More than a few, or more than one in ten of those in scope, would turn to need action from one day to the next. */
export function isOvernight(turned: number, inScope: number): boolean {
  return turned > FEW || turned * 10 > inScope
}

const HAPPENS: Readonly<Record<RuleEffect, (before: Standing, after: Standing) => boolean>> = {
  'turns-to-action': (before, after) => needsAction(after.status) && !needsAction(before.status),
  required: (before, after) => !isRequired(before) && isRequired(after),
  'not-required': (before, after) => isRequired(before) && !isRequired(after),
  'date-moves': (before, after) =>
    isRequired(before) && isRequired(after) && dates(before).join() !== dates(after).join(),
}

function standingBy(history: History, definitions: Definitions, rules: ProposedRules): Standing {
  const { requirement, shipped, proposed, policy } = rules
  const from = earliest(history.filter(isKind('hired')).map((event) => event.effectiveOn))
  const assigned = from === null ? [] : assignments(history, requirement, definitions, shipped, from)
  return statusOn(withAssignments(history, requirement, assigned), requirement, policy, proposed.effectiveOn)
}

/** Returns none while no date counts. */
function dates({ status, dueOn, validUntil }: Standing): readonly (CalendarDate | null)[] {
  return BESIDE.includes(status) ? [] : [dueOn, validUntil]
}

const BESIDE: readonly Status[] = [...GROUPS.exempt, ...GROUPS.onLeave, ...GROUPS.separated]

function isRequired({ status }: Standing): boolean {
  return status !== 'not-in-scope'
}

function needsAction(status: Status): boolean {
  const statuses: readonly Status[] = GROUPS.needAction
  return statuses.includes(status)
}
