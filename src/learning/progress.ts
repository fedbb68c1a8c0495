import type { Course, ItemId, Lesson, LessonId, PracticeGroup } from '../course/course.ts'
import { practiceItems } from '../course/draw.ts'
import type { Scenario, ScenarioId, StoryChoices } from '../course/scenario.ts'

/** A learner's work in the lessons. It is private until a lesson is finished. */
export interface Practice {
  /** Questions of knowledge checks answered at least once, right or wrong. */
  readonly answered: ReadonlySet<ItemId>
  /** Stories worked through. */
  readonly worked: ReadonlySet<ScenarioId>
  /** The choices made in stories, including unfinished ones. */
  readonly choices: ReadonlyMap<ScenarioId, StoryChoices>
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
    return course.practice.groups.every((group) => isGroupDone(group, scenarios, practice.worked))
  }
  return practiceItems(course, lesson).every((item) => practice.answered.has(item.id))
}

/** One story of each group is enough. */
export function isGroupDone(group: PracticeGroup, scenarios: readonly Scenario[], worked: Practice['worked']): boolean {
  return scenarios.some((scenario) => group.paths.includes(scenario.path) && worked.has(scenario.id))
}

/** The next story of the same group that isn't worked through yet, going round, or null when there is none. */
export function anotherStory(
  course: Course,
  scenarios: readonly Scenario[],
  scenario: Scenario,
  worked: Practice['worked'],
): Scenario | null {
  const group = course.practice.groups.find(({ paths }) => paths.includes(scenario.path))
  const at = scenarios.findIndex(({ id }) => id === scenario.id)
  const others = [...scenarios.slice(at + 1), ...scenarios.slice(0, at)]
  return others.find(({ id, path }) => group?.paths.includes(path) === true && !worked.has(id)) ?? null
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
      ? practice.worked.size + practice.choices.size > 0
      : practiceItems(course, lesson).some((item) => practice.answered.has(item.id))
  return begun ? 'started' : 'not-started'
}

/**
 * The lesson behind "continue": the first one begun and not finished, else the first not finished, else null. Stories
 * that somebody looked at early don't make the practice the place to go on.
 */
export function nextLesson(course: Course, finished: readonly LessonId[], practice: Practice): Lesson | null {
  const open = course.lessons.filter((lesson) => !finished.includes(lesson.id))
  const begun = open.find(
    ({ id }) => id !== course.practice.lesson && lessonState(course, id, finished, practice) === 'started',
  )
  return begun ?? open[0] ?? null
}

/** Whether a group of the practice has no story yet that was worked through. */
export function hasStoriesToChoose(
  course: Course,
  scenarios: readonly Scenario[],
  worked: ReadonlySet<ScenarioId>,
): boolean {
  return course.practice.groups.some((group) => !isGroupDone(group, scenarios, worked))
}

/** The steps after the lessons that are still to do. */
interface StepsLeft {
  readonly finalCheck: boolean
  readonly acknowledging: boolean
}

/** Honest minutes of everything still to do: lessons, the final check and the policy. */
export function minutesLeft(course: Course, finished: readonly LessonId[], steps: StepsLeft): number {
  const { finalCheck, policy } = course.minutes
  return lessonMinutesLeft(course, finished) + (steps.finalCheck ? finalCheck : 0) + (steps.acknowledging ? policy : 0)
}

/** Honest minutes of the lessons still to do. */
export function lessonMinutesLeft(course: Course, finished: readonly LessonId[]): number {
  return course.lessons
    .filter((lesson) => !finished.includes(lesson.id))
    .reduce((sum, lesson) => sum + lesson.minutes, 0)
}

/** The length of the whole course, as completions record it. */
export function creditedMinutes(course: Course): number {
  return minutesLeft(course, [], { finalCheck: true, acknowledging: true })
}
