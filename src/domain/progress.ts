import type { Course, ItemId, Lesson, LessonId } from './course.ts'
import { practiceItems } from './draw.ts'
import type { Scenario, ScenarioId } from './scenario.ts'

/** What a learner has done in the lessons: private until a lesson is finished. */
export interface Practice {
  /** Questions of knowledge checks answered at least once, right or wrong. */
  readonly answered: ReadonlySet<ItemId>
  /** Stories worked through. */
  readonly worked: ReadonlySet<ScenarioId>
}

export type LessonState = 'not-started' | 'started' | 'finished'

/** A lesson is finished by answering its whole check once, right or wrong; never by opening a page. */
export function isLessonFinished(
  course: Course,
  scenarios: readonly Scenario[],
  lesson: LessonId,
  practice: Practice,
): boolean {
  if (lesson === course.practice.lesson) {
    return course.practice.groups.every((group) =>
      scenarios.some((scenario) => group.paths.includes(scenario.path) && practice.worked.has(scenario.id)),
    )
  }
  return practiceItems(course, lesson).every((item) => practice.answered.has(item.id))
}

/** The state of a lesson, given which are on record as finished. */
export function lessonState(
  course: Course,
  lesson: LessonId,
  finished: readonly LessonId[],
  practice: Practice,
): LessonState {
  if (finished.includes(lesson)) return 'finished'
  const begun =
    lesson === course.practice.lesson
      ? practice.worked.size > 0
      : practiceItems(course, lesson).some((item) => practice.answered.has(item.id))
  return begun ? 'started' : 'not-started'
}

/** Where "continue" leads: the first lesson begun and not finished, else the first not finished, else null. */
export function nextLesson(course: Course, finished: readonly LessonId[], practice: Practice): Lesson | null {
  const open = course.lessons.filter((lesson) => !finished.includes(lesson.id))
  const begun = open.find((lesson) => lessonState(course, lesson.id, finished, practice) === 'started')
  return begun ?? open[0] ?? null
}

/** Honest minutes of the lessons still to do. */
export function minutesLeft(course: Course, finished: readonly LessonId[]): number {
  return course.lessons
    .filter((lesson) => !finished.includes(lesson.id))
    .reduce((sum, lesson) => sum + lesson.minutes, 0)
}

export function creditedMinutes(course: Course): number {
  return minutesLeft(course, [])
}
