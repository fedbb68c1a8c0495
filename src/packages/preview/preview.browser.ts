import type { CmiTree, Standard } from '../runtime/lms-record.ts'
import { preview as en } from './words.en.ts'
import { preview as es } from './words.es.ts'
import { LMS_ANSWERS, type LmsAnswers } from './record.page.ts'
import { type Call, type Launch, type PreviewLms, type Runtime, startLms } from './lms.browser.ts'
import { elementOf, startPanel } from './panel.browser.ts'

interface Trial {
  readonly standard: Standard
  readonly madeAt: string
  readonly calls: readonly { readonly at: string; readonly call: Call }[]
  readonly stored: CmiTree | null
}

/** The elements in which an LMS puts a learner's name and number. */
const PERSONAL = /(student|learner)_(id|name)$/

/** Gives a file of what was called and stored to the browser to save. */
function supportFile(name: string, { standard, madeAt, calls, stored }: Trial): void {
  const log = calls.map(({ at, call: { name: method, args, result, error } }) => ({
    at,
    call: method,
    args,
    error,
    result: PERSONAL.test(args[0] ?? '') ? '' : result,
  }))
  const text = JSON.stringify({ standard, madeAt, calls: log, stored }, withoutNames, 2)
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  Object.assign(link, { href, download: name })
  link.click()
  URL.revokeObjectURL(href)
}

function withoutNames(key: string, value: unknown): unknown {
  return PERSONAL.test(key) ? undefined : value
}

/** The course that is open in the frame, and the LMS it talks to. */
interface Opened {
  readonly frame: HTMLIFrameElement
  readonly lms: PreviewLms
  /** Settled when the goodbye of the course is stored, if it has said one. */
  goodbye: Promise<void>
}

/** A goodbye is a beacon: it arrives some time after the window is closed. */
const GOODBYE_TRIES = 40
const GOODBYE_PAUSE_MS = 50

/** Plays the package of this page with the runtime of its standard. */
export function startPreview(runtime: Runtime): void {
  const language = document.documentElement.lang === 'es' ? 'es' : 'en'
  const words = { en, es }[language]
  const place = elementOf('frame')
  const panel = startPanel(runtime.standard, words)
  const calls: { readonly at: string; readonly call: Call }[] = []
  let opened: Opened | null = null
  let answers: LmsAnswers = 'works'
  let stored: CmiTree | null = null
  let busy = false

  press('reopen', () => once(closeAndComeBack))
  press('vanish', () => once(vanishAndComeBack))
  press('start-over', () => once(startOver))
  press('phone', () => {
    const button = elementOf('phone')
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'))
  })
  press('save', () => {
    supportFile(words.fileName, { standard: runtime.standard, madeAt: new Date().toISOString(), calls, stored })
  })
  elementOf('lms').addEventListener('change', ({ target }) => {
    const chosen = LMS_ANSWERS.find((id) => target instanceof HTMLInputElement && target.value === id)
    if (chosen !== undefined) answerAs(chosen)
  })
  once(() => open(false))

  async function closeAndComeBack(): Promise<void> {
    panel.showEvent(clock(), 'closing')
    opened?.frame.remove()
    await opened?.goodbye
    await open(false)
  }

  async function vanishAndComeBack(): Promise<void> {
    panel.showEvent(clock(), 'vanishing')
    vanish()
    await open(false)
  }

  async function startOver(): Promise<void> {
    vanish()
    await open(true)
  }

  function vanish(): void {
    opened?.lms.cutOff()
    opened?.frame.remove()
  }

  /** A learner who comes back has a network and a session again. */
  async function open(fresh: boolean): Promise<void> {
    const fields = new URLSearchParams({ csrf: given('csrf'), ...(fresh ? { fresh: 'yes' } : {}) })
    const answer = await fetch(given('session'), { method: 'POST', body: fields })
    if (!answer.ok) return panel.showOver()
    const launch: Launch = await answer.json() // what `launchPreview` sends
    const frame = document.createElement('iframe')
    const lms = startLms(runtime, launch, note)
    opened = { frame, lms, goodbye: Promise.resolve() }
    answerAs('works')
    panel.showEvent(clock(), 'launch')
    // Before the course is there to look for it.
    Object.assign(window, { [runtime.apiName]: lms.api })
    frame.title = words.frame
    frame.src = given('file')
    place.append(frame)
    await showStored()
  }

  function answerAs(chosen: LmsAnswers): void {
    answers = chosen
    opened?.lms.answerAs(chosen)
    Object.assign(elementOf(`lms-${chosen}`), { checked: true })
    panel.showRecord(stored, answers)
  }

  function note(call: Call): void {
    calls.push({ at: new Date().toISOString(), call })
    panel.showCall(clock(), call)
    if (call.method === 'commit') showStored().catch(panel.showOver)
    const isHeard = call.method === 'terminate' && call.result === 'true' && answers === 'works'
    if (isHeard && opened !== null) opened.goodbye = arrival().catch(panel.showOver)
  }

  /** Asks the server, because what the runtime says may be wrong. Says whether the launch is over. */
  async function showStored(): Promise<boolean> {
    const answer = await fetch(given('record'))
    if (!answer.ok) {
      panel.showOver()
      return true
    }
    const { cmi, closed }: { cmi: CmiTree | null; closed: boolean } = await answer.json() // as `showPreviewRecord` sends it
    stored = cmi
    panel.showRecord(stored, answers)
    return closed
  }

  async function arrival(): Promise<void> {
    for (let tries = 0; tries < GOODBYE_TRIES; tries++) {
      if (await showStored()) return
      await new Promise((resolve) => setTimeout(resolve, GOODBYE_PAUSE_MS))
    }
  }

  /** Runs one thing at a time. Without the server nothing can continue. */
  function once(run: () => Promise<void>): void {
    if (busy) return
    busy = true
    run()
      .catch(panel.showOver)
      .finally(() => {
        busy = false
      })
  }

  function given(name: 'file' | 'session' | 'record' | 'csrf'): string {
    return place.dataset[name] ?? ''
  }

  function clock(): string {
    return new Date().toLocaleTimeString(language)
  }
}

function press(id: string, run: () => void): void {
  elementOf(id).addEventListener('click', run)
}
