import type { PersonId } from '../ledger/event.ts'
import { askedText } from './asked.page.ts'
import { askedReminders } from './asked.web.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { askedByHand } from './mail-state.store.ts'
import { hasWorkToDo } from './due.ts'
import { messageLine, type PersonLine, type PersonReminders } from './message-list.page.ts'
import { factOn } from '../ledger/fact.store.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import { type MessageOnRecord, messagesUnder } from './message.store.ts'
import type { Readable } from '../people/people.web.ts'
import { contextOf, type MessageContext, shownMessage } from '../mail/message.web.ts'
import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** Lists the messages to the person and, about the person, to the supervisor. */
export async function personReminders(
  visit: SignedInVisit,
  { may, person, standing }: Readable,
): Promise<PersonReminders> {
  const { csrf, deps, language, t, today } = visit
  const { db } = deps.store
  // Without a mail server HR hands every reminder over, and nobody needs an address.
  const isReached = deps.config.mail === null || (await factOn(db, person, 'email', today)) !== null
  const asked = (await askedReminders(visit, [person])).get(person) ?? null
  const isOpen = hasWorkToDo(standing) && may('nudge-person')
  const noAddress = isReached ? '' : t.hr.reminders.messages.person.noAddress
  const handsOver = asked?.state === 'by-hand' && may('hand-over')
  const sheets = isOpen && handsOver ? await askedByHand(db, [person]) : []
  return {
    t,
    lines: await reminderLines(visit, await recordsOf(db, person)),
    action: isOpen && isReached && asked === null ? hrefTo('/hr/people/:person/nudges', { person }) : null,
    isAsked: isOpen && asked !== null,
    note: !isOpen ? '' : asked === null ? noAddress : askedText(asked, t, language),
    messagesHref: isOpen && handsOver ? hrefTo('/hr/reminders/messages') : null,
    print:
      sheets.length === 0
        ? null
        : {
            action: hrefTo('/hr/reminders/messages/sheets'),
            hidden: [{ name: CSRF_FIELD, value: csrf }, ...sheets.map(({ id }) => ({ name: 'message', value: id }))],
            text: t.hr.reminders.messages.person.print,
          },
    csrf,
  }
}

/** Returns the messages under some records: those to the person, and those to others about the person. */
export async function reminderLines(visit: SignedInVisit, records: readonly PersonId[]): Promise<PersonLine[]> {
  const { deps, language, t } = visit
  const messages = await messagesUnder(deps.store.db, records, records.includes(visit.viewer.person))
  const context = await contextOf(visit, messages)
  return messages.map((message) => ({
    ...messageLine(shownMessage(visit, message, context), t, language),
    about: aboutText(visit, message, records, context),
  }))
}

/** A message to somebody about somebody else says so. It names the person of the page, and nobody else. */
function aboutText(
  { t, viewer }: SignedInVisit,
  { person, about }: MessageOnRecord,
  records: readonly PersonId[],
  { names }: MessageContext,
): string {
  const words = t.hr.reminders.messages
  if (about === null || (records.includes(person) && records.includes(about))) return ''
  if (!records.includes(about)) return words.person.aboutSomeoneElse
  return records.includes(viewer.person)
    ? words.person.aboutYou
    : words.about(names.get(about)?.name ?? t.hr.people.noName)
}
