import type { Language } from '../domain/content.ts'
import type { SafeHtml } from '../domain/course.ts'
import type { AccountMail } from '../domain/reminder.ts'
import type { Mail } from './mail.ts'
import { MESSAGES } from './messages/messages.ts'
import { renderPart } from './render.ts'

export interface AccountMailInput {
  readonly kind: AccountMail
  readonly language: Language
  readonly organization: string
  /** Whom it is about; empty where no name is on record. */
  readonly about: string
  readonly link: string
}

/** What happened to an account, one link, and what to do when it wasn't asked for. */
export function accountMail(input: AccountMailInput): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { kind, language, organization, link } = input
  const t = MESSAGES[language]
  const words = t.account.mails[kind]
  const about = input.about === '' ? t.hr.people.noName : input.about
  const paragraphs = [
    [{ href: '', text: words.text(organization, about) }],
    [{ href: link, text: link }],
    [{ href: '', text: words.otherwise }],
  ]
  const blocks = paragraphs.map((parts) => ({ kind: 'text', parts }))
  const bodyHtml = renderPart('mail/blocks', { blocks }) as SafeHtml // every text in it is escaped by the template
  const { subject } = words
  return {
    subject,
    text: `${paragraphs.map((parts) => parts.map(({ text }) => text).join('')).join('\n\n')}\n`,
    html: renderPart('mail/message', { language, subject, bodyHtml }),
  }
}
