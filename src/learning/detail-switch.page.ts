import type { Detail } from '../course/course.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import type { Language } from '../platform/text/language.ts'
import type { HiddenField } from '../platform/html/field.page.ts'

/** The form that switches between the two paths of detail. It leads back to the page it was on. */
export interface DetailSwitch {
  readonly action: string
  readonly now: string
  readonly change: string
  /** What stays the same on both paths. Empty where the form is one line. */
  readonly same: string
  readonly hidden: readonly HiddenField[]
}

export interface DetailSwitchInput {
  /** The detail that the learner sees now. */
  readonly detail: Detail
  /** Sent along unchanged, so that nothing about the request tells what has changed. */
  readonly language: Language
  /** The page with the form. */
  readonly to: string
  readonly links: Links
  readonly t: CourseMessages
  readonly hidden: readonly HiddenField[]
  /** In a lesson the form is one line. "Before you start" has said the rest. */
  readonly isBrief?: boolean
}

const OTHER: Readonly<Record<Detail, Detail>> = { full: 'less', less: 'full' }

export function detailSwitch(input: DetailSwitchInput): DetailSwitch {
  const { detail, language, to, links, t, hidden, isBrief = false } = input
  const words = t.care.detail
  return {
    action: links.reading(),
    now: words.now[detail],
    change: words.change[detail],
    same: isBrief ? '' : words.same,
    hidden: [
      ...hidden,
      { name: 'language', value: language },
      { name: 'detail', value: OTHER[detail] },
      { name: 'to', value: to },
    ],
  }
}
