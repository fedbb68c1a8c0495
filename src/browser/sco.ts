import { dateAt, type Instant, toInstant } from '../domain/calendar.ts'
import { localTime } from '../domain/local-time.ts'
import { NONCE_LIMIT } from '../domain/receipt.ts'
import { renderer } from '../pages/renderer.ts'
import { leaveHref, packageLinks } from '../pages/package-links.ts'
import { support } from '../pages/shell.ts'
import { type Display, startDisplay } from './display.ts'
import { findLms } from './lms.ts'
import { type Player, startPlayer } from './player.ts'
import { startSession } from './session.ts'
import { startStopwatch } from './stopwatch.ts'
import type { Form } from './steps.ts'
import { templates } from './templates.js'

/** The script of a package: brings the LMS, the course and the document together. */
start().catch(showFailure)

async function start(): Promise<void> {
  const { courseData: course, courseMessages: t } = window
  if (course === undefined || t === undefined) throw new Error('a file of the course did not load')
  const { elapsed } = startStopwatch(document, () => performance.now())
  const { content, site } = course
  const display = startDisplay(document, renderer(templates), t, () =>
    support(content, site, localTime(now(), site.timeZone), packageLinks.contacts(), null),
  )
  const stage = openStage(display, course.leaveTo)
  const lms = await findLms(window, (ms) => new Promise((resolve) => setTimeout(resolve, ms)))
  if (stage.isLeft()) return
  const session = startSession({
    lms,
    report: course.report,
    elapsed,
    later: (run, ms) => setTimeout(() => readably(run), ms),
    onRetry: () => player.showSaved(),
  })
  const circumstances = {
    today: () => dateAt(now(), site.timeZone),
    newSeed: () => randomNumber().toString(36),
    newNonce: () => randomNumber() % NONCE_LIMIT,
  }
  const player = startPlayer({ course, t, session, display, circumstances })
  stage.enter(player)
  player.begin()
}

/** Listens from the first moment on, because leaving must work while the LMS is still being looked for. */
function openStage(display: Display, leaveTo: string | null) {
  let player: Player | null = null
  let left = false

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
    const href = link?.getAttribute('href')
    if (href === null || href === undefined) return
    event.preventDefault()
    readably(() => (href === leaveHref() ? goAway() : player?.follow(href)))
  })
  document.addEventListener('submit', (event) => {
    event.preventDefault()
    const form = event.target instanceof HTMLFormElement ? formOf(event.target, event.submitter) : null
    if (form !== null) readably(() => player?.send(form))
  })
  // Pressing Shift three times goes to that address without a click (`exit.ts`).
  window.addEventListener('hashchange', ({ newURL }) => {
    if (new URL(newURL).hash === leaveHref()) readably(goAway)
  })
  // The only signal that comes in all ways a page can end. Everything is saved by then.
  window.addEventListener('pagehide', leave)

  return {
    isLeft: () => left,
    enter(entering: Player) {
      player = entering
    },
  }

  /** The whole window, not the frame that the LMS has put us in. */
  function goAway(): void {
    leave()
    if (leaveTo === null) return
    const way = document.createElement('a')
    Object.assign(way, { href: leaveTo, target: '_top', rel: 'noreferrer' })
    way.click()
  }

  function leave(): void {
    left = true
    player?.leave()
    display.showLeft()
  }
}

/** @param button what it was sent with: its name and value are part of what is sent, and `FormData` leaves them out. */
function formOf(form: HTMLFormElement, button: HTMLElement | null): Form {
  const fields = new FormData(form)
  if (button instanceof HTMLButtonElement && button.name !== '') fields.append(button.name, button.value)
  return {
    action: form.getAttribute('action') ?? '',
    values: (name) => fields.getAll(name).filter((value) => typeof value === 'string'),
  }
}

function readably(run: () => void): void {
  try {
    run()
  } catch (error) {
    showFailure(error)
  }
}

/** Words instead of a white page, whatever failed. They stand in the document: templates may be what failed. */
function showFailure(error: unknown): void {
  console.error(error)
  const words = document.querySelector<HTMLTemplateElement>('#failure')
  const page = document.getElementById('page')
  if (words !== null) page?.replaceChildren(words.content.cloneNode(true))
}

function now(): Instant {
  return toInstant(Date.now())
}

function randomNumber(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}
