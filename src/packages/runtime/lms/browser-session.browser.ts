import { notRecording, once, type Session, PLAIN, type OpenSessionInput } from './session.browser.ts'

/**
 * Keeps the progress in this browser, for places without an LMS. Where the browser keeps nothing for pages, as in some
 * private windows, nothing is recorded, and the course says so.
 */
export function startBrowserSession({ packageId, storage }: OpenSessionInput): Session {
  const key = `${packageId}.progress`
  const keep = (suspendData: string) => attempted(() => storage().setItem(key, suspendData))
  const stored = attempted(() => storage().getItem(key) ?? '')
  if (stored === null || !isKept()) return notRecording('no-lms', '', () => {})
  let saved = true
  return {
    recording: 'this-browser',
    suspendData: stored,
    ...PLAIN,
    isSaved: () => saved,
    isConfirmed: () => saved,
    save({ suspendData }) {
      saved = keep(suspendData) !== null
    },
    touch() {},
    finish: once(() => {}),
  }

  function isKept(): boolean {
    keep(stored ?? '')
    return attempted(() => storage().getItem(key)) === stored
  }
}

function attempted<T>(use: () => T): T | null {
  try {
    return use()
  } catch {
    return null
  }
}
