import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { noCounts, type StatusCounts } from './compliance.ts'
import type { EventOf, NewEvent, PersonId, PolicySubject, RequirementDefined, Recording } from '../ledger/event.ts'
import { corrected } from '../ledger/history.ts'
import { ORIENTATION } from './requirement.ts'
import { type ProposedRules, RULE_EFFECTS, type RuleChange, type RuleEffect, ruleChange } from './rule-change.ts'
import { asksTheSame } from './assignment.ts'
import { isAssigningDue, rulesOnRecord } from './assignment.store.ts'
import { behindRows } from './behind.store.ts'
import type { Status } from './status.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { historiesOf, policyHistory } from '../ledger/ledger.store.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
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

/**
 * Says what rules would do, and writes nothing. Whoever they ask just the same of keeps the status that is on record;
 * the histories of the others are read, and requests have their turn in between.
 */
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
  const untouched = await untouchedBy(db, given)
  for (const status of untouched.values()) {
    counts.before[status] += 1
    counts.after[status] += 1
  }
  const others = (await peopleInLedger(db)).filter((person) => !untouched.has(person))
  for (const chunk of inChunks(others)) {
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

/**
 * Those whose status stays as it is, since it holds on the first day of the rules: people without an employment on that
 * day, and people with one of which the rules ask just the same. Nobody, while earlier rules aren't applied yet.
 */
async function untouchedBy(db: Database, rules: ProposedRules): Promise<Map<PersonId, Status>> {
  if (await isAssigningDue(db)) return new Map()
  const on = rules.proposed.effectiveOn
  const rows = await db
    .selectFrom('standing')
    .leftJoin('placement', 'placement.person', 'standing.person')
    .select(['standing.person', 'standing.status', 'site', 'type', 'from_on', 'until_on', 'jobs'])
    .select(({ eb }) => eb('reported', 'like', '%"worksWithYouth":true%').as('with_youth'))
    .where('as_of', '<=', on)
    .where(({ eb, or }) => or([eb('holds_until', 'is', null), eb('holds_until', '>', on)]))
    .where('standing.person', 'not in', behindRows(db))
    .execute()
  const isUntouched = ({
    site,
    type,
    from_on: from,
    until_on: until,
    jobs,
    with_youth: withYouth,
  }: (typeof rows)[0]) => {
    const isAtWork = from !== null && from <= on && (until === null || until >= on)
    if (!isAtWork || site === null || type === null) return true
    // Which of several employments is with youth is in the history alone.
    return jobs === 1 && asksTheSame({ site, type, from, worksWithYouth: Boolean(withYouth) }, rules)
  }
  const touched = new Set(rows.filter((row) => !isUntouched(row)).map(({ person }) => person))
  return new Map(rows.filter(({ person }) => !touched.has(person)).map(({ person, status }) => [person, status]))
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
