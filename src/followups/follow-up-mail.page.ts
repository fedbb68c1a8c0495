import { type Letter, type LetterPart, letter } from '../platform/mail/letter.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { MESSAGES } from '../words/messages.ts'

interface FollowUpMailInput {
  readonly language: Language
  readonly organization: string
  readonly link: string
  readonly until: CalendarDate
  readonly accountLink: string
}

/** Says that there are two questions, and nothing about what they ask. */
export function followUpMail({ language, organization, link, until, accountLink }: FollowUpMailInput): Letter {
  const t = MESSAGES[language]
  const words = t.hr.followUps.mail
  const plain = (text: string): LetterPart => ({ href: '', text })
  return letter(language, words.subject, [
    [plain(words.lead(organization))],
    [plain(`${words.start} `), { href: link, text: link }],
    [plain(words.until(formatDate(until, language)))],
    [plain(words.free)],
    [plain(`${words.stop} `), { href: accountLink, text: accountLink }],
    [plain(t.mail.emergency)],
  ])
}
