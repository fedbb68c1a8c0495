import type { Course } from '../course/course.ts'

/** What it takes to pass the final check. */
export type PassRule = Pick<Course, 'pass' | 'topics'>

/** What a version of the course asks for that another one didn't. */
export interface PassRuleChange {
  readonly isOtherScore: boolean
  /** Titles of topics that everyone had to get right before, and of those that are new. */
  readonly gone: readonly string[]
  readonly added: readonly string[]
}

/** Null when both rules pass the same people. */
export function passRuleChange(before: PassRule, now: PassRule): PassRuleChange | null {
  const isOtherScore = before.pass.right !== now.pass.right || before.pass.of !== now.pass.of
  const gone = onlyIn(before, now)
  const added = onlyIn(now, before)
  return isOtherScore || gone.length > 0 || added.length > 0 ? { isOtherScore, gone, added } : null
}

function onlyIn({ topics }: PassRule, other: PassRule): string[] {
  return topics.filter(({ topic }) => other.topics.every((each) => each.topic !== topic)).map(({ title }) => title)
}
