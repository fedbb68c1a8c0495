import type { Course, Lesson } from '../course/course.ts'
import type { Links } from '../course/link.page.ts'
import type { PolicyBlock } from '../course/policy.ts'
import type { CourseMessages } from '../words/messages.ts'
import { outcome } from './attempt.ts'
import { type Coursework, passedAttempt, type PolicyStep } from './coursework.ts'
import { lessonState, nextLesson, type Practice } from './progress.ts'

/** A link to the next step. */
export interface LinkView {
  readonly text: string
  readonly href: string
}

/** Everything in a learner's record that decides what comes next. */
export interface Work extends Pick<Coursework, 'finished' | 'attempts' | 'settled'> {
  readonly practice: Practice
  readonly policy: PolicyStep
}

export const NOTHING_TRIED: Practice = { answered: new Set(), worked: new Set(), choices: new Map() }

/** The work of nobody in particular, for pages that are kept or printed. */
export const NOTHING_DONE: Work = {
  finished: [],
  attempts: [],
  settled: false,
  practice: NOTHING_TRIED,
  policy: { kind: 'acknowledge' },
}

/** What a lesson and its parts are made with where nobody has done anything yet: kept, printed, or only to read. */
export const UNTOUCHED = { practice: NOTHING_TRIED, seed: '', work: NOTHING_DONE, hidden: [], tried: null } as const

/** The one thing to do now: a lesson, the final check, the policy, or nothing, for good or until the site is ready. */
export type NextStep =
  | { readonly kind: 'lesson'; readonly lesson: Lesson; readonly isBegun: boolean }
  | { readonly kind: 'final' }
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'waits'; readonly block: PolicyBlock }
  | { readonly kind: 'done' }

/** Every page of the course leads to this step. A page in the middle of a lesson or of a check first leads to its end. */
export function nextStep(course: Course, work: Work): NextStep {
  const { finished, practice, policy } = work
  if (!work.settled) {
    const lesson = nextLesson(course, finished, practice)
    if (lesson !== null) {
      const state = lessonState(course, lesson.id, finished, practice)
      return { kind: 'lesson', lesson, isBegun: finished.length > 0 || state === 'started' }
    }
    if (passedAttempt(work) === null) return { kind: 'final' }
  }
  return policy.kind === 'acknowledge' || policy.kind === 'done' ? policy : { kind: 'waits', block: policy }
}

/** The link to the next step: home, when nothing is left to do now. */
export function nextLink(course: Course, work: Work, links: Links, t: CourseMessages): LinkView {
  const step = nextStep(course, work)
  switch (step.kind) {
    case 'lesson':
      return { text: t.learn.check.toNextLesson(step.lesson.number), href: lessonHref(step, links) }
    case 'final':
      return { text: finalText(work, t), href: links.final() }
    case 'acknowledge':
      return { text: t.learn.home.openPolicy, href: links.policy() }
    case 'waits':
    case 'done':
      return { text: t.learn.attempt.toHome, href: links.home() }
  }
}

/** Somebody who has done nothing yet reads first what is in the course. */
export function lessonHref({ lesson, isBegun }: NextStep & { readonly kind: 'lesson' }, links: Links): string {
  return isBegun ? links.lesson(lesson.id, null) : links.beforeYouStart()
}

/** The name of the final check as a step, by how far it has come. */
export function finalText({ attempts }: Pick<Work, 'attempts'>, t: CourseMessages): string {
  const last = attempts.at(-1)
  if (last === undefined) return t.learn.lesson.toFinal
  return outcome(last) === 'below' ? t.learn.attempt.startNew : t.learn.home.continueFinal
}
