import type { Content } from '../content.ts'
import { DETAILS, type Lesson, lessonIn } from '../course.ts'
import { finalCheckEffort, lessonEffort, minutesOf, policyEffort, sum } from './effort.job.ts'
import { lessonWords, type Passage, screenWords } from '../passage.job.ts'
import { lessonFile } from '../problem.job.ts'
import { READABILITY } from '../readability.job.ts'
import { screensOf } from '../screens.ts'

/** The measure of the hardest passage, which differs by language, comes after these. */
const HEADINGS = ['', 'words', 'less detail', 'screens', 'longest screen', 'pictures', 'minutes'] as const

/** How long and how hard each lesson is, as lines of a table. Words of exercises and questions count in minutes only. */
export function lessonTable(content: Content, passages: readonly Passage[]): string[] {
  const { course, language } = content
  const headings = [...HEADINGS, `${READABILITY[language].name} of the hardest passage`]
  const lessons = course.lessons.map((lesson) => lessonRow(content, lesson, passages))
  const after = [
    { name: 'final check', effort: finalCheckEffort(content) },
    { name: 'policy', effort: policyEffort(content) },
  ]
  const all = sum([
    ...course.lessons.map((lesson) => lessonEffort(content, lesson)),
    ...after.map(({ effort }) => effort),
  ])
  return columns([
    headings,
    ...lessons,
    ...[...after, { name: 'in all', effort: all }].map(({ name, effort }) => [
      name,
      ...HEADINGS.slice(1, -1).map(() => ''),
      minutesOf(effort).toFixed(1),
    ]),
  ])
}

function lessonRow(content: Content, lesson: Lesson, passages: readonly Passage[]): string[] {
  const { course, guide, language } = content
  const { hardness } = READABILITY[language]
  const file = lessonFile(language, lesson)
  const [full, less] = DETAILS.map((detail) => lessonIn(lesson, detail))
  const longest = [full, less].flatMap((read) => read?.sections ?? []).map((section) => screenWords(section, guide))
  const [hardest] = passages
    .filter((passage) => passage.file === file)
    .sort((a, b) => hardness(b.score) - hardness(a.score))
  return [
    lesson.id,
    ...[full, less].map((read) => String(read === undefined ? 0 : lessonWords(read, guide))),
    String(screensOf(course, lesson).length),
    String(Math.max(0, ...longest)),
    String(pictureCount(lesson)),
    minutesOf(lessonEffort(content, lesson)).toFixed(1),
    hardest === undefined ? '' : `${hardest.score.toFixed(1)} ${hardest.path}`,
  ]
}

/** The drawing at the start of a lesson, and the figures in its sections. */
function pictureCount({ picture, sections }: Lesson): number {
  const blocks = sections.flatMap((section) => section.blocks)
  const figures = blocks.flatMap((block) => (block.kind === 'figure' ? [block.name] : []))
  return new Set(figures).size + (picture === null ? 0 : 1)
}

/** Each column is as wide as its widest cell. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
