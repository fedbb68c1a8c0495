import type { Content } from '../domain/content.ts'
import { DETAILS } from '../domain/course.ts'
import { lessonBody } from './lesson.ts'
import type { Links } from './links.ts'
import { MESSAGES } from './messages/messages.ts'
import { renderPart } from './render.ts'

/** Links of a stored edition lead nowhere: it is kept for reading. */
const NOWHERE: Links = {
  home: () => '#',
  lesson: () => '#',
  question: () => '#',
  reply: () => '#',
  exercise: () => '#',
  scenario: () => '#',
  final: () => '#',
  attemptQuestion: () => '#',
  attemptAnswers: () => '#',
  attempt: () => '#',
  policy: () => '#',
  contacts: () => '#',
  guide: () => '#',
}

/** The content of one language as it is shown on both paths of detail, in one text: its hash is what events call the edition by. */
export function editionText(content: Content): string {
  const t = MESSAGES[content.language]
  const lessons = content.course.lessons.flatMap((lesson) =>
    DETAILS.map((detail) => ({
      lesson: lesson.id,
      detail,
      html: renderPart(
        'partials/lesson-body',
        lessonBody({
          content,
          site: null,
          lesson,
          detail,
          links: NOWHERE,
          t,
          worked: new Set(),
          hidden: [],
          tried: null,
        }),
      ),
    })),
  )
  return JSON.stringify({ content, lessons })
}
