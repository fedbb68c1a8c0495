import {
  type CmiValue,
  countsForCredit,
  finalStatus,
  type Interaction,
  interactionValues,
  isFinal,
  type LessonStatus,
  mayBecomeIncomplete,
  percent,
  type Report,
  timespan,
} from '../domain/cmi.ts'
import type { Lms } from './lms.ts'

/**
 * Whether this launch is recorded. `review`: the LMS opened it for looking only. `finished`: the LMS has the course
 * as finished, and nothing may change that. `no-lms`: no LMS was found, or it opened no session.
 */
export type Recording = 'on' | 'review' | 'finished' | 'no-lms'

/** What to keep after a step of the learner. */
export interface Progress {
  readonly suspendData: string
  /** An id of the place, for the reports of the LMS. */
  readonly location: string
  readonly interactions: readonly Interaction[]
  /** The score, when this step finished the course; null otherwise. */
  readonly finished: { readonly right: number; readonly of: number } | null
}

export interface Session {
  readonly recording: Recording
  /** What an earlier launch left; empty when there is nothing. */
  readonly suspendData: string
  /** False while something waits for the LMS to take it. */
  isSaved(): boolean
  save(progress: Progress): void
  /** Sends what is left and ends the session, once. */
  finish(): void
}

export interface SessionInput {
  readonly lms: Lms | null
  readonly report: Report
  /** Milliseconds that the learner has been here. */
  elapsed(): number
  later(run: () => void, ms: number): void
  /** Hears that a save was tried again, some time after the step itself. */
  onRetry(): void
}

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 60_000

const EXIT: CmiValue = ['cmi.core.exit', 'suspend']
/** What must not get lost. An LMS may refuse the rest: some of it is optional in SCORM 1.2, none of it is the record. */
const NEEDED: readonly string[] = ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.suspend_data']

/**
 * Opens the session and makes it right at once, as if it could break off at any moment: unfinished, and to be
 * resumed. Later steps are committed one by one; the end of the page only says goodbye.
 */
export function startSession(input: SessionInput): Session {
  const { lms } = input
  if (lms === null || !lms.initialize()) return notRecording('no-lms', '', () => {})
  const status = lms.get('cmi.core.lesson_status')
  const suspendData = lms.get('cmi.suspend_data')
  if (!countsForCredit(lms.get('cmi.core.lesson_mode'), lms.get('cmi.core.credit'))) {
    return notRecording('review', suspendData, () => lms.finish())
  }
  if (isFinal(status)) {
    // Without it, some systems drop the record of a finished course when it is opened again.
    lms.set(...EXIT)
    lms.commit()
    return notRecording('finished', suspendData, () => lms.finish())
  }
  const outbox = startOutbox(lms, input)
  const journal = startJournal(lms)
  outbox.send([...(mayBecomeIncomplete(status) ? [statusValue('incomplete')] : []), EXIT])
  return {
    recording: 'on',
    suspendData,
    isSaved: outbox.isEmpty,
    save(progress) {
      journal.add(progress.interactions)
      outbox.send(progressValues(input.report, progress))
    },
    finish: once(() => {
      outbox.close()
      lms.finish()
    }),
  }
}

function notRecording(recording: Recording, suspendData: string, finish: () => void): Session {
  return { recording, suspendData, isSaved: () => true, save() {}, finish: once(finish) }
}

/** The score goes with the final status and never before: a score alone makes some systems judge at once. */
function progressValues(report: Report, { suspendData, location, finished }: Progress): CmiValue[] {
  const kept: CmiValue[] = [
    ['cmi.suspend_data', suspendData],
    ['cmi.core.lesson_location', location],
  ]
  if (finished === null) return kept
  return [
    ['cmi.core.score.raw', percent(finished.right, finished.of)],
    ['cmi.core.score.min', '0'],
    ['cmi.core.score.max', '100'],
    ...kept,
    statusValue(finalStatus(report)),
  ]
}

function statusValue(status: LessonStatus): CmiValue {
  return ['cmi.core.lesson_status', status]
}

/** Values on their way to the LMS: a needed one stays until it is taken and committed, however often that is tried. */
function startOutbox(lms: Lms, { elapsed, later, onRetry }: SessionInput) {
  const waiting = new Map<string, string>()
  let retryMs = FIRST_RETRY_MS
  let retrying = false
  let closed = false

  return {
    isEmpty: () => waiting.size === 0,
    send(values: readonly CmiValue[]) {
      for (const [element, value] of values) waiting.set(element, value)
      attempt()
    },
    /** Without a commit: the goodbye stores what was set, and where a page ends, a commit of many LMSs fails. */
    close() {
      set()
      closed = true
    },
  }

  function attempt(): void {
    if (closed) return
    if (commit()) retryMs = FIRST_RETRY_MS
    else if (!retrying) retryLater()
  }

  function retryLater(): void {
    retrying = true
    later(() => {
      retrying = false
      if (waiting.size > 0) attempt()
      onRetry()
    }, retryMs)
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
  }

  /** A value that is refused holds back no other: what was taken is committed all the same. */
  function commit(): boolean {
    const refused = set()
    if (!lms.commit()) return false
    for (const element of waiting.keys())
      if (!refused.includes(element) || !NEEDED.includes(element)) waiting.delete(element)
    return waiting.size === 0
  }

  /** The elements that the LMS refused. */
  function set(): string[] {
    const values: CmiValue[] = [...waiting, ['cmi.core.session_time', timespan(elapsed())]]
    return values.filter(([element, value]) => !lms.set(element, value)).map(([element]) => element)
  }
}

/** Interactions are appended in the order in which they happened. An LMS need not have them. */
function startJournal(lms: Lms) {
  let supported = lms.get('cmi.interactions._children').split(',').includes('result')
  let count = supported ? Number(lms.get('cmi.interactions._count')) : 0
  return {
    add(interactions: readonly Interaction[]) {
      for (const interaction of interactions) {
        if (!supported) return
        supported = interactionValues(count, interaction).every(([element, value]) => lms.set(element, value))
        count += 1
      }
    },
  }
}

function once(run: () => void): () => void {
  let done = false
  return () => {
    if (!done) run()
    done = true
  }
}
