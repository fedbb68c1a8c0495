import { type CalendarDate, dateAt, latest } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import { isForSupervisor, MESSAGE_KINDS } from '../../reminders/reminder.ts'
import { daysInCycle, namedIn, type ReportedCycle } from '../lists/reported-cycle.ts'
import { inChunks } from '../../platform/database/chunk.store.ts'
import { keptQuery } from '../../platform/database/kept-query.store.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import { secondRecordsOf } from '../../ledger/merge.store.ts'
import { type CycleRow, cyclesInBatches } from '../report.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { AsOf } from '../../ledger/as-of.ts'
import type { ReportRequest } from '../request.ts'

/**
 * Each time that a person in a report had to meet the requirement, with what was sent, and the people who answer for
 * it.
 */
export async function* reportedCycles(
  db: Database,
  request: ReportRequest,
  timeZone: string,
): AsyncGenerator<ReportedCycle[]> {
  for await (const rows of cyclesInBatches(db, request)) yield await reportedRows(db, rows, request.asOf, timeZone)
}

/** The same of some rows. All rows of a person are among them. */
export async function reportedRows(
  db: Database,
  rows: readonly CycleRow[],
  asOf: AsOf,
  timeZone: string,
): Promise<ReportedCycle[]> {
  const sent = await sentTo(db, [...new Set(rows.map(({ person }) => person.person))], asOf, timeZone)
  const names = await namesOn(db, rows.flatMap(namedIn), asOf.on, asOf.knownAt)
  return rows.map((row, index) => {
    const days = daysInCycle(sent.get(row.person.person) ?? [], row.cycle, before(rows, index), asOf.on)
    const reminders = { sent: days.length, lastOn: latest(days) }
    return { person: row.person, cycle: row.cycle, names, reminders }
  })
}

/** The cycle before, of the same person. Cycles are in their order. */
function before(rows: readonly CycleRow[], index: number) {
  const previous = rows[index - 1]
  return previous?.person.person === rows[index]?.person.person ? (previous?.cycle ?? null) : null
}

/** The days on which messages went out to each of the people, under any of their records, as the report knows them. */
export async function sentTo(
  db: Database,
  people: readonly PersonId[],
  { on, knownAt }: AsOf,
  timeZone: string,
): Promise<Map<PersonId, CalendarDate[]>> {
  const seconds = await secondRecordsOf(db, people)
  const survivors = new Map(
    [...seconds].flatMap(([person, records]) => records.map((record) => [record.person, person])),
  )
  const sent = new Map<PersonId, CalendarDate[]>()
  for (const chunk of inChunks([...people, ...survivors.keys()])) {
    for (const { person, sent_at } of await messagesTo(db, chunk)) {
      if (sent_at === null || (knownAt !== null && sent_at > knownAt)) continue
      const day = dateAt(sent_at, timeZone)
      const whom = survivors.get(person) ?? person
      if (day <= on) sent.set(whom, [...(sent.get(whom) ?? []), day])
    }
  }
  return sent
}

const TO_THEM = MESSAGE_KINDS.filter((kind) => !isForSupervisor(kind))

const messagesTo = keptQuery((db, people: readonly PersonId[]) =>
  db
    .selectFrom('message')
    .select(['person', 'sent_at'])
    .where('person', 'in', people)
    .where('state', '=', 'sent')
    .where('kind', 'in', TO_THEM)
    .orderBy('sent_at'),
)
