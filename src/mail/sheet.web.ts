import { hrefTo, publicPath } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { createAccount, findAccount } from '../identity/account.store.ts'
import { createInvitation } from '../identity/codes/printed-code.store.ts'
import { accountInUse } from '../identity/joined/in-use.store.ts'
import { codeMac, printedLink } from '../identity/printed-link.web.ts'
import { LINK_DAYS } from '../identity/sign-in-link.store.ts'
import { courseworkOn, leftToDo } from '../learning/coursework.ts'
import { lessonMinutesLeft } from '../learning/progress.ts'
import type { PersonId } from '../ledger/event.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { findPerson } from '../people/people.store.ts'
import { type Language, toLanguage } from '../platform/text/language.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { deadlineOf, hasWorkToDo } from '../reminders/due.ts'
import type { MessageOnRecord } from '../reminders/message.store.ts'
import { stepsText } from '../reminders/team-list.page.ts'
import type { Standing } from '../requirements/status.ts'
import { MESSAGES } from '../words/messages.ts'
import type { Sheet } from './mail.page.ts'

/** What one person gets on paper, in their language, with a code for whoever has no way in yet. */
export async function sheetFor(
  visit: SignedInVisit,
  person: PersonId,
  name: string,
  messages: readonly [MessageOnRecord, ...MessageOnRecord[]],
): Promise<Sheet> {
  const { deps, today } = visit
  const { invitation, theirs } = await makeWayIn(visit, person, messages[0].id)
  const { link: words } = MESSAGES[theirs].account
  const standing = (await findPerson(deps.store.db, person))?.standing ?? null
  return {
    person,
    language: theirs,
    title: titleOf(
      standing,
      messages.every(({ kind }) => kind === 'invite'),
      theirs,
    ),
    forName: words.sheetFor(name),
    lead: await leadFor(visit, person, standing, theirs),
    until: words.until(formatDate(addDays(today, LINK_DAYS), theirs)),
    link: invitation === null ? null : await printedLink(deps, invitation, theirs),
    signInAddress: deps.config.publicUrl + publicPath(hrefTo('/sign-in'), theirs),
  }
}

function titleOf(standing: Standing | null, isInvitation: boolean, language: Language): string {
  const { account, hr } = MESSAGES[language]
  const words = hr.reminders.messages.together
  if (!isInvitation) return words.sheetTitle
  const kind = standing?.because.kind
  return kind === 'update' ? words.updateTitle : kind === 'expired' ? words.expiredTitle : account.link.sheetTitle
}

/** The date and what's left, whichever of the messages are brought. */
async function leadFor(
  { deps, today }: SignedInVisit,
  person: PersonId,
  standing: Standing | null,
  language: Language,
): Promise<string[]> {
  if (standing === null || !hasWorkToDo(standing)) return []
  const { course } = deps.contents[language]
  const t = MESSAGES[language]
  const work = courseworkOn(await historyOf(deps.store.db, person), today, standing)
  const left = stepsText(leftToDo(course, work, standing), lessonMinutesLeft(course, work.finished), t)
  const due = dueLine(standing, today, language)
  return [...(due === null ? [] : [due]), ...(left === '' ? [] : [t.hr.reminders.messages.together.left(left)])]
}

function dueLine(standing: Standing, today: CalendarDate, language: Language): string | null {
  const words = MESSAGES[language].hr.reminders.messages.together
  const { because } = standing
  if (because.kind === 'expired') return words.expired(formatDate(because.validUntil, language))
  const deadline = deadlineOf(standing)
  if (deadline === null) return null
  const say = because.kind === 'update' ? words.update : words.due
  return say(formatDate(deadline, language), deadline < today)
}

/** A link and a code for whoever has no way in yet, for a message that's handed over, and their language. */
async function makeWayIn(visit: SignedInVisit, person: PersonId, message: string) {
  const { deps, language, log, now, viewer } = visit
  const made = await deps.store.transaction(async (tx) => {
    await createAccount(tx, person, language, now)
    const account = await findAccount(tx, person)
    const theirs = toLanguage(account?.language)
    if ((await accountInUse(tx, person)) !== null) return { invitation: null, theirs }
    const by = { person, createdBy: viewer.person, at: now }
    return { invitation: await createInvitation(tx, by, codeMac(deps)), theirs }
  })
  log.info({ by: viewer.person, person, message }, 'link made')
  return made
}
