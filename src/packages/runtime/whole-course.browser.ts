import { take } from './action.browser.ts'
import { finishedLessons, passedScore, shareDone } from './cmi-state.ts'
import type { CourseKind } from './course-kind.browser.ts'
import { viewAt } from './screen.browser.ts'

export const wholeCourse: CourseKind = {
  viewAt,
  take,
  progress: ({ content }, state) => ({
    lessons: finishedLessons(content, state),
    share: shareDone(content, state),
    score: passedScore(state),
  }),
}
