import type { Content } from './content.ts'
import type { Lesson } from './course.ts'
import { practiceItems } from './draw.ts'
import { lessonFile, type Problem, problem } from './problem.job.ts'
import { RESERVED_IDS } from './screens.ts'

/** The rules for the screens of lessons (decision 30). */
export function screenProblems({ language, course }: Content): Problem[] {
  return course.lessons.flatMap((lesson) => {
    const file = lessonFile(language, lesson)
    const reserved = lesson.sections.filter(({ id }) => RESERVED_IDS.some((other) => other === id))
    return [
      ...reserved.map(({ id }) => problem(file, id, 'is the id of a screen that every lesson has')),
      ...questionProblems(
        lesson,
        practiceItems(course, lesson.id).map(({ id }) => id),
      ).map((message) => problem(file, '', message)),
    ]
  })
}

/** Each practice question of the lesson is asked once, on both paths. */
function questionProblems({ sections }: Lesson, items: readonly string[]): string[] {
  const blocks = sections.flatMap((section) => section.blocks.filter((block) => block.kind === 'check'))
  const asked: readonly string[] = blocks.map(({ item }) => item)
  return [
    ...asked
      .filter((id) => !items.includes(id))
      .map((id) => `asks ${id}, which is no practice question of this lesson`),
    ...asked.filter((id, index) => asked.indexOf(id) < index).map((id) => `asks ${id} twice`),
    // A lesson without any asks all of them at its end.
    ...(asked.length === 0 ? [] : items.filter((id) => !asked.includes(id))).map(
      (id) => `doesn’t ask ${id}: put ":::check ${id}" where it’s taught`,
    ),
    ...blocks.filter(({ shownIn }) => shownIn.length === 1).map(({ item }) => `asks ${item} on one path only`),
  ]
}
