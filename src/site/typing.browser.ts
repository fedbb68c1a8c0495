/**
 * While somebody types in a form that is kept as a draft, it's sent a moment after each pause, and the parts of the page
 * that say what comes of it are taken from the answer. Without this script, the buttons do the same.
 */
import { holdForms } from '../platform/html/held-form.browser.ts'
import { sayKept } from '../platform/html/session-kept.browser.ts'

const PAUSE_MS = 900
const CONFLICT = 409

interface Typing {
  readonly form: HTMLFormElement
  timer: number
  request: XMLHttpRequest | null
  /** Somebody else has saved another draft: nothing is sent by itself anymore. */
  isOver: boolean
  /** The button that was pressed while the form was on its way. */
  pressed: HTMLElement | null
}

const form = document.querySelector<HTMLFormElement>('form[data-typing]')
if (form !== null) start({ form, timer: 0, request: null, isOver: false, pressed: null })

function start(typing: Typing): void {
  const { form: watched } = typing
  watched.addEventListener('input', () => later(typing))
  watched.addEventListener('change', () => later(typing))
  watched.addEventListener('submit', (event) => {
    clear(typing)
    if (typing.request === null) return
    // The answer brings the mark of the draft that was just kept; without it, this would be somebody else's draft.
    event.preventDefault()
    typing.pressed = event.submitter
  })
  // The session may be over with the other form.
  holdForms((other) => (other === watched || isKept(typing) ? null : keepAll(typing)))
  // The form before it is on its way, and without its answer, this one would be somebody else's draft: the browser asks
  // whether to stay. Words are lost to someone who leaves all the same, or whose browser doesn't ask, as on some phones.
  addEventListener('beforeunload', (event) => {
    if (typing.timer !== 0 && typing.request !== null) event.preventDefault()
  })
  // Otherwise, leaving within the pause loses nothing.
  addEventListener('pagehide', () => {
    if (typing.timer === 0) return
    clear(typing)
    navigator.sendBeacon(watched.action, fieldsOf(watched))
  })
  addEventListener('hashchange', openTarget)
  openTarget()
  const card = document.querySelector<HTMLIFrameElement>('[data-peek]')
  if (card === null || !isBeside(card, watched)) return
  card.addEventListener('load', () => showNamed(card), { once: true })
  showNamed(card)
}

/** Below the form, as on a phone, the card begins at its top. */
function isBeside(card: HTMLElement, watched: HTMLElement): boolean {
  return card.getBoundingClientRect().left >= watched.getBoundingClientRect().right
}

/** Scrolls the card as little as it takes to show whole whom to tell. Once it's loaded again, it stays where it is. */
function showNamed({ contentDocument, contentWindow }: HTMLIFrameElement): void {
  const part = contentDocument?.getElementById('named')?.parentElement?.getBoundingClientRect()
  if (part !== undefined && contentWindow !== null)
    contentWindow.scrollTo(0, Math.min(part.top, part.bottom - contentWindow.innerHeight))
}

function later(typing: Typing): void {
  clear(typing)
  if (!typing.isOver) typing.timer = window.setTimeout(() => send(typing), PAUSE_MS)
}

function clear(typing: Typing): void {
  window.clearTimeout(typing.timer)
  typing.timer = 0
}

/** One at a time: what is typed meanwhile goes with the next. */
function send(typing: Typing): void {
  if (typing.request !== null) return later(typing)
  clear(typing)
  const request = new XMLHttpRequest()
  typing.request = request
  request.open('POST', typing.form.action)
  // Parsed by the browser, so that no script turns text into a page.
  request.responseType = 'document'
  request.addEventListener('loadend', () => {
    typing.request = null
    answer(typing, request)
    const { pressed } = typing
    typing.pressed = null
    pressed?.click()
  })
  request.send(fieldsOf(typing.form))
}

function isKept({ request, timer }: Typing): boolean {
  return request === null && timer === 0
}

/** What was typed while the form was on its way goes after it. */
async function keepAll(typing: Typing): Promise<void> {
  if (typing.request !== null) await ended(typing.request)
  if (typing.timer === 0) return
  send(typing)
  if (typing.request !== null) await ended(typing.request)
}

function ended(request: XMLHttpRequest): Promise<unknown> {
  return new Promise((resolve) => request.addEventListener('loadend', resolve, { once: true }))
}

function fieldsOf(watched: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams()
  // The form has no file.
  for (const [name, value] of new FormData(watched)) fields.append(name, String(value))
  fields.append('typing', 'yes')
  return fields
}

function answer(typing: Typing, { status, response }: XMLHttpRequest): void {
  const page: unknown = response
  const came = page instanceof Document && page.querySelector('form[data-typing]') !== null ? page : null
  if (came === null) return note(status === 0 || status >= 500 ? 'offline' : 'signedOut')
  note(null)
  const { seconds = '', canStay = '' } = came.querySelector<HTMLElement>('.ending')?.dataset ?? {}
  sayKept({ seconds: Number(seconds), canStay: canStay === 'true' })
  typing.isOver = status === CONFLICT
  replaceParts(came, typing.isOver ? '[data-live="newer"]' : '[data-live]')
  if (typing.isOver) return
  removeSolved(came)
  sayWrongNumbers(came)
  document.querySelector<HTMLIFrameElement>('[data-peek]')?.contentWindow?.location.reload()
}

function replaceParts(came: Document, which: string): void {
  for (const part of document.querySelectorAll<HTMLElement>(which)) {
    const fresh = came.querySelector(`[data-live="${part.dataset['live'] ?? ''}"]`)
    if (fresh === null || fresh.isEqualNode(part)) continue
    const isOpen = part.querySelector('details')?.open ?? false
    part.replaceChildren(...Array.from(fresh.childNodes, (node) => document.importNode(node, true)))
    const details = part.querySelector('details')
    if (details !== null) details.open = isOpen
  }
}

/**
 * A message at a field goes when its field is filled in. A new one comes only after a button, or at a number that
 * somebody has left.
 */
function removeSolved(came: Document): void {
  for (const message of document.querySelectorAll('.field .msg[id]')) {
    if (came.getElementById(message.id) !== null) continue
    const field = message.closest('.field')
    message.remove()
    field?.classList.remove('field--msg')
    for (const input of field?.querySelectorAll('[aria-invalid]') ?? []) input.removeAttribute('aria-invalid')
  }
}

/** While a number is typed, it's never whole: nothing is said as long as its field has the focus. */
function sayWrongNumbers(came: Document): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[type="tel"]')) {
    const fresh = came.getElementById(input.id)
    const message = came.getElementById(`${input.id}-problem`)
    if (input === document.activeElement || message === null || !(fresh instanceof HTMLInputElement)) continue
    // What was typed after the form was sent gets an answer of its own.
    if (fresh.value !== input.value.trim() || document.getElementById(message.id) !== null) continue
    const shown = document.importNode(message, true)
    shown.setAttribute('role', 'alert')
    input.before(shown)
    input.closest('.field')?.classList.add('field--msg')
    for (const name of ['aria-describedby', 'aria-invalid']) input.setAttribute(name, fresh.getAttribute(name) ?? '')
  }
}

/** What was typed isn't kept: said in the bar that stays. */
function note(why: 'offline' | 'signedOut' | null): void {
  const place = document.querySelector<HTMLElement>('[data-unsaved]')
  if (place === null) return
  place.hidden = why === null
  place.textContent = why === null ? '' : (place.dataset[why] ?? '')
}

/** A link to a field opens the parts that it's in. Not every browser does by itself. */
function openTarget(): void {
  const target = location.hash === '' ? null : document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const closed = [...document.querySelectorAll('details')].filter((part) => !part.open && part.contains(target))
  if (target === null || closed.length === 0) return
  for (const part of closed) part.open = true
  target.scrollIntoView()
}
