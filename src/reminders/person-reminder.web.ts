import type { PersonId } from '../ledger/event.ts'
import { hasWorkToDo } from './due.ts'
import { messageLine, type PersonReminders } from './message-list.page.ts'
import { askedOn } from './mail-state.store.ts'
import { factOn } from '../ledger/fact.store.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import { messagesUnder } from './message.store.ts'
import type { Readable } from '../people/people.web.ts'
import { namesIn, shownMessage } from '../mail/message.web.ts'
import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** Lists the messages to the person and, about the person, to the supervisor. */
export async function personReminders(
  visit: SignedInVisit,
  { may, person, standing }: Readable,
): Promise<PersonReminders> {
  const { csrf, deps, t, today } = visit
  const { db } = deps.store
  const hasAddress = (await factOn(db, person, 'email', today)) !== null
  const isAsked = (await askedOn(db, 'nudge', [person], today)).has(person)
  const words = t.hr.reminders.messages.person
  const isOpen = hasWorkToDo(standing) && may('nudge-person')
  return {
    t,
    lines: await reminderLines(visit, await recordsOf(db, person)),
    action: isOpen && hasAddress && !isAsked ? hrefTo('/hr/people/:person/nudges', { person }) : null,
    note: !isOpen ? '' : isAsked ? words.already : hasAddress ? '' : words.noAddress,
    csrf,
  }
}

/** Returns the messages under some records. */
export async function reminderLines(
  visit: SignedInVisit,
  records: readonly PersonId[],
): Promise<PersonReminders['lines']> {
  const messages = await messagesUnder(visit.deps.store.db, records)
  const names = await namesIn(visit, messages)
  return messages.map((message) => messageLine(shownMessage(visit, message, names), visit.t, visit.language))
}
