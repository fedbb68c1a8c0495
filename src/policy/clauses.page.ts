import type { Content } from '../course/content.ts'
import { type CourseLinks, coursePlaces, type PlaceView } from '../requirements/course-place.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Messages } from '../words/messages.ts'
import type { ClauseRow, Coverage, CoverageProblem } from './coverage.ts'
import type { Feature } from './feature.ts'

/** Where each place is for the reader; null for one that they may not open. */
export interface ClauseLinks extends CourseLinks {
  contact(line: string): string | null
  feature(feature: Feature): string | null
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

function rowView(row: ClauseRow, content: Content, links: ClauseLinks, t: Messages) {
  const words = t.hr.clauses
  const parts = { lessons: row.taught, questions: [...row.final, ...row.practice], stories: row.stories }
  const { lessons, questions, stories } = coursePlaces(parts, content, links, t)
  return {
    id: row.clause,
    short: row.short,
    own: row.isOwn ? words.ownClause : '',
    lessons,
    asked: words.asked(row.final.length, row.practice.length),
    questionsTitle: words.questionsAbout(row.clause),
    questions,
    told: words.told(row.stories.length),
    storiesTitle: words.storiesAbout(row.clause),
    stories,
    contacts: row.contacts.map(
      (id): PlaceView => ({
        text: content.contacts.find((contact) => contact.id === id)?.name ?? id,
        href: links.contact(id),
      }),
    ),
    features: row.features.map(
      (feature): PlaceView => ({ text: words.features[feature], href: links.feature(feature) }),
    ),
  }
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
