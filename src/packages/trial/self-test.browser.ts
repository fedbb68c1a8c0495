import { countsForCredit, type CmiValue, type ScormVersion, SUSPEND_DATA_BUDGET } from '../standards/cmi.ts'
import type { ScormEdition } from '../standards/edition.ts'
import { scorm12 } from '../runtime/scorm12.ts'
import { scorm2004 } from '../runtime/scorm2004.ts'
import type { LmsApi } from '../runtime/lms/lms.browser.ts'

/** The calls of a SCORM version that the test makes and the course doesn't. */
export interface TestedVersion {
  readonly model: ScormVersion
  readonly lastError: string
  readonly entry: string
  /** Each element with a status; the first is the one that must stay as it is. */
  readonly statuses: readonly [string, ...string[]]
}

const VERSION_2004: TestedVersion = {
  model: scorm2004,
  lastError: 'GetLastError',
  entry: 'cmi.entry',
  statuses: ['cmi.completion_status', 'cmi.success_status'],
}
export const TESTED_VERSIONS: Readonly<Record<ScormEdition, TestedVersion>> = {
  scorm12: {
    model: scorm12,
    lastError: 'LMSGetLastError',
    entry: 'cmi.core.entry',
    statuses: ['cmi.core.lesson_status'],
  },
  'scorm2004-3': VERSION_2004,
  'scorm2004-4': VERSION_2004,
}

/** One call with its answer and the error after it. Long texts are cut: the test knows what they are. */
export interface LoggedCall {
  readonly call: string
  readonly args: readonly string[]
  readonly answer: string
  readonly error: string
}

/** The data that the first launch leaves for the second, in this browser. */
export interface FirstLaunch {
  readonly calls: readonly LoggedCall[]
  /** Whether everything was taken and committed; the error of what was not. */
  readonly saves: Answer
  readonly interactions: boolean
  readonly objectives: boolean
}

export type Answer =
  | { readonly kind: 'yes' | 'no' | 'optional' | 'nothing' | 'changed' }
  | { readonly kind: 'cut'; readonly kept: number }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'became'; readonly status: string }

export const CAPABILITIES = [
  'found',
  'session',
  'saves',
  'keeps',
  'place',
  'resumes',
  'status',
  'interactions',
  'objectives',
] as const
export type Capability = (typeof CAPABILITIES)[number]

export type Result =
  | { readonly step: 'refused'; readonly why: 'finished' | 'started' }
  | { readonly step: 'not-normal'; readonly mode: string }
  | { readonly step: 'again'; readonly first: FirstLaunch }
  | { readonly step: 'done'; readonly answers: Partial<Record<Capability, Answer>>; readonly restored: boolean | null }

export interface SelfTest {
  readonly result: Result
  readonly calls: readonly LoggedCall[]
  /** Ends the session, once, when the window goes. */
  finish(): void
}

/** Without these, the course loses the learner's work. */
const NEEDED: readonly Capability[] = ['found', 'session', 'saves', 'keeps', 'status']
const YES: Answer = { kind: 'yes' }
const LONGEST_LOGGED = 60
const MARK = 'selftest.'
const PLACE = 'selftest'
/** Statuses of an account of which the LMS has no result. */
const OPEN = ['', 'not attempted', 'unknown', 'browsed', 'incomplete']

/**
 * As long as the longest text of the course, and different at each position, so that a cut can be told from a change.
 */
export const MARKER = (
  MARK + Array.from({ length: 1000 }, (_, index) => String(index).padStart(4, '0')).join('.')
).slice(0, SUSPEND_DATA_BUDGET)

/**
 * One launch of the test. It sets no score and no status above incomplete, and reads nothing about the learner.
 * @param api null when no LMS was found.
 * @param first what the first launch left; null in the first.
 */
export function runSelfTest(
  api: LmsApi | null,
  version: TestedVersion,
  first: FirstLaunch | null,
  elapsed: () => number,
): SelfTest {
  const { model, statuses } = version
  if (api === null) return { result: failedAt({ found: { kind: 'no' } }), calls: [], finish() {} }
  const host = logCalls(api, version)
  const { calls, get, set } = host
  if (host.call(model.api.initialize, '') !== 'true')
    return { result: failedAt({ found: YES, session: { kind: 'no' } }), calls, finish() {} }
  let open = true
  const finish = () => {
    if (open) host.call(model.api.terminate, '')
    open = false
  }
  return { result: launched(), calls, finish }

  function launched(): Result {
    const [mode, credit] = [get(model.mode), get(model.credit)]
    if (!countsForCredit(mode, credit)) return { step: 'not-normal', mode: mode === 'normal' ? credit : mode }
    // On the second launch, the test has to find an LMS that has changed the status itself.
    if (first === null && statuses.some((element) => !OPEN.includes(get(element))))
      return { step: 'refused', why: 'finished' }
    const stored = get(model.suspendData)
    const place = get(model.location('')[0])
    if ((stored !== '' && !stored.startsWith(MARK)) || (place !== '' && place !== PLACE))
      return { step: 'refused', why: 'started' }
    return first === null && stored === '' ? begin() : conclude(stored, place)
  }

  function begin(): Result {
    const saved = save([
      ...model.opening(get),
      [model.suspendData, MARKER],
      model.location(PLACE),
      model.sessionTime(elapsed()),
    ])
    const [interactions, objectives] = [supports('interactions', 'result'), supports('objectives', 'id')]
    return { step: 'again', first: { calls, saves: saved, interactions, objectives } }
  }

  function conclude(stored: string, place: string): Result {
    const [status] = statuses.map(get)
    const resumes = get(version.entry) === 'resume'
    const optional = (is: boolean): Answer => (is ? YES : { kind: 'optional' })
    const answers = {
      found: YES,
      session: YES,
      // If this browser kept nothing of the first launch, only what came back can tell.
      saves: first?.saves ?? YES,
      keeps: cameBack(stored),
      place: optional(place === PLACE),
      resumes: optional(resumes),
      status: status === 'incomplete' ? YES : ({ kind: 'became', status: status ?? '' } as const),
      interactions: optional(first?.interactions ?? supports('interactions', 'result')),
      objectives: optional(first?.objectives ?? supports('objectives', 'id')),
    }
    // The place stays: SCORM 2004 takes no empty one, and the course never reads it.
    const restored = save([[model.suspendData, ''], model.keepRecord, model.sessionTime(elapsed())])
    return { step: 'done', answers, restored: restored.kind === 'yes' && get(model.suspendData) === '' }
  }

  /**
   * Sets each value by itself, the way the course does. One refusal holds back no other value, and some values may be
   * refused.
   */
  function save(values: readonly CmiValue[]): Answer {
    let error: string | null = null
    for (const [element, value] of values)
      if (!set(element, value) && model.needed.includes(element)) error ??= host.error()
    if (host.call(model.api.commit, '') !== 'true') error ??= host.error()
    return error === null ? YES : { kind: 'refused', error }
  }

  function supports(list: string, part: string): boolean {
    return get(`cmi.${list}._children`).split(',').includes(part)
  }
}

/** Whether the course works in this LMS. */
export function isSound(answers: Partial<Record<Capability, Answer>>): boolean {
  return NEEDED.every((capability) => answers[capability]?.kind === 'yes')
}

function cameBack(stored: string): Answer {
  if (stored === MARKER) return YES
  if (stored === '') return { kind: 'nothing' }
  return MARKER.startsWith(stored) ? { kind: 'cut', kept: stored.length } : { kind: 'changed' }
}

function failedAt(answers: Partial<Record<Capability, Answer>>): Result {
  return { step: 'done', answers, restored: null }
}

/** Calls of an LMS, none of which throws, written down one by one. */
function logCalls(api: LmsApi, { model, lastError }: TestedVersion) {
  const calls: LoggedCall[] = []
  const call = (name: string, ...args: string[]): string => {
    const answer = attempted(name, args)
    const error = attempted(lastError, [])
    calls.push({ call: name, args: args.map(cut), answer: cut(answer), error })
    return answer
  }
  return {
    calls,
    call,
    /** The error code of the last call. */
    error: () => calls.at(-1)?.error ?? '',
    get: (element: string) => {
      const answer = call(model.api.get, element)
      return answer === 'undefined' || answer === 'null' ? '' : answer
    },
    set: (element: string, value: string) => call(model.api.set, element, value) === 'true',
  }

  function attempted(name: string, args: readonly string[]): string {
    try {
      return String(api[name]?.(...args))
    } catch (error) {
      return `it threw: ${String(error)}`
    }
  }
}

function cut(text: string): string {
  return text.length <= LONGEST_LOGGED ? text : `${text.slice(0, LONGEST_LOGGED)}… (${text.length} characters)`
}
