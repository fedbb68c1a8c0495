import type { Content } from '../course/content.ts'
import type { Detail } from '../course/course.ts'
import type { SiteDetails } from '../organization/site-details.ts'
import { type ContactCard, contactCard } from './contact-card.page.ts'
import { type DetailSwitch, detailSwitch } from './detail-switch.page.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import { type SitePartView, sitePartView } from '../site/part.page.ts'
import type { HiddenField } from '../platform/html/field.page.ts'

/** A break: something quiet to do, someone to call, and the ways on. */
export interface PauseBody {
  readonly t: CourseMessages
  readonly siteSupport: SitePartView
  readonly cards: readonly ContactCard[]
  readonly detailSwitch: DetailSwitch
  readonly backHref: string
  readonly beforeHref: string
  readonly stopAction: string
  readonly hidden: readonly HiddenField[]
}

export interface PauseInput {
  readonly content: Content
  readonly site: SiteDetails | null
  readonly detail: Detail
  /** Where the learner goes on: home, where nothing tells the page they came from. */
  readonly backHref: string
  readonly links: Links
  readonly t: CourseMessages
  readonly hidden: readonly HiddenField[]
}

/** For the person who learns: any crisis, and help for people who were trafficked. */
const LINES: readonly string[] = ['988', 'NR-1']

export function pauseBody({ content, site, detail, backHref, links, t, hidden }: PauseInput): PauseBody {
  const { language, contacts } = content
  return {
    t,
    siteSupport: sitePartView('support', site, t, content),
    cards: LINES.flatMap((id) => contacts.filter((contact) => contact.id === id)).map((contact) =>
      contactCard(contact, t, language),
    ),
    detailSwitch: detailSwitch({ detail, language, to: links.pause(), links, t, hidden }),
    backHref,
    beforeHref: links.beforeYouStart(),
    stopAction: links.stop(),
    hidden,
  }
}
