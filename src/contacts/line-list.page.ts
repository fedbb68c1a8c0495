import type { Contact } from '../course/policy-shape.ts'
import type { LocalResource } from '../organization/details-shape.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { contactAge } from '../course/contact-age.ts'
import { isDue, type LineState, lookAlikes } from './line-state.ts'
import type { LineCheck } from './line.ts'

/** A check with the name of whoever made it. */
export type NamedCheck = Omit<LineCheck, 'by'> & { readonly by: string }

export interface LineOnList {
  readonly contact: Contact
  readonly state: LineState
  readonly check: NamedCheck | null
  readonly isOwn: boolean
  readonly isProposed: boolean
  readonly href: string
  /** Where a check is sent; null for viewers who make none. */
  readonly checkHref: string | null
}

export interface LocalOnList {
  readonly line: LocalResource
  readonly place: string
  readonly checkedOn: CalendarDate
  /** The form of the site; null for viewers who can't open it. */
  readonly href: string | null
}

interface LineListInput {
  readonly lines: readonly LineOnList[]
  readonly local: readonly LocalOnList[]
  readonly language: Language
  readonly today: CalendarDate
  readonly done: keyof Messages['hr']['lines']['done'] | null
  readonly csrf: string
}

/** What anyone reads about a line: never the digits without name and purpose. */
export interface LineView {
  readonly id: string
  readonly name: string
  readonly purpose: string
  readonly isNot: string
  readonly digits: string
  /** In letters, for texts, online, hours and languages. */
  readonly facts: readonly string[]
  /** When, by whom and how it was checked, and when it's due again. */
  readonly checked: readonly string[]
  /** What is to be done about it; empty when nothing is. */
  readonly alarm: string
  /** Digits that begin alike, with whose they are. */
  readonly alike: readonly string[]
  readonly marks: readonly string[]
}

export function lineListPage(shell: Shell, { lines, local, language, today, done, csrf }: LineListInput): string {
  const { t } = shell
  const words = t.hr.lines
  const contacts = lines.map(({ contact }) => contact)
  const view = {
    t,
    done: done === null ? '' : words.done[done],
    due: words.due(lines.filter(({ state }) => isDue(state)).length),
    lines: lines.map((line) => ({
      ...lineView(line, contacts, language, t),
      href: line.href,
      checkHref: line.checkHref,
      open: words.open(line.contact.name),
    })),
    local: local.map(({ line, place, checkedOn, href }) => ({
      name: line.name,
      purpose: line.purpose,
      place,
      digits: line.phone,
      checked: formatDate(checkedOn, language),
      alarm: words.ages[contactAge(checkedOn, today)],
      href,
    })),
    csrf,
  }
  return renderPage('app', shell, 'contacts/lines', view)
}

/** @param contacts all lines, to find those that begin alike */
export function lineView(
  {
    contact,
    state,
    check,
    isOwn,
    isProposed,
  }: Pick<LineOnList, 'contact' | 'state' | 'check' | 'isOwn' | 'isProposed'>,
  contacts: readonly Contact[],
  language: Language,
  t: Messages,
): LineView {
  const words = t.hr.lines
  const day = (date: CalendarDate) => formatDate(date, language)
  const own = t.learn.contacts
  const facts = [
    contact.letters === null ? '' : own.inLetters(contact.letters),
    contact.text === null ? '' : own.text(contact.text),
    contact.tty === null ? '' : own.tty(contact.tty),
    contact.web === null ? '' : own.online(contact.web),
    contact.hours,
    contact.languages,
  ]
  const isByUs = check !== null && check.outcome === 'works' && check.on === state.checkedOn
  const checked = isByUs
    ? words.checkedBy(day(state.checkedOn), check.by, words.ways[check.way ?? 'official-page'])
    : words.checkedByCourse(day(state.checkedOn))
  return {
    id: contact.id,
    name: contact.name,
    purpose: contact.purpose,
    isNot: contact.isNot ?? '',
    digits: contact.digits,
    facts: facts.filter((fact) => fact !== ''),
    checked: [checked, words.next(day(state.nextOn))],
    alarm:
      state.failed === null ? words.ages[state.age] : words.failed[failedOutcome(state.failed)](day(state.failed.on)),
    alike: lookAlikes(contact, contacts).map((other) => words.alike(other.name, other.digits, other.purpose)),
    marks: [
      contact.released ? words.marks.released : '',
      isOwn ? words.marks.own : '',
      isProposed ? words.marks.proposed : '',
    ].filter((mark) => mark !== ''),
  }
}

function failedOutcome({ outcome }: LineCheck): 'no-answer' | 'wrong' {
  return outcome === 'wrong' ? 'wrong' : 'no-answer'
}
