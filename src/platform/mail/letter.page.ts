import type { Color } from '../html/color.ts'
import { renderPart } from '../html/render.page.ts'
import type { Language } from '../text/language.ts'
import type { SafeHtml } from '../html/safe.ts'

/** A file that goes with a mail. */
export interface Attachment {
  readonly fileName: string
  readonly content: string
  readonly contentType: string
}

export interface Mail {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The content of the body in `html`, for a page of ours. */
  readonly bodyHtml: SafeHtml
  /** The due date for a calendar, or null where there is none to remember. */
  readonly calendar: Attachment | null
}

/** A picture above the text of a mail. It's in the mail, so a reader asks no server for it. */
export interface MailLogo {
  readonly png: Uint8Array
  readonly alt: string
  readonly width: number
  readonly height: number
  /** The color behind it, or empty: nobody knows the ground of a mail. */
  readonly plate: string
}

/** What stands above the text of a mail. */
export interface MailLook {
  readonly logo: MailLogo | null
  /** The color of a line, or null for none. */
  readonly line: Color | null
}

/** Names the picture inside the mail. */
export const LOGO_ID = 'logo'
/** Mail programs show a picture as large as it says. */
const MOST_HEIGHT = 56
const MOST_WIDTH = 240

export function withLook(html: string, { logo, line }: MailLook): string {
  const parts = [
    logo === null ? '' : logoHtml(logo),
    line === null ? '' : renderPart('mail/line', { color: line }).trim(),
  ].filter((part) => part !== '')
  // Ours, from the template: a text of somebody else has no tags in it.
  return html.replace('<body>', ['<body>', ...parts].join('\n'))
}

function logoHtml({ png: _, width, height, ...logo }: MailLogo): string {
  const scale = Math.min(1, MOST_WIDTH / width, MOST_HEIGHT / height)
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) }
  return renderPart('mail/logo', { ...logo, ...size, cid: LOGO_ID }).trim()
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
