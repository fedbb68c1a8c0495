import type { ContactPlace } from './contact-place.ts'
import type { guideFile, guideStep } from './guide-shape.ts'
import type { Shaped } from '../platform/shape.ts'

/** The guide finds the next call with two questions, each with "not sure". The answers are kept nowhere. */
export const DANGER_ANSWERS = ['yes', 'unsure', 'no'] as const
export type DangerAnswer = (typeof DANGER_ANSWERS)[number]

export const EXPLOITER_ANSWERS = ['caregiver', 'unsure', 'other'] as const
export type ExploiterAnswer = (typeof EXPLOITER_ANSWERS)[number]

export interface GuideAnswers {
  readonly danger: DangerAnswer | null
  readonly exploiter: ExploiterAnswer | null
}

/** In the order in which they are asked. */
export const GUIDE_QUESTIONS = ['danger', 'exploiter'] as const
export type GuideQuestion = (typeof GUIDE_QUESTIONS)[number]

/** Why these lines are called. Each has its words in `guide.yaml`. */
export const CALL_REASONS = [
  'danger-now',
  'report-now',
  'screener-decides',
  'site-always',
  'help-now',
  'more-help',
  'report-too',
] as const
export type CallReason = (typeof CALL_REASONS)[number]

export interface Calls {
  readonly reason: CallReason
  /** The place of contacts that are called, in their order there. */
  readonly place: ContactPlace
}

/** The words of the guide in one language. */
export type Guide = Shaped<typeof guideFile>
export type GuideQuestionWords = Guide['questions'][GuideQuestion]
export type GuideStep = Shaped<typeof guideStep>

export const UNANSWERED: GuideAnswers = { danger: null, exploiter: null }

/** Returns null when both are answered. */
export function nextQuestion(answers: GuideAnswers): GuideQuestion | null {
  return GUIDE_QUESTIONS.find((question) => answers[question] === null) ?? null
}

/** A form of the guide: the answers so far, and whether the current question was answered. */
export interface GuideTry {
  readonly answers: GuideAnswers
  readonly nothingChosen: boolean
}

/**
 * @param value the field of that name, or null when the form has none. Values that no page sends count as not
 * answered.
 */
export function readGuide(value: (name: string) => string | null): GuideTry {
  const answers: GuideAnswers = {
    danger: DANGER_ANSWERS.find((answer) => answer === value('danger')) ?? null,
    exploiter: EXPLOITER_ANSWERS.find((answer) => answer === value('exploiter')) ?? null,
  }
  const change = GUIDE_QUESTIONS.find((question) => question === value('change'))
  if (change !== undefined) return { answers: { ...answers, [change]: null }, nothingChosen: false }
  const asked = GUIDE_QUESTIONS.find((question) => question === value('asked'))
  return { answers, nothingChosen: asked !== undefined && answers[asked] === null }
}

/** Anyone who isn't sure that everyone is safe should call 911. */
function callsDanger({ danger }: GuideAnswers): boolean {
  return danger === 'yes' || danger === 'unsure'
}

/**
 * Everything that can help besides SCR. Care that a parent has to agree to is left out: a caregiver may be part of it.
 */
const MORE_HELP: Calls = { reason: 'more-help', place: 'guide-more-help' }

/**
 * Returns the calls to make, in order, once both questions are answered. Before that, returns 911 at most. SCR is
 * first in every result, after 911: an exploiter outside the family adds lines and takes none away (T-1).
 * @param alwaysCallScr the site calls SCR after every disclosure.
 */
export function callsFor(answers: GuideAnswers, alwaysCallScr: boolean): readonly Calls[] {
  const first: Calls[] = callsDanger(answers) ? [{ reason: 'danger-now', place: 'guide-danger' }] : []
  switch (answers.exploiter) {
    case null:
      return first
    case 'caregiver':
      return [...first, report('report-now'), MORE_HELP]
    case 'unsure':
      return [...first, report('screener-decides'), MORE_HELP]
    case 'other': {
      const help: Calls = { reason: 'help-now', place: 'guide-help-now' }
      return [...first, report(alwaysCallScr ? 'site-always' : 'report-too'), help]
    }
  }
}

function report(reason: CallReason): Calls {
  return { reason, place: 'report' }
}
