import { type CmiValue, countsForCredit, type ScormVersion, type Interaction, type Objective } from '../domain/cmi.ts'
import type { Lms } from './lms.ts'
import { notRecording, once, type Progress, type Session, type SessionInput, PLAIN } from './session.ts'

export interface ScormSessionInput extends SessionInput {
  readonly lms: Lms | null
  readonly model: ScormVersion
}

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 60_000

/**
 * Opens the session and makes it right at once, as if it could break off at any moment: unfinished, and to be
 * resumed. Later steps are committed one by one; the end of the page only says goodbye.
 */
export function startScormSession(input: ScormSessionInput): Session {
  const { lms, model, report } = input
  // Some LMSs keep a session open when they load their frame anew: then a status is there.
  if (lms === null || (!lms.initialize() && lms.get(model.status) === '')) return notRecording('no-lms', '', () => {})
  const sayGoodbye = (byLearner: boolean) => {
    if (byLearner) for (const value of model.leaving()) lms.set(...value)
    lms.finish()
  }
  const suspendData = lms.get(model.suspendData)
  if (!countsForCredit(lms.get(model.mode), lms.get(model.credit))) {
    return notRecording('review', suspendData, sayGoodbye)
  }
  if (model.isFinished((element) => lms.get(element))) {
    lms.set(...model.keepRecord)
    lms.commit()
    return { ...notRecording('finished', suspendData, sayGoodbye), learner: lms.get(model.learner) }
  }
  const outbox = startOutbox(lms, input)
  const journal = startJournal(lms, model)
  const objectives = startObjectives(lms, model)
  outbox.send(model.opening((element) => lms.get(element)))
  return {
    recording: 'on',
    suspendData,
    ...PLAIN,
    isNewAttempt: lms.get(model.entry) === 'ab-initio',
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
    touch: () => outbox.send([]),
    finish: once((byLearner: boolean) => {
      outbox.close(byLearner)
      sayGoodbye(byLearner)
    }),
  }
}

/** Values on their way to the LMS: a needed one stays until it is taken and committed, however often that is tried. */
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
        // In the order in which they are sent last: the score before the status, also when an earlier status waits.
        waiting.delete(element)
        waiting.set(element, value)
      }
      attempt()
    },
    /**
     * The goodbye stores what was set. Where a page ends, a commit of many LMSs fails; where the learner leaves with a
     * button there is time for one, and some LMSs break at the goodbye.
     */
    close(byLearner: boolean) {
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
   * Moodle's script for SCORM 1.2 takes for sent what it sent in vain, and sends a value again only when it has changed. So
   * after a failure it gets other values first, which take nothing back. Says whether that got through.
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
    const values: CmiValue[] = [...waiting, model.sessionTime(elapsed())]
    return values.filter(([element, value]) => !lms.set(element, value)).map(([element]) => element)
  }
}

/** Interactions are appended in the order in which they happened. An LMS need not have them. */
function startJournal(lms: Lms, model: ScormVersion) {
  let supported = supports(lms, 'interactions', 'result')
  let count = supported ? countOf(lms, 'interactions') : 0
  return {
    add(interactions: readonly Interaction[]) {
      for (const interaction of interactions) {
        if (!supported) return
        supported = model.interaction(count, interaction).every(([element, value]) => lms.set(element, value))
        count += 1
      }
    },
  }
}

/** One objective for each finished lesson, beside those that the LMS has already. An LMS need not have them. */
function startObjectives(lms: Lms, model: ScormVersion) {
  let supported = supports(lms, 'objectives', 'id')
  const known = new Map<string, number>()
  const done = new Set<string>()
  let count = supported ? countOf(lms, 'objectives') : 0
  for (let index = 0; index < count; index++) {
    const id = lms.get(`cmi.objectives.${index}.id`)
    known.set(id, index)
    if (model.isObjectiveDone(index, (element) => lms.get(element))) done.add(id)
  }
  return {
    finish(lessons: readonly Objective[]) {
      for (const lesson of lessons.filter(({ id }) => !done.has(id))) {
        if (!supported) return
        const index = known.get(lesson.id) ?? count
        const values = [...(index === count ? model.objectiveId(index, lesson) : []), model.objectiveDone(index)]
        supported = values.every(([element, value]) => lms.set(element, value))
        done.add(lesson.id)
        known.set(lesson.id, index)
        count = Math.max(count, index + 1)
      }
    },
  }
}

function supports(lms: Lms, list: string, child: string): boolean {
  return lms.get(`cmi.${list}._children`).split(',').includes(child)
}

function countOf(lms: Lms, list: string): number {
  return Number(lms.get(`cmi.${list}._count`)) || 0
}
