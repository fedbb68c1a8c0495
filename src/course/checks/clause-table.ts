import type { Content } from '../content.ts'

/** Where each clause of the policy is taught, and which questions ask about it: one line for each. */
export function clauseLines({ course, policy }: Content): string[] {
  return policy.clauses.map(({ id }) => {
    const taught = course.lessons.flatMap((lesson) =>
      lesson.sections
        .filter(({ blocks }) => blocks.some((block) => block.kind === 'clause' && block.ids.includes(id)))
        .map((section) => `${lesson.id}#${section.id}`),
    )
    const asked = (use: 'final' | 'practice') =>
      course.items.filter((item) => item.use === use && item.clauses.includes(id)).map((item) => item.id)
    return `${id}: taught in ${listed(taught)}; final ${listed(asked('final'))}; practice ${listed(asked('practice'))}`
  })
}

function listed(entries: readonly string[]): string {
  return entries.length === 0 ? 'none' : entries.join(' ')
}
