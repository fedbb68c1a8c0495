import {
  type Attempt,
  gradeOpenRound,
  isToLookAt,
  itemsOf,
  type OpenRound,
  openRound,
  outcome,
  startAttempt,
} from '../../learning/attempt.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { Content } from '../../course/content.ts'
import { type Course, type Detail, DETAILS, type ItemId, type LessonId } from '../../course/course.ts'
import { getItem } from '../../course/draw.ts'
import type { Coursework } from '../../learning/coursework.ts'
import type { Answer } from '../../course/question-type.ts'
import { isLessonFinished, type Practice } from '../../learning/progress.ts'
import {
  choicesIn,
  chooseIn,
  isWorked,
  type Scenario,
  type ScenarioId,
  type StoryChoices,
} from '../../course/scenario.ts'
import type { Language } from '../../platform/text/language.ts'

/**
 * A learner's progress in a package. An LMS keeps it as one short text (`suspend-data.ts`), so it only holds what the
 * pages need: the questions of earlier attempts, not their results.
 */
export interface PackageState {
  /** The page that was open last, as a path like `lessons/L4`: letters, digits, `/` and `-`. */
  readonly place: string
  /** The last answer to each practice question. */
  readonly practice: ReadonlyMap<ItemId, Answer>
  readonly worked: ReadonlySet<ScenarioId>
  /** The choices made in stories. Private: only this text holds them. */
  readonly choices: ReadonlyMap<ScenarioId, StoryChoices>
  /** The number of attempts that were started. */
  readonly attempts: number
  /** The attempt that is open or was handed in last. Its id is its number. */
  readonly attempt: Attempt | null
  /** Answers saved in the open round, not graded yet, and those of the attempt that the learner may look at again. */
  readonly answers: ReadonlyMap<ItemId, Answer>
  /** Questions of earlier attempts and rounds, oldest first, each at the place where it was met last. */
  readonly seen: readonly ItemId[]
  readonly acknowledgement: Acknowledgement | null
  /** The learner's reading choice. Private: only this text holds it. */
  readonly detail: Detail
  /** The language that the learner chose in a package with several, or null before, and in a package with one. */
  readonly language: Language | null
}

/** The nonce makes the learner's check code their own (`src/packages/receipt.ts`). */
export interface Acknowledgement {
  readonly on: CalendarDate
  readonly nonce: number
}

export const FRESH: PackageState = {
  place: '',
  practice: new Map(),
  worked: new Set(),
  choices: new Map(),
  attempts: 0,
  attempt: null,
  answers: new Map(),
  seen: [],
  acknowledgement: null,
  detail: DETAILS[0],
  language: null,
}

export function withPracticeAnswer(state: PackageState, item: ItemId, answer: Answer): PackageState {
  return { ...state, practice: new Map([...state.practice, [item, answer]]) }
}

export function withDetail(state: PackageState, detail: Detail): PackageState {
  return { ...state, detail }
}

export function withLanguage(state: PackageState, language: Language): PackageState {
  return { ...state, language }
}

/** The choice that leaves no step of a story open makes the story count. Throws as `chooseIn` does. */
export function withChoice(state: PackageState, scenario: Scenario, step: number, choice: string): PackageState {
  const choices = chooseIn(scenario, choicesIn(scenario, state.choices), step, choice)
  return {
    ...state,
    choices: new Map([...state.choices, [scenario.id, choices]]),
    worked: isWorked(scenario, choices) ? new Set([...state.worked, scenario.id]) : state.worked,
  }
}

/** @param seed letters, digits, `-` and `_` only. */
export function withAttemptStarted(course: Course, state: PackageState, seed: string): PackageState {
  const seen = lastMet(met(state))
  const attempts = state.attempts + 1
  return { ...state, attempts, attempt: startAttempt(course, String(attempts), seed, seen), answers: new Map(), seen }
}

/** Starts the course again, as for a yearly training. Its questions change, and the way of reading stays. */
export function withNewRound(state: PackageState): PackageState {
  return { ...FRESH, seen: lastMet(met(state)), detail: state.detail, language: state.language }
}

export function withFinalAnswer(state: PackageState, item: ItemId, answer: Answer): PackageState {
  return { ...state, answers: new Map([...state.answers, [item, answer]]) }
}

/**
 * Grades the open round. An attempt keeps its first round, which has the score, and its last, which has the topics that
 * are still open. Rounds in between leave their questions in `seen`. Throws a RangeError when no round is open.
 */
export function withRoundHandedIn(course: Course, state: PackageState): PackageState {
  const { attempt, open } = getOpenRound(course, state)
  const result = gradeOpenRound(course, open, state.answers)
  const [first, ...later] = [...attempt.rounds, { round: open.round, items: open.items, ...result }]
  const between = later.slice(0, -1).flatMap((round) => round.items)
  return {
    ...state,
    attempt: { ...attempt, rounds: [first, later.at(-1)].filter((round) => round !== undefined) },
    answers: new Map([...state.answers].filter(([id, answer]) => isToLookAt(getItem(course, id), answer))),
    seen: lastMet([...state.seen, ...between]),
  }
}

export function withAcknowledgement(state: PackageState, on: CalendarDate, nonce: number): PackageState {
  return { ...state, acknowledgement: { on, nonce } }
}

export function findOpenRound(course: Course, state: PackageState): { attempt: Attempt; open: OpenRound } | null {
  const { attempt } = state
  const open = attempt === null ? null : openRound(course, attempt, state.seen)
  return attempt === null || open === null ? null : { attempt, open }
}

export function getOpenRound(course: Course, state: PackageState): { attempt: Attempt; open: OpenRound } {
  const found = findOpenRound(course, state)
  if (found === null) throw new RangeError('no round of the final check is open')
  return found
}

export function practiceOf(state: PackageState): Practice {
  return { answered: new Set(state.practice.keys()), worked: state.worked, choices: state.choices }
}

export function finishedLessons({ course, scenarios }: Content, state: PackageState): LessonId[] {
  const practice = practiceOf(state)
  return course.lessons
    .map((lesson) => lesson.id)
    .filter((lesson) => isLessonFinished(course, scenarios, lesson, practice))
}

/** The same view that the records give of a learner, so that the same rules decide in both. */
export function courseworkOf(content: Content, state: PackageState): Coursework {
  const { attempt, acknowledgement } = state
  return {
    settled: acknowledgement !== null,
    credit: null,
    cycle: 0,
    finished: finishedLessons(content, state),
    attempts: attempt === null ? [] : [attempt],
    seen: met(state),
    acknowledged: [],
    sites: [],
  }
}

/**
 * The score to report: that of the attempt that passed, null before. An attempt is only followed by another when
 * it was below the pass mark, so this is the best score as well.
 */
export function passedScore({ attempt }: PackageState): { readonly right: number; readonly of: number } | null {
  const first = attempt?.rounds[0]
  if (attempt === null || first === undefined || outcome(attempt) !== 'passed') return null
  return { right: first.right, of: first.of }
}

/**
 * The share of the course that is done, from 0 to 1: each lesson, the final check and the acknowledgement count as one
 * step.
 */
export function shareDone(content: Content, state: PackageState): number {
  const passed = passedScore(state) === null ? 0 : 1
  const acknowledged = state.acknowledgement === null ? 0 : 1
  return (finishedLessons(content, state).length + passed + acknowledged) / (content.course.lessons.length + 2)
}

/** The questions of the final check that the learner has met, in the order in which they came. */
function met({ seen, attempt }: PackageState): readonly ItemId[] {
  return attempt === null ? seen : [...seen, ...itemsOf(attempt)]
}

/** Each question once, in its last position, because a draw depends on when it was last asked. */
function lastMet(items: readonly ItemId[]): ItemId[] {
  return items.filter((item, index) => items.lastIndexOf(item) === index)
}
