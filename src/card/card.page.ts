import { allCheckedSince } from '../course/contact-age.ts'
import { contactsAt } from '../course/contact-place.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Contact } from '../course/policy-shape.ts'
import { isPhone } from '../organization/limits.ts'
import { digitsOf, isFoundWrong, lineTexts, type SiteText, siteText, telHref } from '../organization/site-details.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { backupLabel } from '../organization/backup-hours.ts'
import { dutyText, numbersOld, ours, problemOf } from '../site/part.page.ts'
import { wrongNotice, wrongNumbers } from '../site/phone/wrong-number.page.ts'
import { renderPart } from '../platform/html/render.page.ts'
import { withWholeDates } from '../platform/html/whole-date.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { LogoView } from '../platform/html/logo.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import type { LocalResource, NamedPerson, Reachable, ShownDetails, SiteDetails } from '../organization/details-shape.ts'

/** The parts of the public card. None depends on the visitor, and only its date depends on the time. */
export interface CardInput {
  readonly language: Language
  readonly contacts: readonly Contact[]
  /** The details of the site, `unknown` when the records didn't answer, or `none` when no site has the address. */
  readonly site: { readonly name: string; readonly details: ShownDetails | null } | 'unknown' | 'none'
  readonly today: CalendarDate
  readonly links: CardLinks
  readonly logo: LogoView | null
  readonly css: string
  readonly script: string
}

export interface CardLinks {
  readonly leave: string
  readonly signedIn: { readonly contacts: string; readonly print: string }
  other(language: Language): string
}

interface CardPage {
  readonly language: Language
  readonly t: Messages['card']
  readonly site: { readonly name: string; readonly organization: string }
  readonly logo: LogoView | null
  /** Why the site's own part is missing; empty when it is there. */
  readonly gap: string
  /** The line to call then, without the named person. */
  readonly callYourself: readonly LineOnCard[]
  readonly zone: string
  readonly named: readonly NamedOnCard[]
  readonly others: readonly OtherOnCard[]
  /** Says where to find the numbers that this card leaves out. Empty when it shows all of them. */
  readonly notPublic: string
  readonly whoCalls: readonly string[]
  readonly lines: readonly LineOnCard[]
  readonly local: readonly LocalOnCard[]
  /** By role alone. */
  readonly support: SiteText | null
  readonly leaveHref: string
  readonly contactsHref: string
  readonly printHref: string
  readonly otherLanguages: readonly {
    readonly language: Language
    readonly name: string
    readonly href: string
  }[]
  /** When a number on it hasn't been checked for half a year. Empty before that. */
  readonly numbersOld: string
  readonly notes: readonly string[]
  readonly styleHtml: SafeHtml
  readonly scriptHtml: SafeHtml
}

/** Roles, never names. */
interface NamedOnCard {
  readonly role: SiteText
  readonly hours: string
  /** Said before the number: that it doesn't work. Mostly empty. */
  readonly warning: string
  /** The days in the form that the on-duty script reads. */
  readonly days: string
  readonly from: string
  readonly to: string
  readonly call: NumberOnCard | null
}

/** `null` when the site keeps it off the card or hasn't been asked, and in a draft that has no number yet. */
type NumberOnCard = { readonly digits: string; readonly href: string }

interface OtherOnCard {
  readonly label: string
  readonly role: SiteText
  readonly call: NumberOnCard | null
  /** As for a named person. */
  readonly warning: string
}

/** The site's own line, if its number is public. */
interface LocalOnCard {
  readonly name: SiteText
  readonly texts: readonly SiteText[]
  readonly call: NumberOnCard
}

interface LineOnCard {
  readonly when: string
  readonly use: string
  readonly digits: string
  readonly href: string
  readonly others: readonly { readonly text: string; readonly href: string }[]
  readonly isFirst: boolean
}

/** The whole document: with its own style and script inside, because one answer has to be enough. */
export function cardDocument(input: CardInput): string {
  const { language, contacts, site, today, links, logo, css, script } = input
  const { card: t, support: supportWords } = MESSAGES[language]
  const details = typeof site === 'string' ? null : site.details
  const shown = contactsAt(contacts, 'card')
  const lines = shown.map((contact) => lineOnCard(contact, language))
  const named = details?.named.map((person) => namedOnCard(person, details, language)) ?? []
  const others = othersOf(details, t, t, language).map(({ label, person }) => ({
    label,
    role: siteText(person, 'role', language),
    warning: isSaidWrong(person, details) ? MESSAGES[language].learn.site.wrongPerson : '',
    call: publicNumber(person),
  }))
  const local = publicLines(details).map((line) => localOnCard(line, details, language))
  const support = details === null || details.support === null ? null : siteText(details.support, 'role', language)
  const lineChecks = [...shown, ...publicLines(details)]
  const since = allCheckedSince(lineChecks)
  const page: CardPage = {
    language,
    t,
    site: {
      name: details?.name ?? (typeof site === 'string' ? t.orientation : site.name),
      // A logo that is the name says it already.
      organization: logo?.isName === true ? '' : (details?.organization ?? ''),
    },
    logo,
    gap: gapText(site, t),
    callYourself: lines.filter(({ isFirst }) => isFirst),
    zone: details?.timeZone ?? '',
    named,
    others,
    notPublic: isOnPaperOnly(details, t, language) ? t.notPublic : '',
    whoCalls: whoCalls(details, t),
    lines,
    local,
    support,
    leaveHref: links.leave,
    contactsHref: links.signedIn.contacts,
    printHref: links.signedIn.print,
    otherLanguages: LANGUAGES.filter((other) => other !== language).map((other) => ({
      language: other,
      name: MESSAGES[other].shell.languageName,
      href: links.other(other),
    })),
    numbersOld: [
      ...wrongNotice(
        wrongNumbers(details, language, ({ publicPhone }) => publicPhone === true),
        contacts,
        MESSAGES[language],
      ),
      numbersOld([...lineChecks, ...publicCalls(details)], today, language, MESSAGES[language]),
    ]
      .join(' ')
      .trim(),
    notes: [
      ...(since === undefined ? [] : [supportWords.checked(formatDate(since, language))]),
      t.asOf(formatDate(today, language)),
      t.noRecord,
    ],
    // Our own, from the build; the templates carry no style and no script of their own.
    styleHtml: `<style>${css}</style>` as SafeHtml,
    scriptHtml: `<script>${script}</script>` as SafeHtml,
  }
  return withWholeDates(renderPart('layouts/card', page))
}

function gapText(site: CardInput['site'], t: Messages['card']): string {
  if (site === 'unknown') return t.generalOnly
  if (site === 'none') return t.noSuchSite
  return site.details === null || site.details.named.length === 0 ? t.notNamed : ''
}

function namedOnCard(person: NamedPerson, details: ShownDetails, language: Language): NamedOnCard {
  const { card: t, learn } = MESSAGES[language]
  const { days, from, to } = person
  return {
    role: siteText(person, 'role', language),
    hours: dutyText(person, t, language),
    warning: isSaidWrong(person, details) ? learn.site.wrongPerson : '',
    days: days.join(' '),
    from,
    to,
    call: publicNumber(person),
  }
}

/** Whether all the numbers that this card leaves out are on paper. Someone in a draft may have none yet. */
function isOnPaperOnly(details: SiteDetails | null, t: Messages['card'], language: Language): boolean {
  const people = [...(details?.named ?? []), ...othersOf(details, t, t, language).map(({ person }) => person)]
  const leftOut = people.filter((person) => publicNumber(person) === null)
  return leftOut.length > 0 && leftOut.every(({ phone }) => isPhone(phone))
}

function publicNumber({ phone, publicPhone }: Pick<Reachable, 'phone' | 'publicPhone'>): NumberOnCard | null {
  return publicPhone === true && phone !== '' ? { digits: phone, href: telHref(phone) } : null
}

/** The site's own lines that anyone may see. */
export function publicLines(details: SiteDetails | null): LocalResource[] {
  return (details?.local ?? []).filter(({ publicPhone }) => publicPhone === true)
}

/** Whether the card gives a number that is known to be wrong, and says so. */
function isSaidWrong(
  number: { readonly phone: string; readonly publicPhone?: boolean | undefined },
  details: ShownDetails | null,
): boolean {
  return number.publicPhone === true && details !== null && isFoundWrong(details, number)
}

/** The calls to the numbers of people that the card gives. */
function publicCalls(details: ShownDetails | null): NonNullable<ShownDetails['calls']> {
  const { named = [], backup = null, ifAboutThatPerson = null, calls = [] } = details ?? {}
  const given = [...named, backup, ifAboutThatPerson]
    .filter((person) => person?.publicPhone === true)
    .map((person) => digitsOf(person?.phone ?? ''))
  return calls.filter(({ phone }) => given.includes(digitsOf(phone)))
}

function localOnCard(line: LocalResource, details: ShownDetails | null, language: Language): LocalOnCard {
  const warning = isSaidWrong(line, details) ? [ours(MESSAGES[language].learn.site.wrongLine)] : []
  return {
    name: siteText(line, 'name', language),
    texts: [...warning, ...lineTexts(line, language)],
    call: { digits: line.phone, href: telHref(line.phone) },
  }
}

/**
 * Returns the other contacts, for when the named person can't be told. One line when they are the same person. A backup
 * who stands in at some hours has the other ones with it.
 */
export function othersOf(
  details: SiteDetails | null,
  words: Pick<Messages['card'], 'noAnswer' | 'noAnswerAt' | 'ifAbout' | 'noAnswerOrAbout'>,
  t: Messages['card'],
  language: Language,
): { readonly label: string; readonly person: Reachable }[] {
  if (details === null) return []
  const { backup, ifAboutThatPerson } = details
  const label = backupLabel(details, { always: words.noAnswer, at: words.noAnswerAt }, (person) =>
    dutyText(person, t, language),
  )
  const isBoth = backup?.role === ifAboutThatPerson?.role && backup?.phone === ifAboutThatPerson?.phone
  if (backup !== null && isBoth && label === words.noAnswer) return [{ label: words.noAnswerOrAbout, person: backup }]
  return [
    ...(backup === null || label === null ? [] : [{ label, person: backup }]),
    ...(ifAboutThatPerson === null ? [] : [{ label: words.ifAbout, person: ifAboutThatPerson }]),
  ]
}

function whoCalls(details: SiteDetails | null, t: Messages['card']): string[] {
  return [
    ...(details?.alwaysCallScr === true ? [t.always] : []),
    ...(details?.sayWhoCallsScr === null || details === null ? [] : [t.whoCalls[details.sayWhoCallsScr]]),
    t.yourDuty,
  ]
}

/** What a line is for, with a mark where the organization has its own, and with the problem that a check found. */
function lineUse(contact: Contact, language: Language): string {
  const { card, own, purpose } = contact
  const t = MESSAGES[language]
  const mark = own === undefined ? '' : `${t.learn.contacts.own[own]}.`
  return [card?.use ?? purpose, mark, problemOf(contact, t, language)].filter((text) => text !== '').join(' ')
}

function lineOnCard(contact: Contact, language: Language): LineOnCard {
  const { shownOn, card, name, digits, tel, text, tty } = contact
  const { card: t } = MESSAGES[language]
  return {
    when: card?.when ?? name,
    use: lineUse(contact, language),
    digits,
    href: `tel:${tel}`,
    others: [
      ...(text === null ? [] : [{ text: t.text(text), href: `sms:${text}` }]),
      ...(tty === null ? [] : [{ text: t.tty(tty), href: `tel:${tty}` }]),
    ],
    isFirst: shownOn.report !== undefined,
  }
}
