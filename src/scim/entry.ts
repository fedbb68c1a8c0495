import { z } from 'zod'
import { NO_CELLS, type RosterEntry } from '../imports/staff-list/import.ts'
import type { RosterRecord } from '../imports/staff-list/record.ts'
import { PERSON_TYPES } from '../ledger/bodies/part.ts'
import type { SiteId } from '../ledger/event.ts'
import { LANGUAGES } from '../platform/text/language.ts'
import { calendarDate, type CalendarDate, isOfOurTime } from '../platform/time/calendar.ts'
import { type Asked, nameAsked } from './asked.ts'
import { invalid } from './shape.ts'

/** The same limits as in the forms of this site. */
const LONGEST_TEXT = 80
const LONGEST_EMAIL = 254
const emailForm = z.email().max(LONGEST_EMAIL)
const day = z.iso.date().refine(isOfOurTime).transform(calendarDate)

/**
 * What a request says, as a row of a staff list. The manager is found later.
 * @param record of whom it is, or null for someone who may be new
 * @param siteCalled finds a site by its name or address
 */
export function entryOf(
  asked: Asked,
  record: Pick<RosterRecord, 'name' | 'emails'> | null,
  siteCalled: (name: string) => SiteId | null,
): RosterEntry {
  const { texts, worksWithYouth } = asked
  return {
    ...NO_CELLS,
    number: short('employeeNumber', texts.get('employeeNumber')),
    email: emailIn(asked, record?.emails ?? []),
    name: short('name', nameAsked(asked, record?.name ?? null) ?? undefined),
    site: siteIn(texts.get('site'), siteCalled),
    department: short('department', texts.get('department')),
    position: short('title', texts.get('title')),
    // Directories have words of their own for a type, such as "Member".
    type: PERSON_TYPES.find((type) => type === texts.get('userType')?.toLowerCase()) ?? null,
    worksWithYouth,
    hiredOn: dayIn(texts.get('hireDate')),
    language: LANGUAGES.find((language) => texts.get('preferredLanguage')?.toLowerCase().startsWith(language)) ?? null,
  }
}

function short(name: string, text: string | undefined): string | null {
  if (text !== undefined && text.length > LONGEST_TEXT)
    throw invalid(`${name} may have at most ${LONGEST_TEXT} characters.`)
  return text ?? null
}

/**
 * The address among the e-mails, else the user name if that's an address and no other is on record: in a directory the
 * name for signing in and the address may differ.
 */
function emailIn({ texts }: Asked, known: readonly string[]): string | null {
  const [email, userName = ''] = [texts.get('email'), texts.get('userName')?.toLowerCase()]
  const mayFill = known.length === 0 || known.includes(userName)
  if (email === undefined) return mayFill && emailForm.safeParse(userName).success ? userName : null
  if (!emailForm.safeParse(email).success) throw invalid('The e-mail address isn’t one.')
  return email.toLowerCase()
}

function siteIn(name: string | undefined, siteCalled: (name: string) => SiteId | null): SiteId | null {
  if (name === undefined) return null
  const site = siteCalled(name)
  if (site === null) throw invalid('There’s no site of this name. Groups lists the sites.')
  return site
}

function dayIn(text: string | undefined): CalendarDate | null {
  if (text === undefined) return null
  const read = day.safeParse(text)
  if (!read.success) throw invalid('hireDate takes a day such as 2026-11-24, from 1900 to 2199.')
  return read.data
}
