import { renderPart } from '../html/render.page.ts'
import type { Language } from '../text/language.ts'
import type { SafeHtml } from '../html/safe.ts'

export interface Mail {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The content of the body in `html`, for a page of ours. */
  readonly bodyHtml: SafeHtml
  /** The due date for a calendar, or null where there is none to remember. */
  readonly calendar: { readonly fileName: string; readonly content: string } | null
}

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
