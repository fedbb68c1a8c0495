import type { CalendarDate } from '../domain/calendar.ts'
import type { Content } from '../domain/content.ts'
import type { SiteDetails } from '../domain/site.ts'
import { type ContactCard, contactCard } from './contact-card.ts'
import { formatDate } from './dates.ts'
import type { Links } from './links.ts'
import type { CourseMessages } from './messages/messages.ts'
import { telHref } from './phone.ts'
import { hoursOf } from './site-part.ts'

/** Every line with its purpose: danger first, then the site's own people, then the lines by what they are for. */
export interface ContactsBody {
  readonly t: CourseMessages
  readonly siteMissing: boolean
  readonly guideHref: string
  readonly groups: readonly { readonly id: string; readonly title: string; readonly cards: readonly ContactCard[] }[]
}

export function contactsBody(
  content: Pick<Content, 'contacts' | 'language'>,
  site: SiteDetails | null,
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
  return { t, siteMissing, guideHref: links.guide(), groups: groups.filter((group) => group.cards.length > 0) }
}

function siteCards(site: SiteDetails, { language }: Pick<Content, 'language'>, t: CourseMessages): ContactCard[] {
  const words = t.learn.contacts
  const others = [
    { person: site.backup, use: words.tellBackup },
    { person: site.ifAboutThatPerson, use: words.tellOther },
  ]
  const card = (role: string, phone: string, use: string, meta: string): ContactCard => ({
    tone: 'site',
    name: role,
    use,
    digits: phone,
    href: telHref(phone),
    details: [],
    meta,
  })
  return [
    ...site.named.map((person) =>
      card(person.role, person.phone, words.tellFirst(hoursOf(person, t, language)), person.method),
    ),
    ...others.flatMap(({ person, use }) => (person === null ? [] : [card(person.role, person.phone, use, '')])),
  ]
}

function localCards(site: SiteDetails, { language }: Pick<Content, 'language'>, t: CourseMessages): ContactCard[] {
  return site.local.map((line) => ({
    tone: 'site',
    name: line.name,
    use: line.purpose,
    digits: line.phone,
    href: telHref(line.phone),
    details: line.hours === '' ? [] : [line.hours],
    meta: t.learn.site.checked(formatDate(line.checkedOn as CalendarDate, language)), // checked to be a day by the schema
  }))
}
