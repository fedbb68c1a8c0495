import { stopListening } from '../../learning/listen.browser.ts'
import { arriveAt, openScreens, type Screens } from '../../learning/screens.browser.ts'
import type { CourseMessages } from '../../words/messages.ts'
import type { Render } from '../../platform/html/renderer.page.ts'
import { anotherPersonHref } from '../link.page.ts'
import type { PackageChrome } from '../chrome.page.ts'
import type { Support } from '../../platform/html/shell.page.ts'
import type { Screen, Unsaved } from './screen.browser.ts'
import type { Recording } from './lms/session.browser.ts'
import type { Language } from '../../platform/text/language.ts'

/** The frame's text about recording. */
export interface RecordingState {
  readonly recording: Recording
  readonly saved: boolean
  /** The message about steps that aren't saved, or null when they are, or when the page itself has it. */
  readonly unsaved: Unsaved | null
  /**
   * The reason why the course starts over: what was saved can't be read, or the LMS returned nothing of what it had.
   */
  readonly lost: 'damaged' | 'emptied' | null
  readonly otherWindow: boolean
  /** Says when numbers were last checked that are half a year old. Empty when none is. It hides none of them. */
  readonly checked: string
  /** The page with the check code of a learner who finished, or null before that, and on the page itself. */
  readonly receiptHref: string | null
}

/** The one place that changes the document. All HTML comes from our own templates. */
export interface PageFrame {
  /** @param section id of the part of the page to go to, or null for its beginning. */
  show(screen: Screen, state: RecordingState, section: string | null): void
  showRecording(state: RecordingState): void
  scrollTo(id: string): void
}

/** The frame around the pages, in one language. */
export interface Surroundings {
  readonly language: Language
  readonly t: CourseMessages
  readonly chrome: PackageChrome
  /** Help in an emergency, with the person on duty right now. */
  supportNow(): Support
}

export interface StartedPageFrame extends PageFrame {
  /** Says everything around the pages in another language. */
  speak(surroundings: Surroundings): void
}

/** The button has its listeners (`exit.browser.ts`), so the element stays when its words change. */
const LEAVE = '.govuk-exit-this-page'

export function startPageFrame(document: Document, render: Render, first: Surroundings): StartedPageFrame {
  const shown = new Map<string, string>()
  let isFirst = true
  let screens: Screens | null = null
  let { t, supportNow } = first
  return { show, showRecording, scrollTo, speak }

  function speak(surroundings: Surroundings): void {
    t = surroundings.t
    supportNow = surroundings.supportNow
    document.documentElement.lang = surroundings.language
    const leave = document.querySelector(LEAVE)
    for (const part of ['header', 'footer'] as const) {
      const place = document.querySelector(part === 'header' ? '.top' : '.footer')
      if (place !== null) replace(place, render(`packages/${part}`, surroundings.chrome))
    }
    const said = document.querySelector(LEAVE)
    const [old, words] = [leave, said].map((button) => button?.querySelector('a > span'))
    if (old && words) old.replaceChildren(...words.childNodes)
    if (leave !== null) said?.replaceWith(leave)
    shown.clear()
  }

  function show(screen: Screen, state: RecordingState, section: string | null): void {
    const page = element('page')
    document.querySelector('.menu[open]')?.removeAttribute('open')
    stopListening()
    fill(page, render(screen.template, screen.model))
    screens = openScreens(page)
    document.title = screen.title
    document.body.className = screen.width
    showSupport()
    showRecording(state)
    // The LMS put the focus where it wants it; later pages take it themselves.
    if (!isFirst || section !== null) moveTo(startOf(page, section))
    isFirst = false
  }

  function showRecording(state: RecordingState): void {
    put('status', render('packages/status', statusOf(state)))
    put('notices', render('packages/notices', { notices: noticesOf(state) }))
    if (!['on', 'this-browser'].includes(state.recording) || !state.saved) removeSavedClaims()
  }

  function showSupport(): void {
    const place = document.querySelector('.support')
    if (place !== null) replace(place, render('parts/support', { t, support: supportNow() }))
  }

  /** These are read out when they change, so what has not changed stays untouched. */
  function put(id: 'status' | 'notices', html: string): void {
    if (shown.get(id) === html) return
    shown.set(id, html)
    fill(element(id), html)
  }

  function scrollTo(id: string): void {
    const target = document.getElementById(id)
    if (target !== null) moveTo(target)
  }

  function startOf(page: HTMLElement, section: string | null): HTMLElement {
    const place = section === null ? null : document.getElementById(section)
    const called = place ?? page.querySelector<HTMLElement>('[autofocus], .summary')
    return called ?? screens?.first() ?? page.querySelector('h1') ?? page
  }

  function moveTo(target: HTMLElement): void {
    screens?.show(target)
    arriveAt(target)
  }

  /** The shared pages say that everything is saved. Removes that where it isn't true. */
  function removeSavedClaims(): void {
    const claims = [t.learn.saved, t.learn.placeSaved]
    for (const saved of element('page').querySelectorAll('.saved'))
      if (claims.includes(saved.textContent?.trim() ?? '')) saved.remove()
  }

  function statusOf({ recording, saved }: RecordingState): { icon: string; text: string } {
    const words = t.sco.status
    if (recording !== 'on' && recording !== 'this-browser')
      return { icon: recording === 'review' || recording === 'finished' ? 'again' : 'info', text: words[recording] }
    return saved ? { icon: 'check', text: words.saved } : { icon: 'info', text: words.notSaved }
  }

  function noticesOf(state: RecordingState) {
    const { recording, unsaved, lost, otherWindow, checked, receiptHref } = state
    const notices = [
      recording === 'on'
        ? null
        : {
            text: t.sco.launch[recording],
            ...(recording === 'this-browser' ? { href: anotherPersonHref(), linkText: t.sco.anotherPerson.link } : {}),
          },
      unsaved === null ? null : { text: t.sco.notSaved[unsaved], urgent: true },
      lost === null ? null : { text: t.sco[lost], urgent: lost === 'emptied' },
      otherWindow ? { text: t.sco.otherWindow } : null,
      checked === '' ? null : { text: checked },
      receiptHref === null ? null : { text: t.sco.finishTitle, href: receiptHref, linkText: t.sco.toReceipt },
    ]
    return notices
      .filter((notice) => notice !== null)
      .map((notice) => ({ urgent: false, href: '', linkText: '', ...notice }))
  }

  function element(id: string): HTMLElement {
    const found = document.getElementById(id)
    if (found === null) throw new Error(`the page has no element "${id}"`)
    return found
  }
}

// Only here text becomes HTML. It's that of a template of ours, which escapes every value.

function fill(place: Element, html: string): void {
  // oxlint-disable-next-line no-restricted-properties
  place.innerHTML = html
}

function replace(place: Element, html: string): void {
  // oxlint-disable-next-line no-restricted-properties
  place.outerHTML = html
}
