import { hasWorkToDo } from '../domain/reminders-due.ts'
import { toldLine } from '../pages/message-list.ts'
import type { PersonReminders } from '../pages/person-reminders.ts'
import { askedOn } from '../store/asked-reminders.ts'
import { factOn } from '../store/facts.ts'
import { messagesAbout, messagesTo } from '../store/messages.ts'
import type { PersonOnRecord } from '../store/people.ts'
import { namesIn, told } from './messages.ts'
import { nudgePath } from './paths.ts'
import type { SignedInVisit } from './visit.ts'

/** What was told the person and, about the person, the supervisor. Who may read the record may send a reminder as well. */
export async function personReminders(
  visit: SignedInVisit,
  { person, standing }: Pick<PersonOnRecord, 'person' | 'standing'>,
): Promise<PersonReminders> {
  const { csrf, deps, language, t, today } = visit
  const { db } = deps.store
  const messages = [...(await messagesTo(db, person)), ...(await messagesAbout(db, person))].sort((one, other) =>
    one.createdAt < other.createdAt ? 1 : -1,
  )
  const names = await namesIn(visit, messages)
  const hasAddress = (await factOn(db, person, 'email', today)) !== null
  const isAsked = (await askedOn(db, 'nudge', [person], today)).has(person)
  const words = t.hr.reminders.messages.person
  const isOpen = hasWorkToDo(standing)
  return {
    t,
    lines: messages.map((message) => toldLine(told(visit, message, names), t, language)),
    action: isOpen && hasAddress && !isAsked ? nudgePath(person) : null,
    note: !isOpen ? '' : isAsked ? words.already : hasAddress ? '' : words.noAddress,
    csrf,
  }
}
