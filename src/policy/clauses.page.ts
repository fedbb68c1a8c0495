import type { Content } from '../course/content.ts'
import type { Course, ItemId, LessonId } from '../course/course.ts'
import type { ScenarioId } from '../course/scenario.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Messages } from '../words/messages.ts'
import type { ClauseRow, Coverage, CoverageProblem } from './coverage.ts'
import type { Feature } from './feature.ts'

/** Where each place is for the reader; null for one that they may not open. */
export interface ClauseLinks {
  lesson(lesson: LessonId, section: string): string | null
  final(item: ItemId): string | null
  practice(lesson: LessonId, item: ItemId): string | null
  story(story: ScenarioId): string | null
  readonly contacts: string | null
  feature(feature: Feature): string | null
}

/** A place, linked where the reader may open it. */
export interface PlaceView {
  readonly text: string
  readonly href: string | null
}

/** One row for each clause: who teaches it, what asks about it, and what the program does. What's missing comes first. */
export function clausesPage(shell: Shell, content: Content, { rows, problems }: Coverage, links: ClauseLinks): string {
  const { t } = shell
  return renderPage('app', shell, 'policy/clauses', {
    t,
    version: t.hr.clauses.version(content.policy.version),
    problems: problems.map((found) => problemText(found, t)),
    rows: rows.map((row) => rowView(row, content, links, t)),
  })
}

function rowView(row: ClauseRow, { course, contacts, scenarios }: Content, links: ClauseLinks, t: Messages) {
  const words = t.hr.clauses
  return {
    id: row.clause,
    short: row.short,
    lessons: row.taught.map(({ lesson, section }): PlaceView => {
      const found = course.lessons.find(({ id }) => id === lesson)
      const name = found?.sections.find(({ id }) => id === section)?.short ?? section
      return { text: words.lesson(found?.number ?? 0, name), href: links.lesson(lesson, section) }
    }),
    asked: words.asked(row.final.length, row.practice.length),
    questionsTitle: words.questionsAbout(row.clause),
    questions: [...row.final, ...row.practice].map((id) => questionPlace(id, course, links, t)),
    told: words.told(row.stories.length),
    storiesTitle: words.storiesAbout(row.clause),
    stories: row.stories.map(
      (id): PlaceView => ({ text: scenarios.find((story) => story.id === id)?.title ?? id, href: links.story(id) }),
    ),
    contacts: row.contacts.map(
      (id): PlaceView => ({ text: contacts.find((contact) => contact.id === id)?.name ?? id, href: links.contacts }),
    ),
    features: row.features.map(
      (feature): PlaceView => ({ text: words.features[feature], href: links.feature(feature) }),
    ),
  }
}

/** A question by its id, with the page where it's asked or counted. */
export function questionPlace(
  id: ItemId,
  { items }: Pick<Course, 'items'>,
  links: Pick<ClauseLinks, 'final' | 'practice'>,
  t: Messages,
): PlaceView {
  const item = items.find((each) => each.id === id)
  if (item?.use !== 'practice') return { text: id, href: links.final(id) }
  return { text: t.hr.clauses.practice(id), href: links.practice(item.lesson, id) }
}

function problemText(found: CoverageProblem, t: Messages): string {
  const words = t.hr.clauses.problems
  switch (found.kind) {
    case 'untaught':
      return words.untaught(found.clause)
    case 'unasked':
      return words.unasked(found.clause, found.final)
    case 'inoperative':
      return words.inoperative(found.clause)
    case 'orphan':
      return words.orphan(words.of[found.of](found.id), found.clause)
    case 'idle':
      return words.idle(t.hr.clauses.features[found.feature])
  }
}
