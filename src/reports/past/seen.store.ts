import type { CalendarDate, Instant } from '../../platform/time/calendar.ts'
import type { LedgerEvent, PersonId } from '../../ledger/event.ts'
import { corrected, type History, isKind, knownAt, type PolicyHistory } from '../../ledger/history.ts'
import { united } from '../../ledger/merge.ts'
import { onRecordFrom, type ReportedHistory, reportedOn } from '../../requirements/reported.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { entriesOf, mergeHistory, policyEvents } from '../../ledger/ledger.store.ts'
import { type MergedInto, mergesIn } from '../../ledger/merge.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'

/** What was known at an instant, or is known now, beside what is known of each person. */
export interface Sight {
  readonly at: Instant | null
  readonly policy: PolicyHistory
  /** Before it was found out that two records are about one person, both are in a report. */
  readonly merges: ReadonlyMap<PersonId, MergedInto>
  /** Everybody whose record was ever part of a merge. */
  readonly everMerged: ReadonlySet<PersonId>
}

export async function sightAt(db: Database, at: Instant | null): Promise<Sight> {
  const merged = await mergeHistory(db)
  const policy = corrected(seen(await policyEvents(db), at)).filter(isKind('policy_published'))
  return { at, policy, merges: mergesIn(seen(merged, at)), everMerged: mergedEver(merged) }
}

/** What was known of each of the people; who was not known, or as part of another only, is absent. */
export async function historiesSeen(
  db: Database,
  people: readonly PersonId[],
  { at, merges }: Sight,
): Promise<Map<PersonId, History>> {
  const own = people.filter((person) => !merges.has(person))
  const seconds = [...merges].filter(([, { survivor }]) => own.includes(survivor))
  const entries = await entriesOf(db, [...own, ...seconds.map(([person]) => person)])
  const histories = own.map((person): [PersonId, History] => {
    const others = seconds
      .filter(([, { survivor }]) => survivor === person)
      .map(([second, { sameJob }]) => ({ history: entries.get(second) ?? [], sameJob }))
    return [person, seen(united(entries.get(person) ?? [], others), at)]
  })
  return new Map(histories.filter(([, history]) => history.length > 0))
}

/** What a report of a day says of a history; null when the person was not on record then. */
export function reportedFrom(history: History, { policy, merges }: Sight, on: CalendarDate): ReportedHistory | null {
  if (on < onRecordFrom(history)) return null
  const reported = reportedOn(history, ORIENTATION, policy, on)
  const placements = reported.placements.map((place) => {
    return { ...place, supervisor: survivorOf(place.supervisor, merges) }
  })
  return { ...reported, placements }
}

/** Whose record was merged into another supervises under that one. */
export function survivorOf(person: PersonId | null, merges: Sight['merges']): PersonId | null {
  return person === null ? null : (merges.get(person)?.survivor ?? person)
}

/** Everybody whose record was ever part of a merge. */
export function mergedEver(history: readonly LedgerEvent[]): Set<PersonId> {
  // A merge is about a person.
  return new Set(history.filter(isKind('merged')).flatMap(({ subject, body }) => [subject as PersonId, body.into]))
}

function seen(history: History, at: Instant | null): History {
  return at === null ? history : knownAt(history, at)
}
