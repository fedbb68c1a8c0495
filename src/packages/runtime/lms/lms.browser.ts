import type { ScormVersion } from '../../standards/cmi.ts'

/** The functions that an LMS offers to a SCORM page. Their names differ between the versions of SCORM. */
export type LmsApi = Readonly<Record<string, (...args: string[]) => unknown>>

/** The same, without surprises: no call throws, and answers are what they should be. */
export interface Lms {
  /** Returns false when the LMS doesn't open a session. */
  initialize(): boolean
  get(element: string): string
  set(element: string, value: string): boolean
  commit(): boolean
  finish(): boolean
}

/** A part of a window, all that the search needs. */
export interface Frame {
  readonly parent: Frame
  readonly opener: Frame | null
}

const MOST_FRAMES = 500
const TRIES = 21
const PAUSE_MS = 250

/** The LMS, once its functions are there. Returns null when there is none. */
export async function findLms(...[start, api, pause]: Parameters<typeof waitForApi>): Promise<Lms | null> {
  const found = await waitForApi(start, api, pause)
  return found === null ? null : safely(found, api)
}

/**
 * Looks for the functions of an LMS for about five seconds, because some put them in place late. Only for those of this
 * version: some LMSs offer those of both, and the other ones misbehave.
 */
export async function waitForApi(
  start: Frame,
  api: ScormVersion['api'],
  pause: (ms: number) => Promise<void>,
): Promise<LmsApi | null> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const found = findApi(start, api)
    if (found !== null) return found
    if (attempt < TRIES) await pause(PAUSE_MS)
  }
  return null
}

/**
 * Looks in our own window, in those around it, then in those that opened them. A frame of another origin throws an
 * exception and is skipped. `window.top` is never asked, because in some systems it is such a frame.
 */
export function findApi(start: Frame, api: ScormVersion['api']): LmsApi | null {
  const around = framesAround(start)
  const openers = around.map(openerOf).filter((opener) => opener !== null)
  for (const frame of [...around, ...openers.flatMap(framesAround)]) {
    const found = apiOf(frame, api)
    if (found !== null) return found
  }
  return null
}

function framesAround(start: Frame): Frame[] {
  const frames = [start]
  for (let frame = start; frames.length < MOST_FRAMES; ) {
    const parent = parentOf(frame)
    if (parent === null || parent === frame) break
    frames.push(parent)
    frame = parent
  }
  return frames
}

function parentOf(frame: Frame): Frame | null {
  return attempted(() => frame.parent, null)
}

function openerOf(frame: Frame): Frame | null {
  return attempted(() => frame.opener, null)
}

function apiOf(frame: Frame, { name, initialize }: ScormVersion['api']): LmsApi | null {
  return attempted(() => {
    const candidate = (frame as Frame & Readonly<Record<string, unknown>>)[name] // what an LMS may have put there
    return isApi(candidate, initialize) ? candidate : null
  }, null)
}

function isApi(candidate: unknown, initialize: string): candidate is LmsApi {
  return typeof candidate === 'object' && candidate !== null && initialize in candidate
}

function safely(lms: LmsApi, api: ScormVersion['api']): Lms {
  const call = (name: string, ...args: string[]) => attempted(() => lms[name]?.(...args), undefined)
  const says = (answer: unknown) => String(answer) === 'true'
  return {
    initialize: () => says(call(api.initialize, '')),
    get: (element) => String(call(api.get, element) ?? ''),
    set: (element, value) => says(call(api.set, element, value)),
    commit: () => says(call(api.commit, '')),
    finish: () => says(call(api.terminate, '')),
  }
}

/** Work in another window can fail in ways that we can't tell apart. */
function attempted<T>(call: () => T, otherwise: T): T {
  try {
    return call()
  } catch {
    return otherwise
  }
}
