import { minutesOf, updateEffort } from '../../course/checks/effort.job.ts'
import type { Content } from '../../course/content.ts'
import { getItem } from '../../course/draw.ts'
import type { UpdatePlan } from '../../policy/delta.ts'
import { getSection } from '../lesson.page.ts'

/** Honest minutes, by the rule of the course. */
export function updateMinutes({ changes, sections, items }: UpdatePlan, content: Content): number {
  const { course } = content
  const effort = updateEffort(content, {
    texts: changes.flatMap(({ before, after }) =>
      [before, after].flatMap((said) => (said === null ? [] : [said.text])),
    ),
    sections: sections.map(({ lesson, section }) => getSection(course, lesson, section)),
    items: items.map((item) => getItem(course, item)),
  })
  return Math.round(minutesOf(effort))
}
