import { findAccount } from '../identity/account.store.ts'
import type { PersonId } from '../ledger/event.ts'
import { recordsOf, survivorOf } from '../ledger/merge.store.ts'
import type { Organization } from '../organization/organization.store.ts'
import type { Unsigned } from '../platform/mail/mailer.job.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type Language, toLanguage } from '../platform/text/language.ts'
import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import { withinHours } from '../platform/time/zoned.ts'
import type { StopReason } from '../reminders/due.ts'
import { type MessageOnRecord, messagesTo } from '../reminders/message.store.ts'
import { recipientOf, stillDue, whyNotTo } from '../reminders/remind.job.ts'
import { type GroupMail, isGroupMail } from '../reminders/reminder.ts'
import { reminderSettings } from '../reminders/settings.store.ts'
import { findSite, siteTimeZone } from '../site/site.store.ts'
import { CALENDAR_NAME, calendarWithout, groupCalendar, groupMail } from './group-mail.page.ts'
import { everyoneIn, isBack } from './everyone.ts'
import { firstDate, type Group, isOpen, lastDate, latestNotice, toldSince, toldStates } from './group.ts'
import { findGroup, namesInGroups } from './group.store.ts'

interface GroupComposing {
  readonly db: Database
  readonly organization: Organization
  /** The address of the site, without a trailing slash. */
  readonly publicUrl: string
  /** The mail address that mail comes from. */
  readonly sender: string
  readonly paths: {
    /** The page where whoever has this message confirms it. */
    groupNotice(message: string, language: Language): string
  }
}

type ComposedGroupMail =
  | { readonly kind: 'stopped'; readonly reason: StopReason }
  | { readonly kind: 'later'; readonly at: Instant }
  | { readonly kind: 'ready'; readonly letter: Unsigned }

/** The message id is what its link is made from, so that every try has the same one. */
export async function composeGroupMail(
  composing: GroupComposing,
  message: MessageOnRecord,
  kind: GroupMail,
  at: Instant,
): Promise<ComposedGroupMail> {
  const { db, organization, publicUrl, paths } = composing
  const today = dateAt(at, organization.timeZone)
  const { person, recipient, facts } = await stillDue(db, message, today)
  const group = await findGroup(db, groupOfMessage(message))
  const reason =
    whyNotTo(recipient) ??
    (group === null || isObsolete(group, message, person, kind) || isPast(group, kind, today) ? 'done' : null) ??
    (group !== null && kind === 'group-off-list' && !(await knowsOf(db, group, person)) ? 'done' : null)
  if (reason !== null || group === null) return { kind: 'stopped', reason: reason ?? 'done' }
  if (kind === 'group-reminder') {
    const opens = withinHours(at, (await reminderSettings(db)).hours, await siteTimeZone(db, group.site, today))
    if (opens > at) return { kind: 'later', at: opens }
  }
  const language = toLanguage((await findAccount(db, person))?.language)
  const { leaders } = latestNotice(group)
  const names = await namesInGroups(db, leaders, today)
  const siteName = (await findSite(db, group.site))?.name ?? ''
  const told = toldStates(group).find((state) => state.person === message.person)
  const mustConfirm = kind !== 'group-cancelled' && kind !== 'group-off-list' && told?.acknowledged === null
  const mail = groupMail({
    kind,
    language,
    group,
    person: message.person,
    siteName,
    isMoved: kind === 'group-notice' && told?.isMoved === true,
    leaders: leaders.flatMap((leader) => names.get(leader) ?? []),
    link: mustConfirm ? publicUrl + paths.groupNotice(message.id, language) : null,
  })
  const host = new URL(publicUrl).hostname
  const input = { siteName, host, language, organizer: composing.sender }
  const calendar =
    kind === 'group-off-list' ? calendarWithout(group, message.person, input) : groupCalendar(group, input)
  const attachment = { fileName: CALENDAR_NAME, ...calendar }
  return { kind: 'ready', letter: { ...mail, to: facts?.email ?? '', attachment } }
}

/** Whether a mail about a group reaches somebody, as far as this server knows today. */
export async function mailReaches(db: Database, person: PersonId, today: CalendarDate): Promise<boolean> {
  const { recipient } = await recipientOf(db, await survivorOf(db, person), today)
  return whyNotTo(recipient) === null
}

/** The group that a message is about: the occasion names it. */
export function groupOfMessage({ occasion }: Pick<MessageOnRecord, 'occasion'>): string {
  return occasion.split(':')[1] ?? ''
}

/** Whether somebody has heard of a group, so that its dates may be in their calendar. */
async function knowsOf(db: Database, group: Group, person: PersonId): Promise<boolean> {
  const messages = await messagesTo(db, person)
  const isTold = messages.some(
    (message) => isGroupMail(message.kind) && groupOfMessage(message) === group.id && message.state === 'sent',
  )
  const records = await recordsOf(db, person)
  return isTold || group.acknowledgements.some((each) => records.includes(each.person))
}

function toConfirm(group: Group, person: PersonId): boolean {
  return toldStates(group).some((state) => state.person === person && state.acknowledged === null)
}

/** Something else has become true since the message was written. */
function isObsolete(
  group: Group,
  { person, occasion, deadline }: MessageOnRecord,
  survivor: PersonId,
  kind: GroupMail,
): boolean {
  const plan = occasion.split(':')[2] ?? ''
  if (kind === 'group-cancelled') return group.cancelled === null
  if (kind === 'group-off-list') return isBack(group, [person, survivor], plan)
  if (group.cancelled !== null || deadline !== firstDate(group)) return true
  if (!everyoneIn(latestNotice(group)).includes(person)) return true
  if (kind === 'group-reminder') return false
  return plan !== toldSince(group, person).id || !toConfirm(group, person)
}

function isPast(group: Group, kind: GroupMail, today: Parameters<typeof isOpen>[1]): boolean {
  if (kind === 'group-reminder') return firstDate(group) < today
  return kind === 'group-off-list' ? lastDate(group) < today : kind === 'group-notice' && !isOpen(group, today)
}
