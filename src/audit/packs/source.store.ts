import type { CalendarDate, Instant } from '../../platform/time/calendar.ts'
import type { ChainEntry } from '../../ledger/chain.ts'
import { type PersonId, type SiteId, type Subject, isPerson } from '../../ledger/event.ts'
import { FOLLOW_UP_MAIL, isForSupervisor } from '../../reminders/reminder.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { inChunks } from '../../platform/database/chunk.store.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import type { MergedInto } from '../../ledger/merge.store.ts'
import { type MessageOnRecord, toMessage } from '../../reminders/message.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'

/** Reads the database for an evidence pack, a piece at a time. */

/** Everybody on record, in the order of names. */
export async function peopleByName(db: Database): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('standing')
    .select('person')
    .where('requirement', '=', ORIENTATION)
    .orderBy('sort_name')
    .orderBy('person')
    .execute()
  return rows.map(({ person }) => person)
}

/** Everyone who may ever have been at a site, because their entries name it. The caller still has to check the days. */
export async function peopleEverAt(
  db: Database,
  site: SiteId,
  merges: ReadonlyMap<PersonId, MergedInto>,
): Promise<Set<PersonId>> {
  const rows = await db
    .selectFrom('event')
    .select('subject')
    .distinct()
    .where('kind', 'in', ['hired', 'transferred', 'corrected'])
    .where('body', 'like', `%${site}%`)
    .execute()
  const people = rows.map(({ subject }) => subject).filter(isPerson)
  return new Set(people.map((person) => merges.get(person)?.survivor ?? person))
}

/** An entry as its hash covers it. The caller decides whether it may be shown. */
export type ReadEntry = ChainEntry & { readonly subject: Subject; readonly recorded_at: Instant }

export async function entriesAfter(db: Database, seq: number, until: number, limit: number): Promise<ReadEntry[]> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('seq', '>', seq)
    .where('seq', '<=', until)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(({ course_id, body, ...row }) => ({ ...row, course: course_id, body: JSON.parse(body) as unknown }))
}

/** Returns the messages sent before a moment to each of the people, and to supervisors about them. */
export async function messagesAround(
  db: Database,
  people: readonly PersonId[],
  before: Instant,
): Promise<MessageOnRecord[]> {
  const found: MessageOnRecord[] = []
  for (const chunk of inChunks(people)) {
    const rows = await db
      .selectFrom('message')
      .selectAll()
      .where(({ eb, or }) => or([eb('person', 'in', chunk), eb('about', 'in', chunk)]))
      .where('created_at', '<', before)
      // Nobody but its recipient sees that there is one.
      .where('kind', '!=', FOLLOW_UP_MAIL)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    const asked: ReadonlySet<string> = new Set(chunk)
    // A supervisor's list is about people who may work elsewhere. What HR and administrators were told about the account
    // of one of the people isn't a message to them.
    const kept = rows
      .map(toMessage)
      .filter(({ kind, person, about }) => asked.has(isForSupervisor(kind) ? (about ?? '') : person))
    found.push(...kept)
  }
  return found
}

/**
 * The names, on a day, of everyone who has recorded or approved something: mostly HR. A name is `null` once it was
 * erased. People's own entries in the course are left out because they name nobody else.
 */
export async function peopleNames(db: Database, on: CalendarDate): Promise<Map<PersonId, string | null>> {
  const actors = await db
    .selectFrom('event')
    .select('actor')
    .distinct()
    .where('actor', 'like', 'person:%')
    .whereRef('actor', '<>', 'subject')
    .execute()
  const naming = await db
    .selectFrom('event')
    .select('body')
    .where('kind', 'in', ['exempted', 'extended', 'credited', 'hired', 'transferred', 'corrected', 'policy_proposed'])
    .execute()
  const people = new Set(actors.map(({ actor }) => actor).filter(isPerson))
  for (const { body } of naming) {
    const named = /"(?:approver|supervisor)":"(person:[^"]+)"/.exec(body)?.[1]
    // Every match of the expression begins with it.
    if (named !== undefined) people.add(named as PersonId)
  }
  return namesOn(db, [...people].sort(), on)
}
