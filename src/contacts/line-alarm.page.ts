import { alikeLines } from '../course/look-alikes.ts'
import type { Contact } from '../course/policy-shape.ts'
import { namedIn } from '../platform/html/named-line.ts'
import { type Letter, type LetterPart, letter } from '../platform/mail/letter.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { MESSAGES } from '../words/messages.ts'
import type { LineAlarm } from './line-state.ts'

/** A number that whoever gets the mail is to check. */
export interface AlarmedLine {
  readonly name: string
  /** The site, or null for a line that all sites share. */
  readonly place: string | null
  /** Because of its age, or of what the last check found. */
  readonly why: LineAlarm['age'] | 'no-answer' | 'wrong'
  /** The day of the last check: that it works, or for one that doesn't, that it doesn't. */
  readonly on: CalendarDate
}

/**
 * The mail about numbers to check or to change. It holds no digits, because they'd be old by the time it's read, except
 * for those of SCR and CSOC: whoever gets the mail must not mistake one for the other.
 * @param contacts those of the course
 */
export function lineAlarmMail(
  lines: readonly AlarmedLine[],
  contacts: readonly Contact[],
  link: string,
  language: Language,
): Letter {
  const t = MESSAGES[language]
  const plain = (text: string): LetterPart[] => [{ href: '', text }]
  const said = lines.map((line) => lineSaid(line, language))
  const alike = namedIn(said.join('\n'), alikeLines(contacts))
  // All lines of a mail have the same reason to be in it.
  const words = lines.some(({ why }) => why === 'no-answer' || why === 'wrong')
    ? t.hr.lines.mail.failed
    : t.hr.lines.mail
  return letter(language, words.subject, [
    plain(words.lead(lines.length)),
    ...said.map(plain),
    ...alike.map(({ name, digits, purpose }) => plain(`${name}: ${digits}. ${purpose}`)),
    plain(words.how),
    [...plain(`${words.open} `), { href: link, text: link }],
  ])
}

function lineSaid({ name, place, why, on }: AlarmedLine, language: Language): string {
  const words = MESSAGES[language].hr.lines.mail
  const [whose, day] = [placed(name, place), formatDate(on, language)]
  // The lines that all sites share are compared with their official pages. A site's own numbers are called.
  if (why === 'no-answer' || why === 'wrong') return words.failed[place === null ? 'shared' : 'called'][why](whose, day)
  return `${words.line(whose, day)}${words.for[why]}.`
}

/** A line with the site that it belongs to. */
export function placed(name: string, place: string | null): string {
  return place === null ? name : `${name} (${place})`
}
