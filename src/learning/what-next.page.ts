import type { Content } from '../course/content.ts'
import type { SiteDetails } from '../organization/site-details.ts'
import { type ContactCard, contactCard } from './contact-card.page.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import { type SitePartView, sitePartView } from '../site/part.page.ts'

/** After a report: what may happen (SITE-3), the learner's part in it, and support for staff (SITE-5). */
export interface WhatNext {
  readonly t: CourseMessages
  readonly siteSteps: SitePartView
  readonly siteSupport: SitePartView
  readonly cards: readonly ContactCard[]
  readonly homeHref: string
  readonly contactsHref: string
}

export function whatNext(content: Content, site: SiteDetails | null, links: Links, t: CourseMessages): WhatNext {
  const { contacts, language } = content
  return {
    t,
    siteSteps: sitePartView('steps', site, t, content),
    siteSupport: sitePartView('support', site, t, content),
    cards: contacts
      .filter((contact) => contact.audience === 'support')
      .map((contact) => contactCard(contact, t, language)),
    homeHref: links.home(),
    contactsHref: links.contacts(),
  }
}
