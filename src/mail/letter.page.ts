import type { Language } from '../course/content.ts'
import type { SafeHtml } from '../course/course.ts'
import type { Mail } from './mail.page.ts'
import { renderPart } from '../platform/html/render.page.ts'

export type Letter = Pick<Mail, 'subject' | 'text' | 'html'>

/** A part of a paragraph; without an address it is text. */
export interface LetterPart {
  readonly href: string
  readonly text: string
}

/** A mail of plain paragraphs and links, as text and as a page. */
export function letter(language: Language, subject: string, paragraphs: readonly (readonly LetterPart[])[]): Letter {
  const blocks = paragraphs.map((parts) => ({ kind: 'text', parts }))
  const bodyHtml = renderPart('mail/blocks', { blocks }) as SafeHtml // every text in it is escaped by the template
  return {
    subject,
    text: `${paragraphs.map((parts) => parts.map(({ text }) => text).join('')).join('\n\n')}\n`,
    html: renderPart('mail/message', { language, subject, bodyHtml }),
  }
}
