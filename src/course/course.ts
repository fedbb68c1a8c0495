import type { course, practiceGroup, topicRule } from './content-shape.ts'
import type { block, blockBody, lesson, section } from './lesson-shape.ts'
import type { Exercise } from './exercise.ts'
import type { item, option, place } from './course-shape.ts'
import type { Shaped } from '../platform/shape.ts'

/** `L1` to `L8`. */
export type LessonId = `L${number}`
/** `Q01`, `Q02` … An id is never reused, so a retired question leaves a gap. */
export type ItemId = `Q${number}`

/** The steps of the procedure that results are reported by. */
export const PROCEDURE_STEPS = ['recognize', 'first-words', 'tell', 'call', 'resources', 'afterward'] as const
export type ProcedureStep = (typeof PROCEDURE_STEPS)[number]

/** The six things that everyone must have right before finishing, whatever the score. */
export const TOPICS = ['victim', 'secrecy', 'images', 'tell-now', 'danger-first', 'call-scr'] as const
export type Topic = (typeof TOPICS)[number]

export type Course = Shaped<typeof course>

/** A section of a lesson, as the place to read something again. */
export type SectionPlace = Shaped<typeof place>

export type TopicRule = Shaped<typeof topicRule>
export type PracticeGroup = Shaped<typeof practiceGroup>
export type Lesson = Shaped<typeof lesson>
export type Section = Shaped<typeof section>
/** A part of a lesson. */
export type Block = Shaped<typeof block>
export type BlockBody = Shaped<typeof blockBody>

/**
 * The detail in which a learner reads about harm to children: the same steps, questions and credit either way. A
 * private choice: it is never part of a record (`docs/less-detail.md`).
 */
export const DETAILS = ['full', 'less'] as const
export type Detail = (typeof DETAILS)[number]

/** The places in a lesson or in feedback where the site's own details are shown. */
export const SITE_PARTS = ['named', 'who-calls', 'local', 'steps', 'before-group', 'group-safety', 'support'] as const
export type SitePart = (typeof SITE_PARTS)[number]

/** A question of the course. */
export type Item = Shaped<typeof item>
export type Option = Shaped<typeof option>

/** A lesson as it is read on one path of detail. */
export function lessonIn(lesson: Lesson, detail: Detail): Lesson {
  const read = READ.get(lesson) ?? new Map<Detail, Lesson>()
  READ.set(lesson, read)
  const known = read.get(detail) ?? withBlocksFor(lesson, detail)
  read.set(detail, known)
  return known
}

/** Each lesson as it was read, so that it's the same one again. */
const READ = new WeakMap<Lesson, Map<Detail, Lesson>>()

function withBlocksFor(lesson: Lesson, detail: Detail): Lesson {
  const sections = lesson.sections.map((section) => ({
    ...section,
    blocks: section.blocks.filter((block) => block.shownIn.includes(detail)),
  }))
  return { ...lesson, sections }
}

/** Returns null when the lesson has no such exercise. */
export function findExercise(lesson: Lesson, id: string): Exercise | null {
  for (const { blocks } of lesson.sections)
    for (const block of blocks) if (isExercise(block) && block.id === id) return block
  return null
}

export function isExercise(block: Block): block is Block & Exercise {
  return block.kind === 'sort' || block.kind === 'dialog' || block.kind === 'order'
}
