import type { Contact } from '../course/policy-shape.ts'
import type { Content } from '../course/content.ts'
import type { CheckOutcome, CheckWay, ContactLine } from '../ledger/bodies/contact.ts'
import type { EventOf, LedgerEvent } from '../ledger/event.ts'
import { isKind } from '../ledger/history.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'

export type Contents = Readonly<Record<Language, Content>>

/** A change of a shared line that a steward wants and no other one has confirmed yet. */
export interface ProposedChange {
  readonly change: string
  readonly contact: string
  /** The line from then on, or null to go back to the line of the course. */
  readonly line: ContactLine | null
  readonly reason: string
  readonly by: LedgerEvent['actor']
  readonly at: Instant
}

/** The line that an organization has instead of the one of the course. */
export interface OwnLine {
  readonly line: ContactLine
  /** The line of the course when the change was proposed. A release may have changed it since. */
  readonly released: ContactLine
  readonly since: CalendarDate
}

/** The last time that somebody made sure of a line. */
export interface LineCheck {
  readonly outcome: CheckOutcome
  readonly on: CalendarDate
  readonly by: LedgerEvent['actor']
  /** Null for checks from before these were asked. */
  readonly way: CheckWay | null
  readonly nextOn: CalendarDate | null
}

/** What the ledger says about the lines that all sites share, by the id of the contact. */
export interface SharedLines {
  readonly own: ReadonlyMap<string, OwnLine>
  readonly proposed: ReadonlyMap<string, ProposedChange>
  readonly checks: ReadonlyMap<string, LineCheck>
}

/** Reads the entries about shared lines, in the order of the ledger and with corrections applied. */
export function sharedLines(history: readonly LedgerEvent[]): SharedLines {
  const own = new Map<string, OwnLine>()
  const proposed = new Map<string, ProposedChange>()
  const checks = new Map<string, LineCheck>()
  const open = new Map<string, EventOf<'contact_change_proposed'>>()
  const settle = (change: string) => {
    const asked = open.get(change)
    open.delete(change)
    if (asked !== undefined && proposed.get(asked.body.contact)?.change === change) proposed.delete(asked.body.contact)
    return asked
  }
  for (const event of history) {
    if (isKind('contact_checked')(event)) checks.set(event.body.contact, checkOf(event))
    else if (isKind('contact_change_proposed')(event)) {
      const { change, contact, line, reason } = event.body
      open.set(change, event)
      // A later proposal takes the place of one that nobody has confirmed.
      proposed.set(contact, { change, contact, line, reason, by: event.actor, at: event.recordedAt })
    } else if (isKind('contact_change_withdrawn')(event)) settle(event.body.change)
    else if (isKind('contact_change_confirmed')(event)) {
      const asked = settle(event.body.change)
      if (asked === undefined) continue
      const { contact, line, released } = asked.body
      if (line === null) own.delete(contact)
      else own.set(contact, { line, released, since: event.effectiveOn })
    }
  }
  return { own, proposed, checks }
}

function checkOf({ actor, body, effectiveOn }: EventOf<'contact_checked'>): LineCheck {
  const { outcome } = body
  const asked = body.v === 1 ? { way: null, nextOn: null } : { way: body.way, nextOn: body.nextOn }
  return { outcome, on: effectiveOn, by: actor, ...asked }
}

/** A contact of the course in the form in which organizations change it. */
export function lineOf(contents: Contents, id: string): ContactLine | null {
  const [en, es] = LANGUAGES.map((language) => contents[language].contacts.find((contact) => contact.id === id))
  if (en === undefined || es === undefined) return null
  const { digits, letters, text, tty, web } = en
  return { digits, letters, text, tty, web, en: wordsOf(en), es: wordsOf(es) }
}

function wordsOf({ name, purpose, isNot, hours, languages, card, wallet }: Contact): ContactLine['en'] {
  return { name, purpose, isNot, hours, languages, card, wallet: wallet && { name: wallet.name, note: wallet.note } }
}

/** What a phone dials: three digits as they are, any other number with the country's. */
export function dialed(digits: string): string {
  return /^\d{3}$/.test(digits) ? digits : `+${digits.replaceAll(/\D/g, '')}`
}

/**
 * The content with an organization's own lines. A number that a text of the course writes out, such as a clause of the
 * policy, is the new one there as well. Names in such texts stay.
 */
export function withOwnLines(contents: Contents, own: SharedLines['own']): Contents {
  if (own.size === 0) return contents
  const changed = [...own].flatMap(([id, { line }]) => {
    const released = lineOf(contents, id)
    return released === null ? [] : [{ id, line, released }]
  })
  const renumbered = renumber(
    contents,
    changed.flatMap(({ line, released }) => numberChanges(released, line)),
  )
  const inLanguage = (language: Language): Content => ({
    ...renumbered[language],
    contacts: renumbered[language].contacts.map((contact) => {
      const line = changed.find(({ id }) => id === contact.id)?.line
      return line === undefined ? contact : withLine(contact, line, language)
    }),
  })
  return { en: inLanguage('en'), es: inLanguage('es') }
}

/** The content with the days on which lines were found to work, where these are later than the course's own. */
export function withChecks(contents: Contents, checks: SharedLines['checks']): Contents {
  if (checks.size === 0) return contents
  const inLanguage = (language: Language): Content => ({
    ...contents[language],
    contacts: contents[language].contacts.map((contact) => withCheck(contact, checks)),
  })
  return { en: inLanguage('en'), es: inLanguage('es') }
}

/** The contacts of one language with an organization's own lines and checks, as far as the ledger tells them. */
export function contactsNow(
  contacts: readonly Contact[],
  { own, checks }: Pick<SharedLines, 'own' | 'checks'>,
  language: Language,
): Contact[] {
  return contacts.map((contact) => {
    const line = own.get(contact.id)?.line
    return withCheck(line === undefined ? contact : withLine(contact, line, language), checks)
  })
}

function withCheck(contact: Contact, checks: SharedLines['checks']): Contact {
  const check = checks.get(contact.id)
  const isLater = check !== undefined && check.outcome === 'works' && check.on > contact.checkedOn
  return isLater ? { ...contact, checkedOn: check.on } : contact
}

function withLine(contact: Contact, line: ContactLine, language: Language): Contact {
  const { en: _en, es: _es, ...numbers } = line
  const { wallet, ...words } = line[language]
  const noteAlways = contact.wallet?.noteAlways ?? null
  return {
    ...contact,
    ...numbers,
    ...words,
    tel: dialed(line.digits),
    wallet: wallet && { ...wallet, noteAlways },
  }
}

/** What texts say now, and what they are to say. The longest first: digits may hold others. */
type NumberChange = readonly [before: string, after: string]

function numberChanges(released: ContactLine, line: ContactLine): NumberChange[] {
  const changes: NumberChange[] = []
  if (released.letters !== null && released.letters !== line.letters) {
    const inParentheses = line.letters === null ? '' : ` (${line.letters})`
    changes.push([`${released.digits} (${released.letters})`, `${line.digits}${inParentheses}`])
    changes.push([released.letters, line.letters ?? line.digits])
  }
  if (released.digits !== line.digits) {
    changes.push([released.digits, line.digits], [dialed(released.digits), dialed(line.digits)])
  }
  return changes
}

/** Replaces numbers in every text below a value. */
function renumber<Value>(value: Value, changes: readonly NumberChange[]): Value {
  if (changes.length === 0) return value
  const replaced = (each: unknown): unknown => {
    if (typeof each === 'string') return changes.reduce((text, [before, after]) => text.replaceAll(before, after), each)
    if (Array.isArray(each)) return each.map(replaced)
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(Object.entries(each).map(([key, below]) => [key, replaced(below)]))
  }
  // Texts become texts, and everything else stays as it is.
  return replaced(value) as Value
}
