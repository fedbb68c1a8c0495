import { contactsAt } from '../course/contact-place.ts'
import type { Content } from '../course/content.ts'
import type { Detail } from '../course/course.ts'
import { type ContactCard, contactCard } from './contact.page.ts'
import { type DetailSwitch, detailSwitch } from './detail-switch.page.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import { type SitePartView, sitePartView } from '../site/part.page.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import { type LinkView, nextLink, nextStep, type Work } from './next-step.page.ts'
import { creditedMinutes } from './progress.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

/** A break: something quiet to do, someone to call, and the ways on. */
interface PauseBody {
  readonly t: CourseMessages
  readonly siteSupport: SitePartView
  readonly cards: readonly ContactCard[]
  readonly detailSwitch: DetailSwitch
  readonly backHref: string
  readonly beforeHref: string
  readonly stopAction: string
  readonly hidden: readonly HiddenField[]
}

interface PauseInput {
  readonly content: Content
  readonly site: SiteDetails | null
  readonly detail: Detail
  /** The page to go back to: home, if the page they came from isn't known. */
  readonly backHref: string
  readonly links: Links
  readonly t: CourseMessages
  readonly hidden: readonly HiddenField[]
}

export function pauseBody({ content, site, detail, backHref, links, t, hidden }: PauseInput): PauseBody {
  const { language, contacts } = content
  return {
    t,
    siteSupport: sitePartView('support', site, t, content),
    cards: contactsAt(contacts, 'pause').map((contact) => contactCard(contact, t, language)),
    detailSwitch: detailSwitch({ detail, language, to: links.pause(), links, t, hidden }),
    backHref,
    beforeHref: links.beforeYouStart(),
    stopAction: links.stop(),
    hidden,
  }
}

/** After a report: what may happen (SITE-3), the learner's part in it, and support for staff (SITE-5). */
interface WhatNext {
  readonly t: CourseMessages
  readonly siteSteps: SitePartView
  /** The site's steps on a sheet of paper; null in a package. */
  readonly printHref: string | null
  readonly siteSupport: SitePartView
  readonly cards: readonly ContactCard[]
  readonly homeHref: string
  readonly contactsHref: string
}

export function whatNext(
  content: Content,
  site: SiteDetails | null,
  links: Links,
  t: CourseMessages,
  printHref: string | null,
): WhatNext {
  const { contacts, language } = content
  return {
    t,
    siteSteps: sitePartView('steps', site, t, content),
    printHref,
    siteSupport: sitePartView('support', site, t, content),
    cards: contacts
      .filter((contact) => contact.audience === 'support')
      .map((contact) => contactCard(contact, t, language)),
    homeHref: links.home(),
    contactsHref: links.contacts(),
  }
}

/** Tells what is in the course and how to take it, before the first lesson, and whenever someone looks for it. */
interface BeforeYouStart {
  readonly t: CourseMessages
  readonly inside: readonly string[]
  readonly detailSwitch: DetailSwitch
  readonly start: LinkView
  readonly homeHref: string
  readonly otherFormatHref: string
}

/** @param work the learner's: the page leads to the lesson that comes next, or to what comes after the lessons. */
export function beforeYouStart(
  content: Content,
  work: Work,
  detail: Detail,
  links: Links,
  t: CourseMessages,
  hidden: readonly HiddenField[],
): BeforeYouStart {
  const { course, language } = content
  const words = t.care.before
  const step = nextStep(course, work)
  return {
    t,
    inside: [words.lessons(course.lessons.length, creditedMinutes(course)), words.stories, words.final(course.pass.of)],
    detailSwitch: detailSwitch({ detail, language, to: links.beforeYouStart(), links, t, hidden }),
    start:
      step.kind === 'lesson'
        ? {
            text: step.isBegun ? t.learn.check.toNextLesson(step.lesson.number) : words.start,
            href: links.lesson(step.lesson.id, null),
          }
        : nextLink(course, work, links, t),
    homeHref: links.home(),
    otherFormatHref: links.otherFormat(),
  }
}
