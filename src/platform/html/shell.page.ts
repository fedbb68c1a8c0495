import type { Content, Language } from '../../course/content.ts'
import { namedAt, type Person, type SiteDetails, type SiteText, siteText, type Weekday } from '../../site/site.ts'
import type { HiddenField } from '../../learning/check.page.ts'
import type { Links } from '../../course/link.page.ts'
import type { Messages } from '../../words/messages.ts'
import { telHref } from '../text/phone.page.ts'

/** Everything around a page: who we are, where to go, the way out, and help in an emergency. */
export interface Shell {
  readonly language: Language
  /** Neutral: says the step, never the topic, because titles stand in histories and on shared screens. */
  readonly title: string
  readonly width: 'read' | 'learn' | 'hr'
  readonly stylesheet: string
  /** The script of the leave button, which works without it. */
  readonly exitScript: string
  readonly t: Messages
  readonly brand: { readonly name: string; readonly subtitle: string; readonly href: string }
  readonly nav: readonly ShellLink[]
  /** Null where there is no page to come back to, as around an error. */
  readonly otherLanguage: LanguageSwitch | null
  /** Sign-out posts; null for a visitor. */
  readonly signOut: { readonly action: string; readonly csrf: string } | null
  readonly leaveHref: string
  readonly tabs: readonly (ShellLink & { readonly current: boolean })[]
  /** Null on report pages, which are not read in the course. */
  readonly support: Support | null
  readonly footer: { readonly note: string; readonly links: readonly ShellLink[] }
}

export interface ShellLink {
  readonly text: string
  readonly href: string
}

/** The same page in the other language: a link for a visitor, a form for who is signed in. */
export interface LanguageSwitch {
  readonly language: Language
  /** In its own language, so that who needs it can read it. */
  readonly name: string
  readonly href: string
  /** Empty for a link. */
  readonly hidden: readonly HiddenField[]
}

/** The same three columns on every learner page, always in the same order. */
export interface Support {
  readonly named: SupportPerson | null
  readonly staff: SupportPerson | null
  readonly lines: readonly { readonly name: string; readonly digits: string; readonly href: string }[]
  readonly contactsHref: string
  /** The public card of the site; null where it has no address, as in a package. */
  readonly cardHref: string | null
  readonly pauseHref: string
}

export interface SupportPerson {
  readonly role: SiteText
  readonly phone: string
  readonly href: string
}

/**
 * @param now the local weekday and time at the site; null where no clock has been read, as in the document of a package
 * before its script runs: then nobody is named, because it may be the wrong one.
 */
export function support(
  content: Content,
  site: SiteDetails | null,
  now: { readonly day: Weekday; readonly time: string } | null,
  links: Pick<Links, 'contacts' | 'pause'>,
  cardHref: string | null,
): Support {
  const onDuty = now === null ? null : namedAt(site?.named ?? [], now.day, now.time)[0]
  const person = (someone: Person | null | undefined): SupportPerson | null =>
    someone === null || someone === undefined
      ? null
      : { role: siteText(someone, 'role', content.language), phone: someone.phone, href: telHref(someone.phone) }
  return {
    named: person(onDuty),
    staff: person(site?.support),
    lines: content.contacts
      .filter((contact) => contact.id === 'SCR' || contact.id === 'NR-1')
      .map((contact) => ({ name: contact.name, digits: contact.digits, href: `tel:${contact.tel}` })),
    contactsHref: links.contacts(),
    pauseHref: links.pause(),
    cardHref,
  }
}
