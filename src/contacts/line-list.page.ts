import type { Contact } from '../course/policy-shape.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Language } from '../platform/text/language.ts'
import { numbersApart } from '../platform/text/phones.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { isDue, type LineState, lookAlikes, openFirst } from './line-state.ts'
import type { LineCheck, OwnLine } from './line.ts'
import { numbersOf } from './line-numbers.page.ts'
import { type OwnNumberOnList, ownNumbersView } from './own-number.page.ts'

/** A check with the name of whoever made it. */
export type NamedCheck = Omit<LineCheck, 'by'> & { readonly by: string }

export interface LineOnList {
  readonly contact: Contact
  readonly state: LineState
  readonly check: NamedCheck | null
  readonly own: OwnLine | null
  /** Whether a release has changed the line of the course since it's the organization's own. */
  readonly isChangedByRelease: boolean
  readonly isProposed: boolean
  /** The name of whoever looks after it; null when all stewards do. */
  readonly owner: string | null
  readonly href: string
  /** Where a check is sent; null for viewers who make none. */
  readonly checkHref: string | null
}

interface LineListInput {
  readonly lines: readonly LineOnList[]
  readonly people: readonly OwnNumberOnList[]
  readonly local: readonly OwnNumberOnList[]
  readonly language: Language
  readonly today: CalendarDate
  readonly done: keyof Messages['hr']['lines']['done'] | null
  readonly csrf: string
  /** Where it's chosen who looks after each; null for viewers who choose nobody. */
  readonly ownersHref: string | null
  /** Null until a day is asked for. */
  readonly seen: LinesOnDay | null
  readonly selfHref: string
  /** Null for viewers who may not open sites. */
  readonly sitesHref: string | null
}

/** A day that was asked for, with the numbers that staff saw at its end. */
export interface LinesOnDay {
  readonly on: CalendarDate
  /** The first day of which it's on record what staff saw, when that's later. */
  readonly since: CalendarDate | null
  readonly contacts: readonly Contact[]
}

/** What anyone reads about a line: never the digits without its name, or without its purpose where others begin alike. */
export interface LineView {
  readonly id: string
  readonly name: string
  readonly purpose: string
  readonly isNot: string
  readonly digits: string
  /** What a check of it names. */
  readonly checkedNumber: string
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

export function lineListPage(
  shell: Shell,
  { lines, people, local, language, today, done, csrf, ownersHref, seen, selfHref, sitesHref }: LineListInput,
): string {
  const { t } = shell
  const words = t.hr.lines
  const contacts = lines.map(({ contact }) => contact)
  const view = {
    t,
    done: done === null ? '' : words.done[done],
    due: words.due(lines.filter(({ state }) => isDue(state)).length),
    lines: openFirst(
      lines.map((line) => ({
        ...lineView(line, contacts, language, t),
        href: line.href,
        checkHref: line.checkHref,
        open: words.open(line.contact.name),
        days: daysText(checkedText(line, words, language), line.state, language, t),
        // What's to be done is in sight. The others are folded.
        isOpen: isDue(line.state) || line.isProposed || line.isChangedByRelease,
      })),
    ),
    own: [ownNumbersView('people', people, today, language, t), ownNumbersView('local', local, today, language, t)],
    outcomes: checkOutcomes(words),
    ownersHref,
    onDay: { value: seen?.on ?? today, max: today },
    seen: seen === null ? null : seenView(seen, language, t),
    selfHref,
    sitesLink: sitesHref === null ? null : { text: words.onDay.sites, href: sitesHref },
    csrf,
  }
  return renderPage('app', shell, 'contacts/lines', view)
}

/** Nobody here has checked a number that stands as the course brought it: it was looked up. */
function checkedText({ state, check, own }: LineOnList, words: Messages['hr']['lines'], language: Language): string {
  const { checkedOn } = state
  const isOurs = (check?.outcome === 'works' && check.on === checkedOn) || own?.checkedOn === checkedOn
  return (isOurs ? words.checkedOn : words.lookedUp)(formatDate(checkedOn, language))
}

function seenView({ on, since, contacts }: LinesOnDay, language: Language, t: Messages) {
  const words = t.hr.lines.onDay
  const heading = t.hr.sites.versions.onDay.heading(formatDate(on, language))
  if (since !== null) return { heading, texts: [words.before(formatDate(since, language))], rows: [] }
  const rows = contacts.map((contact) => ({
    label: contact.name,
    note: contact.purpose,
    pieces: numbersApart(numbersOf(contact, t)),
  }))
  return { heading, texts: [words.endOfDay], rows }
}

/** Every number of a line that a check is about: to call, for texts and for TTY. */
export function checkedNumber({ digits, text, tty }: Pick<Contact, 'digits' | 'text' | 'tty'>): string {
  return [digits, text ?? '', tty ?? ''].join(' ').trim()
}

/** @param contacts all lines, to find those that begin alike */
export function lineView(
  {
    contact,
    state,
    check,
    own,
    isChangedByRelease,
    isProposed,
    owner,
  }: Pick<LineOnList, 'contact' | 'state' | 'check' | 'own' | 'isChangedByRelease' | 'isProposed' | 'owner'>,
  contacts: readonly Contact[],
  language: Language,
  t: Messages,
): LineView {
  const words = t.hr.lines
  const day = (date: CalendarDate) => formatDate(date, language)
  const { learn } = t
  const facts = [
    contact.letters === null ? '' : learn.contacts.inLetters(contact.letters),
    contact.text === null ? '' : learn.contacts.text(contact.text),
    contact.tty === null ? '' : learn.contacts.tty(contact.tty),
    contact.web === null ? '' : learn.contacts.online(contact.web),
    contact.hours,
    contact.languages,
  ]
  const isByUs = check !== null && check.outcome === 'works' && check.on === state.checkedOn
  const checked = isByUs
    ? words.checkedBy(day(state.checkedOn), check.by, words.ways[check.way ?? 'official-page'])
    : (own?.checkedOn === state.checkedOn ? words.checkedWithChange : words.checkedByCourse)(day(state.checkedOn))
  // The line stopped working on that day, and nobody has compared these numbers with a page since.
  const isUnchecked = !isByUs && own?.wrongSince === state.checkedOn
  return {
    id: contact.id,
    name: contact.name,
    purpose: contact.purpose,
    isNot: contact.isNot ?? '',
    digits: contact.digits,
    checkedNumber: checkedNumber(contact),
    facts: facts.filter((fact) => fact !== ''),
    checked: [
      ...(isUnchecked ? [] : [checked]),
      ...(state.failed === null ? [words.next(day(state.nextOn))] : []),
      ownerText(owner, t),
    ],
    alarm:
      state.failed === null ? words.ages[state.age] : words.failed[failedOutcome(state.failed)](day(state.failed.on)),
    alike: lookAlikes(contact, contacts).map((other) => words.alike(other.name, other.digits, other.purpose)),
    marks: [
      contact.released ? words.marks.released : '',
      own === null ? '' : words.marks.own,
      isChangedByRelease ? words.own.changed : '',
      isProposed ? words.marks.proposed : '',
    ].filter((mark) => mark !== ''),
  }
}

/** What a check can find, each with its button. */
export function checkOutcomes(words: Readonly<Record<'works' | 'wrong' | 'noAnswer', string>>) {
  return [
    { outcome: 'works', text: words.works },
    { outcome: 'wrong', text: words.wrong },
    { outcome: 'no-answer', text: words.noAnswer },
  ] as const
}

export function ownerText(owner: string | null, { hr: { lines } }: Messages): string {
  return owner === null ? lines.owners.byEveryone : lines.owners.by(owner)
}

/** For the row of a number that's fine: when it was checked, and when it's due again. */
export function daysText(
  checked: string,
  { nextOn }: LineState,
  language: Language,
  { hr: { lines } }: Messages,
): string {
  return `${checked}. ${lines.next(formatDate(nextOn, language))}.`
}

export function failedOutcome({ outcome }: LineCheck): 'no-answer' | 'wrong' {
  return outcome === 'wrong' ? 'wrong' : 'no-answer'
}
