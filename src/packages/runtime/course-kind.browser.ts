import type { LessonId } from '../../course/course.ts'
import type { CoursePackage } from '../course-package.ts'
import type { Score } from '../standards/cmi.ts'
import type { ActionResult, Circumstances, Form } from './action.browser.ts'
import type { PackageState } from './cmi-state.ts'
import type { View, Visit } from './screen.browser.ts'

/** What a package lets people do: take the whole course, or go through a change. */
export interface CourseKind {
  viewAt(href: string, visit: Visit): View
  take(form: Form, visit: Visit, circumstances: Circumstances): ActionResult
  progress(course: CoursePackage, state: PackageState): KindProgress
}

export interface KindProgress {
  /** Lessons that are finished. */
  readonly lessons: readonly LessonId[]
  /** Share that is done, from 0 to 1. */
  readonly share: number
  /** The score to report, or null before it's earned. */
  readonly score: Score | null
}
