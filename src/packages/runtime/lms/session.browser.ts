import type { Interaction, Objective, Report, Score } from '../../standards/cmi.ts'
import type { Content } from '../../../course/content.ts'
import type { Store } from './local-copy.browser.ts'

/**
 * Whether this launch is recorded. `preview`, `review`, `no-credit`: the LMS opened it for looking only. `finished`:
 * the LMS has the course as finished, and nothing may change that. `no-lms`: no LMS was found, or it opened no session.
 * `this-browser`: the edition for places without an LMS keeps it here.
 */
export type Recording = 'on' | 'preview' | 'review' | 'no-credit' | 'finished' | 'no-lms' | 'this-browser'

/** The data to save after a learner's step. */
export interface Progress {
  readonly suspendData: string
  /** An id of the place, for the reports of the LMS. */
  readonly location: string
  readonly interactions: readonly Interaction[]
  /** Lessons that are finished by now. */
  readonly lessons: readonly Objective[]
  /** Share of the course that is done, from 0 to 1. */
  readonly share: number
  /** The score, when the course is finished and this session has not heard it yet; null otherwise. */
  readonly finished: Score | null
}

/** Keeps the learner's progress during one launch, in an LMS or in this browser. */
export interface Session {
  readonly recording: Recording
  /** The data of an earlier launch. Empty when there is none. */
  readonly suspendData: string
  /** Whether the LMS says that an attempt begins with this launch, whatever it has kept of the one before. */
  readonly isNewAttempt: boolean
  /** Whether the LMS says neither that an attempt begins nor that one continues. */
  readonly isEntryUntold: boolean
  /** Whether the LMS says that the learner is continuing, but has nothing of what was done. */
  readonly isEmptied: boolean
  /**
   * The course, and what was left of it, as this launch counts: an LMS may ask for more than the course.
   * @param content all of the course, or its first part when nothing is left from before.
   */
  counted(content: Content, suspendData: string): Counted
  /** The learner's name in the LMS. Empty where the LMS gives none. Never stored, shown or sent as it is. */
  readonly learner: string
  /** Tags of the languages that the learner is known to prefer, the best liked first; mostly nobody says. */
  readonly languages: readonly string[]
  /** Returns false once something waits for longer than a moment. */
  isSaved(): boolean
  /** Whether all progress was confirmed as saved. */
  isConfirmed(): boolean
  save(progress: Progress): void
  /** Tells the LMS that somebody is still here, so that it does not end the session meanwhile. */
  touch(): void
  /**
   * Sends what is left and ends the session, once; then goes where the LMS wants the learner, if it says so.
   * @param byLearner with a button, and not because the page went.
   */
  finish(byLearner: boolean): void
}

interface Counted {
  readonly content: Content
  readonly suspendData: string
}

export interface SessionInput {
  readonly report: Report
  /** Milliseconds that the learner has been here. */
  elapsed(): number
  later(run: () => void, ms: number): void
  /** Returns false when the browser knows that it has no network: some LMSs then say that all is saved. */
  isOnline(): boolean
  /** Hears that a save was tried again or confirmed, some time after the step itself. */
  onRetry(): void
}

/** Most sessions know nothing of the learner or of the attempt, and leave the course as it is. */
export const PLAIN: Pick<
  Session,
  'isNewAttempt' | 'isEntryUntold' | 'isEmptied' | 'learner' | 'languages' | 'counted'
> = {
  isNewAttempt: false,
  isEntryUntold: false,
  isEmptied: false,
  learner: '',
  languages: [],
  counted: (content, suspendData) => ({ content, suspendData }),
}

/** A launch of which nothing is kept. */
export function notRecording(recording: Recording, suspendData: string, finish: (byLearner: boolean) => void): Session {
  return {
    recording,
    suspendData,
    ...PLAIN,
    isSaved: () => true,
    isConfirmed: () => true,
    save() {},
    touch() {},
    finish: once(finish),
  }
}

export function once<Arguments extends readonly unknown[]>(
  run: (...args: Arguments) => void,
): (...args: Arguments) => void {
  let done = false
  return (...args) => {
    if (!done) run(...args)
    done = true
  }
}

/** The input for the script of an edition, which knows how to keep the learner's progress there. */
export interface OpenSessionInput extends SessionInput {
  /** Names the package in this browser. */
  readonly packageId: string
  readonly courseId: string
  pause(ms: number): Promise<void>
  /** May throw: browsers let people forbid it. */
  storage(): Store
}

export type OpenSession = (input: OpenSessionInput) => Promise<Session>
