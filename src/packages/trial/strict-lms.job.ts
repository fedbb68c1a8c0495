import type { Method, SessionMethod } from '../runtime/lms-record.ts'
import type { Call } from '../standards/call-rules.ts'
import { type DataModel, type Moment, refusalOfGet, refusalOfSet, setValue, valueOf } from '../standards/data-model.ts'
import { SCORM_12 } from '../standards/data-model-12.ts'
import { SCORM_2004 } from '../standards/data-model-2004.ts'

const MODELS = { '1.2': SCORM_12, '2004': SCORM_2004 } as const

export type ApiVersion = keyof typeof MODELS

/** The functions of a version: `LMSInitialize` and so on, or `Initialize` and so on. */
export type StrictApi<Version extends ApiVersion> = Readonly<
  Record<(typeof MODELS)[Version]['methods'][Method], (...args: string[]) => string>
>

export interface StrictLmsOptions<Version extends ApiVersion> {
  readonly version: Version
  /** The result of `stored()` after an earlier launch. */
  readonly stored?: ReadonlyMap<string, string>
  readonly mode?: 'normal' | 'browse' | 'review'
  readonly credit?: 'credit' | 'no-credit'
  /** Whether commits fail from the start. */
  readonly failCommits?: boolean
  readonly ways?: Ways
}

/** How a real LMS differs from its standard (`lms-runtime.job.ts`). */
export interface Ways {
  /** Changes the values that a launch begins with. */
  begin?(values: Map<string, string>): void
  /** Its own answer to a read, or null to follow the standard. */
  read?(element: string): string | null
  /** Its error for a value, `0` to forget the value, or null to follow the standard. */
  take?(element: string, value: string): string | null
  /** Changes the values before they are stored. */
  commit?(values: Map<string, string>): void
  end?(values: Map<string, string>): void
}

/** One launch of a package. If it is left without an end, `stored()` has what was committed. */
export interface StrictLms<Version extends ApiVersion> {
  readonly api: StrictApi<Version>
  /** Every call so far, as `violations` reads them. */
  readonly calls: readonly Call[]
  /** Element → value, as the next launch gets them. */
  stored(): ReadonlyMap<string, string>
  /** Lets commits fail, or work again. The end of a session stores all the same. */
  failCommits(fail: boolean): void
}

interface Answer {
  readonly result: string
  readonly error: string
}

const DONE: Answer = { result: 'true', error: '0' }

/** A learning system in memory that refuses all that its version of SCORM does not allow, with the right error code. */
export function openStrictLms<Version extends ApiVersion>(options: StrictLmsOptions<Version>): StrictLms<Version> {
  const model: DataModel = MODELS[options.version]
  const { ways = {} } = options
  const values = launchValues(model, options)
  ways.begin?.(values)
  const calls: Call[] = []
  let stored = options.stored ?? new Map<string, string>()
  let failing = options.failCommits ?? false
  let moment: Moment = 'before'
  let lastError = '0'

  const session: Readonly<Record<SessionMethod, (args: readonly string[]) => Answer>> = {
    initialize(args) {
      if (!isEmpty(args)) return refused(model.errors.argument)
      moment = 'open'
      return DONE
    },
    terminate(args) {
      if (!isEmpty(args)) return refused(model.errors.argument)
      moment = 'after'
      ways.end?.(values)
      stored = withTotalTime(model, values)
      return DONE
    },
    commit(args) {
      if (!isEmpty(args)) return refused(model.errors.argument)
      if (failing) return refused(model.errors.commit)
      ways.commit?.(values)
      stored = new Map(values)
      return DONE
    },
    get([element = '']) {
      const own = ways.read?.(element) ?? null
      if (own !== null) return { result: own, error: '0' }
      const refusal = refusalOfGet(model, values, element)
      if (refusal !== null) return { result: '', error: model.errors[refusal] }
      const value = valueOf(model, values, element)
      return value === undefined ? { result: '', error: model.errors['not set'] } : { result: value, error: '0' }
    },
    set(args) {
      const [element, value] = args
      if (element === undefined || value === undefined) return refused(model.errors.argument)
      const own = ways.take?.(element, value) ?? null
      if (own !== null) return own === '0' ? DONE : refused(own)
      const refusal = refusalOfSet(model, values, element, value)
      if (refusal !== null) return refused(model.errors[refusal])
      setValue(model, values, element, value)
      return DONE
    },
  }

  function answer(method: Method, args: readonly string[]): Answer {
    if (method === 'lastError') return { result: lastError, error: lastError }
    if (method === 'errorString' || method === 'diagnostic')
      return { result: errorText(args[0] || lastError), error: lastError }
    const wrong = model.wrongMoment[method][moment]
    return wrong === undefined ? session[method](args) : refused(wrong, method === 'get' ? '' : 'false')
  }

  function apiFunction(method: Method) {
    return (...args: string[]) => {
      const { result, error } = answer(method, args)
      lastError = error
      calls.push({ method: model.methods[method], args, result, error })
      return result
    }
  }

  const methods = Object.keys(model.methods) as Method[] // the keys of a record of them
  return {
    // A function for each name in the table of the version.
    api: Object.fromEntries(
      methods.map((method) => [model.methods[method], apiFunction(method)]),
    ) as StrictApi<Version>,
    calls,
    stored: () => stored,
    failCommits(fail) {
      failing = fail
    },
  }
}

/** Returns the values of a new launch. In 2004 an attempt that wasn't suspended is over, and a new one begins empty. */
function launchValues(
  model: DataModel,
  { stored = new Map(), mode = 'normal', credit = 'credit' }: StrictLmsOptions<ApiVersion>,
): Map<string, string> {
  const { names } = model
  const isSuspended = stored.get(names.exit) === 'suspend'
  const isNew = stored.size === 0 || (model.startsAnew && !isSuspended)
  // The time of a session that was left without an end counts as well.
  const values = isNew ? new Map<string, string>() : withTotalTime(model, stored)
  for (const element of [names.exit, 'adl.nav.request']) values.delete(element)
  values.set(names.entry, isNew ? 'ab-initio' : isSuspended ? 'resume' : '')
  values.set(names.mode, mode)
  values.set(names.credit, credit)
  values.set(names.learnerId, 'learner@example.org')
  values.set(names.learnerName, 'Ngô, Ana')
  return values
}

/** Moves the session time into the total. */
function withTotalTime({ names, duration }: DataModel, values: ReadonlyMap<string, string>): Map<string, string> {
  const total = duration.read(values.get(names.totalTime) ?? '') + duration.read(values.get(names.sessionTime) ?? '')
  const settled = new Map(values).set(names.totalTime, duration.write(total))
  settled.delete(names.sessionTime)
  return settled
}

function isEmpty(args: readonly string[]): boolean {
  return args.length === 1 && args[0] === ''
}

function refused(error: string, result = 'false'): Answer {
  return { result, error }
}

function errorText(code: string): string {
  return code === '0' ? 'No error' : `Error ${code}`
}
