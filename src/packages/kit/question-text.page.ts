import type { Item, Option } from '../../course/course.ts'

/**
 * Options without a hint at the right ones. They are sorted by their words because in the source some are in the right
 * order.
 */
export function unhintedOptions(options: readonly Pick<Option, 'text'>[]): string[] {
  return options.map(({ text }) => text).sort(byCode)
}

/** Questions by lesson, practice before final, then by id: the order in which people look for one. */
export function questionsOf(items: readonly Item[], lesson: string): Item[] {
  return items.filter((item) => item.lesson === lesson).sort((a, b) => byCode(b.use, a.use) || byCode(a.id, b.id))
}

/** Not by the rules of a language: those differ between machines. */
function byCode(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
