import type { Content } from '../course/content.ts'
import type { Item } from '../course/course.ts'
import type { Scenario } from '../course/scenario.ts'

/**
 * What of the course can come later than its first page: the questions of the final check and the stories are more
 * than half of it.
 */
export interface LaterContent {
  readonly items: readonly Item[]
  readonly scenarios: readonly Scenario[]
}

/** The course as far as its first page needs it, and the rest. `joined` puts them together again. */
export function parted(content: Content): { readonly first: Content; readonly later: LaterContent } {
  const { course, scenarios } = content
  const of = (use: Item['use']) => course.items.filter((item) => item.use === use)
  return {
    first: { ...content, course: { ...course, items: of('practice') }, scenarios: [] },
    later: { items: of('final'), scenarios },
  }
}

export function joined(first: Content, { items, scenarios }: LaterContent): Content {
  return { ...first, course: { ...first.course, items: [...first.course.items, ...items] }, scenarios }
}
