import { calendarFile } from '../platform/time/calendar-file.page.ts'
import { formatWeekdayDate } from '../platform/time/date.page.ts'
import { type Letter, type LetterPart, letter } from '../platform/mail/letter.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { GroupMail } from '../reminders/reminder.ts'
import { MESSAGES } from '../words/messages.ts'
import { type Group, latestNotice } from './group.ts'

interface GroupMailInput {
  readonly kind: GroupMail
  readonly language: Language
  readonly group: Group
  readonly siteName: string
  /** Names of the leaders that are on record. */
  readonly leaders: readonly string[]
  /** Leads to the page where it's confirmed; null for somebody who has done so, or needn't. */
  readonly link: string | null
}

/** What is told about a group. It holds staff and dates, and nothing about youths or about the topic. */
export function groupMail({ kind, language, group, siteName, leaders, link }: GroupMailInput): Letter {
  const t = MESSAGES[language]
  const words = t.hr.groups.mail
  const { name, dates } = latestNotice(group)
  const days = dates.map((date) => formatWeekdayDate(date, language))
  const plain = (text: string): LetterPart[] => [{ href: '', text }]
  const about =
    kind === 'group-cancelled'
      ? [plain(words.cancelled(name, siteName)), plain(words.dates(days.join('; '), days.length))]
      : [
          plain(kind === 'group-notice' ? words.planned(name, siteName) : words.soon(name, siteName)),
          plain(words.dates(days.join('; '), days.length)),
          ...(leaders.length === 0 ? [] : [plain(words.leaders(leaders.join(', ')))]),
        ]
  const confirming =
    link === null ? [] : [[...plain(`${words.confirm} `), { href: link, text: link }], plain(words.own)]
  return letter(language, words.subject[kind](days[0] ?? ''), [
    ...about,
    ...confirming,
    plain(words.noYouth),
    plain(t.mail.emergency),
  ])
}

/** The dates for a calendar: the neutral name and the site, and nobody's name. */
export function groupCalendar(
  group: Group,
  { siteName, host, language }: { readonly siteName: string; readonly host: string; readonly language: Language },
): string {
  const words = MESSAGES[language].hr.groups.calendar
  const { name, dates, at } = latestNotice(group)
  return calendarFile(
    ...dates.map((on, index) => ({
      // A later file moves the first session to its new date, and so on.
      uid: `${group.id}-${index + 1}@${host}`,
      on,
      summary: name,
      description: words.description(siteName),
      madeAt: at,
    })),
  )
}

export const CALENDAR_NAME = 'group.ics'
