import {
  type CmiValue,
  countsForCredit,
  isUntouched,
  type ScormVersion,
  type Interaction,
  type Objective,
} from '../../standards/cmi.ts'
import { majorIn } from '../../course-package.ts'
import { isFinishedIn } from '../suspend-data.ts'
import type { Lms } from './lms.browser.ts'
import { notRecording, once, type Progress, type Session, type SessionInput, PLAIN } from './session.browser.ts'

export interface ScormSessionInput extends SessionInput {
  readonly lms: Lms | null
  readonly model: ScormVersion
  readonly packageId: string
}

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 60_000
/** More than our course writes. A longer list can't be trusted, because some LMSs miscount what they have stored. */
const MOST_OBJECTIVES = 40
const MOST_INTERACTIONS = 100_000

/**
 * Opens the session and sets it up right away as unfinished and to be resumed, because it could break off at any
 * moment. Later steps are committed one by one; the end of the page only says goodbye.
 */
export function startScormSession(input: ScormSessionInput): Session {
  const { lms, model, report } = input
  // Some LMSs keep a session open when they reload their frame. A status is there then.
  if (lms === null || (!lms.initialize() && lms.get(model.status) === '')) return notRecording('no-lms', '', () => {})
  const sayGoodbye = (byLearner: boolean) => {
    if (byLearner) for (const value of model.leaving()) lms.set(...value)
    lms.finish()
  }
  const suspendData = lms.get(model.suspendData)
  const mode = lms.get(model.mode)
  if (!countsForCredit(mode, lms.get(model.credit))) {
    if (mode !== 'review') holdUnfinished(lms, model)
    return notRecording(LOOKING[mode] ?? 'no-credit', suspendData, sayGoodbye)
  }
  const entry = lms.get(model.entry)
  const isNewAttempt = entry === 'ab-initio'
  const saysFinished = !isNewAttempt && isFinishedIn(suspendData, majorIn(input.packageId))
  const over = { ...notRecording('finished', suspendData, sayGoodbye), learner: lms.get(model.learner) }
  if (model.isFinished((element) => lms.get(element))) {
    lms.set(...model.keepRecord)
    lms.commit()
    return over
  }
  // An LMS that never tells the status may have it as finished, and nothing new is there to be said.
  if (saysFinished && lms.get(model.status) === '') return over
  const outbox = startOutbox(lms, input)
  const journal = startJournal(lms, model)
  const objectives = startObjectives(lms, model)
  outbox.send(saysFinished ? [model.keepRecord] : model.opening((element) => lms.get(element)))
  return {
    recording: 'on',
    suspendData,
    ...PLAIN,
    isNewAttempt,
    isEntryUntold: !isNewAttempt && entry !== 'resume',
    isEmptied: suspendData === '' && entry === 'resume' && lms.get(model.place) !== '',
    learner: lms.get(model.learner),
    isSaved: outbox.isEmpty,
    isConfirmed: outbox.isEmpty,
    save({ interactions, lessons, location, share, finished, ...progress }: Progress) {
      journal.add(interactions)
      objectives.finish(lessons)
      outbox.send([
        ...(finished === null ? [] : model.score(finished)),
        ...model.progress(share),
        [model.suspendData, progress.suspendData],
        model.location(location),
        ...(finished === null ? [] : model.finalStatus(report)),
      ])
    },
    // Sets a value, so that no LMS skips the commit as empty.
    touch() {
      lms.set(...model.keepRecord)
      outbox.send([])
    },
    finish: once((byLearner: boolean) => {
      outbox.close(byLearner)
      sayGoodbye(byLearner)
    }),
  }
}

const LOOKING: Readonly<Partial<Record<string, 'preview' | 'review'>>> = { browse: 'preview', review: 'review' }

/**
 * Marks an untouched record as incomplete when nothing counts. Without this, some LMSs complete the course at the end
 * of the session.
 */
function holdUnfinished(lms: Lms, model: ScormVersion): void {
  if (!isUntouched(lms.get(model.status))) return
  lms.set(model.status, 'incomplete')
  lms.set(...model.keepRecord)
  lms.commit()
}

/** Sends values to the LMS. A needed value stays until it is taken and committed, however many tries that takes. */
function startOutbox(lms: Lms, { model, elapsed, later, isOnline, onRetry }: ScormSessionInput) {
  const waiting = new Map<string, string>()
  let retryMs = FIRST_RETRY_MS
  let retrying = false
  let closed = false
  /** The text that the LMS has. */
  let suspendData = lms.get(model.suspendData)
  let hasFailed = false

  return {
    isEmpty: () => waiting.size === 0,
    send(values: readonly CmiValue[]) {
      for (const [element, value] of values) {
        // Moves the element to the end, so that values go out in the order of the last call: the score before the
        // status, even when an earlier status is still waiting.
        waiting.delete(element)
        waiting.set(element, value)
      }
      attempt()
    },
    /**
     * The session time is set only here, because some LMSs add up the time at each commit. The goodbye stores what was
     * set. When a page closes, a commit fails in many LMSs; when the learner leaves with a button there is time for
     * one, and some LMSs break at the goodbye.
     */
    close(byLearner: boolean) {
      lms.set(...model.sessionTime(elapsed()))
      if (byLearner) commit()
      else set()
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
    if (hasFailed && !shake()) return false
    const refused = set()
    hasFailed = !lms.commit() || !isOnline()
    if (hasFailed) return false
    suspendData = waiting.get(model.suspendData) ?? suspendData
    for (const element of waiting.keys())
      if (!refused.includes(element) || !model.needed.includes(element)) waiting.delete(element)
    return waiting.size === 0
  }

  /**
   * Moodle's script for SCORM 1.2 considers values sent even if sending failed, and sends a value again only when it
   * has changed. So after a failure it gets other values first, which take nothing back. Returns whether that got
   * through.
   */
  function shake(): boolean {
    const others = [...waiting].flatMap(([element, value]): CmiValue[] => {
      const other = model.nearby(element, value, suspendData)
      return other === null || other === value ? [] : [[element, other]]
    })
    for (const value of others) lms.set(...value)
    return others.length === 0 || lms.commit()
  }

  /** The elements that the LMS refused. */
  function set(): string[] {
    return [...waiting].filter(([element, value]) => !lms.set(element, value)).map(([element]) => element)
  }
}

/**
 * Interactions are appended in the order in which they happened. An LMS need not have them, or not all of their parts.
 */
function startJournal(lms: Lms, model: ScormVersion) {
  const children = childrenOf(lms, 'interactions')
  let count = countOf(lms, 'interactions')
  let supported = children.has('id') && children.has('result') && count <= MOST_INTERACTIONS
  return {
    add(interactions: readonly Interaction[]) {
      for (const interaction of interactions) {
        const [id, ...parts] = model.interaction(count, interaction)
        supported &&= id !== undefined && lms.set(...id)
        if (!supported) return
        for (const [element, value] of parts) {
          const child = element.split('.')[3] ?? ''
          if (children.has(child) && !lms.set(element, value)) children.delete(child)
        }
        count += 1
      }
    },
  }
}

/** One objective for each finished lesson, added to those the LMS already has. An LMS need not support them. */
function startObjectives(lms: Lms, model: ScormVersion) {
  const known = new Map<string, number>()
  const done = new Set<string>()
  let count = countOf(lms, 'objectives')
  let supported = childrenOf(lms, 'objectives').has('id') && count <= MOST_OBJECTIVES
  const readable = supported ? count : 0
  for (let index = 0; index < readable; index++) {
    const id = lms.get(`cmi.objectives.${index}.id`)
    known.set(id, index)
    if (model.isObjectiveDone(index, (element) => lms.get(element))) done.add(id)
  }
  return {
    finish(lessons: readonly Objective[]) {
      for (const lesson of lessons.filter(({ id }) => !done.has(id))) {
        if (!supported) return
        const index = known.get(lesson.id) ?? count
        const [id, ...others] = index === count ? model.objectiveId(index, lesson) : []
        supported = id === undefined || lms.set(...id)
        if (!supported) return
        for (const value of [...others, model.objectiveDone(index)]) lms.set(...value)
        done.add(lesson.id)
        known.set(lesson.id, index)
        count = Math.max(count, index + 1)
      }
    },
  }
}

function childrenOf(lms: Lms, list: string): Set<string> {
  const names = lms.get(`cmi.${list}._children`).split(',')
  return new Set(names.map((name) => name.trim()).filter((name) => name !== ''))
}

function countOf(lms: Lms, list: string): number {
  return Number(lms.get(`cmi.${list}._count`)) || 0
}
