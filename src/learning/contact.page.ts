import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import { backupLabel } from '../organization/backup-hours.ts'
import { isFoundWrong, lineTexts, type SiteText, siteText, telHref } from '../organization/site-details.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import { checkedText, hoursOf, ours, problemOf, type SitePartView, sitePartView } from '../site/part.page.ts'
import type { Contact } from '../course/policy-shape.ts'
import type { Language } from '../platform/text/language.ts'
import type { Person, ShownDetails } from '../organization/details-shape.ts'

/** Every line with its purpose: danger first, then the site's own people, then the lines by what they are for. */
interface ContactsBody {
  readonly t: CourseMessages
  /** Says what to do until the site has named somebody, or null when it has. */
  readonly notNamed: SitePartView | null
  readonly guideHref: string
  readonly groups: readonly { readonly id: string; readonly title: string; readonly cards: readonly ContactCard[] }[]
}

export function contactsBody(
  content: Pick<Content, 'contacts' | 'language'>,
  site: ShownDetails | null,
  links: Links,
  t: CourseMessages,
): ContactsBody {
  const words = t.learn.contacts
  const cards = (audience: string) =>
    content.contacts
      .filter((contact) => contact.audience === audience)
      .map((contact) => contactCard(contact, t, content.language))
  const groups = [
    { id: 'site', title: words.yourSite, cards: site === null ? [] : siteCards(site, content, t) },
    { id: 'report', title: words.report, cards: cards('report') },
    { id: 'care', title: words.care, cards: cards('care') },
    { id: 'national', title: words.national, cards: cards('national') },
    { id: 'local', title: words.local, cards: site === null ? [] : localCards(site, content, t) },
    { id: 'support', title: words.support, cards: cards('support') },
  ]
  const siteMissing = site === null || site.named.length === 0
  return {
    t,
    notNamed: siteMissing ? sitePartView('named', site, t, content) : null,
    guideHref: links.guide(),
    groups: groups.filter((group) => group.cards.length > 0),
  }
}

function siteCards(site: ShownDetails, { language }: Pick<Content, 'language'>, t: CourseMessages): ContactCard[] {
  const words = t.learn.contacts
  const backup = backupLabel(site, { always: words.tellBackup, at: words.tellBackupAt }, (person) =>
    hoursOf(person, t, language),
  )
  const others = [
    { person: site.backup, use: backup },
    { person: site.ifAboutThatPerson, use: words.tellOther },
  ]
  const card = (person: Person, use: string, meta: SiteText): ContactCard => {
    const role = siteText(person, 'role', language)
    return {
      tone: 'site',
      name: role.text,
      use,
      warning: isFoundWrong(site, person) ? t.learn.site.wrongPerson : '',
      digits: person.phone,
      href: telHref(person.phone),
      details: [],
      meta: meta.text,
      ...inEnglish({ name: role, meta }, t),
    }
  }
  return [
    ...site.named.map((person) =>
      card(person, words.tellFirst(hoursOf(person, t, language)), siteText(person, 'method', language)),
    ),
    ...others.flatMap(({ person, use }) => (person === null || use === null ? [] : [card(person, use, ours(''))])),
  ]
}

function localCards(site: ShownDetails, { language }: Pick<Content, 'language'>, t: CourseMessages): ContactCard[] {
  return site.local.map((line) => {
    const name = siteText(line, 'name', language)
    const use = siteText(line, 'purpose', language)
    const details = lineTexts(line, language).slice(use.text === '' ? 0 : 1)
    return {
      tone: 'site',
      name: name.text,
      use: use.text,
      warning: isFoundWrong(site, line) ? t.learn.site.wrongLine : '',
      digits: line.phone,
      href: telHref(line.phone),
      details,
      meta: isFoundWrong(site, line) ? '' : checkedText(line.checkedOn, language, t),
      ...inEnglish({ name, use }, t, details),
    }
  })
}

function inEnglish(
  texts: Readonly<Partial<Record<ContactCard['english'][number], SiteText>>>,
  t: CourseMessages,
  details: readonly SiteText[] = [],
): Pick<ContactCard, 'english' | 'note'> {
  const english = (['name', 'use', 'meta'] as const).filter((part) => texts[part]?.isEnglish === true)
  const isMixed = english.length > 0 || details.some(({ isEnglish }) => isEnglish)
  return { english, note: isMixed ? t.learn.site.inEnglish : '' }
}

/** One line and its purpose, which always appears with the number. */
export interface ContactCard {
  readonly tone: 'plain' | 'first' | 'site'
  readonly name: string
  readonly use: string
  /** Said before the number: that it doesn't work. Mostly empty. */
  readonly warning: string
  readonly digits: string
  readonly href: string
  /** With an address where it can be called or written to. */
  readonly details: readonly (SiteText & { readonly href?: string })[]
  readonly meta: string
  /** The fields that a site wrote in English only, among Spanish. */
  readonly english: readonly ('name' | 'use' | 'meta')[]
  /** Says so; empty when nothing is. */
  readonly note: string
}

export function contactCard(contact: Contact, t: CourseMessages, language: Language): ContactCard {
  const words = t.learn.contacts
  const detail = (value: string | null, say: (value: string) => string, scheme = '') =>
    value ? [{ ...ours(say(value)), ...(scheme && { href: scheme + value }) }] : []
  const meta = [
    contact.own && words.own[contact.own],
    contact.hours,
    contact.isNot,
    words.lookedUp(formatDate(contact.checkedOn as CalendarDate, language)), // checked to be a day by the schema
  ]
  return {
    tone: contact.shownOn.report === undefined ? 'plain' : 'first',
    name: contact.name,
    use: contact.purpose,
    warning: problemOf(contact, t, language),
    digits: contact.digits,
    href: `tel:${contact.tel}`,
    details: [
      ...detail(contact.letters, words.inLetters),
      ...detail(contact.text, words.text, 'sms:'),
      ...detail(contact.tty, words.tty, 'tel:'),
      ...detail(contact.web, words.online),
      ...detail(contact.formerNames.join(', '), words.olderName),
    ],
    meta: meta.flatMap((text) => (text ? [text.replace(/\.?$/, '.')] : [])).join(' '),
    english: [],
    note: '',
  }
}
