import type { Content } from '../../course/content.ts'
import type { Lesson } from '../../course/course.ts'
import { forReading } from '../../course/for-reading.page.ts'
import { NOWHERE } from '../../learning/edition.page.ts'
import { lessonBody } from '../../learning/lesson.page.ts'
import { UNTOUCHED } from '../../learning/next-step.page.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'
import { renderPage, renderPart } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'

interface LessonTogether {
  readonly content: Content
  readonly lesson: Lesson
  /** The person it's gone over with. */
  readonly name: string
  /** The site of that person; null while it has published nothing. */
  readonly site: SiteDetails | null
  readonly backHref: string
}

/** A lesson to go over with somebody, only to read. It's in full, whatever either of them has chosen for themselves. */
export function lessonTogetherPage(shell: Shell, { content, lesson, name, site, backHref }: LessonTogether): string {
  const { t } = shell
  const { heading, kicker, screens } = lessonBody({
    content,
    site,
    lesson,
    detail: 'full',
    links: NOWHERE,
    t,
    ...UNTOUCHED,
  })
  const words = t.hr.person.goOver
  return renderPage('app', shell, 'people/lesson', {
    heading,
    kicker,
    backHref,
    back: t.account.link.record(name),
    whose: site === null ? words.noSite(name) : words.at(name, site.name),
    only: words.only,
    // What's before the first section is about how one reads alone, and a question is for the person to answer.
    sections: screens.flatMap((screen) =>
      screen.kind === 'section'
        ? [{ bodyHtml: forReading(renderPart('learning/lesson-screen', { ...screen, start: null })) }]
        : [],
    ),
  })
}
