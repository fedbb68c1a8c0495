import type { Contact, Policy } from '../course/policy-shape.ts'
import type { Content } from '../course/content.ts'
import type { Item } from '../course/course.ts'
import type { CheckOutcome, CheckWay, ContactLine, FirstLine } from '../ledger/bodies/contact.ts'
import type { EventOf, LedgerEvent, PersonId } from '../ledger/event.ts'
import { isKind } from '../ledger/history.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import { dialed, numberChanges, renumber } from './line-digits.ts'
import { renamed, withNames } from './line-name.ts'

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
  /** When its number was last compared with its official page for a change. Null while only that of the course was. */
  readonly checkedOn: CalendarDate | null
  /** Since when it's known not to work, where a change of other words left that as it was. */
  readonly wrongSince: CalendarDate | null
}

/** The last time that somebody made sure of a line. */
export interface LineCheck {
  /** Its place in the ledger. */
  readonly seq: number
  readonly outcome: CheckOutcome
  readonly on: CalendarDate
  readonly by: LedgerEvent['actor']
  /** Null for checks from before these were asked. */
  readonly way: CheckWay | null
  readonly nextOn: CalendarDate | null
}

/** What people call or send texts to. */
type Numbers = Pick<ContactLine, 'digits' | 'text' | 'tty'>

/** A check of a line that all sites share. */
export interface SharedCheck extends LineCheck {
  /** Those that were checked. Null where an entry of before doesn't say, and nobody knows which release ran then. */
  readonly numbers: Numbers | null
}

/** What the ledger says about the lines that all sites share, by the id of the contact. */
export interface SharedLines {
  readonly own: ReadonlyMap<string, OwnLine>
  readonly proposed: ReadonlyMap<string, ProposedChange>
  /** The latest last, of all numbers that the line had: see `lastCheck`. */
  readonly checks: ReadonlyMap<string, readonly SharedCheck[]>
  /** Who looks after a line, where it isn't all stewards together. */
  readonly owners: LineOwners
}

/** By the id of the contact; for a line of a site's own, by its number. */
export type LineOwners = ReadonlyMap<string, PersonId>

/**
 * Reads the entries about shared lines, in the order of the ledger and with corrections applied.
 * @param releasedAt the lines of the release that ran at a moment, for checks of before, which don't say what was
 * checked. Without it, those of a line of the course count for nothing. Whoever shows checks asks `linesWithChecks`.
 */
export function sharedLines(
  history: readonly LedgerEvent[],
  releasedAt: (at: Instant) => readonly Contact[] = () => [],
): SharedLines {
  const own = new Map<string, OwnLine>()
  const proposed = new Map<string, ProposedChange>()
  const checks = new Map<string, readonly SharedCheck[]>()
  const open = new Map<string, EventOf<'contact_change_proposed'>>()
  const settle = (change: string) => {
    const asked = open.get(change)
    open.delete(change)
    if (asked !== undefined && proposed.get(asked.body.contact)?.change === change) proposed.delete(asked.body.contact)
    return asked
  }
  for (const event of history) {
    if (isKind('contact_checked')(event)) {
      // Only a site has numbers of people.
      if (event.body.v === 3) continue
      const { body, recordedAt } = event
      const { contact: id } = body
      const shown = () => own.get(id)?.line ?? releasedAt(recordedAt).find((contact) => contact.id === id)
      const checked = body.v === 4 ? body : shown()
      const numbers = checked === undefined ? null : numbersOf(checked)
      checks.set(id, [...(checks.get(id) ?? []), { ...checkOf(event), numbers }])
    } else if (isKind('contact_change_proposed')(event)) {
      const { change, contact, reason } = event.body
      const { line } = linesIn(event.body)
      open.set(change, event)
      // A later proposal takes the place of one that nobody has confirmed.
      proposed.set(contact, { change, contact, line, reason, by: event.actor, at: event.recordedAt })
    } else if (isKind('contact_change_withdrawn')(event)) settle(event.body.change)
    else if (isKind('contact_change_confirmed')(event)) {
      const asked = settle(event.body.change)
      if (asked === undefined) continue
      const { contact } = asked.body
      const { line, released } = linesIn(asked.body)
      const before = own.get(contact)
      // An earlier check was about other digits or words. That a number doesn't work stays true while it's the same.
      const after = line ?? released
      const known = (checks.get(contact) ?? []).map((each) => ({
        ...each,
        numbers: each.numbers ?? numbersOf(released),
      }))
      const last = lastCheck({ id: contact, ...after }, new Map([[contact, known]]))
      const left = last === null || last.outcome === 'works' ? null : last
      checks.set(contact, left === null ? [] : [left])
      if (line === null) own.delete(contact)
      else {
        const { effectiveOn: since } = event
        // While a check's problem is left, the day of other words isn't one on which the line was found to work.
        const [checkedOn, wrongSince] =
          left === null ? [since, null] : [before?.checkedOn ?? null, before?.wrongSince ?? left.on]
        own.set(contact, { line, released, since, checkedOn, wrongSince })
      }
    }
  }
  return { own, proposed, checks, owners: ownersIn(history) }
}

type ProposedLines = Pick<ProposedChange, 'line'> & Pick<OwnLine, 'released'>

/** Proposals of before say nothing about sentences: there, a line with another name is called by it. */
function linesIn(body: EventOf<'contact_change_proposed'>['body']): ProposedLines {
  if (body.v === 2) return body
  return { line: body.line && unspoken(body.line), released: unspoken(body.released) }
}

function unspoken(line: FirstLine): ContactLine {
  return { ...line, en: { ...line.en, sentence: null }, es: { ...line.es, sentence: null } }
}

function numbersOf({ digits, text, tty }: Numbers): Numbers {
  return { digits, text, tty }
}

function hasSameNumbers(before: Numbers, after: Numbers): boolean {
  return before.digits === after.digits && before.text === after.text && before.tty === after.tty
}

/** The last check of the numbers that a line has now. One of other numbers says nothing about these. */
export function lastCheck(line: Numbers & Pick<Contact, 'id'>, checks: SharedLines['checks']): SharedCheck | null {
  const ofThese = ({ numbers }: SharedCheck) => numbers !== null && hasSameNumbers(numbers, line)
  return checks.get(line.id)?.findLast(ofThese) ?? null
}

/** Who looks after the lines of a site, or those that all sites share. */
export function ownersIn(history: readonly LedgerEvent[]): LineOwners {
  const owners = new Map<string, PersonId>()
  for (const { body } of history.filter(isKind('contact_owner_set')))
    if (body.owner === null) owners.delete(body.contact)
    else owners.set(body.contact, body.owner)
  return owners
}

export function checkOf({ actor, body, effectiveOn, seq }: EventOf<'contact_checked'> & LedgerEvent): LineCheck {
  const { outcome } = body
  const asked = body.v === 1 ? { way: null, nextOn: null } : { way: body.way, nextOn: body.nextOn }
  return { seq, outcome, on: effectiveOn, by: actor, ...asked }
}

/** A contact of the course in the form in which organizations change it. */
export function lineOf(contents: Contents, id: string): ContactLine | null {
  const [en, es] = LANGUAGES.map((language) => contents[language].contacts.find((contact) => contact.id === id))
  if (en === undefined || es === undefined) return null
  const { digits, letters, text, tty, web } = en
  return { digits, letters, text, tty, web, en: wordsOf(en), es: wordsOf(es) }
}

function wordsOf(contact: Contact): ContactLine['en'] {
  const { name, sentence = null, purpose, isNot, hours, languages, card, wallet } = contact
  const onWallet = wallet && { name: wallet.name, note: wallet.note }
  return { name, sentence, purpose, isNot, hours, languages, card, wallet: onWallet }
}

/**
 * The content with an organization's own lines. A number that a text of the course writes out, such as a clause of the
 * policy, is the new one there as well. A line with another name has it in its clause, and in every sentence of the
 * course. A question about what a line was called earlier is about its number, too: it goes when the number does.
 */
export function withOwnLines(contents: Contents, own: SharedLines['own']): Contents {
  if (own.size === 0) return contents
  const changed = [...own].flatMap(([id, ofUs]) => {
    const released = lineOf(contents, id)
    return released === null ? [] : [{ id, ofUs, line: ofUs.line, released }]
  })
  const renumbered = renumber(
    contents,
    changed.flatMap(({ line, released }) => numberChanges(released, line)),
  )
  const moved = new Set(changed.filter(({ line, released }) => line.digits !== released.digits).map(({ id }) => id))
  const formerNames = contents.en.contacts.filter(({ id }) => moved.has(id)).flatMap((each) => each.formerNames)
  const inLanguage = (language: Language): Content => {
    const { contacts, policy, ...texts } = renumbered[language]
    const named = changed.filter(({ line, released }) => line[language].name !== released[language].name)
    const { course, ...others } = withNames(texts, renamed(changed, language), language)
    return {
      ...others,
      course: { ...course, items: course.items.filter((item) => !names(item, formerNames)) },
      policy: { ...policy, clauses: policy.clauses.map((clause) => withName(clause, named, language)) },
      contacts: contacts.map((contact) => {
        const one = changed.find(({ id }) => id === contact.id)
        return one === undefined ? contact : withLine(contact, one.ofUs, one.released, language)
      }),
    }
  }
  return { en: inLanguage('en'), es: inLanguage('es') }
}

/** Whether a question has one of these names in any of its texts. */
function names(item: Item, formerNames: readonly string[]): boolean {
  const text = JSON.stringify(item)
  return formerNames.some((name) => text.includes(name))
}

/** The clause of a resource begins with its name, and then has its number. It has the id of the line. */
function withName(
  clause: Policy['clauses'][number],
  named: readonly { readonly id: string; readonly line: ContactLine }[],
  language: Language,
): Policy['clauses'][number] {
  const line = named.find(({ id }) => id === clause.id)?.line
  const at = line === undefined ? -1 : clause.text.indexOf(line.digits)
  if (line === undefined || at < 0) return clause
  const { name } = line[language]
  return { ...clause, short: name, text: `${name}, ${clause.text.slice(at)}` }
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
    const line = own.get(contact.id)
    return withCheck(line === undefined ? contact : withLine(contact, line, contact, language), checks)
  })
}

/** Staff aren't told to doubt 911, 988, SCR or a line of the state: only stewards are. */
function withCheck(contact: Contact, checks: SharedLines['checks']): Contact {
  const check = lastCheck(contact, checks)
  if (check === null || check.on < contact.checkedOn) return contact
  if (check.outcome === 'works') return { ...contact, checkedOn: check.on }
  return contact.released ? contact : { ...contact, failedOn: check.on }
}

/** @param released the numbers of the release that runs */
function withLine(contact: Contact, own: OwnLine, released: Numbers, language: Language): Contact {
  const { line } = own
  const { en: _en, es: _es, ...numbers } = line
  const { wallet, sentence, ...words } = line[language]
  const noteAlways = contact.wallet?.noteAlways ?? null
  return {
    ...contact,
    ...numbers,
    ...words,
    ...(sentence === null ? {} : { sentence }),
    tel: dialed(line.digits),
    checkedOn: checkedOnOf(own, contact.checkedOn, released),
    own: line.digits === released.digits ? 'words' : 'number',
    wallet: wallet && { ...wallet, noteAlways },
  }
}

/**
 * Whoever confirms a change has compared the line with its official page, so that counts as a check of it. Otherwise
 * the day of the course counts. When the course has other numbers by now, no day after the line stopped working does.
 */
function checkedOnOf({ line, checkedOn, wrongSince }: OwnLine, ofCourse: string, released: Numbers): string {
  if (checkedOn !== null) return checkedOn
  const isOfOthers = wrongSince !== null && wrongSince < ofCourse && !hasSameNumbers(line, released)
  return isOfOthers ? wrongSince : ofCourse
}
