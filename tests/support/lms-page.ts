import { Scorm12API, Scorm2004API } from 'scorm-again'
import type { Call } from '../../src/packages/standards/call-rules.ts'
import type { DataModel } from '../../src/packages/standards/data-model.ts'
import { SCORM_12 } from '../../src/packages/standards/data-model-12.ts'
import { SCORM_2004 } from '../../src/packages/standards/data-model-2004.ts'
import { LMS_RUNTIMES, type RuntimeName } from '../../src/packages/trial/lms-runtime.job.ts'
import { type ApiVersion, openStrictLms } from '../../src/packages/trial/strict-lms.job.ts'

/** The script of a learning system's page: puts the functions for packages in place and opens one (`lms.ts`). */

/** An LMS's record of one learner in one package: the data model as an object, with values as text. */
export interface Cmi {
  readonly [name: string]: string | Cmi
}

/**
 * `scorm-again` takes more than SCORM allows, `strict` nothing more. `like …` are the systems of the field by which
 * every export is checked (`src/packages/trial/lms-runtime.job.ts`). `moodle` is the one of them, and stores as Moodle
 * 4.5 does (`mod/scorm/datamodels/scorm_12.js`, `scorm_13.js` and `request.js`): a commit has worked when the answer is
 * the text "true", a line and the code 0; in SCORM 1.2 it sends what has changed since the commit before, whether or
 * not that one arrived; and where no answer comes at all, it sends a beacon and says that all is well.
 */
export type Runtime = 'scorm-again' | 'strict' | 'moodle' | `like ${RuntimeName}`

/** The place where the package is opened. `framed` means in a page of the server that `frames` names, in a frame. */
export type Place = 'frame' | 'framed' | 'popup'

export interface Opening {
  readonly version: ApiVersion
  readonly runtime: Runtime
  readonly place: Place
  readonly url: string
  /** The address of a page with a frame. */
  readonly frames: string
  /** The delay between the package, in a frame, and the functions. 0 means they are there before it. */
  readonly lateMs: number
  /** Whether the functions of the other version of SCORM are there, too, and fail. */
  readonly hasOther: boolean
  /** Whether the end of a session throws and stores nothing. */
  readonly endThrows: boolean
  readonly cmi: Cmi
  readonly mode: 'normal' | 'browse' | 'review'
  readonly credit: 'credit' | 'no-credit'
}

declare global {
  interface Window {
    openPackage(opening: Opening): void
    /** Every call that reached the LMS, as `violations` reads them. */
    calls?: Call[]
    /** Whether commits do not reach the server. */
    failing?: boolean
    /** The number of messages sent without waiting for an answer. */
    beacons?: number
  }
}

type Functions = Readonly<Record<string, (...args: string[]) => unknown>>

/** A runtime, and how it stores after a commit, which can fail; null if its functions store by themselves. */
interface Running {
  readonly api: Functions
  /** @param waits whether there is time for an answer; at the end of a page there isn't. */
  readonly store: ((waits: boolean) => boolean) | null
}

const COMMIT_ADDRESS = '/commit'
const MODELS: Readonly<Record<ApiVersion, DataModel>> = { '1.2': SCORM_12, '2004': SCORM_2004 }
const API_NAMES: Readonly<Record<ApiVersion, string>> = { '1.2': 'API', '2004': 'API_1484_11' }
/** By this the server knows a message that nobody waits for. */
const BEACON = '?beacon'
const LEARNER = { id: 'learner@example.org', name: 'Ngô, Ana' }

const sendBeacon = navigator.sendBeacon.bind(navigator)
navigator.sendBeacon = (address, body) => {
  const isSent = sendBeacon(`${address}${BEACON}`, body)
  if (isSent) window.beacons = (window.beacons ?? 0) + 1
  return isSent
}

window.openPackage = (opening) => {
  const { version, place, url, frames, lateMs } = opening
  const other = version === '1.2' ? '2004' : '1.2'
  const api = logged(run(opening), opening)
  if (opening.hasOther) offer(other, failing(MODELS[other]))
  if (lateMs === 0) offer(version, api)
  if (place === 'popup') {
    window.open(url)
    return
  }
  const frame = document.createElement('iframe')
  if (lateMs > 0) frame.addEventListener('load', () => setTimeout(() => offer(version, api), lateMs), { once: true })
  frame.src = place === 'frame' ? url : `${frames}?to=${encodeURIComponent(url)}`
  frame.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; border: 0'
  document.body.append(frame)
}

function offer(version: ApiVersion, api: Functions): void {
  Object.assign(window, { [API_NAMES[version]]: api })
}

function run(opening: Opening): Running {
  const { runtime } = opening
  if (runtime === 'scorm-again') return { api: scormAgain(opening), store: null }
  if (runtime === 'strict') return strict(opening)
  return runtime === 'moodle' ? moodle(opening) : like(runtimeOf(runtime), opening)
}

/** Adds a log. A commit that doesn't reach the server is not in it. */
function logged({ api, store }: Running, { version, endThrows }: Opening): Functions {
  const { methods } = MODELS[version]
  const calls: Call[] = []
  window.calls = calls
  const answer = (method: string, args: string[]): string => {
    const isCommit = method === methods.commit
    if (isCommit && window.failing === true) return 'false'
    if (endThrows && method === methods.terminate) throw new SyntaxError('the page of the LMS is broken')
    const result = String(api[method]?.(...args))
    const isStored = store !== null && result === 'true' && (isCommit || method === methods.terminate)
    if (isStored && !store(isCommit)) return 'false'
    if (isCommit && result === 'false' && !navigator.onLine) return result
    calls.push({ method, args, result, error: String(api[methods.lastError]?.()) })
    return result
  }
  return Object.fromEntries(
    Object.values(methods).map((method) => [method, (...args: string[]) => answer(method, args)]),
  )
}

function failing({ methods }: DataModel): Functions {
  const fail = () => {
    throw new Error('the wrong version of SCORM was used')
  }
  return Object.fromEntries(Object.values(methods).map((method) => [method, fail]))
}

function scormAgain({ version, cmi, mode, credit }: Opening): Functions {
  const settings = { lmsCommitUrl: COMMIT_ADDRESS, mastery_override: false, logLevel: 5 }
  const [launch, Api] =
    version === '1.2'
      ? ([{ student_id: LEARNER.id, student_name: LEARNER.name, lesson_mode: mode }, Scorm12API] as const)
      : ([{ learner_id: LEARNER.id, learner_name: LEARNER.name, mode }, Scorm2004API] as const)
  const core = version === '1.2' ? part(cmi, 'core') : cmi
  const begun = { ...core, ...launch, credit, entry: core.exit === 'suspend' ? 'resume' : 'ab-initio' }
  const api = new Api(settings)
  api.loadFromJSON(version === '1.2' ? { ...cmi, core: begun } : begun, 'cmi')
  // Its functions by name, which the types of its classes do not say.
  return api as unknown as Functions
}

function strict({ version, cmi, mode, credit }: Opening): Running {
  const stored = new Map(flat('cmi', cmi))
  const lms = openStrictLms({ version, stored, mode, credit })
  return { api: lms.api, store: (waits) => send(nested(lms.stored()), waits) }
}

function moodle(opening: Opening): Running {
  const { version } = opening
  const { lms, stored } = inTheField('moodle', opening)
  let sent: ReadonlyMap<string, string> = stored
  return {
    api: lms.api,
    store(waits) {
      const values = new Map(lms.stored())
      const changed =
        version === '2004' ? values : new Map([...values].filter(([name, value]) => sent.get(name) !== value))
      sent = values
      const body = JSON.stringify({ part: nested(changed) })
      if (!waits) return navigator.sendBeacon(COMMIT_ADDRESS, body)
      const answer = post(body)
      return answer === null ? navigator.sendBeacon(COMMIT_ADDRESS, body) : answer.text === 'true\n0'
    },
  }
}

function runtimeOf(runtime: `like ${RuntimeName}`): RuntimeName {
  // The part after "like " is such a name.
  return runtime.slice('like '.length) as RuntimeName
}

/** It treats the launch as one with credit, unless the test asks for another. */
function inTheField(name: RuntimeName, { version, cmi, mode, credit }: Opening) {
  const runtime = LMS_RUNTIMES[name]
  const stored = new Map(flat('cmi', cmi))
  const isFinished = ['passed', 'completed'].includes(stored.get(MODELS[version].names.status) ?? '')
  const asked = mode === 'normal' && credit === 'credit' ? runtime.launched('credit', isFinished) : { mode, credit }
  if (asked === null) throw new Error(`${runtime.system} has no such launch`)
  return { lms: runtime.open({ version, stored, ...asked }), stored }
}

function like(name: RuntimeName, opening: Opening): Running {
  const { version } = opening
  const { lms } = inTheField(name, opening)
  if (!LMS_RUNTIMES[name].storesAtOnce) return { api: lms.api, store: (waits) => send(nested(lms.stored()), waits) }
  const { set } = MODELS[version].methods
  const storing = (...args: string[]) => {
    const result = lms.api[set]?.(...args)
    send(nested(lms.stored()), true)
    return result
  }
  return { api: { ...lms.api, [set]: storing }, store: null }
}

/** @param waits whether there is time for an answer; at the end of a page there isn't. */
function send(cmi: Cmi, waits: boolean): boolean {
  const body = JSON.stringify({ cmi })
  return waits ? post(body)?.status === 200 : navigator.sendBeacon(COMMIT_ADDRESS, body)
}

/** Returns null when no answer comes. */
function post(body: string): { readonly status: number; readonly text: string } | null {
  try {
    const request = new XMLHttpRequest()
    request.open('POST', COMMIT_ADDRESS, false)
    request.send(body)
    return { status: request.status, text: request.responseText }
  } catch {
    return null
  }
}

function nested(values: ReadonlyMap<string, string>): Cmi {
  const below = (prefix: string): Cmi => {
    const names = [...values.keys()]
      .filter((element) => element.startsWith(prefix))
      .map((element) => element.slice(prefix.length).split('.')[0] ?? '')
    return Object.fromEntries(
      [...new Set(names)].map((name) => [name, values.get(prefix + name) ?? below(`${prefix}${name}.`)]),
    )
  }
  return below('cmi.')
}

function flat(name: string, value: string | Cmi): [element: string, value: string][] {
  if (typeof value === 'string') return [[name, value]]
  return Object.entries(value).flatMap(([child, inner]) => flat(`${name}.${child}`, inner))
}

function part(cmi: Cmi, name: string): Cmi {
  const found = cmi[name]
  return found === undefined || typeof found === 'string' ? {} : found
}
