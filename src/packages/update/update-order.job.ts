import type { Contents } from '../../contacts/line.ts'
import type { Content } from '../../course/content.ts'
import { updateMinutes } from '../../learning/update/minutes.job.ts'
import type { Language } from '../../platform/text/language.ts'
import { updatePlan } from '../../policy/delta.ts'
import type { PackageOrder } from '../course-package.ts'
import type { PolicyChanges } from './policy-changes.store.ts'

/** The part of an order that is about an update: what's in the package of the course, and what changed. */
export type UpdateParts = Pick<PackageOrder, 'contents'> & Required<Pick<PackageOrder, 'update'>>

/** Everything of the course that a package with an update needs, and the update. Null when nothing has changed. */
export function updateParts(
  contents: Contents,
  languages: readonly [Language, ...Language[]],
  { from, changes }: PolicyChanges,
): UpdateParts | null {
  const [first, ...others] = languages
  const planned = languages.map((language) => {
    const plan = updatePlan(changes[language], contents[language])
    // The package doesn't have the rest of the course.
    return [language, { ...plan, others: [], minutes: updateMinutes(plan, contents[language]) }] as const
  })
  if (planned.some(([, { changes: each }]) => each.length === 0)) return null
  const plans = Object.fromEntries(planned)
  const only = (language: Language) => partOf(contents[language], plans[language] ?? null)
  return { contents: [only(first), ...others.map(only)], update: { from, plans } }
}

/** The sections and questions of the update; the lessons keep their names. */
function partOf(content: Content, plan: ReturnType<typeof updatePlan> | null): Content {
  const { course } = content
  const isIn = (lesson: string, section: string) =>
    plan?.sections.some((taught) => taught.lesson === lesson && taught.section === section) === true
  return {
    ...content,
    course: {
      ...course,
      lessons: course.lessons.map((lesson) => ({
        ...lesson,
        sections: lesson.sections.filter(({ id }) => isIn(lesson.id, id)),
      })),
      // The first page has them, so they come with it and not with the questions of the final check.
      items: course.items.flatMap((item) =>
        plan?.items.includes(item.id) === true ? [{ ...item, use: 'practice' as const }] : [],
      ),
    },
    scenarios: [],
  }
}
