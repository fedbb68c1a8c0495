import type { Method } from '../runtime/lms-record.ts'
import { isUntouched, SUSPEND_DATA_BUDGET } from './cmi.ts'
import {
  type DataModel,
  findElement,
  type Form,
  general,
  type Refusal,
  refusalOfRead,
  refusalOfSet,
  setValue,
  valueOf,
} from './data-model.ts'
import { SCORM_12 } from './data-model-12.ts'
import { SCORM_2004 } from './data-model-2004.ts'
import { MOODLE_12, MOODLE_2004 } from './moodle-form.ts'

/** One call of a package to its LMS. */
export interface Call {
  readonly method: string
  readonly args: readonly string[]
  readonly result: string
  /** The last error code of the LMS right after the call. */
  readonly error: string
}

/** The rules that judge a log. Moodle's are those of its SCORM version and some more. */
export type Profile = 'scorm12' | 'scorm2004' | 'moodle12' | 'moodle2004'

interface Rules {
  readonly model: DataModel
  readonly forms: ReadonlyMap<string, Form>
}

const RULES: Readonly<Record<Profile, Rules>> = {
  scorm12: { model: SCORM_12, forms: new Map() },
  scorm2004: { model: SCORM_2004, forms: new Map() },
  moodle12: { model: SCORM_12, forms: MOODLE_12 },
  moodle2004: { model: SCORM_2004, forms: MOODLE_2004 },
}

const REASONS: Readonly<Record<Refusal, string>> = {
  unknown: 'not an element of this version',
  keyword: 'not an element that can be set',
  'read-only': 'not an element that can be set',
  'write-only': 'not an element that can be read',
  missing: 'the list has no such entry',
  index: 'the list has no place for it: entries follow one another',
  order: 'an id comes first, then the type, then the rest',
  duplicate: 'an entry keeps its id, and no two have the same',
  form: 'the value has the wrong form',
  range: 'the value is out of range',
}

/** Counts only values outside lists, because an LMS may take long for each. */
const MOST_VALUES_IN_A_COMMIT = 12

const LONGEST_QUOTED = 60

/**
 * Returns a sentence for each violation in the log of one session, from its first call to its last. The rules are
 * those of SCORM and of careful LMSs, stricter than any one of them.
 */
export function violations(calls: readonly Call[], profile: Profile): string[] {
  const rules = RULES[profile]
  return [
    ...sessionViolations(rules.model, calls),
    ...calls.flatMap((call) => answerViolations(rules.model, call)),
    ...valueViolations(rules, calls),
    ...commitViolations(rules.model, calls),
    ...leavingViolations(rules.model, calls),
  ]
}

/** The session: opened first, closed last, once each. */
function sessionViolations({ methods }: DataModel, calls: readonly Call[]): string[] {
  const { initialize, terminate, lastError, errorString, diagnostic } = methods
  const called = calls
    .map(({ method }) => method)
    .filter((name) => ![lastError, errorString, diagnostic].includes(name))
  const count = (method: string) => called.filter((candidate) => candidate === method).length
  return [
    called[0] === initialize ? null : `the first call must be ${initialize}`,
    called.at(-1) === terminate ? null : `the last call must be ${terminate}`,
    count(initialize) === 1 ? null : `${initialize} must be called once`,
    count(terminate) === 1 ? null : `${terminate} must be called once`,
  ].filter((violation) => violation !== null)
}

/** Each call is one that exists, called as it must be, and the LMS did it. */
function answerViolations(model: DataModel, call: Call): string[] {
  const method = methodOf(model, call)
  const { args, result, error } = call
  if (method === undefined) return [`${sentence(call)}: no such function in this version of SCORM`]
  if (method === 'lastError' || method === 'errorString' || method === 'diagnostic') return []
  const takesNothing = method === 'initialize' || method === 'commit' || method === 'terminate'
  const isUnset = method === 'get' && result === '' && error === model.errors['not set']
  const isDone = error === '0' && (method === 'get' || result === 'true')
  return [
    takesNothing && (args.length !== 1 || args[0] !== '') ? `${sentence(call)}: takes one empty text` : null,
    isDone || isUnset ? null : `${sentence(call)}: the LMS answered "${result}" with error ${error}`,
  ].filter((violation) => violation !== null)
}

/** Checks each value alone and against those before it. */
function valueViolations(rules: Rules, calls: readonly Call[]): string[] {
  const { model } = rules
  const values = new Map<string, string>()
  /** Whether nothing was on record when the launch began. */
  let untouched: boolean | null = null
  return calls.flatMap((call) => {
    const method = methodOf(model, call)
    const [element = '', value = ''] = call.args
    if (method === 'get') {
      if (call.error === '0') values.set(element, call.result)
      if (element === model.names.status) untouched ??= isUntouched(call.result)
      const refusal = refusalOfRead(model, element)
      return refusal === null ? [] : [`${sentence(call)}: ${REASONS[refusal]}`]
    }
    if (method !== 'set') return []
    const refusal = refusalOfSet(model, values, element, value)
    const reasons =
      refusal === null
        ? [
            journalReason(model, values, element),
            fallReason(model, values, element, value),
            careReason(rules, element, value),
          ]
        : [REASONS[refusal]]
    const mayBeSet = isRecorded(model, values) || mayBeSetForLooking(model, values, untouched === true, call.args)
    const unwanted = mayBeSet ? null : 'nothing may be set in this launch'
    setValue(model, values, element, value)
    return [...reasons, unwanted].filter((reason) => reason !== null).map((reason) => `${sentence(call)}: ${reason}`)
  })
}

/** Interactions are a journal: a new one goes to the end, and one from an earlier session stays as it is. */
function journalReason(model: DataModel, values: ReadonlyMap<string, string>, element: string): string | null {
  const [, entry, index, field] = /^(cmi\.interactions\.(\d+))\.(.+)$/.exec(element) ?? []
  if (entry === undefined) return null
  const count = Number(valueOf(model, values, 'cmi.interactions._count'))
  const isNew = field === 'id' ? Number(index) === count : values.has(`${entry}.id`)
  return isNew ? null : `an interaction stays as it was written; the next index is ${count}`
}

/** Explains a call that SCORM allows and some real LMSs don't take well. */
function careReason({ model, forms }: Rules, element: string, value: string): string | null {
  const { suspendData, location } = model.names
  if (element === suspendData && value.length >= SUSPEND_DATA_BUDGET)
    return `more than ${SUSPEND_DATA_BUDGET - 1} characters`
  if (element === suspendData && !/^[!-~]*$/.test(value)) return 'only ASCII characters without spaces are safe'
  if (element === location && !/^[ -~]{0,255}$/.test(value)) return 'only 255 ASCII characters are safe'
  return forms.get(general(element))?.(value) === false ? 'Moodle does not take this form' : null
}

/** A status, a measure of progress and the time of a session only rise. */
function fallReason(
  model: DataModel,
  values: ReadonlyMap<string, string>,
  element: string,
  value: string,
): string | null {
  const before = values.get(element)
  const rank = findElement(model, element)?.rank
  if (before === undefined || rank === undefined || rank(value) >= rank(before)) return null
  return `fell from ${before}`
}

/** Many LMSs store what a launch for review sets: a passed course would be replaced. */
function isRecorded({ names }: DataModel, values: ReadonlyMap<string, string>): boolean {
  return !['browse', 'review'].includes(values.get(names.mode) ?? '') && values.get(names.credit) !== 'no-credit'
}

/**
 * Lists what may be set when nothing is recorded: that an attempt which never began is unfinished and to be resumed,
 * because some LMSs otherwise complete it at the end of the session, and where to go next.
 */
function mayBeSetForLooking(
  { names }: DataModel,
  values: ReadonlyMap<string, string>,
  untouched: boolean,
  [element, value]: readonly string[],
): boolean {
  if (element === NAVIGATION) return true
  if (!untouched || values.get(names.mode) === 'review') return false
  return (element === names.status && value === 'incomplete') || (element === names.exit && value === 'suspend')
}

/**
 * Checks that related values are committed together and that only Terminate remains for the end, when many LMSs take
 * nothing more.
 */
function commitViolations(model: DataModel, calls: readonly Call[]): string[] {
  const status = new Map<string, string>()
  let waiting: string[] = []
  let sinceCommit: string[] = []
  return calls.flatMap((call) => {
    const method = methodOf(model, call)
    const [element = '', value = ''] = call.args
    if (method === 'get') status.set(element, call.result)
    if (method === 'set') {
      status.set(element, value)
      waiting.push(element)
      sinceCommit.push(element)
    }
    if (method !== 'commit' && method !== 'terminate') return []
    const left = waiting.filter((name) => !isEnding(model, name))
    const alone = sinceCommit.filter((name) => general(name) === name)
    const hasScore = waiting.some((name) => name.startsWith(`${model.names.score}.`))
    if (call.result === 'true') waiting = []
    sinceCommit = []
    return [
      method === 'terminate' && left.length > 0 ? `set and not committed before the end: ${left.join(', ')}` : null,
      hasScore && !isFinal(model, status) ? 'a score was committed without a final status' : null,
      alone.length > MOST_VALUES_IN_A_COMMIT ? `${alone.length} values were set for one commit` : null,
    ].filter((violation) => violation !== null)
  })
}

function isFinal({ final }: DataModel, status: ReadonlyMap<string, string>): boolean {
  return [...final].some(([element, words]) => words.includes(status.get(element) ?? ''))
}

/** Once it is said where to go next, only the end may follow. */
function leavingViolations(model: DataModel, calls: readonly Call[]): string[] {
  const from = calls.findIndex((call) => methodOf(model, call) === 'set' && call.args[0] === NAVIGATION)
  if (from === -1) return []
  const late = calls.slice(from).filter((call) => {
    const method = methodOf(model, call)
    return method === 'get' || (method === 'set' && !isEnding(model, call.args[0] ?? ''))
  })
  return late.map((call) => `${sentence(call)}: after ${NAVIGATION} only the end may follow`)
}

const NAVIGATION = 'adl.nav.request'

function isEnding({ names }: DataModel, element: string): boolean {
  return [names.sessionTime, names.exit, NAVIGATION].includes(element)
}

function methodOf({ methods }: DataModel, { method }: Call): Method | undefined {
  return METHODS.find((candidate) => methods[candidate] === method)
}

const METHODS: readonly Method[] = [
  'initialize',
  'terminate',
  'get',
  'set',
  'commit',
  'lastError',
  'errorString',
  'diagnostic',
]

function sentence({ method, args }: Call): string {
  return `${method}(${args.map(shortened).join(', ')})`
}

function shortened(text: string): string {
  return text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}…` : text
}
