import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { noCounts, type StatusCounts } from './compliance.ts'
import type { EventOf, NewEvent, PersonId, PolicySubject, RequirementDefined, Recording } from '../ledger/event.ts'
import { corrected } from '../ledger/history.ts'
import { ORIENTATION } from './requirement.ts'
import { RULE_EFFECTS, type RuleChange, type RuleEffect, ruleChange } from './rule-change.ts'
import { rulesOnRecord } from './assignment.store.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { historiesOf, policyHistory } from '../ledger/ledger.store.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { peopleInLedger, record } from './standing.store.ts'

export const RULES_SUBJECT: PolicySubject = `policy:${ORIENTATION}`

/** Rules from a day on, for everyone or for newcomers. */
export type NewRules = Pick<RequirementDefined, 'rules' | 'forEveryone' | 'reason'>

/** Records new rules. `assignEverybody` then records what changes for each person. */
export async function defineRules(tx: Tx, rules: NewRules, from: CalendarDate, recording: Recording): Promise<void> {
  await record(tx, [definition(rules, from, recording)], recording.today)
}

/** How many are listed by name for each effect. */
const LISTED = 50

/** The effect of rules on their first day. */
export interface RulesPreview {
  readonly before: StatusCounts
  readonly after: StatusCounts
  readonly effects: Readonly<Record<RuleEffect, AffectedPeople>>
}

export interface AffectedPeople {
  readonly count: number
  /** The first of them. */
  readonly people: readonly (Pick<RuleChange, 'before' | 'after'> & { readonly person: PersonId })[]
}

/** Looks through everybody and writes nothing; requests have their turn in between. */
export async function previewRules(
  { db }: Store,
  rules: NewRules,
  from: CalendarDate,
  recording: Recording,
): Promise<RulesPreview> {
  const proposed = { ...definition(rules, from, recording), seq: Number.MAX_SAFE_INTEGER, id: 'proposed' }
  const given = { requirement: ORIENTATION, ...(await rulesOnRecord(db)), proposed, policy: await policyHistory(db) }
  const counts = { before: noCounts(), after: noCounts() }
  const found = new Map<RuleEffect, AffectedPeople>()
  for (const chunk of inChunks(await peopleInLedger(db))) {
    const merged = await survivorsOf(db, chunk)
    const histories = await historiesOf(
      db,
      chunk.filter((person) => !merged.has(person)),
    )
    for (const [person, history] of histories) {
      const { before, after, effects } = ruleChange(corrected(history), given)
      counts.before[before.status] += 1
      counts.after[after.status] += 1
      for (const effect of effects) {
        const { count, people } = found.get(effect) ?? NOBODY
        found.set(effect, {
          count: count + 1,
          people: people.length < LISTED ? [...people, { person, before, after }] : people,
        })
      }
    }
    await nextTurn()
  }
  // Every effect is a key: the list and the type come from one constant.
  const effects = Object.fromEntries(RULE_EFFECTS.map((effect) => [effect, found.get(effect) ?? NOBODY])) as Record<
    RuleEffect,
    AffectedPeople
  >
  return { ...counts, effects }
}

const NOBODY: AffectedPeople = { count: 0, people: [] }

function definition(
  { rules, forEveryone, reason }: NewRules,
  effectiveOn: CalendarDate,
  { course, actor, at }: Recording,
): Extract<NewEvent, { kind: 'requirement_defined' }> & Omit<EventOf<'requirement_defined'>, 'seq' | 'id'> {
  return {
    kind: 'requirement_defined',
    subject: RULES_SUBJECT,
    course,
    effectiveOn,
    recordedAt: at,
    actor,
    body: { v: 1, requirement: ORIENTATION, rules, forEveryone, reason },
  }
}
