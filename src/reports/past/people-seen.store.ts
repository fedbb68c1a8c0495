import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { History } from '../../ledger/history.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import type { Viewpoint } from '../viewpoint.ts'
import { type Fact, factsAbout, valueOn } from '../../ledger/fact.store.ts'
import type { Database, FactKind } from '../../platform/database/schema.store.ts'
import { historiesSeen, reportedFrom, type Sight } from './seen.store.ts'

/** A person as the entries say, from a viewpoint. */
export interface SeenPerson {
  readonly person: ReportedPerson
  readonly history: History
}

/** The people in the order of the ids, without those who are not in a report from there. */
export async function peopleSeen(
  db: Database,
  people: readonly PersonId[],
  { on, knownAt }: Viewpoint,
  sight: Sight,
): Promise<SeenPerson[]> {
  const histories = await historiesSeen(db, people, sight)
  const seen = people.flatMap((person) => {
    const history = histories.get(person)
    const reported = history === undefined ? null : reportedFrom(history, sight, on)
    return history === undefined || reported === null ? [] : [{ person, history, reported }]
  })
  const supervisors = seen.flatMap(({ reported }) => reported.placements.flatMap(({ supervisor }) => supervisor ?? []))
  const facts = await factsAbout(db, [...new Set([...people, ...supervisors])], knownAt)
  const value = (person: PersonId, kind: FactKind) => valueAround(facts.get(person) ?? [], kind, on)
  return seen.map(({ person, history, reported }) => ({
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
