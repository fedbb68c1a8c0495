import type { Content } from '../course/content.ts'
import type { Detail } from '../course/course.ts'
import { creditedMinutes } from './progress.ts'
import { type DetailSwitch, detailSwitch } from './detail-switch.page.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import type { HiddenField } from '../platform/html/field.page.ts'

/** What is in the course, and how to take it: before the first lesson, and whenever someone looks for it. */
export interface BeforeYouStart {
  readonly t: CourseMessages
  readonly inside: readonly string[]
  readonly detailSwitch: DetailSwitch
  readonly startHref: string
  readonly homeHref: string
  readonly otherFormatHref: string
}

export function beforeYouStart(
  content: Content,
  detail: Detail,
  links: Links,
  t: CourseMessages,
  hidden: readonly HiddenField[],
): BeforeYouStart {
  const { course, language } = content
  const words = t.care.before
  const [first] = course.lessons
  return {
    t,
    inside: [words.lessons(course.lessons.length, creditedMinutes(course)), words.stories, words.final(course.pass.of)],
    detailSwitch: detailSwitch({ detail, language, to: links.beforeYouStart(), links, t, hidden }),
    startHref: first === undefined ? links.home() : links.lesson(first.id, null),
    homeHref: links.home(),
    otherFormatHref: links.otherFormat(),
  }
}
