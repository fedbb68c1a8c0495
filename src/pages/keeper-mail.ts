import type { CalendarDate } from '../domain/calendar.ts'
import type { Language } from '../domain/content.ts'
import type { SafeHtml } from '../domain/course.ts'
import { formatDate } from './dates.ts'
import type { Mail } from './mail.ts'
import { MESSAGES } from './messages/messages.ts'
import { renderPart } from './render.ts'

export interface KeeperMailInput {
  readonly language: Language
  readonly organization: string
  /** The latest of the heads that go, and how many they are. */
  readonly last: { readonly day: CalendarDate; readonly entries: number; readonly hash: string }
  readonly heads: number
  readonly fileName: string
}

/** What goes with heads to whoever keeps them: what they are, and that there is nothing to do but to keep them. */
export function keeperMail({
  language,
  organization,
  last,
  heads,
  fileName,
}: KeeperMailInput): Omit<Mail, 'calendar' | 'bodyHtml'> {
  const words = MESSAGES[language].hr.ledger.mail
  const day = formatDate(last.day, language)
  const subject = words.subject(day)
  const paragraphs = [
    words.what(organization, heads),
    words.last(day, last.entries, last.hash),
    words.keep(fileName),
    words.nobody,
  ]
  const blocks = paragraphs.map((text) => ({ kind: 'text', parts: [{ href: '', text }] }))
  const bodyHtml = renderPart('mail/blocks', { blocks }) as SafeHtml // every text in it is escaped by the template
  return {
    subject,
    text: `${paragraphs.join('\n\n')}\n`,
    html: renderPart('mail/message', { language, subject, bodyHtml }),
  }
}
