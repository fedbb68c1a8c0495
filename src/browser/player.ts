import { FRESH, type PackageState } from '../domain/cmi-state.ts'
import type { CoursePackage } from '../domain/course-package.ts'
import { pack, unpack } from '../domain/suspend-data.ts'
import type { CourseMessages } from '../pages/messages/messages.ts'
import type { Display, RecordingState } from './display.ts'
import { finishHref, hrefOf, notRecordedHref, placeOf } from '../pages/package-links.ts'
import { type Screen, type View, type Visit, viewAt } from './screens.ts'
import type { Progress, Session } from './session.ts'
import { type Circumstances, type Form, take } from './steps.ts'
import { packageWords } from './words.ts'

/** The course in play: what the learner does changes the state, is saved, and then shown. */
export interface Player {
  /** The first page: where the learner stopped, or the word that nothing is recorded. */
  begin(): void
  /** Follows a link inside the document: `#/…` to a page, `#id` to a part of this one. */
  follow(href: string): void
  send(form: Form): void
  /** Shows again whether everything is saved. */
  showSaved(): void
  /** Ends the session; nothing is shown any more. */
  leave(): void
}

export interface PlayerInput {
  readonly course: CoursePackage
  readonly t: CourseMessages
  readonly session: Session
  readonly display: Display
  readonly circumstances: Circumstances
}

const NOTHING_BESIDES = { interactions: [], finished: null } as const

export function startPlayer({ course, t, session, display, circumstances }: PlayerInput): Player {
  const words = packageWords(t, session.recording === 'on')
  const stored = unpack(course.content.course, session.suspendData)
  let state: PackageState = stored ?? FRESH
  let left = false

  return {
    begin() {
      open({ to: session.recording === 'no-lms' ? notRecordedHref() : hrefOf(state.place) }, null, NOTHING_BESIDES)
    },
    follow(href) {
      if (href.startsWith('#/')) open({ to: href }, null, NOTHING_BESIDES)
      else display.scrollTo(href.slice(1))
    },
    send(form) {
      const step = take(form, visit(), circumstances)
      state = step.state
      open(step.view, sectionOf(form.action), step)
    },
    showSaved() {
      if (!left) display.showRecording(recordingState())
    },
    leave() {
      left = true
      session.finish()
    },
  }

  /** @param part the part to go on with of a page that is shown in place. */
  function open(view: View, part: string | null, besides: Pick<Progress, 'interactions' | 'finished'>): void {
    const { screen, href } = settled(view, visit())
    const place = href === null ? null : placeOf(href)
    if (place !== null) state = { ...state, place }
    const suspendData = pack(course.content.course, state)
    session.save({ suspendData, location: state.place, ...besides })
    display.show(screen, recordingState(), href === null ? part : sectionOf(href))
  }

  function visit(): Visit {
    return { course, state, t: words, recorded: session.recording !== 'no-lms', now: circumstances.now() }
  }

  function recordingState(): RecordingState {
    const hasReceipt = state.acknowledgement !== null && hrefOf(state.place) !== finishHref()
    return {
      recording: session.recording,
      saved: session.isSaved(),
      damaged: session.suspendData !== '' && stored === null,
      receiptHref: hasReceipt ? finishHref() : null,
    }
  }
}

/** Follows from page to page until one is shown; a page shown in place has no address of its own. */
function settled(view: View, visit: Visit): { readonly screen: Screen; readonly href: string | null } {
  let href: string | null = null
  let current = view
  while ('to' in current) {
    href = current.to
    current = viewAt(href, visit)
  }
  return { screen: current, href }
}

function sectionOf(href: string): string | null {
  return /\/sections\/([\w-]+)$/.exec(href)?.[1] ?? null
}
