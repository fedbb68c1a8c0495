import { turnsForOthers } from '../../platform/jobs/others.store.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { EventKind, PersonId } from '../../ledger/event.ts'
import type { History } from '../../ledger/history.ts'
import { inChunks } from '../../platform/database/chunk.store.ts'
import { currentFacts, factValues } from '../../ledger/fact.store.ts'
import { historiesOf } from '../../ledger/ledger.store.ts'
import { secondRecordsOf } from '../../ledger/merge.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'

/** The part of a person's record with which a completion from elsewhere is compared. */
export interface CompletionRecord {
  readonly person: PersonId
  readonly name: string | null
  /** Includes the numbers of records that were merged into this one. */
  readonly numbers: readonly string[]
  readonly emails: readonly string[]
  /** Hires and completions, with what was corrected. */
  readonly history: History
}

const COMPARED: readonly EventKind[] = ['hired', 'completed', 'credited', 'corrected']

/** Everybody on record as of a day, a few hundred at a time, with a turn for requests in between. */
export async function* everyCompletionRecord(db: Database, today: CalendarDate): AsyncGenerator<CompletionRecord> {
  const rows = await db.selectFrom('standing').select('person').distinct().orderBy('person').execute()
  const turn = turnsForOthers()
  for (const people of inChunks(rows.map(({ person }) => person))) {
    const seconds = await secondRecordsOf(db, people)
    const others = [...seconds.values()].flat().map(({ person }) => person)
    const facts = await currentFacts(db, [...people, ...others], today)
    const histories = await historiesOf(db, people, COMPARED)
    for (const person of people) {
      const records = [person, ...(seconds.get(person) ?? []).map((second) => second.person)]
      const known = records.flatMap((record) => facts.get(record) ?? [])
      yield {
        person,
        name: facts.get(person)?.name ?? null,
        numbers: factValues(known, 'employee_number'),
        emails: factValues(known, 'email'),
        history: histories.get(person) ?? [],
      }
    }
    await turn()
  }
}
