import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { type Letter, letter } from '../platform/mail/letter.page.ts'
import { MESSAGES } from '../words/messages.ts'
import type { Language } from '../platform/text/language.ts'

export interface HeadMailInput {
  readonly language: Language
  readonly organization: string
  /** The latest of the heads that go, and how many they are. */
  readonly last: { readonly day: CalendarDate; readonly entries: number; readonly hash: string }
  readonly heads: number
  readonly fileName: string
}

/** Tells the recipient of heads what they are, and that there's nothing to do but keep them. */
export function headMail({ language, organization, last, heads, fileName }: HeadMailInput): Letter {
  const words = MESSAGES[language].hr.ledger.mail
  const day = formatDate(last.day, language)
  const paragraphs = [
    words.what(organization, heads),
    words.last(day, last.entries, last.hash),
    words.keep(fileName),
    words.nobody,
  ]
  return letter(
    language,
    words.subject(day),
    paragraphs.map((text) => [{ href: '', text }]),
  )
}
