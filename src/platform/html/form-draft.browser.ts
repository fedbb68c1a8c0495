/**
 * On pages of the records: what somebody enters in a form is kept on the server until they send it, and is back when they
 * come back, also after signing out. Nothing is stored in the browser. The form of a site keeps itself.
 */
import { holdForms, PATIENCE_MS } from './held-form.browser.ts'
import { sayKept } from './session-kept.browser.ts'
import { type Field, fieldsOf, nameOf, PEOPLE, TYPED } from './typed-field.browser.ts'

const PAUSE_MS = 900
/** Secrets, and the boxes in which somebody looks for a person or checks a code. */
const NEVER = /password|code|secret|hash|^who$/i

/** What the server keeps of a field: what it said when the page came, and what it says now. */
interface Kept {
  readonly name: string
  readonly was: string
  readonly value: string
  /** It said the day of the page, as a field does that begins with today. */
  readonly wasToday?: true
}

/** The shape that `src/app/form-draft.web.ts` answers with. */
interface Draft {
  readonly fields: readonly Kept[]
  readonly text: string
  /** The same where some fields have changed, with `{fields}` for their names. */
  readonly except: string
  readonly people: string
  readonly startOver: string
}

interface Watched {
  readonly form: HTMLFormElement
  /** Where it's sent. */
  readonly address: string
  /** What fields said before they were sent, where the page is the answer to a form. */
  readonly before: Map<string, Kept>
  isKnown: boolean
  isFilling: boolean
  isChanged: boolean
  isSent: boolean
  timer: number
  request: Promise<void> | null
}

const { action = '', answer = '', today = '' } = document.currentScript?.dataset ?? {}
const isAnswer = answer === 'true'
const forms = [...document.querySelectorAll<HTMLFormElement>('main form[method="post"]:not([data-typing])')]
const addresses = forms.map(addressOf)
const all = forms
  .map((form, at) => watchedAt(form, addresses[at] ?? ''))
  // Two forms with one address would be kept in place of each other.
  .filter(({ form, address }) => isKept(form) && addresses.filter((each) => each === address).length === 1)

for (const watched of all) watch(watched)
if (all.length > 0) {
  holdForms(keepBefore)
  addEventListener('pagehide', keepNow)
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keepNow()
  })
  addEventListener('pageshow', () => {
    for (const watched of all) watched.isSent = false
  })
}

/** A field or a button may be called `action`, too. */
function addressOf(form: HTMLFormElement): string {
  const { pathname, search } = new URL(form.getAttribute('action') ?? '', location.href)
  return pathname + search
}

function watchedAt(form: HTMLFormElement, address: string): Watched {
  const state = { isKnown: false, isFilling: false, isChanged: false, isSent: false, timer: 0, request: null }
  return { form, address, before: new Map(), ...state }
}

function isKept(form: HTMLFormElement): boolean {
  const names = [...form.elements].map((element) => element.getAttribute('name') ?? '')
  return form.querySelector(TYPED) !== null && !names.some((name) => NEVER.test(name))
}

function watch(watched: Watched): void {
  const { form } = watched
  form.addEventListener('input', () => changed(watched))
  form.addEventListener('change', () => changed(watched))
  const ready = ask(watched).catch(() => undefined)
  // What came back with a message isn't saved either.
  if (isAnswer && form.querySelector('[aria-invalid="true"]') !== null) void ready.then(() => changed(watched))
}

function changed(watched: Watched): void {
  if (watched.isFilling || watched.isSent) return
  watched.isChanged = true
  clearTimeout(watched.timer)
  watched.timer = window.setTimeout(() => void keep(watched), PAUSE_MS)
}

/** One after the other. What can't be kept now goes with the next time. */
function keep(watched: Watched): Promise<void> {
  clearTimeout(watched.timer)
  const request = keepAfter(watched, watched.request)
  watched.request = request
  void request.finally(() => {
    if (watched.request === request) watched.request = null
  })
  return request
}

async function keepAfter(watched: Watched, before: Promise<void> | null): Promise<void> {
  await before
  try {
    if (!watched.isKnown) await ask(watched)
    await post(watched)
  } catch {
    watched.isChanged = true
  }
}

/** The page goes, so nothing is waited for. */
function keepNow(): void {
  for (const watched of all) {
    if (!watched.isChanged || !watched.isKnown || watched.isSent) continue
    clearTimeout(watched.timer)
    void post(watched).catch(() => {
      watched.isChanged = true
    })
  }
}

async function post(watched: Watched, fields = entered(watched)): Promise<void> {
  const { form, address } = watched
  watched.isChanged = false
  const csrf = form.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? ''
  const body = new URLSearchParams({ csrf, form: address, fields: JSON.stringify(fields) })
  const said = await asked(action, { method: 'POST', body, keepalive: true })
  sayKept(await said.json())
}

/** Asks what was entered here before, and puts it back. */
async function ask(watched: Watched): Promise<void> {
  const said = await asked(`${action}?${new URLSearchParams({ form: watched.address }).toString()}`)
  const draft: unknown = await said.json()
  watched.isKnown = true
  if (isDraft(draft)) fill(watched, draft)
}

/** Throws when there's no answer in time, or when it's a refusal. */
async function asked(address: string, more: RequestInit = {}): Promise<Response> {
  const headers = { Accept: 'application/json' }
  const said = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS), ...more })
  if (!said.ok) throw new Error(`The server answered ${said.status}.`)
  return said
}

/** Nobody's later change is undone: a field that the server shows with something else than then stays as it is. */
function fill(watched: Watched, draft: Draft): void {
  const { before, form } = watched
  const here = fieldsOf(form)
  const kept = draft.fields.flatMap((was) => {
    const field = here.get(was.name)
    return field === undefined ? [] : [{ was, field }]
  })
  // The answer to a form shows what was sent, and not what's on record.
  if (isAnswer) for (const { was } of kept) before.set(was.name, was)
  watched.isFilling = true
  const filled = kept.filter(({ was, field }) => isAsThen(was, field) && putBack(field, was.value))
  watched.isFilling = false
  const others = kept.filter((each) => !isAnswer && !filled.includes(each))
  const changedSince = others.filter(({ was, field }) => field.value === field.shown && field.value !== was.value)
  if (filled.length > 0) say(watched, draft, new Set(changedSince.map(({ field }) => nameOf(field.element))))
}

/** Nobody has entered anything else yet, and what the server shows is what it showed then, or today as it was today. */
function isAsThen({ was, wasToday }: Kept, { element, shown, value }: Field): boolean {
  return value === shown && (shown === was || (wasToday === true && isToday(element, shown)))
}

function isToday(element: Element, shown: string): boolean {
  return element.getAttribute('type') === 'date' && shown === today
}

function putBack(field: Field, value: string): boolean {
  if (!field.put(value)) return false
  const fold = field.element.closest('details')
  if (fold !== null) fold.open = true
  tell(field.element)
  return true
}

function say(watched: Watched, draft: Draft, changedSince: ReadonlySet<string>): void {
  const { form } = watched
  const line = document.createElement('p')
  line.className = 'row small no-print'
  const words = document.createElement('span')
  const fields = new Intl.ListFormat(document.documentElement.lang).format(changedSince)
  const said = fields === '' ? draft.text : draft.except.replace('{fields}', () => fields)
  words.textContent = form.querySelector(PEOPLE) === null ? said : `${said} ${draft.people}`
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'link'
  button.textContent = draft.startOver
  line.append(words, button)
  form.before(line)
  button.addEventListener('click', () => {
    clearTimeout(watched.timer)
    watched.isFilling = true
    const changedFields = [...fieldsOf(form).values()].filter(({ shown, value }) => shown !== value)
    form.reset()
    for (const { element } of changedFields) tell(element)
    watched.isFilling = false
    void post(watched, []).catch(() => {
      watched.isChanged = true
    })
    line.remove()
    form.querySelector<HTMLElement>(TYPED)?.focus()
  })
}

/** The scripts of the page hear of it as if somebody had typed. */
function tell(element: Element): void {
  for (const kind of ['input', 'change']) element.dispatchEvent(new Event(kind, { bubbles: true }))
}

/** Before a page goes with a form, such as the one that signs out, what was entered in the others is kept. */
function keepBefore(form: HTMLFormElement, submitter: HTMLElement | null): Promise<unknown> | null {
  const own = all.find((watched) => watched.form === form)
  if (own !== undefined) {
    clearTimeout(own.timer)
    own.isSent = true
    // A button with a name, such as that of a preview, may leave the form to be sent again.
    own.isChanged &&= submitter?.hasAttribute('name') === true
  }
  // The server drops the draft of a form that it takes, so none may come in later.
  const waiting = all.filter(({ isChanged, request }) => isChanged || request !== null)
  const keepIt = (watched: Watched) => (watched.isChanged ? keep(watched) : watched.request)
  return waiting.length === 0 ? null : Promise.all(waiting.map(keepIt))
}

/** The fields that say something else than when the page came. */
function entered({ before, form }: Watched): Kept[] {
  const cameBack = isAnswer && form.querySelector('[aria-invalid="true"]') !== null
  return [...fieldsOf(form)].flatMap(([name, { element, shown, value }]) => {
    const isDay = isToday(element, shown) && !cameBack
    const now: Kept = { name, was: cameBack ? '' : shown, value, ...(isDay && { wasToday: true }) }
    const then = before.get(name) ?? now
    return then.was === value ? [] : [{ ...then, value }]
  })
}

/** A page of a newer version may answer with another shape. */
function isDraft(said: unknown): said is Draft {
  if (typeof said !== 'object' || said === null || !('fields' in said) || !Array.isArray(said.fields)) return false
  const texts = new Map<string, unknown>(Object.entries(said))
  return ['text', 'except', 'people', 'startOver'].every((name) => typeof texts.get(name) === 'string')
}
