import { onKept } from '../../platform/html/session-kept.browser.ts'
import type { Ending } from './ending.page.ts'

/**
 * Says a few minutes before the session ends that it will, and offers to stay. Nothing moves, and the focus stays where
 * it is, so nobody loses what they are typing. Without this script the note at the bottom of the page says the same.
 */
const WARN_MS = 5 * 60_000
const LOOK_EVERY_MS = 5_000

/** When this browser's session ends by the clock of this machine. Pages in other tabs tell each other. */
interface Known {
  readonly at: number
  readonly canStay: boolean
}

const box = document.querySelector<HTMLElement>('.ending')
if (box !== null) watch(box)

function watch(element: HTMLElement): void {
  const text = part('p')
  const stay = part('button')
  const signIn = part('a')
  const { seconds = '', canStay = '', idle = '', latest = '', over = '', action = '', csrf = '' } = element.dataset
  let known = from({ seconds: Number(seconds), canStay: canStay === 'true' })
  let isOver = false
  const tabs = new BroadcastChannel('session')
  tell()
  tabs.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isKnown(data) || data.at <= known.at) return
    known = data
    isOver = false
    look()
  })
  stay.addEventListener('click', () => void prolong())
  onKept(take)
  document.addEventListener('visibilitychange', look)
  setInterval(look, LOOK_EVERY_MS)
  look()

  function look(): void {
    const left = known.at - Date.now()
    isOver ||= left <= 0
    element.hidden = !isOver && left > WARN_MS
    stay.hidden = isOver || !known.canStay
    signIn.hidden = !isOver
    const warning = known.canStay ? idle : latest
    const words = element.hidden ? '' : isOver ? over : warning
    // Screen readers announce each change, so the same words aren't set twice.
    if (text.textContent !== words) text.textContent = words
  }

  /** Without an answer the warning stays: somebody can try again until the time is up. */
  async function prolong(): Promise<void> {
    const form = new URLSearchParams({ csrf })
    const answer = await fetch(action, { method: 'POST', body: form, redirect: 'error' }).catch(() => null)
    if (answer === null) return
    const ending: unknown = answer.ok ? await answer.json() : null
    isOver = true
    take(ending)
  }

  function take(ending: unknown): void {
    if (isEnding(ending)) {
      isOver = false
      known = from(ending)
      tell()
    }
    look()
  }

  function tell(): void {
    // A channel reaches only pages of this site, and its messages take no address.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    tabs.postMessage(known)
  }

  function part<Name extends 'p' | 'button' | 'a'>(name: Name): HTMLElementTagNameMap[Name] {
    const found = element.querySelector(name)
    if (found === null) throw new Error(`The warning has no ${name}.`)
    return found
  }
}

function from({ seconds, canStay }: Ending): Known {
  return { at: Date.now() + seconds * 1_000, canStay }
}

/** Only pages of this site can send one, but a page of a newer version may send another shape. */
function isKnown(data: unknown): data is Known {
  return hasStay(data) && 'at' in data && typeof data.at === 'number'
}

function isEnding(data: unknown): data is Ending {
  return hasStay(data) && 'seconds' in data && typeof data.seconds === 'number'
}

function hasStay(data: unknown): data is { readonly canStay: boolean } {
  return typeof data === 'object' && data !== null && 'canStay' in data && typeof data.canStay === 'boolean'
}
