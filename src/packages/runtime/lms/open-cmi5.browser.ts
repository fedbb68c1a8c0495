import { toInstant } from '../../../platform/time/calendar.ts'
import { type LaunchMemory, startCmi5Session } from './cmi5-session.browser.ts'
import { goTo } from '../page-events.browser.ts'
import type { OpenSession } from './session.browser.ts'

const LONGEST_WAIT_MS = 20_000

export const openCmi5: OpenSession = (input) =>
  startCmi5Session({
    ...input,
    now: () => toInstant(Date.now()),
    query: location.search,
    newId,
    fetcher: fetchInTime,
    memory: memoryOf(new URLSearchParams(location.search).get('fetch') ?? ''),
    onHide: (run) => window.addEventListener('pagehide', run),
    goTo: (url) => goTo(url, '_self'),
  })

/** A request that hangs is given up, and tried again like any other that got no answer. */
function fetchInTime(...[url, init]: Parameters<typeof fetch>): Promise<Response> {
  const aborter = new AbortController()
  setTimeout(() => aborter.abort(), LONGEST_WAIT_MS)
  return fetch(url, { ...init, signal: aborter.signal })
}

/** Keeps each launch under its own key. Without a launch, a page that is reloaded isn't recorded. */
function memoryOf(launch: string): LaunchMemory {
  const key = `csec-orientation ${launch}`
  return {
    get: () => attempted(() => sessionStorage.getItem(key)),
    set: (text) => attempted(() => sessionStorage.setItem(key, text)),
  }
}

/** A random UUID. `crypto.randomUUID` is missing where an LMS is served without encryption. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** A browser may forbid storage to a page in a frame of another site. */
function attempted<T>(call: () => T): T | null {
  try {
    return call()
  } catch {
    return null
  }
}
