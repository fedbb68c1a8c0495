import { turnsForOthers } from '../../platform/jobs/others.store.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { EventKind, PersonId } from '../../ledger/event.ts'
import { corrected } from '../../ledger/history.ts'
import { employmentsOn, type RosterRecord } from './record.ts'
import { currentFacts, factValues } from '../../ledger/fact.store.ts'
import { historiesOf } from '../../ledger/ledger.store.ts'
import { secondRecordsOf, survivorsOf } from '../../ledger/merge.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { allLeaves } from '../../people/record-check.ts'

/** The events that HR's list can change. Reading all work in the course would take many times as long. */
const OF_EMPLOYMENT: readonly EventKind[] = [
  'hired',
  'transferred',
  'duties_changed',
  'first_contact_set',
  'leave_began',
  'leave_ended',
  'separated',
  'corrected',
]

/** Few enough that reading and parsing them keeps nobody waiting. */
const PEOPLE_AT_ONCE = 100

/** Everybody on record as of a day, a few people at a time, with a turn for requests in between. */
export async function* everyRosterRecord(db: Database, today: CalendarDate): AsyncGenerator<RosterRecord> {
  const turn = turnsForOthers()
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('standing')
      .select('person')
      .distinct()
      .where('person', '>', after as PersonId)
      .orderBy('person')
      .limit(PEOPLE_AT_ONCE)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    yield* (
      await rosterRecords(
        db,
        rows.map(({ person }) => person),
        today,
      )
    ).values()
    after = last.person
    await turn()
  }
}

/** Returns the record of each person. A record that was merged into another counts under the other. */
export async function rosterRecords(
  db: Database,
  people: readonly PersonId[],
  today: CalendarDate,
): Promise<Map<PersonId, RosterRecord>> {
  const merged = await survivorsOf(db, people)
  const own = [...new Set(people.map((person) => merged.get(person) ?? person))]
  const seconds = await secondRecordsOf(db, own)
  const others = [...seconds.values()].flat().map(({ person }) => person)
  const facts = await currentFacts(db, [...own, ...others], today)
  const histories = await historiesOf(db, own, OF_EMPLOYMENT)
  const employments = new Map(
    own.map((person) => [person, employmentsOn(corrected(histories.get(person) ?? []), today)]),
  )
  const survivors = await survivorsOf(
    db,
    [...employments.values()].flat().flatMap(({ supervisor }) => supervisor ?? []),
  )
  return new Map(
    own.map((person): [PersonId, RosterRecord] => {
      const records = [person, ...(seconds.get(person) ?? []).map((second) => second.person)]
      const known = records.flatMap((record) => facts.get(record) ?? [])
      return [
        person,
        {
          person,
          name: facts.get(person)?.name ?? null,
          numbers: factValues(known, 'employee_number'),
          emails: factValues(known, 'email'),
          employments: (employments.get(person) ?? []).map((employment) => ({
            ...employment,
            supervisor:
              employment.supervisor === null ? null : (survivors.get(employment.supervisor) ?? employment.supervisor),
          })),
          leaves: allLeaves(corrected(histories.get(person) ?? [])),
        },
      ]
    }),
  )
}
