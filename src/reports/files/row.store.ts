import { type CalendarDate, dateAt, latest } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import { isForSupervisor, MESSAGE_KINDS } from '../../reminders/reminder.ts'
import type { ReportFilter } from '../filter.ts'
import { daysInCycle, namedIn, type ReportedCycle } from '../lists/reported-cycle.ts'
import type { Viewpoint } from '../viewpoint.ts'
import { inChunks } from '../../platform/database/chunk.store.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import { secondRecordsOf } from '../../ledger/merge.store.ts'
import { type CycleRow, cyclesInBatches, type Scope } from '../report.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'

/** Each time that somebody in a report was to meet the requirement, with what was sent, and who stands behind it. */
export async function* reportedCycles(
  db: Database,
  viewpoint: Viewpoint,
  filter: ReportFilter,
  scope: Scope,
  timeZone: string,
): AsyncGenerator<ReportedCycle[]> {
  for await (const rows of cyclesInBatches(db, viewpoint, filter, scope)) {
    const sent = await sentTo(db, [...new Set(rows.map(({ person }) => person.person))], viewpoint, timeZone)
    const names = await namesOn(db, rows.flatMap(namedIn), viewpoint.on, viewpoint.knownAt)
    yield rows.map((row, index) => {
      const days = daysInCycle(sent.get(row.person.person) ?? [], row.cycle, before(rows, index), viewpoint.on)
      const reminders = { sent: days.length, lastOn: latest(days) }
      return { person: row.person, cycle: row.cycle, names, reminders }
    })
  }
}

/** The time before, of the same person: they stand in their order. */
function before(rows: readonly CycleRow[], index: number) {
  const previous = rows[index - 1]
  return previous?.person.person === rows[index]?.person.person ? (previous?.cycle ?? null) : null
}

/** On which days messages went out to each of the people, under whichever record, as far as it is seen. */
async function sentTo(
  db: Database,
  people: readonly PersonId[],
  { on, knownAt }: Viewpoint,
  timeZone: string,
): Promise<Map<PersonId, CalendarDate[]>> {
  const seconds = await secondRecordsOf(db, people)
  const survivors = new Map(
    [...seconds].flatMap(([person, records]) => records.map((record) => [record.person, person])),
  )
  const toThem = MESSAGE_KINDS.filter((kind) => !isForSupervisor(kind))
  const sent = new Map<PersonId, CalendarDate[]>()
  for (const chunk of inChunks([...people, ...survivors.keys()])) {
    const rows = await db
      .selectFrom('message')
      .select(['person', 'sent_at'])
      .where('person', 'in', chunk)
      .where('state', '=', 'sent')
      .where('kind', 'in', toThem)
      .orderBy('sent_at')
      .execute()
    for (const { person, sent_at } of rows) {
      if (sent_at === null || (knownAt !== null && sent_at > knownAt)) continue
      const day = dateAt(sent_at, timeZone)
      const whom = survivors.get(person) ?? person
      if (day <= on) sent.set(whom, [...(sent.get(whom) ?? []), day])
    }
  }
  return sent
}
