import { calendarFile } from '../platform/time/calendar-file.page.ts'
import { formatWeekdayDate } from '../platform/time/date.page.ts'
import { type Letter, type LetterPart, letter } from '../platform/mail/letter.page.ts'
import type { PersonId } from '../ledger/event.ts'
import type { Language } from '../platform/text/language.ts'
import type { GroupMail } from '../reminders/reminder.ts'
import { MESSAGES } from '../words/messages.ts'
import { lastKnown, sessionsToRemove } from './everyone.ts'
import { type Group, latestNotice, type Session, sessionsEver } from './group.ts'

interface GroupMailInput {
  readonly kind: GroupMail
  readonly language: Language
  readonly group: Group
  readonly person: PersonId
  readonly siteName: string
  /** They know the first date, and a later one has changed. */
  readonly isMoved: boolean
  /** Names of the leaders that are on record. */
  readonly leaders: readonly string[]
  /** Leads to the page where it's confirmed; null for somebody who has done so, or needn't. */
  readonly link: string | null
}

/** What is told about a group. It holds staff and dates, and nothing about youths or about the topic. */
export function groupMail(input: GroupMailInput): Letter {
  const { kind, language, group, person, siteName, isMoved, leaders, link } = input
  const t = MESSAGES[language]
  const words = t.hr.groups.mail
  const { name, dates, told } = kind === 'group-off-list' ? lastKnown(group, person) : latestNotice(group)
  const off = told.some((each) => each.person === person) ? words.offList : words.offLeaders
  const days = dates.map((date) => formatWeekdayDate(date, language))
  const plain = (text: string): LetterPart[] => [{ href: '', text }]
  const coming = isMoved ? words.moved : kind === 'group-notice' ? words.planned : words.soon
  const said = plain(words.dates(days.join('; '), days.length))
  const about =
    kind === 'group-cancelled'
      ? [plain(words.cancelled(name, siteName)), said, plain(words.calendarOff)]
      : kind === 'group-off-list'
        ? [plain(off(name, siteName)), said, plain(words.offCalendar)]
        : [
            plain(coming(name, siteName)),
            said,
            ...(leaders.length === 0 ? [] : [plain(words.leaders(leaders.join(', ')))]),
          ]
  const confirming =
    link === null ? [] : [[...plain(`${words.confirm} `), { href: link, text: link }], plain(words.own)]
  return letter(language, isMoved ? words.movedSubject : words.subject[kind](days[0] ?? ''), [
    ...about,
    ...confirming,
    plain(words.noYouth),
    plain(t.mail.emergency),
  ])
}

/**
 * The dates for a calendar: the neutral name and the site, and nobody's name. Sessions that were dropped are in it as
 * canceled, because they're in the calendars of those who opened an earlier file.
 */
export function groupCalendar(group: Group, input: CalendarInput) {
  return calendarOf(group, sessionsEver(group), latestNotice(group).name, input)
}

/** All that somebody may have in their calendar whom a plan leaves out, as canceled. The group goes on for others. */
export function calendarWithout(group: Group, person: PersonId, input: CalendarInput) {
  return calendarOf(group, sessionsToRemove(group, person), lastKnown(group, person).name, input)
}

interface CalendarInput {
  readonly siteName: string
  readonly host: string
  readonly language: Language
  /** The mail address that mail comes from; null where there's none. */
  readonly organizer: string | null
}

function calendarOf(
  group: Group,
  sessions: readonly Session[],
  name: string,
  { siteName, host, language, organizer }: CalendarInput,
) {
  const words = MESSAGES[language].hr.groups.calendar
  const { cancelled, notices } = group
  const { at } = latestNotice(group)
  return calendarFile(
    sessions.map(({ number, on, isOff }) => ({
      // A later file moves the first session to its new date, and so on.
      uid: `${group.id}-${number}@${host}`,
      on,
      summary: name,
      description: words.description(siteName),
      madeAt: cancelled?.at ?? at,
      sequence: notices.length - (cancelled === null ? 1 : 0),
      isOff,
    })),
    organizer,
  )
}

export const CALENDAR_NAME = 'group.ics'
