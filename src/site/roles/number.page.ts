import { lineTexts, siteText } from '../../organization/site-details.ts'
import type { Language } from '../../platform/text/language.ts'
import type { Messages } from '../../words/messages.ts'
import { hoursOf } from '../part.page.ts'
import { isOfPeople, type OwnNumber, type PersonsNumber } from './number.ts'

interface Reader {
  readonly t: Messages
  readonly language: Language
}

/** The name of a local line, or the role that has the number, such as "Backup: On-call supervisor". Never a person's. */
export function nameOfNumber(of: OwnNumber['of'], reader: Reader): string {
  return isOfPeople(of) ? (rolesSaid(of, reader)[0] ?? '') : siteText(of, 'name', reader.language).text
}

/** What there is to know about a number, next to its name. */
export function notesOfNumber(of: OwnNumber['of'], reader: Reader): string[] {
  const { t, language } = reader
  if (!isOfPeople(of)) return lineTexts(of, language).map(({ text }) => text)
  const hours = of.roles.flatMap(({ holder }) => ('days' in holder ? [hoursOf(holder, t, language)] : []))
  return [...rolesSaid(of, reader).slice(1), ...hours]
}

/** Each role once, also when it has several rows of hours. */
function rolesSaid({ roles }: PersonsNumber, { t, language }: Reader): string[] {
  const said = roles.map(
    ({ role, holder }) => `${t.hr.siteRoles.role[role]}: ${siteText(holder, 'role', language).text}`,
  )
  return [...new Set(said)]
}
