import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Contact } from '../course/policy.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import type { Language } from '../platform/text/language.ts'

/** One line and what it is for. The purpose always stands with the number. */
export interface ContactCard {
  readonly tone: 'plain' | 'first' | 'site'
  readonly name: string
  readonly use: string
  readonly digits: string
  readonly href: string
  readonly details: readonly string[]
  readonly meta: string
  /** What a site wrote in English only, among Spanish. */
  readonly english: readonly ('name' | 'use' | 'details' | 'meta')[]
  /** Says so; empty when nothing is. */
  readonly note: string
}

export function contactCard(contact: Contact, t: CourseMessages, language: Language): ContactCard {
  const words = t.learn.contacts
  const details = [
    contact.letters === null ? null : words.inLetters(contact.letters),
    contact.text === null ? null : words.text(contact.text),
    contact.tty === null ? null : words.tty(contact.tty),
    contact.web === null ? null : words.online(contact.web),
    contact.formerNames.length === 0 ? null : words.olderName(contact.formerNames.join(', ')),
  ]
  const meta = [contact.hours, contact.isNot, words.lookedUp(formatDate(contact.checkedOn as CalendarDate, language))] // checked to be a day by the schema
  return {
    tone: contact.id === 'SCR' ? 'first' : 'plain',
    name: contact.name,
    use: contact.purpose,
    digits: contact.digits,
    href: `tel:${contact.tel}`,
    details: details.filter((detail) => detail !== null),
    meta: meta
      .filter((text) => text !== null)
      .map((text) => text.replace(/\.$/, ''))
      .join('. '),
    english: [],
    note: '',
  }
}
