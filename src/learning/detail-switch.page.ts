import type { Detail } from '../course/course.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import type { Language } from '../platform/text/language.ts'
import type { HiddenField } from '../platform/html/field.page.ts'

/** The form that switches between the two paths of detail. It leads back to the page it was on. */
export interface DetailSwitch {
  readonly t: CourseMessages
  readonly action: string
  readonly now: string
  readonly change: string
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
}

const OTHER: Readonly<Record<Detail, Detail>> = { full: 'less', less: 'full' }

export function detailSwitch({ detail, language, to, links, t, hidden }: DetailSwitchInput): DetailSwitch {
  const words = t.care.detail
  return {
    t,
    action: links.reading(),
    now: words.now[detail],
    change: words.change[detail],
    hidden: [
      ...hidden,
      { name: 'language', value: language },
      { name: 'detail', value: OTHER[detail] },
      { name: 'to', value: to },
    ],
  }
}
