import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Actor, PersonId } from '../ledger/event.ts'
import { askedOccasion, type MessageKind } from './reminder.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Database, MessageState } from '../platform/database/schema.store.ts'

/** A message that somebody has sent by hand, and how far it is. */
export interface AskedReminder {
  readonly by: Actor
  readonly state: MessageState
}

/** Who of the people was sent a message by hand on a day; the others are absent. */
export async function askedOn(
  db: Database,
  kind: MessageKind,
  people: readonly PersonId[],
  day: CalendarDate,
): Promise<Map<PersonId, AskedReminder>> {
  const asked = new Map<PersonId, AskedReminder>()
  for (const chunk of inChunks(people)) {
    const occasions = chunk.map((person) => askedOccasion(kind, person, day))
    const rows = await db
      .selectFrom('message')
      .select(['person', 'created_by', 'state'])
      .where('occasion', 'in', occasions)
      .execute()
    for (const { person, created_by, state } of rows) asked.set(person, { by: created_by, state })
  }
  return asked
}
