import type { SiteRole } from '../ledger/bodies/role.ts'
import { type Letter, letter, type LetterPart } from '../platform/mail/letter.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { MESSAGES } from '../words/messages.ts'

interface DriftMailInput {
  readonly language: Language
  readonly site: string
  readonly roles: readonly { readonly role: SiteRole; readonly since: CalendarDate }[]
  /** The page that says what has changed, after signing in. */
  readonly link: string
}

/** Says which roles, where and since when. It names nobody, and says nothing of why. */
export function driftMail({ language, site, roles, link }: DriftMailInput): Letter {
  const { hr, mail } = MESSAGES[language]
  const words = hr.siteRoles
  const plain = (text: string): LetterPart[] => [{ href: '', text }]
  return letter(language, words.mail.subject(roles.length), [
    ...roles.map(({ role, since }) => plain(words.mail.gone(words.role[role], site, formatDate(since, language)))),
    plain(words.mail.now),
    [...plain(`${words.mail.open} `), { href: link, text: link }],
    plain(mail.emergency),
  ])
}
