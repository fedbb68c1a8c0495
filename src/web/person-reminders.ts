import type { PersonId } from '../domain/event.ts'
import { hasWorkToDo } from '../domain/reminders-due.ts'
import { toldLine } from '../pages/message-list.ts'
import type { PersonReminders } from '../pages/person-reminders.ts'
import { askedOn } from '../store/asked-reminders.ts'
import { factOn } from '../store/facts.ts'
import { recordsOf } from '../store/merges.ts'
import { messagesUnder } from '../store/messages.ts'
import type { PersonOnRecord } from '../store/people.ts'
import { namesIn, told } from './messages.ts'
import { nudgePath } from './paths.ts'
import type { SignedInVisit } from './visit.ts'

/** What was told the person and, about the person, the supervisor. Who may read the record may send a reminder as well. */
export async function personReminders(
  visit: SignedInVisit,
  { person, standing }: Pick<PersonOnRecord, 'person' | 'standing'>,
): Promise<PersonReminders> {
  const { csrf, deps, t, today } = visit
  const { db } = deps.store
  const hasAddress = (await factOn(db, person, 'email', today)) !== null
  const isAsked = (await askedOn(db, 'nudge', [person], today)).has(person)
  const words = t.hr.reminders.messages.person
  const isOpen = hasWorkToDo(standing)
  return {
    t,
    lines: await reminderLines(visit, await recordsOf(db, person)),
    action: isOpen && hasAddress && !isAsked ? nudgePath(person) : null,
    note: !isOpen ? '' : isAsked ? words.already : hasAddress ? '' : words.noAddress,
    csrf,
  }
}

/** What was told under some records. */
export async function reminderLines(
  visit: SignedInVisit,
  records: readonly PersonId[],
): Promise<PersonReminders['lines']> {
  const messages = await messagesUnder(visit.deps.store.db, records)
  const names = await namesIn(visit, messages)
  return messages.map((message) => toldLine(told(visit, message, names), visit.t, visit.language))
}
