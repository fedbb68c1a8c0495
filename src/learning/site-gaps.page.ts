import type { SitePartView } from '../site/part.page.ts'
import type { CourseMessages } from '../words/messages.ts'

/** The parts that a site hasn't filled in, in one: each of them would say the same sentence. */
export function gapsTogether(
  parts: readonly SitePartView[],
  { learn: { site: words } }: CourseMessages,
): SitePartView[] {
  const gaps = parts.filter(({ notice }) => notice === words.notFilled)
  const [first] = gaps
  if (first === undefined || gaps.length === 1) return [...parts]
  const points = gaps.map(({ heading }) => heading)
  const together = { ...first, heading: words.missing, notice: words.notFilledParts, points }
  return [...parts.filter((part) => !gaps.includes(part)), together]
}
