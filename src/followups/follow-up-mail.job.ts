import { findAccount } from '../identity/account.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import type { Organization } from '../organization/organization.store.ts'
import { zoneOf } from '../people/zone.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Unsigned } from '../platform/mail/mailer.job.ts'
import { type Language, toLanguage } from '../platform/text/language.ts'
import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import { withinHours } from '../platform/time/zoned.ts'
import type { StopReason } from '../reminders/due.ts'
import type { MessageOnRecord } from '../reminders/message.store.ts'
import { recipientOf } from '../reminders/remind.job.ts'
import { reminderSettings } from '../reminders/settings.store.ts'
import { peopleInRounds } from './due.store.ts'
import { followUpMail } from './follow-up-mail.page.ts'
import { createFollowUpLink, withdrawFollowUpLink } from './link.store.ts'
import { linkUntil, type Round } from './round.ts'

interface FollowUpComposing {
  readonly db: Database
  readonly organization: Organization
  /** The address of the site, without a trailing slash. */
  readonly publicUrl: string
  readonly paths: {
    account(): string
    /** The page with the questions of a link. */
    followUp(token: string, language: Language): string
  }
}

/** A mail that lacks its link. */
interface FollowUpDraft {
  readonly to: string
  readonly language: Language
  readonly round: Round
  readonly today: CalendarDate
}

type ComposedFollowUp =
  | { readonly kind: 'stopped'; readonly reason: StopReason }
  | { readonly kind: 'later'; readonly at: Instant }
  | { readonly kind: 'ready'; readonly followUp: FollowUpDraft }

export async function composeFollowUp(
  { db, organization }: FollowUpComposing,
  message: MessageOnRecord,
  at: Instant,
): Promise<ComposedFollowUp> {
  const today = dateAt(at, organization.timeZone)
  const person = await survivorOf(db, message.person)
  const { recipient, facts } = await recipientOf(db, person, today)
  if (recipient.closed) return { kind: 'stopped', reason: 'access-closed' }
  if (!recipient.hasAddress) return { kind: 'stopped', reason: 'no-email' }
  // Somebody who has left, is on leave or wants no more questions is in no round.
  const [inRound] = await peopleInRounds(db, today, person)
  if (inRound === undefined || inRound.occasion !== message.occasion) return { kind: 'stopped', reason: 'done' }
  const opens = withinHours(at, (await reminderSettings(db)).hours, await zoneOf({ db, organization }, person, today))
  if (opens > at) return { kind: 'later', at: opens }
  const language = toLanguage((await findAccount(db, person))?.language)
  return { kind: 'ready', followUp: { to: facts?.email ?? '', language, round: inRound.round, today } }
}

/**
 * Makes the link, which nothing in the database connects with the message or the person: not even a transaction. Each
 * try of a mail has a link of its own; `withdraw` takes it back when the try has failed.
 */
export async function followUpLetter(
  { db, organization, publicUrl, paths }: FollowUpComposing,
  { to, language, round, today }: FollowUpDraft,
): Promise<{ readonly letter: Unsigned; withdraw(): Promise<boolean> }> {
  const token = await createFollowUpLink(db, round, today)
  const mail = followUpMail({
    language,
    organization: organization.name,
    link: publicUrl + paths.followUp(token, language),
    until: linkUntil(today),
    accountLink: publicUrl + paths.account(),
  })
  return { letter: { ...mail, to, attachment: null }, withdraw: () => withdrawFollowUpLink(db, token) }
}
