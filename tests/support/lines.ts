import { lineAsTyped } from '../../src/contacts/line-form.ts'
import { type Contents, lineOf, withOwnLines } from '../../src/contacts/line.ts'
import type { Contact } from '../../src/course/policy-shape.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { Language } from '../../src/platform/text/language.ts'
import type { Browser, Fields } from './app.ts'
import { contents } from './content.ts'

const NCMEC = lineOf(contents, 'NR-2')
if (NCMEC === null) throw new Error('the course has this line')

/** A line that an organization may change, as the course has it. */
export const LINE = NCMEC
export const NEW_DIGITS = '1-800-555-0199'

/** A line of the course by its id. */
export function contactOf(id: string): Contact {
  const contact = contents.en.contacts.find((each) => each.id === id)
  if (contact === undefined) throw new Error(`the course has ${id}`)
  return contact
}

/** The form of a new number for that line. */
export const TYPED: Fields = {
  ...lineAsTyped(LINE),
  digits: NEW_DIGITS,
  again: NEW_DIGITS,
  letters: '',
  reason: 'Its page has a new number.',
  seen: '',
}

/** The course as a release has it that gives the line another number, in every text that writes it out. */
export function renumbered(digits: string, version = contents.en.course.version): Contents {
  const on = calendarDate('2026-11-24')
  const own = { line: { ...LINE, digits, letters: null }, released: LINE, since: on, checkedOn: on, wrongSince: null }
  const changed = withOwnLines(contents, new Map([['NR-2', own]]))
  const inLanguage = (language: Language) => ({
    ...changed[language],
    course: { ...changed[language].course, version },
    contacts: changed[language].contacts.map(({ own: _, ...contact }) => contact),
  })
  return { en: inLanguage('en'), es: inLanguage('es') }
}

/** A steward proposes a new number. Returns the id of the change. */
export async function proposeNumber(steward: Browser): Promise<string> {
  const seen = changeIn((await steward.get('/hr/contacts/NR-2').expect(200)).text)
  await steward.post('/hr/contacts/NR-2/change', { ...TYPED, seen }).expect(303)
  return changeIn((await steward.get('/hr/contacts/NR-2').expect(200)).text)
}

export function changeIn(html: string): string {
  return /name="change" value="([^"]+)"/.exec(html)?.[1] ?? ''
}

/** Records what somebody found out about a line, from its page as it is now. */
export async function checkLine(browser: Browser, contact: string, outcome: string): Promise<void> {
  const sent = { outcome, phone: await phoneOnPage(browser, contact) }
  await browser.post(`/hr/contacts/${contact}/checks`, sent).expect(303)
}

/** The number that a check from the page of a line names. */
export async function phoneOnPage(browser: Browser, contact: string): Promise<string> {
  const { text } = await browser.get(`/hr/contacts/${contact}`).expect(200)
  return /name="phone" value="([^"]*)"/.exec(text)?.[1] ?? ''
}
