import type { PersonId } from '../ledger/event.ts'
import { hasWorkToDo } from './due.ts'
import { messageLine, type PersonLine, type PersonReminders } from './message-list.page.ts'
import { askedOn } from './mail-state.store.ts'
import { factOn } from '../ledger/fact.store.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import { type MessageOnRecord, messagesUnder } from './message.store.ts'
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
    isAsked: isOpen && isAsked,
    note: !isOpen ? '' : isAsked ? words.already : hasAddress ? '' : words.noAddress,
    csrf,
  }
}

/** Returns the messages under some records: those to the person, and those to others about the person. */
export async function reminderLines(visit: SignedInVisit, records: readonly PersonId[]): Promise<PersonLine[]> {
  const { deps, language, t } = visit
  const messages = await messagesUnder(deps.store.db, records)
  const names = await namesIn(visit, messages)
  return messages.map((message) => ({
    ...messageLine(shownMessage(visit, message, names), t, language),
    about: aboutText(visit, message, records, names),
  }))
}

/** A message to somebody about somebody else says so. It names the person of the page, and nobody else. */
function aboutText(
  { t, viewer }: SignedInVisit,
  { person, about }: MessageOnRecord,
  records: readonly PersonId[],
  names: Awaited<ReturnType<typeof namesIn>>,
): string {
  const words = t.hr.reminders.messages
  if (about === null || (records.includes(person) && records.includes(about))) return ''
  if (!records.includes(about)) return words.person.aboutSomeoneElse
  return records.includes(viewer.person)
    ? words.person.aboutYou
    : words.about(names.get(about)?.name ?? t.hr.people.noName)
}
