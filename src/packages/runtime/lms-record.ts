import { timespan } from './scorm12.ts'
import { duration, elapsedMs } from '../standards/cmi.ts'

/** The data models that a package can use with an LMS. */
export type Standard = 'scorm12' | 'scorm2004'

/** The data below `cmi`, as a runtime commits it: texts, and lists as objects by index. */
export type CmiTree = Readonly<Record<string, unknown>>

/** An LMS's record of one learner and one package. */
export interface LmsRecord {
  /** The record of the last commit, or null before the first. */
  readonly cmi: CmiTree | null
  /** Milliseconds of the launches before the one that `cmi` is of. */
  readonly earlierMs: number
}

export const NO_RECORD: LmsRecord = { cmi: null, earlierMs: 0 }

/** Names of the same things in the two data models, below `cmi`. */
export const ELEMENTS = {
  scorm12: {
    location: 'core.lesson_location',
    score: 'core.score.raw',
    exit: 'core.exit',
    entry: 'core.entry',
    sessionTime: 'core.session_time',
    totalTime: 'core.total_time',
    suspendData: 'suspend_data',
  },
  scorm2004: {
    location: 'location',
    score: 'score.raw',
    exit: 'exit',
    entry: 'entry',
    sessionTime: 'session_time',
    totalTime: 'total_time',
    suspendData: 'suspend_data',
  },
} as const satisfies Record<Standard, Readonly<Record<string, string>>>

/** The text at a place like `core.lesson_status`; empty where there is none. */
export function storedAt(cmi: CmiTree | null, element: string): string {
  let value: unknown = cmi
  for (const name of element.split('.')) value = isTree(value) ? value[name] : undefined
  return typeof value === 'string' ? value : ''
}

/** The number of entries in a list like `interactions`. */
export function countAt(cmi: CmiTree | null, list: string): number {
  const entries = cmi?.[list]
  return isTree(entries) ? Object.keys(entries).length : 0
}

/**
 * The time of all launches. A runtime adds it up only when a course says goodbye, so it is counted here: what a launch
 * that broke off had committed is not lost.
 */
function totalMs(standard: Standard, { cmi, earlierMs }: LmsRecord): number {
  return earlierMs + elapsedMs(storedAt(cmi, ELEMENTS[standard].sessionTime))
}

/** The record as an LMS shows it, with the time of all launches. */
export function shownRecord(standard: Standard, record: LmsRecord): CmiTree | null {
  const { cmi } = record
  if (cmi === null) return null
  const ms = totalMs(standard, record)
  if (standard === 'scorm2004') return { ...cmi, total_time: duration(ms) }
  return { ...cmi, core: { ...treeAt(cmi, 'core'), total_time: timespan(ms) } }
}

/**
 * The record at the start of a launch. In 2004 an attempt that did not end with `suspend` is over, and the next one
 * starts blank; in 1.2 what was stored stays (SCORM 2004 Run-Time Environment, section 4.2.8; 1.2, section 3.4).
 */
export function recordAtLaunch(standard: Standard, record: LmsRecord): LmsRecord {
  const { cmi } = record
  if (cmi === null) return NO_RECORD
  if (standard === 'scorm2004') {
    if (storedAt(cmi, 'exit') !== 'suspend') return NO_RECORD
    const { session_time: _, ...kept } = cmi
    return { cmi: kept, earlierMs: totalMs(standard, record) }
  }
  const { session_time: _, ...core } = treeAt(cmi, 'core')
  return { cmi: { ...cmi, core }, earlierMs: totalMs(standard, record) }
}

/** The learner, and the score that passes. Empty where the package names none. */
interface LaunchFacts {
  readonly learner: { readonly id: string; readonly name: string }
  readonly passMark: string
}

/** Returns the values that the runtime is loaded with. The runtime sets neither `entry` nor the time by itself. */
export function launchValues(standard: Standard, record: LmsRecord, { learner, passMark }: LaunchFacts): CmiTree {
  const { cmi, earlierMs } = record
  const resumes = storedAt(cmi, ELEMENTS[standard].exit) === 'suspend'
  const entry = cmi === null ? 'ab-initio' : resumes ? 'resume' : ''
  if (standard === 'scorm2004') {
    const { exit: _, ...kept } = cmi ?? {}
    return {
      ...kept,
      learner_id: learner.id,
      learner_name: learner.name,
      credit: 'credit',
      mode: 'normal',
      entry,
      total_time: duration(earlierMs),
      ...(passMark === '' ? {} : { scaled_passing_score: passMark }),
    }
  }
  const { exit: _, ...core } = treeAt(cmi ?? {}, 'core')
  return {
    ...cmi,
    core: {
      ...core,
      student_id: learner.id,
      student_name: learner.name,
      credit: 'credit',
      lesson_mode: 'normal',
      entry,
      total_time: timespan(earlierMs),
    },
    ...(passMark === '' ? {} : { student_data: { mastery_score: passMark } }),
  }
}

function treeAt(cmi: CmiTree, name: string): CmiTree {
  const tree = cmi[name]
  return isTree(tree) ? tree : {}
}

function isTree(value: unknown): value is CmiTree {
  return typeof value === 'object' && value !== null
}

/** The calls of a course by their meaning: first those of a session, then those about errors. */
export type SessionMethod = 'initialize' | 'terminate' | 'get' | 'set' | 'commit'
export type Method = SessionMethod | 'lastError' | 'errorString' | 'diagnostic'

/**
 * The names of the calls in each standard. (`ScormVersion.api` has those that our course calls, because it travels in
 * packages.)
 */
export const METHODS = {
  scorm12: {
    initialize: 'LMSInitialize',
    terminate: 'LMSFinish',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    lastError: 'LMSGetLastError',
    errorString: 'LMSGetErrorString',
    diagnostic: 'LMSGetDiagnostic',
  },
  scorm2004: {
    initialize: 'Initialize',
    terminate: 'Terminate',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    lastError: 'GetLastError',
    errorString: 'GetErrorString',
    diagnostic: 'GetDiagnostic',
  },
} as const satisfies Record<Standard, Readonly<Record<Method, string>>>
