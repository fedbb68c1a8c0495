import type { AccountMail } from '../reminders/reminder.ts'
import { type Letter, letter } from '../platform/mail/letter.page.ts'
import { MESSAGES } from '../words/messages.ts'
import type { Language } from '../platform/text/language.ts'

export interface AccountMailInput {
  readonly kind: AccountMail
  readonly language: Language
  readonly organization: string
  /** The name of the person it is about. Empty where no name is on record. */
  readonly about: string
  readonly link: string
}

/** Says what happened to an account, with one link, and what to do if the person didn't ask for it. */
export function accountMail(input: AccountMailInput): Letter {
  const { kind, language, organization, link } = input
  const t = MESSAGES[language]
  const words = t.account.mails[kind]
  const about = input.about === '' ? t.hr.people.noName : input.about
  return letter(language, words.subject, [
    [{ href: '', text: words.text(organization, about) }],
    [{ href: link, text: link }],
    [{ href: '', text: words.otherwise }],
  ])
}
