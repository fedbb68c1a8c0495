import { stopListening } from '../../learning/listen.browser.ts'
import { languageHref, leaveHref } from '../link.page.ts'
import type { PackageFacts } from '../course-package.ts'
import type { Form } from './action.browser.ts'
import type { Language } from '../../platform/text/language.ts'

/** The learner's actions in the document, as the course hears them. */
interface Actor {
  follow(href: string): Promise<void>
  send(form: Form): Promise<void>
}

export interface PageEvents {
  isLeft(): boolean
  enter(actor: Actor): void
  /** Sets the action for when the learner leaves, or the page closes. It runs once, and replaces the one set before. */
  onLeave(end: (byLearner: boolean) => void): void
  /** The first page of a package in several languages. */
  chooseLanguage(): Promise<Language>
}

/** Listens from the first moment on, because leaving must work while the LMS is still being looked for. */
export function openPageEvents({ leaveTo, languages }: Pick<PackageFacts, 'leaveTo' | 'languages'>): PageEvents {
  let actor: Actor | null = null
  let end: (byLearner: boolean) => void = () => {}
  let left = false
  let languageChosen: (language: Language) => void = () => {}

  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return
    if (event.target.closest('[data-print]') !== null) return window.print()
    const href = event.target.closest('a[href^="#"]')?.getAttribute('href')
    if (href === null || href === undefined) return
    event.preventDefault()
    if (href === leaveHref()) readably(goAway)
    else actor?.follow(href).catch(showFailure)
  })
  document.addEventListener('submit', (event) => {
    event.preventDefault()
    const form = event.target instanceof HTMLFormElement ? formOf(event.target, event.submitter) : null
    if (form === null) return
    if (form.action === leaveHref()) readably(() => leave(true))
    else if (actor === null) chooseBefore(form)
    else actor.send(form).catch(showFailure)
  })
  // Pressing Shift three times goes to that address without a click (`exit.browser.ts`).
  window.addEventListener('hashchange', ({ newURL }) => {
    if (new URL(newURL).hash === leaveHref()) readably(goAway)
  })
  // The only signal that comes in all ways a page can end. Everything is saved by then.
  window.addEventListener('pagehide', () => leave(false))

  return {
    isLeft: () => left,
    enter(entering) {
      actor = entering
    },
    onLeave(ending) {
      end = ending
    },
    chooseLanguage: () =>
      new Promise((resolve) => {
        languageChosen = resolve
        put('languages', document.getElementById('page'))
      }),
  }

  function chooseBefore({ action, values }: Form): void {
    const chosen = languages.find(({ language }) => language === values('language')[0])
    if (action === languageHref() && chosen !== undefined) languageChosen(chosen.language)
  }

  /** The whole window, not the frame that the LMS has put us in. */
  function goAway(): void {
    leave(leaveTo === null)
    if (leaveTo !== null) goTo(leaveTo, '_top')
  }

  function leave(byLearner: boolean): void {
    if (left) return
    left = true
    stopListening()
    end(byLearner)
    document.body.className = 'read'
    put('left', document.body)
    document.title = document.querySelector('h1')?.textContent ?? ''
    // Only a window that an LMS has opened for the course can be closed; the others stay with what is written there.
    if (byLearner && window.opener !== null) window.close()
  }
}

export function goTo(href: string, target: '_top' | '_self'): void {
  const way = document.createElement('a')
  Object.assign(way, { href, target, rel: 'noreferrer' })
  way.click()
}

/** A form with the button that sent it: as a browser would send it, also in browsers that cannot say it in one. */
function formOf(form: HTMLFormElement, button: HTMLElement | null): Form {
  const fields = new FormData(form)
  const name = button?.getAttribute('name') ?? ''
  if (name !== '') fields.append(name, button?.getAttribute('value') ?? '')
  return {
    action: button?.getAttribute('formaction') ?? form.getAttribute('action') ?? '',
    values: (field) => fields.getAll(field).filter((value) => typeof value === 'string'),
  }
}

export function readably(run: () => void): void {
  try {
    run()
  } catch (error) {
    showFailure(error)
  }
}

/**
 * Shows words instead of a white page, whatever failed. They are in the document, because templates may be what failed.
 */
export function showFailure(error: unknown): void {
  console.error(error)
  put('failure', document.getElementById('page'))
}

function put(id: string, place: Element | null): void {
  const words = document.querySelector<HTMLTemplateElement>(`#${id}`)
  if (words !== null) place?.replaceChildren(words.content.cloneNode(true))
}

/**
 * Measures how long the learner has had the page in front of them. Time in another tab, or with the lid closed, does
 * not count.
 */
interface Stopwatch {
  elapsed(): number
}

/** @param now milliseconds of a clock that never goes back. */
export function startStopwatch(document: Document, now: () => number): Stopwatch {
  let counted = 0
  let since = document.hidden ? null : now()

  document.addEventListener('visibilitychange', () => {
    counted = elapsed()
    since = document.hidden ? null : now()
  })
  return { elapsed }

  function elapsed(): number {
    return counted + (since === null ? 0 : now() - since)
  }
}
