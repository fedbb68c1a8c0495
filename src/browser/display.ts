import type { CourseMessages } from '../pages/messages/messages.ts'
import type { Render } from '../pages/renderer.ts'
import type { Support } from '../pages/shell.ts'
import type { Screen } from './screens.ts'
import type { Recording } from './session.ts'

/** What the frame around a page says about recording. */
export interface RecordingState {
  readonly recording: Recording
  readonly saved: boolean
  readonly damaged: boolean
  /** Where the check code of a learner who finished is shown; null before, and on that page itself. */
  readonly receiptHref: string | null
}

/** The one place that changes the document. All HTML comes from our own templates. */
export interface Display {
  /** @param section id of the part of the page to go to; null for its beginning. */
  show(screen: Screen, state: RecordingState, section: string | null): void
  showRecording(state: RecordingState): void
  scrollTo(id: string): void
  /** A page that says nothing about the course. */
  showLeft(): void
}

/** @param supportNow help in an emergency, with the person who is on duty at this moment */
export function startDisplay(
  document: Document,
  render: Render,
  t: CourseMessages,
  supportNow: () => Support,
): Display {
  const shown = new Map<string, string>()
  let isFirst = true
  return { show, showRecording, scrollTo, showLeft }

  function show(screen: Screen, state: RecordingState, section: string | null): void {
    const page = element('page')
    page.innerHTML = render(screen.template, screen.model)
    document.title = screen.title
    document.body.className = screen.width
    showSupport()
    showRecording(state)
    // The LMS put the focus where it wants it; later pages take it themselves.
    if (!isFirst || section !== null) moveTo(startOf(page, section))
    isFirst = false
  }

  function showRecording(state: RecordingState): void {
    put('status', render('sco/status', statusOf(state)))
    put('notices', render('sco/notices', { notices: noticesOf(state) }))
    if (state.recording !== 'on' || !state.saved) removeSavedClaims()
  }

  function showSupport(): void {
    const place = document.querySelector('.support')
    if (place !== null) place.outerHTML = render('partials/support', { t, support: supportNow() })
  }

  /** These are read out when they change, so what has not changed stays untouched. */
  function put(id: 'status' | 'notices', html: string): void {
    if (shown.get(id) === html) return
    shown.set(id, html)
    element(id).innerHTML = html
  }

  function scrollTo(id: string): void {
    const target = document.getElementById(id)
    if (target !== null) moveTo(target)
  }

  function showLeft(): void {
    document.title = t.sco.leftTitle
    document.body.className = 'read'
    document.body.innerHTML = render('sco/left', { title: t.sco.leftTitle, text: t.sco.left })
  }

  function startOf(page: HTMLElement, section: string | null): HTMLElement {
    const place = section === null ? null : document.getElementById(section)
    return place ?? page.querySelector<HTMLElement>('[autofocus], .summary') ?? page.querySelector('h1') ?? page
  }

  function moveTo(target: HTMLElement): void {
    if (target.tabIndex < 0) target.setAttribute('tabindex', '-1')
    target.focus({ preventScroll: true })
    const isTop = target.tagName === 'H1' || target.id === 'page'
    if (isTop) document.documentElement.scrollIntoView()
    else target.scrollIntoView()
  }

  /** The shared pages say that everything is saved; where it is not, they must not. */
  function removeSavedClaims(): void {
    const claims = [t.learn.saved, t.learn.placeSaved]
    for (const saved of element('page').querySelectorAll('.saved'))
      if (claims.includes(saved.textContent?.trim() ?? '')) saved.remove()
  }

  function statusOf({ recording, saved }: RecordingState): { icon: string; text: string } {
    const words = t.sco.status
    if (recording === 'no-lms') return { icon: 'info', text: words.notRecorded }
    if (recording !== 'on') return { icon: 'again', text: words.review }
    return saved ? { icon: 'check', text: words.saved } : { icon: 'info', text: words.notSaved }
  }

  function noticesOf({ recording, saved, damaged, receiptHref }: RecordingState) {
    const why = { on: null, review: t.sco.review, finished: t.sco.finished, 'no-lms': t.sco.noLms }[recording]
    const notices = [
      why === null ? null : { text: why },
      saved ? null : { text: t.sco.notSaved, urgent: true },
      damaged ? { text: t.sco.damaged } : null,
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
