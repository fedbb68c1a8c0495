import { z } from 'zod'
import { hrefTo, idOf } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { scopeOf } from '../identity/access.ts'
import { endsInvitation } from '../identity/codes/printed-code.store.ts'
import { addressWarning } from '../identity/printed-link.web.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { PersonId } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { checkedBoxes, parseForm } from '../platform/http/form.web.ts'
import { findMessageWithin } from '../reminders/message-list.store.ts'
import { type MessageOnRecord, messagesTo } from '../reminders/message.store.ts'
import { stopIfObsolete } from '../reminders/remind.job.ts'
import { MOST_TOGETHER } from './batch.web.ts'
import { canBeTakenBack, confirmOne } from './hand-over.web.ts'
import { type AskedFilter, hiddenFilters, messageFilterShape, messagesHref } from './message-filter.web.ts'
import { handOverSheetsPage, type Sheet } from './mail.page.ts'
import { outOfReach, sendReplacing } from './message.web.ts'
import { sheetFor } from './sheet.web.ts'

const chosenForm = z.strictObject({ ...messageFilterShape, message: checkedBoxes(MOST_TOGETHER) })
/** The ids of those whose earlier link stops working, as the page has said: in one field, as a form has room for few. */
const replacedIds = z
  .string()
  .regex(/^([\da-f-]{36}( [\da-f-]{36})*)?$/)
  .default('')
  .transform((ids) => new Set(ids.split(' ')))
const sheetsForm = chosenForm.extend({ replaces: replacedIds })

/** HR has handed all of them over: each as if it had been confirmed alone, or none. */
export async function markAllHandedOver(visit: SignedInVisit): Promise<void> {
  const { asked, messages } = await chosenMessages(visit, parseForm(visit, chosenForm))
  if (messages === null) return askForSome(visit, 'by-hand', asked)
  const handed = await confirmEach(visit, messages, 'handed-over', () => Promise.resolve(true))
  visit.response.redirect(303, messagesHref('by-hand', asked, { handed }))
}

/** None of them was handed over after all, but an invitation that has let somebody in. */
export async function markNoneHandedOver(visit: SignedInVisit): Promise<void> {
  const { db } = visit.deps.store
  const { asked, messages } = await chosenMessages(visit, parseForm(visit, chosenForm))
  if (messages === null) return askForSome(visit, 'sent', asked)
  const waiting = await confirmEach(visit, messages, 'not-handed-over', (message) => canBeTakenBack(db, message))
  visit.response.redirect(303, messagesHref('sent', asked, { waiting }))
}

async function confirmEach(
  visit: SignedInVisit,
  messages: readonly MessageOnRecord[],
  what: Parameters<typeof confirmOne>[2],
  fits: (message: MessageOnRecord) => Promise<boolean>,
): Promise<number> {
  const { deps, log, viewer } = visit
  const done = await deps.store.transaction(async (tx) => {
    let confirmed = 0
    for (const message of messages)
      if ((await fits(message)) && (await confirmOne(visit, tx, what, message.id))) confirmed += 1
    return confirmed
  })
  log.info({ by: viewer.person, messages: done, what }, 'messages confirmed by hand')
  return done
}

/**
 * A sheet for each person, with a code for whoever has no way in yet. Answers with the sheets and not with a redirect:
 * codes are shown once. Messages that are no use anymore are stopped, as for one alone. Where earlier links stop
 * working, a page says first whose.
 */
export async function printSheets(visit: SignedInVisit): Promise<void> {
  const { replaces, ...form } = parseForm(visit, sheetsForm)
  const { asked, messages } = await chosenMessages(visit, form)
  if (messages === null) return askForSome(visit, 'by-hand', asked)
  await sendSheets(visit, asked, messages, replaces)
}

/** The sheets of some messages, for whoever has just made these. @param replaces as for `printSheets` */
export async function sendSheetsOf(
  visit: SignedInVisit,
  ids: readonly string[],
  replaces: ReadonlySet<string>,
): Promise<void> {
  const { asked, messages } = await chosenMessages(visit, { site: '', kind: '', message: [...ids] })
  await sendSheets(visit, asked, messages ?? [], replaces)
}

async function sendSheets(
  visit: SignedInVisit,
  asked: AskedFilter,
  chosen: readonly MessageOnRecord[],
  replaces: ReadonlySet<string>,
): Promise<void> {
  const { deps, organization, response, t, today } = visit
  const { db } = deps.store
  const words = t.hr.reminders.messages.together
  const messages = chosen.filter(({ state }) => state === 'by-hand' || state === 'waiting')
  const survivors = await survivorsOf(
    db,
    messages.map(({ person }) => person),
  )
  const personOf = ({ person }: MessageOnRecord) => survivors.get(person) ?? person
  const people = [...new Set(messages.map(personOf))]
  const names = await namesOn(db, people, today)
  const closed = await outOfReach(
    visit,
    people.map((person) => ({ person })),
  )
  const nameOf = (person: PersonId) => names.get(person) ?? t.hr.people.noName
  const useful = new Map<PersonId, readonly [MessageOnRecord, ...MessageOnRecord[]]>()
  const replaced: PersonId[] = []
  for (const person of people) {
    const theirMessages: MessageOnRecord[] = []
    for (const message of messages.filter((each) => personOf(each) === person))
      if (!(await stopIfObsolete(db, message, today))) theirMessages.push(message)
    const [first] = theirMessages
    if (first === undefined || closed.has(person)) continue
    useful.set(person, [first, ...theirMessages.slice(1)])
    if (await endsInvitation(db, person, visit.now)) replaced.push(person)
  }
  const title = words.sheetsTitle
  if (replaced.some((person) => !replaces.has(idOf(person))))
    return sendReplacing(visit, asked, {
      title,
      heading: title,
      notes: [words.haveOne],
      names: replaced.map(nameOf),
      button: t.hr.selections.yours.print(useful.size),
      action: hrefTo('/hr/reminders/messages/sheets'),
      hidden: [
        ...chosen.map(({ id }) => ({ name: 'message', value: id })),
        { name: 'replaces', value: replaced.map(idOf).join(' ') },
      ],
    })
  const sheets: Sheet[] = []
  const brought = new Set([...useful.values()].flat().map(({ id }) => id))
  for (const [person, theirs] of useful) {
    const sheet = await sheetFor(visit, person, nameOf(person), theirs)
    sheets.push(sheet)
    // The code on it is the invitation.
    if (sheet.link !== null) for (const id of await invitationsByHand(db, person)) brought.add(id)
  }
  const page = handOverSheetsPage(recordsShell(visit, { title, current: 'messages' }), {
    organization: organization.name,
    warning: await addressWarning(visit),
    sheets,
    leftOut: people.filter((person) => !useful.has(person)).map(nameOf),
    messages: [...brought].slice(0, MOST_TOGETHER),
    printScript: deps.assets.copy.href,
    doneAction: hrefTo('/hr/reminders/messages/hand-overs'),
    backHref: messagesHref('by-hand', asked),
    hidden: [{ name: CSRF_FIELD, value: visit.csrf }, ...hiddenFilters(asked)],
  })
  response.send(page)
}

async function invitationsByHand(db: Database, person: PersonId): Promise<string[]> {
  const messages = await messagesTo(db, person)
  return messages.flatMap(({ id, kind, state }) => (kind === 'invite' && state === 'by-hand' ? [id] : []))
}

/** The list again: nothing was selected in it. */
function askForSome({ response }: SignedInVisit, state: 'by-hand' | 'sent', asked: AskedFilter): void {
  response.redirect(303, messagesHref(state, asked, { nobody: 'yes' }))
}

interface Chosen {
  /** The filters of the list to go back to. */
  readonly asked: AskedFilter
  /** Those that the viewer may hand over; ids of others aren't found. `null` when none was selected. */
  readonly messages: readonly MessageOnRecord[] | null
}

async function chosenMessages(
  visit: SignedInVisit,
  { message: ids, ...asked }: z.output<typeof chosenForm>,
): Promise<Chosen> {
  if (ids.length === 0) return { asked, messages: null }
  const scope = scopeOf(visit.viewer, 'hand-over')
  const found: MessageOnRecord[] = []
  for (const id of ids) {
    const message = await findMessageWithin(visit.deps.store.db, id, scope)
    if (message !== null) found.push(message)
  }
  return { asked, messages: found }
}
