import type { ItemId, LessonId } from './course.ts'
import type { ScenarioId } from './scenario.ts'
import type { ClauseId, Policy } from './policy-shape.ts'

/** The addresses of the course's pages. The web app and the package differ only in this object. */
export interface Links {
  home(): string
  lesson(lesson: LessonId, section: string | null): string
  question(lesson: LessonId, item: ItemId): string
  /** The stored answer to a practice question, with the reason for every option. */
  reply(lesson: LessonId, item: ItemId): string
  /**
   * The address an exercise of a lesson is sent to. It shows the lesson again, with the feedback.
   * @param part id of the part of the page to continue with, or null for the part that takes the focus itself.
   */
  exercise(lesson: LessonId, exercise: string, part: string | null): string
  /** A story before it begins. */
  scenario(scenario: ScenarioId): string
  /** @param step 1-based place of the decision in its story. */
  scenarioStep(scenario: ScenarioId, step: number): string
  /** The page that shows where the choice at a step leads, and why. */
  scenarioReply(scenario: ScenarioId, step: number): string
  scenarioEnd(scenario: ScenarioId): string
  /** The final check: starts an attempt or goes on with the open one. */
  final(): string
  /** @param place 1-based place of the question in its round. */
  attemptQuestion(attempt: string, place: number): string
  /** "Check your answers", before handing in. */
  attemptAnswers(attempt: string): string
  attempt(attempt: string): string
  policy(): string
  contacts(): string
  beforeYouStart(): string
  pause(): string
  whatNext(): string
  otherFormat(): string
  /** The address of the form that changes how the learner reads. */
  reading(): string
  /** The address of the form that ends this sitting: it signs out, or closes the course in a package. */
  stop(): string
  /** The decision guide: who to call. */
  guide(): string
}

/** The short names of clauses, as one phrase: `tell the named people at once; protect from a harmful response`. */
export function clausePhrase(policy: Policy, ids: readonly ClauseId[]): string {
  return ids
    .map((id) => policy.clauses.find((clause) => clause.id === id)?.short)
    .filter((short) => short !== undefined)
    .join('; ')
}
