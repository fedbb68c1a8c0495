import type { Messages } from '../words/messages.ts'
import type { Content } from '../course/content.ts'
import type { Course, ItemId, LessonId } from '../course/course.ts'
import type { ScenarioId } from '../course/scenario.ts'

/** A place, linked where the reader may open it. */
export interface PlaceView {
  readonly text: string
  readonly href: string | null
}

/** Where each part of the course is for the reader; null for one that they may not open. */
export interface CourseLinks {
  lesson(lesson: LessonId, section: string): string | null
  final(item: ItemId): string | null
  practice(lesson: LessonId, item: ItemId): string | null
  story(story: ScenarioId): string | null
}

export interface CourseParts {
  readonly lessons: readonly { readonly lesson: LessonId; readonly section: string }[]
  readonly questions: readonly ItemId[]
  readonly stories: readonly ScenarioId[]
}

/** Sections, questions and stories by their names. */
export function coursePlaces(
  { lessons, questions, stories }: CourseParts,
  { course, scenarios }: Pick<Content, 'course' | 'scenarios'>,
  links: CourseLinks,
  t: Messages,
): Readonly<Record<keyof CourseParts, readonly PlaceView[]>> {
  return {
    lessons: lessons.map(({ lesson, section }) => {
      const found = course.lessons.find(({ id }) => id === lesson)
      const name = found?.sections.find(({ id }) => id === section)?.short ?? section
      return { text: t.hr.clauses.lesson(found?.number ?? 0, name), href: links.lesson(lesson, section) }
    }),
    questions: questions.map((id) => questionPlace(id, course, links, t)),
    stories: stories.map((id) => ({
      text: scenarios.find((story) => story.id === id)?.title ?? id,
      href: links.story(id),
    })),
  }
}

/** A question by its id, with the page where it's asked or counted. */
function questionPlace(id: ItemId, { items }: Pick<Course, 'items'>, links: CourseLinks, t: Messages): PlaceView {
  const item = items.find((each) => each.id === id)
  if (item?.use !== 'practice') return { text: id, href: links.final(id) }
  return { text: t.hr.clauses.practice(id), href: links.practice(item.lesson, id) }
}
