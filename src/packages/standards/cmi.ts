import type { Item, ItemId, LessonId } from '../../course/course.ts'
import type { Language } from '../../platform/text/language.ts'
import { type Answer, answerKey, lettersOf, type QuestionRules, rulesOf } from '../../course/question-type.ts'

/**
 * The messages of a course to an LMS, in every version of SCORM (`src/packages/runtime/scorm12.ts`,
 * `src/packages/runtime/scorm2004.ts`).
 */

/** The status that an LMS gets when a learner has finished. An export uses `passed` by default. */
export const REPORTS = ['passed', 'completed', 'lms-decides'] as const
export type Report = (typeof REPORTS)[number]

/** The report on each question of the final check: whether the answer is right, or the answer as well. */
export const ANSWER_REPORTS = ['results', 'responses'] as const
export type AnswerReport = (typeof ANSWER_REPORTS)[number]

/** One element to set, with its value as the LMS takes it. */
export type CmiValue = readonly [element: string, value: string]

type GetValue = (element: string) => string

export interface Score {
  readonly right: number
  readonly of: number
}

/** One version of SCORM: its functions, its elements, and the text forms of their values. */
export interface ScormVersion {
  /** The place and the names of an LMS's functions. */
  readonly api: {
    readonly name: string
    readonly initialize: string
    readonly get: string
    readonly set: string
    readonly commit: string
    readonly terminate: string
  }
  readonly status: string
  readonly place: string
  readonly suspendData: string
  readonly entry: string
  readonly mode: string
  readonly credit: string
  readonly learner: string
  /** The elements that must be saved. An LMS may refuse the rest: some of it is optional, none of it is the record. */
  readonly needed: readonly string[]
  /** Without this value, some systems drop the record when the course is opened again. */
  readonly keepRecord: CmiValue
  /** Whether the LMS has the course as finished. That is never changed. */
  isFinished(get: GetValue): boolean
  /** The first values of a launch: unfinished and to be resumed, without lowering what the LMS has. */
  opening(get: GetValue): CmiValue[]
  location(place: string): CmiValue
  sessionTime(ms: number): CmiValue
  /** @param share of the course that is done, from 0 to 1. */
  progress(share: number): CmiValue[]
  /** The score comes before the status. A score alone makes some systems judge right away. */
  score(score: Score): CmiValue[]
  finalStatus(report: Report): CmiValue[]
  /** @param index must equal `cmi.interactions._count`. */
  interaction(index: number, interaction: Interaction): CmiValue[]
  objectiveId(index: number, objective: Objective): CmiValue[]
  objectiveDone(index: number): CmiValue
  isObjectiveDone(index: number, get: GetValue): boolean
  /**
   * Another value that takes nothing back, for an LMS that sends a value again only when it has changed, or null
   * where no LMS is known to need it.
   * @param suspendData what the LMS has.
   */
  nearby(element: string, value: string, suspendData: string): string | null
  /** The values for the learner's own way out, set just before the end of the session. */
  leaving(): CmiValue[]
}

/** SCORM 1.2 promises 4,096; some systems count bytes or add to it, so we stay well below. */
export const SUSPEND_DATA_BUDGET = 3500

/**
 * Whether a launch counts at all: `browse` and `review` do not. An LMS that leaves the two empty means that it does.
 */
export function countsForCredit(mode: string, credit: string): boolean {
  return (mode === '' || mode === 'normal') && (credit === '' || credit === 'credit')
}

/** Returns true for a status that reads as untouched. Some LMSs turn it into `completed` at the end of a session. */
export function isUntouched(status: string): boolean {
  return status === '' || status === 'not attempted'
}

/** Percent from 0 to 100 with at most two decimals, rounded down: rounding must not lift a score over a mark. */
export function percent({ right, of }: Score): string {
  return String(Math.floor((right * 10_000) / of) / 100)
}

/** Names the question and the attempt, because a journal of interactions has one entry for each attempt. */
export function interactionId(item: ItemId, attempt: string, round: number): string {
  return round === 1 ? `${item}_a${attempt}` : `${item}_a${attempt}_r${round}`
}

/**
 * One answer of the final check, as an LMS may report it. It holds no time and no latency: the course tells learners
 * that nobody sees how long they took or at what hour.
 */
export interface Interaction {
  readonly id: string
  readonly type: QuestionRules['interaction']
  readonly item: ItemId
  /** The question, as plain text, in the language in which it was asked. */
  readonly description: string
  readonly language: Language
  readonly lesson: LessonId
  readonly right: boolean
  /**
   * Letters, with those of all options last, or null if the organization that made the package did not ask for them.
   */
  readonly response: { readonly given: Answer; readonly fitting: Answer; readonly options: Answer } | null
}

/** @param round names it: see `interactionId`. */
export function interaction(
  item: Item,
  round: { readonly id: string; readonly language: Language; readonly answers: AnswerReport },
  given: Answer,
  right: boolean,
): Interaction {
  return {
    id: round.id,
    item: item.id,
    language: round.language,
    type: rulesOf(item).interaction,
    description: item.stem,
    lesson: item.lesson,
    right,
    response:
      round.answers === 'responses' ? { given, fitting: answerKey(item), options: lettersOf(item.options) } : null,
  }
}

/** A lesson, as an LMS may report it. */
export interface Objective {
  readonly id: LessonId
  readonly title: string
}

/** Cut at a word, for elements that hold a limited number of characters. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 3)
  return `${cut.slice(0, cut.lastIndexOf(' '))}...`
}

export function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

const TIMESPAN = /^(\d{2,4}):(\d{2}):(\d{2}(?:\.\d{1,2})?)$/
const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,2})?)S)?)?$/

/**
 * Milliseconds in a timespan of SCORM 1.2 (`0000:12:30.5`) or a duration of 2004 (`PT12M30.5S`); 0 for any other text.
 */
export function elapsedMs(text: string): number {
  const [, hours, minutes, seconds] = TIMESPAN.exec(text) ?? []
  if (hours !== undefined) return inMs(0, hours, minutes, seconds)
  const [, days, ...rest] = DURATION.exec(text) ?? []
  return inMs(Number(days ?? 0), ...rest)
}

/** A duration of SCORM 2004, in hours, minutes and seconds with at most two decimals. */
export function duration(ms: number): string {
  const hundredths = Math.floor(Math.max(ms, 0) / 10)
  const minutes = Math.floor(hundredths / 6000)
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M${(hundredths % 6000) / 100}S`
}

function inMs(days: number, hours = '0', minutes = '0', seconds = '0'): number {
  return Math.round(((days * 24 + Number(hours)) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000)
}
