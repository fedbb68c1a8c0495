import type { Contents } from '../contacts/line.ts'
import type { OldNumber } from '../contacts/old-number.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import { digitsOf } from '../organization/site-details.ts'
import type { Contact } from '../course/policy-shape.ts'
import type { Language } from '../platform/text/language.ts'
import { type CalendarDate, calendarDate } from '../platform/time/calendar.ts'

type Named = Readonly<Record<Language, string>>

/** A line that all sites share, as it is in a package. */
interface SharedNumber {
  /** Of the contact. */
  readonly id: string
  readonly who: Named
  readonly digits: string
  readonly text: string | null
}

const PLACES = ['named', 'backup', 'ifAboutThatPerson', 'support', 'local'] as const

/** A number of the site's own, as it is in a package. */
interface OwnNumber {
  readonly as: (typeof PLACES)[number]
  /** The role, or the name of a local line. */
  readonly who: Named
  readonly phone: string
}

/** Every phone number in a package. */
export interface CarriedNumbers {
  readonly shared: readonly SharedNumber[]
  readonly own: readonly OwnNumber[]
}

export function numbersIn(contents: Contents, details: SiteDetails): CarriedNumbers {
  return { shared: sharedNumbers(contents), own: ownNumbers(details) }
}

export function sharedNumbers({ en, es }: Contents): SharedNumber[] {
  const spanish = new Map(es.contacts.map(({ id, name }) => [id, name]))
  return en.contacts.map(({ id, name, digits, text }) => ({
    id,
    who: { en: name, es: spanish.get(id) ?? name },
    digits,
    text,
  }))
}

export function ownNumbers({ backup, ifAboutThatPerson, local, named, support }: SiteDetails): OwnNumber[] {
  const people = { backup, ifAboutThatPerson, support }
  return [
    ...named.map(({ role, es, phone }) => ({ as: 'named' as const, who: inBoth(role, es?.role), phone })),
    ...(['backup', 'ifAboutThatPerson', 'support'] as const).flatMap((as) => {
      const person = people[as]
      return person === null ? [] : [{ as, who: inBoth(person.role, person.es?.role), phone: person.phone }]
    }),
    ...local.map(({ name, es, phone }) => ({ as: 'local' as const, who: inBoth(name, es?.name), phone })),
  ].filter(({ phone }) => phone !== '')
}

function inBoth(en: string, es: string | undefined): Named {
  return { en, es: es === undefined || es === '' ? en : es }
}

/**
 * The numbers in a package that aren't the ones in use now, each with the one that took its place. Digits count: a
 * number that's written in another way, or whose role has another title, hasn't changed.
 * @param own what the site has now, or null when nobody knows
 */
export function oldNumbers(
  then: CarriedNumbers,
  now: { readonly shared: CarriedNumbers['shared']; readonly own: CarriedNumbers['own'] | null },
  language: Language,
): OldNumber[] {
  const shared = then.shared.flatMap((line) => {
    const current = now.shared.find(({ id }) => id === line.id)
    const name = (current ?? line).who[language]
    return [
      { name, from: line.digits, to: current?.digits ?? null },
      { name, from: line.text, to: current?.text ?? null },
    ].flatMap(({ from, to }) => (from === null || isSameNumber(from, to) ? [] : [{ name, from, to }]))
  })
  return [...shared, ...(now.own === null ? [] : oldOwnNumbers(then.own, now.own, language))]
}

/** A number in a package in which the last check found a problem. */
export interface FailedNumber {
  /** The contact, or null for a number of the site's own. */
  readonly line: string | null
  readonly name: string
  readonly phone: string
  readonly on: CalendarDate
}

/** The numbers in use now in which the last check found a problem. */
export interface FailedNow {
  readonly shared: readonly FailedLine[]
  readonly own: readonly { readonly phone: string; readonly on: CalendarDate }[]
}

export type FailedLine = Pick<Contact, 'id' | 'name' | 'digits' | 'text'> & { readonly failedOn: string }

/** Lines of which staff read that a check found a problem. Nobody is to doubt 911, 988, SCR or a line of the state. */
export function failedLines(contacts: readonly Contact[]): FailedLine[] {
  return contacts.flatMap(({ id, name, digits, text, failedOn }) =>
    failedOn === undefined ? [] : [{ id, name, digits, text, failedOn }],
  )
}

/**
 * The numbers in a package in which the last check found a problem. One that has changed since isn't among them: what's
 * to be said about it is the number now.
 */
export function failedNumbers(then: CarriedNumbers, now: FailedNow, language: Language): FailedNumber[] {
  const shared = now.shared.flatMap((line): FailedNumber[] => {
    const carried = then.shared.find(({ id }) => id === line.id)
    const [phone] = [line.digits, line.text].filter(
      (number) => number !== null && [carried?.digits, carried?.text].some((has) => isSameNumber(number, has ?? null)),
    )
    if (phone === undefined || phone === null) return []
    return [{ line: line.id, name: line.name, phone, on: calendarDate(line.failedOn) }]
  })
  const own = now.own.flatMap(({ phone, on }): FailedNumber[] => {
    const carried = then.own.find((each) => isSameNumber(each.phone, phone))
    return carried === undefined ? [] : [{ line: null, name: carried.who[language], phone: carried.phone, on }]
  })
  return [...shared, ...own]
}

export function oldOwnNumbers(
  then: CarriedNumbers['own'],
  now: CarriedNumbers['own'],
  language: Language,
): OldNumber[] {
  return PLACES.flatMap((place) => {
    const before = then.filter(({ as }) => as === place)
    const after = now.filter(({ as }) => as === place)
    const gone = [...without(before, after), ...ofAnotherRole(before, after)]
    const fresh = without(after, before)
    const [only] = fresh
    return gone.map(({ phone, who }): OldNumber => {
      const sameRole = [...fresh, ...after].find((each) => each.who.en === who.en)
      const successor = sameRole ?? (gone.length === 1 && fresh.length === 1 ? only : undefined)
      return { name: who[language], from: phone, to: successor?.phone ?? null }
    })
  })
}

/** Those whose digits are still there, but are somebody else's now: the role has another number. */
function ofAnotherRole(before: readonly OwnNumber[], after: readonly OwnNumber[]): OwnNumber[] {
  return before.filter(({ phone, who }) => {
    const sameRole = after.filter((each) => each.who.en === who.en)
    const isThere = after.some((each) => isSameNumber(each.phone, phone))
    return isThere && sameRole.length > 0 && !sameRole.some((each) => isSameNumber(each.phone, phone))
  })
}

/** Those whose digits the others don't have, each number once. */
function without(numbers: readonly OwnNumber[], others: readonly OwnNumber[]): OwnNumber[] {
  return numbers.filter(
    ({ phone }, index) =>
      !others.some((other) => isSameNumber(other.phone, phone)) &&
      numbers.findIndex((other) => isSameNumber(other.phone, phone)) === index,
  )
}

function isSameNumber(one: string, other: string | null): boolean {
  return other !== null && digitsOf(one) === digitsOf(other)
}
