import type { Course } from '../course/course.ts'
import { type Coursework, passedAttempt } from './coursework.ts'
import type { Links } from '../course/link.page.ts'
import type { Practice } from './progress.ts'
import type { CourseMessages } from '../words/messages.ts'

/** A link to the next step. */
export interface LinkView {
  readonly text: string
  readonly href: string
}

/** The parts of a learner's record that decide where a page leads. */
export type Work = Pick<Coursework, 'finished' | 'attempts' | 'settled'>

/** The work of nobody in particular, for pages that are kept or printed. */
export const NOTHING_DONE: Work = { finished: [], attempts: [], settled: false }
export const NOTHING_TRIED: Pick<Practice, 'answered' | 'worked'> = { answered: new Set(), worked: new Set() }

/** Once the stories are done: the final check, which is part of their lesson, unless it was passed. */
export function afterStories(course: Course, work: Work, links: Links, t: CourseMessages): LinkView {
  const isOver = work.settled || passedAttempt(work) !== null
  return isOver ? afterFinalCheck(course, work, links, t) : { text: t.learn.lesson.toFinal, href: links.final() }
}

/** Once the final check is passed: a lesson that is still open, then the policy, and home when nothing is left. */
export function afterFinalCheck(course: Course, work: Work, links: Links, t: CourseMessages): LinkView {
  if (work.settled) return { text: t.learn.attempt.toHome, href: links.home() }
  const open = course.lessons.find(({ id }) => !work.finished.includes(id))
  return open === undefined
    ? { text: t.learn.attempt.toPolicy, href: links.policy() }
    : { text: t.learn.check.toNextLesson(open.number), href: links.lesson(open.id, null) }
}
