import { offerListening, stopListening } from './listen.browser.ts'

/**
 * Shows a lesson one screen at a time (decision 30). The page holds all of it: without this script, and on paper, it is
 * read from top to bottom. Next and Back are links to the screens, so the browser's own Back button works.
 */
export interface Screens {
  /** Shows the screen that an element is in. */
  show(target: Element): void
  /** The screen that comes up by itself: one with a message or with the focus, else where the learner goes on. */
  first(): HTMLElement | null
}

/** The first screen begins with the start of the lesson, under the heading of the page. */
function headingOf(screen: HTMLElement): HTMLElement | null {
  const isFirst = screen.querySelector('#start') !== null
  return isFirst ? document.querySelector<HTMLElement>('main h1') : screen.querySelector<HTMLElement>('h2')
}

/** Moves the focus and the view to a part of the page. A screen and a page begin at the top. */
export function arriveAt(target: HTMLElement): void {
  const isScreen = target.classList.contains('screen')
  const place = (isScreen ? headingOf(target) : null) ?? target
  if (place.tabIndex < 0) place.setAttribute('tabindex', '-1')
  place.focus({ preventScroll: true })
  const isTop = isScreen || place.tagName === 'H1' || place.id === 'page'
  if (isTop) document.documentElement.scrollIntoView()
  else place.scrollIntoView()
}

/** Returns null on a page without screens. */
export function openScreens(root: ParentNode): Screens | null {
  const lesson = root.querySelector<HTMLElement>('[data-screens]')
  const turn = lesson?.querySelector<HTMLElement>('.turn')
  if (!lesson || !turn) return null
  const screens = [...lesson.querySelectorAll<HTMLElement>('.screen')]
  const [back, place, next] = ['.turn__back', '[data-place]', '.turn__next'].map((part) =>
    turn.querySelector<HTMLElement>(part),
  )
  const outline = [...root.querySelectorAll<HTMLElement>('.parts a')]
  lesson.classList.add('lesson--paged')
  turn.hidden = false
  offerListening(lesson)
  show(first() ?? lesson)
  return { show, first }

  function first(): HTMLElement | null {
    const called = lesson?.querySelector('[autofocus], [role="alert"], .summary')?.closest<HTMLElement>('.screen')
    const resume = screens.find(({ id }) => id === lesson?.dataset['resume'])
    return called ?? resume ?? screens[0] ?? null
  }

  function show(target: Element): void {
    const at = screens.findIndex((screen) => screen.contains(target))
    const shown = screens[at]
    if (shown === undefined) return
    stopListening()
    for (const screen of screens) screen.classList.toggle('screen--now', screen === shown)
    point(back, screens[at - 1])
    point(next, screens[at + 1])
    const isOpen = 'open' in shown.dataset
    if (next) next.textContent = next.dataset[isOpen ? 'skip' : 'next'] ?? ''
    next?.classList.toggle('btn--plain', isOpen)
    if (place)
      place.textContent = (place.dataset['place'] ?? '')
        .replace('{at}', String(at + 1))
        .replace('{of}', String(screens.length))
    const section = screens
      .slice(0, at + 1)
      .findLast(({ id }) => outline.some((link) => link.getAttribute('href') === `#${id}`))
    for (const link of outline) {
      if (link.getAttribute('href') === `#${section?.id}`) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
  }

  function point(link: HTMLElement | null | undefined, to: HTMLElement | undefined): void {
    link?.setAttribute('href', `#${to?.id ?? ''}`)
    link?.classList.toggle('turn__nowhere', to === undefined)
  }
}
