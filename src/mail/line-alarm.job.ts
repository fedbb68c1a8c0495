import { type AlarmedLine, lineAlarmMail } from '../contacts/line-alarm.page.ts'
import { failedOutcome } from '../contacts/line-list.page.ts'
import { type LineAlarm, lineAlarm, type LineState, lineState } from '../contacts/line-state.ts'
import { readOwners } from '../contacts/line.store.ts'
import { type Contents, contactsNow } from '../contacts/line.ts'
import { findAccount } from '../identity/account.store.ts'
import type { PersonId, PolicySubject } from '../ledger/event.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { type Job, onePiece } from '../platform/jobs/job.ts'
import type { Unsigned } from '../platform/mail/mailer.job.ts'
import { type Language, toLanguage } from '../platform/text/language.ts'
import { type CalendarDate, dateAt, HOUR_MS, type Instant } from '../platform/time/calendar.ts'
import { withinHours } from '../platform/time/zoned.ts'
import { linesWithChecks } from '../policy/release.job.ts'
import type { StopReason } from '../reminders/due.ts'
import { enqueue, type MessageOnRecord } from '../reminders/message.store.ts'
import { stillDue, whyNotTo } from '../reminders/remind.job.ts'
import { LINE_MAIL } from '../reminders/reminder.ts'
import { reminderSettings } from '../reminders/settings.store.ts'
import { nameOfNumber } from '../site/roles/number.page.ts'
import { everyOwnNumber } from '../site/roles/number.store.ts'
import { allSites } from '../site/site.store.ts'
import { MESSAGES } from '../words/messages.ts'
import { zoneOf } from '../people/zone.store.ts'
import type { Composing } from './compose.job.ts'
import { stewardsOrHr } from './drift.job.ts'

const ACTOR = 'system:lines'

interface Alarming {
  readonly store: Store
  /** The course as it was released: an organization's own lines are put in here. */
  readonly contents: Contents
  /** Whether there is a mail server. Without one, *Home* says the same. */
  readonly mail: boolean
  now(): Instant
}

/**
 * Puts mails on their way about numbers that nobody has checked for 90 days, half a year or a year. Each is told once
 * for each line and age: the occasion names the day since which lines are so old, and all lines of a day go together. A
 * check that found that a number doesn't work is told the same day, with an occasion of its own.
 */
export function lineAlarmJob({ store, contents, mail, now }: Alarming): Job<null> {
  return {
    every: HOUR_MS,
    onNewDay: true,
    failure: 'numbers to check could not be told',
    claim: onePiece,
    async work() {
      const organization = await findOrganization(store.db)
      if (organization === null || !mail) return
      const at = now()
      const today = dateAt(at, organization.timeZone)
      const lines = await alarmedLines(store.db, contents, 'en', today)
      await store.transaction(async (tx) => {
        for (const { of, recipients } of lines)
          for (const person of recipients) {
            const occasion = `${LINE_MAIL}:${of}:${person}`
            const message = { kind: LINE_MAIL, person, about: null, occasion, deadline: null } as const
            await enqueue(tx, { ...message, mail, by: ACTOR, at, today })
          }
      })
    },
  }
}

type ComposedAlarm =
  | { readonly kind: 'stopped'; readonly reason: StopReason }
  | { readonly kind: 'later'; readonly at: Instant }
  | { readonly kind: 'ready'; readonly letter: Unsigned }

/** Names the numbers that are still to be checked when the mail goes out. */
export async function composeLineAlarm(
  composing: Composing,
  message: MessageOnRecord,
  at: Instant,
): Promise<ComposedAlarm> {
  const { db, contents, organization, publicUrl, paths } = composing
  const today = dateAt(at, organization.timeZone)
  const { person, recipient, facts } = await stillDue(db, message, today)
  const language = toLanguage((await findAccount(db, person))?.language)
  const [, of] = message.occasion.split(':')
  const lines = (await alarmedLines(db, contents, language, today)).filter(
    (line) => line.of === of && line.recipients.includes(message.person),
  )
  const reason = whyNotTo(recipient) ?? (lines.length === 0 ? 'done' : null)
  if (reason !== null) return { kind: 'stopped', reason }
  const { hours } = await reminderSettings(db)
  const opens = withinHours(at, hours, await zoneOf(composing, person, today))
  if (opens > at) return { kind: 'later', at: opens }
  const letter = lineAlarmMail(lines, contents[language].contacts, publicUrl + paths.contacts(), language)
  return { kind: 'ready', letter: { ...letter, to: facts?.email ?? '', attachment: null } }
}

interface AlarmOnRecord extends AlarmedLine {
  /** The day since which the line is so old, or the check that found that it doesn't work. */
  readonly of: string
  readonly recipients: readonly PersonId[]
}

/**
 * The numbers that are due for a check. After 90 days that's told whoever looks after the line, and later, or when it
 * doesn't work, the stewards as well. Where no steward is at work, HR hears it.
 */
async function alarmedLines(
  db: Database,
  contents: Contents,
  language: Language,
  today: CalendarDate,
): Promise<AlarmOnRecord[]> {
  const policy: PolicySubject = `policy:${contents[language].policy.id}`
  const shared = await linesWithChecks(db, await historyOf(db, policy))
  const sites = await allSites(db)
  const ids = sites.map(({ id }) => id)
  const numbers = await everyOwnNumber(db, ids, today)
  const siteOwners = await readOwners(db, ids)
  const { stewards, told: others } = await stewardsOrHr(db, [], today)
  const told = (owner: PersonId | undefined, age: LineAlarm['age']): readonly PersonId[] => {
    const isThere = owner !== undefined && stewards.includes(owner)
    return isThere && age === 'look' ? [owner] : others
  }
  const alarmed = (
    line: Pick<AlarmedLine, 'name' | 'place'>,
    { checkedOn, nextOn, failed }: LineState,
    owner: PersonId | undefined,
  ): AlarmOnRecord[] => {
    const alarm = lineAlarm(checkedOn, today, nextOn)
    return [
      ...(failed === null
        ? []
        : [{ ...line, of: `failed-${failed.seq}`, on: failed.on, why: failedOutcome(failed), recipients: others }]),
      ...(alarm === null
        ? []
        : [{ ...line, of: alarm.since, on: checkedOn, why: alarm.age, recipients: told(owner, alarm.age) }]),
    ]
  }
  const ofAll = contactsNow(contents[language].contacts, shared, language).flatMap((contact) =>
    alarmed({ name: contact.name, place: null }, lineState(contact, shared, today), shared.owners.get(contact.id)),
  )
  const reader = { t: MESSAGES[language], language }
  const ofSites = sites.flatMap(({ id, name: place }) =>
    (numbers.get(id) ?? []).flatMap(({ of, phone, state }) =>
      alarmed({ name: nameOfNumber(of, reader), place }, state, siteOwners.get(id)?.get(phone)),
    ),
  )
  return [...ofAll, ...ofSites]
}
