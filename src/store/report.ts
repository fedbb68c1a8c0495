import type { CalendarDate } from '../domain/calendar.ts'
import type { PersonId } from '../domain/event.ts'
import { type Completion, corrected, type History, isCompletion, isKind, requirementOn } from '../domain/history.ts'
import { ORIENTATION } from '../domain/requirement.ts'
import { type PolicyHistory, type Standing, statusOn } from '../domain/status.ts'
import { currentFacts } from './facts.ts'
import { historiesOf, policyHistory } from './ledger.ts'
import { allPeople, type PeopleFilter, type PersonOnRecord, peopleOnRecord } from './people.ts'
import { type Placement, placementsOn } from '../domain/placement.ts'
import type { Database } from './schema.ts'

/** One person as a report has them. */
export interface ReportedPerson extends PersonOnRecord {
  readonly employeeNumber: string | null
  /** One for each placement; null while HR does not know it. */
  readonly hiredOn: readonly (CalendarDate | null)[]
  /** Names of those whom the person reports to; null once erased. */
  readonly supervisors: readonly (string | null)[]
  /** Of the rule in force; null when nothing is required, or once and for all. */
  readonly renewalMonths: number | null
  /** The one that counts, or counted last. */
  readonly completion: Completion | null
}

/** How many people are read together: a download holds no more in memory. */
const BATCH = 100

/**
 * The people of a list, in its order, as they stand on a day. Rows whose day has come are computed from the ledger,
 * so that a reader who may not refresh the list reports the same.
 */
export async function* peopleInBatches(
  db: Database,
  filter: PeopleFilter,
  today: CalendarDate,
): AsyncGenerator<ReportedPerson[]> {
  const policy = await policyHistory(db)
  for await (const people of inBatches(allPeople(db, filter))) yield await reported(db, people, policy, today)
}

async function reported(
  db: Database,
  people: readonly PersonOnRecord[],
  policy: PolicyHistory,
  today: CalendarDate,
): Promise<ReportedPerson[]> {
  const ids = people.map(({ person }) => person)
  const histories = await historiesOf(db, ids)
  const facts = await currentFacts(db, ids, today)
  const current = people.map((person) => upToDate(person, histories.get(person.person) ?? [], policy, today))
  const names = await supervisorNames(db, current)
  return current.map((person) => {
    const history = corrected(histories.get(person.person) ?? [])
    return {
      ...person,
      employeeNumber: facts.get(person.person)?.employee_number ?? null,
      hiredOn: person.placements.map((placement) => hiredOn(history, placement)),
      supervisors: person.placements.flatMap(({ supervisor }) =>
        supervisor === null ? [] : [names.get(supervisor) ?? null],
      ),
      renewalMonths: requirementOn(history, ORIENTATION, today)?.rule.renewal?.months ?? null,
      completion: completionOf(history, person.standing),
    }
  })
}

function upToDate(
  person: PersonOnRecord,
  history: History,
  policy: PolicyHistory,
  today: CalendarDate,
): PersonOnRecord {
  const { holdsUntil } = person.standing
  if (holdsUntil === null || holdsUntil > today) return person
  return {
    ...person,
    standing: statusOn(history, ORIENTATION, policy, today),
    placements: placementsOn(corrected(history), today),
  }
}

function hiredOn(history: History, { spell }: Placement): CalendarDate | null {
  return history.filter(isKind('hired')).find((event) => event.body.spell === spell)?.body.hiredOn ?? null
}

function completionOf(history: History, { completedOn }: Standing): Completion | null {
  return history.filter(isCompletion).findLast((event) => event.effectiveOn === completedOn) ?? null
}

async function supervisorNames(db: Database, people: readonly PersonOnRecord[]): Promise<Map<PersonId, string | null>> {
  const ids = people.flatMap(({ placements }) => placements.flatMap(({ supervisor }) => supervisor ?? []))
  const supervisors = await peopleOnRecord(db, [...new Set(ids)])
  return new Map(supervisors.map(({ person, name }) => [person, name]))
}

async function* inBatches<Entry>(entries: AsyncIterable<Entry>): AsyncGenerator<Entry[]> {
  let batch: Entry[] = []
  for await (const entry of entries) {
    batch.push(entry)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
