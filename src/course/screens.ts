import type { Course, Item, ItemId, Lesson, Section } from './course.ts'
import { practiceItems } from './draw.ts'

/**
 * The screens of a lesson, in order (decision 30): each section with the questions that follow it, and the end. The
 * first one begins with the start of the lesson. The practice lesson ends with its stories.
 */
export type LessonScreen =
  | { readonly kind: 'stories' | 'end'; readonly id: string }
  | { readonly kind: 'section'; readonly id: string; readonly section: Section }
  | { readonly kind: 'question'; readonly id: string; readonly item: Item }

/** No section may have the id of the start, which is part of the first screen, or of another screen. */
export const RESERVED_IDS = ['start', 'stories', 'end'] as const

export function questionScreenId(item: ItemId): string {
  return `check-${item}`
}

/** Questions that no section asks for come after the last one, as in editions from before there were screens. */
export function screensOf(course: Course, lesson: Lesson): readonly LessonScreen[] {
  const screens = SCREENS.get(course) ?? new WeakMap<Lesson, readonly LessonScreen[]>()
  SCREENS.set(course, screens)
  const known = screens.get(lesson) ?? screensIn(course, lesson)
  screens.set(lesson, known)
  return known
}

const SCREENS = new WeakMap<Course, WeakMap<Lesson, readonly LessonScreen[]>>()

function screensIn(course: Course, lesson: Lesson): LessonScreen[] {
  const items = practiceItems(course, lesson.id)
  const placed = new Set<ItemId>(lesson.sections.flatMap(askedIn))
  const sections = lesson.sections.flatMap((section): LessonScreen[] => [
    { kind: 'section', id: section.id, section },
    ...questions(askedIn(section).flatMap((id) => items.find((item) => item.id === id) ?? [])),
  ])
  const last = lesson.id === course.practice.lesson ? 'stories' : 'end'
  return [...sections, ...questions(items.filter((item) => !placed.has(item.id))), { kind: last, id: last }]
}

/** Returns the practice questions in the order in which the lesson asks them. */
export function questionsOf(course: Course, lesson: Lesson): Item[] {
  return screensOf(course, lesson).flatMap((screen) => (screen.kind === 'question' ? [screen.item] : []))
}

/** Returns the id of the screen after a question. Throws a RangeError for a question that the lesson does not ask. */
export function screenAfter(course: Course, lesson: Lesson, item: ItemId): string {
  const screens = screensOf(course, lesson)
  const at = screens.findIndex(({ id }) => id === questionScreenId(item))
  const next = screens[at + 1]
  if (at === -1 || next === undefined) throw new RangeError(`lesson ${lesson.id} does not ask ${item}`)
  return next.id
}

/**
 * Returns the id of the screen where somebody goes on who comes back: the one after the last question they answered,
 * and the first one before the first answer and after the last.
 */
export function resumeAt(course: Course, lesson: Lesson, answered: ReadonlySet<ItemId>): string {
  const [first] = screensOf(course, lesson)
  const items = questionsOf(course, lesson)
  const last = items.findLast(({ id }) => answered.has(id))
  if (last === undefined || items.every(({ id }) => answered.has(id))) return first?.id ?? ''
  return screenAfter(course, lesson, last.id)
}

function questions(items: readonly Item[]): LessonScreen[] {
  return items.map((item) => ({ kind: 'question', id: questionScreenId(item.id), item }))
}

function askedIn({ blocks }: Section): ItemId[] {
  return blocks.flatMap((block) => (block.kind === 'check' ? [block.item] : []))
}
