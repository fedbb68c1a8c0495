import { z } from 'zod'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { SiteId } from '../../ledger/event.ts'
import type { RosterEntry, RosterField, RosterNote, RosterProblem, RosterProblemCode } from './import.ts'
import type { Site } from '../../site/site.store.ts'
import { folded } from '../../platform/text/folded.ts'
import { type Mapping, type Sheet, type SheetRow } from '../contract.job.ts'
import { emailKey, inSpokenOrder } from '../people-index.job.ts'
import { answerOf, isNoValueWord, languageOf, meant, typeOf } from './headings.job.ts'
import { readDate } from '../mapping.job.ts'

/** The same limits as in the forms of this site. */
const LONGEST_TEXT = 80
const LONGEST_EMAIL = 254

const emailForm = z.email()

/** A line as it was read. */
export interface ReadRow {
  readonly line: number
  /** Holds no supervisor, who can only be found once all lines are known. */
  readonly entry: RosterEntry
  /** A number, an e-mail address or a name; null when the cell is empty. */
  readonly supervisor: string | null
  readonly problems: readonly RosterProblem[]
  /** The parts left out of the line so that the rest can be taken. */
  readonly notes: readonly RosterNote[]
}

/** Reads the lines of one file: where the columns are and what sites are called is looked up once. */
export function rowReader({ header }: Sheet, mapping: Mapping, sites: readonly Site[]): (row: SheetRow) => ReadRow {
  const columns = new Map(Object.entries(mapping.columns).map(([field, heading]) => [field, header.indexOf(heading)]))
  const siteIds = siteNames(sites)
  return ({ line, cells }) => {
    const problems: RosterProblem[] = []
    const notes: RosterNote[] = []
    const cell = (field: RosterField) => cells[columns.get(field) ?? -1]?.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim() ?? ''
    const refuse = (code: RosterProblemCode, field: RosterField, value: string, other = '') => {
      problems.push({ code, field, value, other })
      return null
    }
    const text = (field: RosterField, most = LONGEST_TEXT) => {
      const value = cell(field)
      return value.length > most ? refuse('too-long', field, value, String(most)) : value || null
    }
    const meaning = <Value>(field: RosterField, read: (value: string) => Value | null): Value | null => {
      const value = cell(field)
      if (value === '' || isNoValueWord(value)) return null
      return read(meant(field, value, mapping)) ?? refuse('word-unknown', field, value)
    }
    const date = (field: RosterField): CalendarDate | null => {
      const value = cell(field)
      if (value === '' || isNoValueWord(value)) return null
      const read = readDate(value, mapping.dateFormat)
      if (read === 'unreadable') return refuse('date-unreadable', field, value)
      return read === 'impossible' ? refuse('date-impossible', field, value) : read
    }
    const site = (): SiteId | null => {
      const value = cell('site')
      return value === ''
        ? null
        : (siteIds.get(folded(meant('site', value, mapping))) ?? refuse('site-unknown', 'site', value))
    }
    // If `n/a` were taken as a number, everyone without a number would be one person.
    const number = () => (isNoValueWord(cell('employee_number')) ? null : text('employee_number'))
    const email = (): string | null => {
      const value = cell('email')
      if (value === '' || isNoValueWord(value)) return null
      const key = emailKey(value)
      const isAddress = key.length <= LONGEST_EMAIL && emailForm.safeParse(key).success
      if (isAddress) return key
      notes.push({ code: 'email-left-out', value })
      return null
    }
    const parts = [text('first_name'), text('last_name')].filter((part) => part !== null).join(' ')
    const whole = text('name') ?? (parts || null)
    const entry: RosterEntry = {
      number: number(),
      email: email(),
      name: whole === null ? null : inSpokenOrder(whole),
      site: site(),
      department: text('department'),
      position: text('position'),
      supervisor: null,
      type: meaning('type', typeOf),
      worksWithYouth: meaning('works_with_youth', answerOf),
      hiredOn: date('hired_on'),
      firstContactOn: date('first_contact_on'),
      lastDay: date('last_day'),
      leaveFrom: date('leave_from'),
      leaveUntil: date('leave_until'),
      language: meaning('language', languageOf),
    }
    problems.push(...contradictions(entry))
    return { line, entry, supervisor: supervisorText(cell('supervisor')), problems, notes }
  }
}

/** Finds values in a line that contradict each other. */
function contradictions({ number, email, name, hiredOn, firstContactOn, lastDay, leaveFrom, leaveUntil }: RosterEntry) {
  const found: RosterProblem[] = []
  if (number === null && email === null && name === null) {
    found.push({ code: 'nobody', field: 'name', value: '', other: '' })
  }
  if (hiredOn !== null && lastDay !== null && lastDay < hiredOn) {
    found.push({ code: 'last-day-before-hire', field: 'last_day', value: lastDay, other: hiredOn })
  }
  if (hiredOn !== null && firstContactOn !== null && firstContactOn < hiredOn) {
    found.push({ code: 'contact-before-hire', field: 'first_contact_on', value: firstContactOn, other: hiredOn })
  }
  if (leaveFrom !== null && leaveUntil !== null && leaveUntil <= leaveFrom) {
    found.push({ code: 'return-before-leave', field: 'leave_until', value: leaveUntil, other: leaveFrom })
  }
  return found
}

/** By name and by address, without regard to case and accents. A name that two sites have leads to neither. */
export function siteNames(sites: readonly Site[]): Map<string, SiteId> {
  const names = new Map<string, SiteId>()
  for (const { id, name } of sites) {
    const isTaken = sites.some((other) => other.id !== id && folded(other.name) === folded(name))
    if (!isTaken) names.set(folded(name), id)
  }
  for (const { id, slug } of sites) names.set(slug, id)
  return names
}

function supervisorText(text: string): string | null {
  return text === '' || isNoValueWord(text) ? null : text
}
