/** What we call of the functions that an LMS offers to a SCORM 1.2 page (Run-Time Environment, section 3.2). */
export interface LmsApi {
  LMSInitialize(empty: ''): unknown
  LMSFinish(empty: ''): unknown
  LMSGetValue(element: string): unknown
  LMSSetValue(element: string, value: string): unknown
  LMSCommit(empty: ''): unknown
}

/** The same, without surprises: no call throws, and answers are what they should be. */
export interface Lms {
  /** False when the LMS does not open a session. */
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

/** Looks for the LMS for about five seconds, because some put it in place late. Null when there is none. */
export async function findLms(start: Frame, pause: (ms: number) => Promise<void>): Promise<Lms | null> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const api = findApi(start)
    if (api !== null) return safely(api)
    if (attempt < TRIES) await pause(PAUSE_MS)
  }
  return null
}

/**
 * In our own window, in those around it, then in those that opened them. A frame of another origin answers with an
 * exception and is passed over. `window.top` is never asked: in some systems it is such a frame.
 */
export function findApi(start: Frame): LmsApi | null {
  const around = framesAround(start)
  const openers = around.map(openerOf).filter((opener) => opener !== null)
  for (const frame of [...around, ...openers.flatMap(framesAround)]) {
    const api = apiOf(frame)
    if (api !== null) return api
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

function apiOf(frame: Frame): LmsApi | null {
  return attempted(() => {
    const { API } = frame as Frame & { readonly API?: unknown } // what an LMS may have put on its window
    return isApi(API) ? API : null
  }, null)
}

function isApi(candidate: unknown): candidate is LmsApi {
  return typeof candidate === 'object' && candidate !== null && 'LMSInitialize' in candidate
}

function safely(api: LmsApi): Lms {
  const says = (call: () => unknown) => String(attempted(call, 'false')) === 'true'
  return {
    initialize: () => says(() => api.LMSInitialize('')),
    get: (element) => String(attempted(() => api.LMSGetValue(element), '') ?? ''),
    set: (element, value) => says(() => api.LMSSetValue(element, value)),
    commit: () => says(() => api.LMSCommit('')),
    finish: () => says(() => api.LMSFinish('')),
  }
}

/** What another window does can fail in ways that are not ours to tell apart. */
function attempted<T>(call: () => T, otherwise: T): T {
  try {
    return call()
  } catch {
    return otherwise
  }
}
