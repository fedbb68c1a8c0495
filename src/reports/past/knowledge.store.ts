import type { CalendarDate, Instant } from '../../platform/time/calendar.ts'
import type { LedgerEvent, PersonId } from '../../ledger/event.ts'
import { corrected, type History, isKind, type PolicyHistory } from '../../ledger/history.ts'
import { united } from '../../ledger/merge.ts'
import { onRecordFrom, type ReportedHistory, reportedOn, type ReportedPerson } from '../../requirements/reported.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { entriesOf, mergeHistory, policyEvents } from '../../ledger/ledger.store.ts'
import { type MergedInto, mergesIn } from '../../ledger/merge.store.ts'
import type { Database, FactKind } from '../../platform/database/schema.store.ts'
import { type Fact, factsAbout, valueOn } from '../../ledger/fact.store.ts'
import { type AsOf, knownAsOf } from '../../ledger/as-of.ts'

/** The knowledge at an instant, or now, other than that of each person. */
export interface Knowledge {
  readonly at: Instant | null
  readonly policy: PolicyHistory
  /** Before it was found out that two records are about one person, both are in a report. */
  readonly merges: ReadonlyMap<PersonId, MergedInto>
  /** Everybody whose record was ever part of a merge. */
  readonly everMerged: ReadonlySet<PersonId>
}

export async function knowledgeAt(db: Database, at: Instant | null): Promise<Knowledge> {
  const merged = await mergeHistory(db)
  const policy = corrected(knownAsOf(await policyEvents(db), { knownAt: at })).filter(isKind('policy_published'))
  return { at, policy, merges: mergesIn(knownAsOf(merged, { knownAt: at })), everMerged: mergedEver(merged) }
}

/**
 * Returns the histories of the people as they were known. People who weren't known, or only as part of another, are
 * absent.
 */
export async function historiesKnown(
  db: Database,
  people: readonly PersonId[],
  { at, merges }: Knowledge,
): Promise<Map<PersonId, History>> {
  const own = people.filter((person) => !merges.has(person))
  const seconds = [...merges].filter(([, { survivor }]) => own.includes(survivor))
  const entries = await entriesOf(db, [...own, ...seconds.map(([person]) => person)])
  const histories = own.map((person): [PersonId, History] => {
    const others = seconds
      .filter(([, { survivor }]) => survivor === person)
      .map(([second, { sameJob }]) => ({ history: entries.get(second) ?? [], sameJob }))
    return [person, knownAsOf(united(entries.get(person) ?? [], others), { knownAt: at })]
  })
  return new Map(histories.filter(([, history]) => history.length > 0))
}

/** Returns a history as a report of a day shows it. Returns null when the person wasn't on record then. */
export function reportedAsOf(
  history: History,
  { policy, merges }: Knowledge,
  on: CalendarDate,
): ReportedHistory | null {
  if (on < onRecordFrom(history)) return null
  const reported = reportedOn(history, ORIENTATION, policy, on)
  const placements = reported.placements.map((place) => {
    return { ...place, supervisor: survivorOf(place.supervisor, merges) }
  })
  return { ...reported, placements }
}

/** A person as the entries say. */
export interface PersonWithHistory {
  readonly person: ReportedPerson
  readonly history: History
}

/** The people in the order of the ids, without those who were not on record. */
export async function peopleAsOf(
  db: Database,
  people: readonly PersonId[],
  { on, knownAt }: AsOf,
  knowledge: Knowledge,
): Promise<PersonWithHistory[]> {
  const histories = await historiesKnown(db, people, knowledge)
  const onRecord = people.flatMap((person) => {
    const history = histories.get(person)
    const reported = history === undefined ? null : reportedAsOf(history, knowledge, on)
    return history === undefined || reported === null ? [] : [{ person, history, reported }]
  })
  const supervisors = onRecord.flatMap(({ reported }) =>
    reported.placements.flatMap(({ supervisor }) => supervisor ?? []),
  )
  const facts = await factsAbout(db, [...new Set([...people, ...supervisors])], knownAt)
  const value = (person: PersonId, kind: FactKind) => valueAround(facts.get(person) ?? [], kind, on)
  return onRecord.map(({ person, history, reported }) => ({
    history,
    person: {
      ...reported,
      person,
      name: value(person, 'name'),
      employeeNumber: value(person, 'employee_number'),
      supervisors: reported.placements.flatMap(({ supervisor }) =>
        supervisor === null ? [] : [value(supervisor, 'name')],
      ),
    },
  }))
}

/** The value on a day; for who comes on record later, the first to come. */
export function valueAround(facts: readonly Fact[], kind: FactKind, on: CalendarDate): string | null {
  const held = facts.filter((fact) => fact.kind === kind)
  const first = held.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))[0]
  return first !== undefined && first.effectiveOn > on ? first.value : valueOn(held, kind, on)
}

/** A person whose record was merged into another supervises under that one. */
export function survivorOf(person: PersonId | null, merges: Knowledge['merges']): PersonId | null {
  return person === null ? null : (merges.get(person)?.survivor ?? person)
}

/** Everybody whose record was ever part of a merge. */
export function mergedEver(history: readonly LedgerEvent[]): Set<PersonId> {
  // A merge is about a person.
  return new Set(history.filter(isKind('merged')).flatMap(({ subject, body }) => [subject as PersonId, body.into]))
}
