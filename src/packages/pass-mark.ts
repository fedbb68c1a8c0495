import { outcome } from '../learning/attempt.ts'
import { scaled } from './standards/cmi5.ts'
import type { PackageState } from './runtime/cmi-state.ts'
import type { Content } from '../course/content.ts'
import type { Course } from '../course/course.ts'
import { pack, unpack } from './runtime/suspend-data.ts'

/**
 * The course with the pass mark of an LMS, where that is higher than its own.
 * @param share of right answers, from 0 to 1, or null when the LMS leaves the mark to the course.
 */
export function withPassMark(content: Content, share: number | null): Content {
  const { course } = content
  const { pass } = course
  const asked = share ?? 0
  let { right } = pass
  while (right < pass.of && scaled(right, pass.of) < asked) right++
  return right === pass.right ? content : { ...content, course: { ...course, pass: { ...pass, right } } }
}

/**
 * Returns the data of an earlier launch as it counts by the pass mark of the course: a final check passed by a lower
 * mark must be taken again, and later work is open. Unreadable text stays as it is.
 */
export function byPassMark(course: Course, suspendData: string): string {
  const state = unpack(course, suspendData)
  return state === null || !isShort(course, state) ? suspendData : pack(course, reopened(state))
}

function isShort({ pass }: Course, { attempt }: PackageState): boolean {
  return attempt !== null && outcome(attempt) === 'passed' && (attempt.rounds[0]?.right ?? 0) < pass.right
}

function reopened(state: PackageState): PackageState {
  const rounds = state.attempt?.rounds.map((round) => ({ ...round, outcome: 'below' as const })) ?? []
  return {
    ...state,
    place: '',
    attempt: state.attempt === null ? null : { ...state.attempt, rounds },
    acknowledgement: null,
  }
}
