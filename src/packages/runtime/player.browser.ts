import { FRESH, type PackageState, withNewRound } from './cmi-state.ts'
import type { Interaction, Score } from '../standards/cmi.ts'
import { DETAILS } from '../../course/course.ts'
import type { CoursePackage } from '../course-package.ts'
import { offeredSteps } from './kept-step.ts'
import { hasMore, mergedStates } from './merge-state.ts'
import { pack, unpack } from './suspend-data.ts'
import { finishHref, hrefOf, keptHref, notRecordedHref, packageLinks, placeOf } from '../link.page.ts'
import { checkedNumbers, numbersOld } from '../../site/part.page.ts'
import { wrongNotice, wrongNumbers } from '../../site/phone/wrong-number.page.ts'
import type { CourseMessages } from '../../words/messages.ts'
import type { PageFrame, RecordingState } from './page-frame.browser.ts'
import type { Screen, Unsaved, View, Visit } from './screen.browser.ts'
import type { CourseKind } from './course-kind.browser.ts'
import type { Session } from './lms/session.browser.ts'
import type { LocalCopy } from './lms/local-copy.browser.ts'
import type { Circumstances, Form } from './action.browser.ts'
import { packageWords } from './words.browser.ts'
import type { Language } from '../../platform/text/language.ts'

/** The course in play: what the learner does changes the state, is saved, and then shown. */
export interface Player {
  /** The first page: where the learner stopped, what this browser kept, or the word that nothing is recorded. */
  begin(): void
  /** Follows a link inside the document: `#/…` to a page, `#id` to a part of this one. */
  follow(href: string): void
  send(form: Form): void
  /** Goes on with another language, or with the whole of a course of which only the first part was there. */
  goOnWith(course: CoursePackage, t: CourseMessages): void
  /** Takes in what another window knows. */
  takeIn(suspendData: string): void
  /** Returns the data that would be saved now. */
  suspendData(): string
  /** Shows again whether everything is saved. */
  showSaved(): void
  /**
   * Ends the session. Nothing is shown after that.
   * @param byLearner with a button, and not because the page was closed.
   */
  leave(byLearner: boolean): void
}

export interface PlayerInput {
  readonly course: CoursePackage
  readonly t: CourseMessages
  /** The language that the learner chose; null in a package with one. */
  readonly language: Language | null
  readonly session: Session
  readonly pageFrame: PageFrame
  readonly circumstances: Circumstances
  readonly localCopy: LocalCopy
  /** Other windows with the same course: whether there are any, and what to tell them. */
  readonly others: { areOpen(): boolean; tell(suspendData: string): void }
}

const HOME = 'home'
/** This page opens even while something has to be decided, as those do that are no place of the course. */
const HELP = packageLinks.contacts()

export function startPlayer(
  kind: CourseKind,
  { session, pageFrame, circumstances, localCopy, others, ...given }: PlayerInput,
): Player {
  let { course, t } = given
  const stored = unpack(course.content.course, session.suspendData)
  let state: PackageState = {
    ...(stored !== null && isOver(stored) ? withNewRound(stored) : (stored ?? FRESH)),
    language: given.language,
  }
  /** The end counts where it is recorded, and where it was already on record when the course was opened. */
  const isRecorded =
    ['on', 'this-browser', 'finished'].includes(session.recording) ||
    (stored !== null && stored.acknowledgement !== null)
  /** The steps that this browser has and the LMS doesn't, until the learner decides on them. */
  let kept = session.recording === 'on' ? keptState() : null
  let isHeard = session.suspendData !== ''
  let isKept = false
  let isFinishReported = false
  let left = false
  /** The shown page and what it says about saving, or null for a page that is shown in place. */
  let shown: { readonly href: string; readonly unsaved: Unsaved | null } | null = null

  return {
    begin() {
      open({ to: firstHref() }, null, [])
    },
    follow(href) {
      if (href.startsWith('#/')) open({ to: href }, null, [])
      else pageFrame.scrollTo(href.slice(1))
    },
    send(form) {
      if (form.action === keptHref()) return decideOnKept(form.values('kept').includes('yes'))
      const step = kind.take(form, visit(), circumstances)
      state = step.state
      open(step.view, sectionOf(form.action), step.interactions)
    },
    goOnWith(next, words) {
      course = next
      t = words
    },
    takeIn(suspendData) {
      const other = unpack(course.content.course, suspendData)
      if (other === null || left) return
      const isNews = hasMore(state, other)
      state = mergedStates(state, other)
      // At once: what this window says at its end must not take back what the other has reported.
      if (isNews) save([])
    },
    suspendData: () => pack(course.content.course, state),
    showSaved() {
      if (left) return
      settle()
      if (shown !== null && shown.unsaved !== unsaved() && saysFinished(shown.href)) show({ to: shown.href }, null)
      else pageFrame.showRecording(recordingState(shown?.href ?? null))
    },
    leave(byLearner) {
      left = true
      session.finish(byLearner)
    },
  }

  function firstHref(): string {
    if (session.recording === 'no-lms') return notRecordedHref()
    return kept === null ? hrefOf(state.place) : keptHref()
  }

  function keptState(): PackageState | null {
    return offeredSteps(localCopy.read(), session, state, (suspendData) => unpack(course.content.course, suspendData))
  }

  /** Whether it belongs to an attempt before this one. */
  function isOver({ acknowledgement }: PackageState): boolean {
    return session.isNewAttempt && acknowledgement !== null
  }

  function decideOnKept(wanted: boolean): void {
    // The page is in the language of this launch, and how the learner reads is not kept here.
    if (kept !== null && wanted)
      state = { ...mergedStates(kept, state), language: state.language, detail: state.detail }
    if (!wanted) localCopy.drop()
    const isFinish = wanted && state.acknowledgement !== null
    kept = null
    open({ to: isFinish ? finishHref() : hrefOf(state.place) }, null, [])
  }

  /** @param part the part where a page that is shown in place continues. */
  function open(view: View, part: string | null, interactions: readonly Interaction[]): void {
    const isHeld = kept !== null && 'to' in view && placeOf(view.to) !== null && view.to !== HELP
    const { screen, href } = settled(isHeld ? { to: keptHref() } : view, visit())
    const place = href === null || kept !== null ? null : placeOf(href)
    if (place !== null) state = { ...state, place }
    others.tell(save(interactions))
    if (session.recording === 'finished') localCopy.drop()
    show(href === null ? screen : { to: href }, href === null ? part : sectionOf(href))
  }

  /** A page knows about saving only after the step was sent. */
  function show(view: View, section: string | null): void {
    const { screen, href } = settled(view, visit())
    shown = href === null ? null : { href, unsaved: unsaved() }
    pageFrame.show(screen, recordingState(href), section)
  }

  /** Gives what was saved. */
  function save(interactions: readonly Interaction[]): string {
    const { content } = course
    const { lessons, share } = kind.progress(course, state)
    const suspendData = pack(content.course, state)
    keepUnsaved()
    session.save({
      suspendData,
      // An LMS need not take an empty one.
      location: state.place === '' ? HOME : state.place,
      interactions,
      lessons: content.course.lessons.filter(({ id }) => lessons.includes(id)),
      share,
      finished: finishToReport(),
    })
    settle()
    return suspendData
  }

  /** Before a step is sent: the page may be killed meanwhile. How the learner reads stays out of this browser. */
  function keepUnsaved(): void {
    if (session.recording !== 'on' || kept !== null) return
    isKept = localCopy.keep({ suspendData: pack(course.content.course, { ...state, detail: DETAILS[0] }), isHeard })
  }

  function settle(): void {
    if (kept !== null || !session.isConfirmed()) return
    localCopy.settle()
    isHeard = true
  }

  function unsaved(): Unsaved | null {
    return session.isConfirmed() ? null : isKept ? 'kept' : 'here'
  }

  /** Whether a page says that the course is finished, once that is saved. */
  function saysFinished(href: string): boolean {
    return state.acknowledgement !== null && [finishHref(), packageLinks.home()].includes(href)
  }

  /**
   * The score of a finished course, once in a session: also of one that was finished in another window or in steps
   * that the LMS missed, and of one whose end it did not take.
   */
  function finishToReport(): Score | null {
    if (isFinishReported || state.acknowledgement === null) return null
    isFinishReported = true
    return kind.progress(course, state).score
  }

  function visit(): Visit {
    return {
      course,
      state,
      t: packageWords(t, session.recording, course.answers, unsaved()),
      recording: session.recording,
      isRecorded,
      score: kind.progress(course, state).score,
      unsaved: unsaved(),
      now: circumstances.now(),
    }
  }

  /** Follows from page to page until one is shown; a page shown in place has no address of its own. */
  function settled(view: View, at: Visit): { readonly screen: Screen; readonly href: string | null } {
    let href: string | null = null
    let current = view
    while ('to' in current) {
      href = current.to
      current = kind.viewAt(href, at)
    }
    return { screen: current, href }
  }

  /** @param href of the page that is shown, or null for one that is shown in place. */
  function recordingState(href: string | null): RecordingState {
    const isEnded = isRecorded && state.acknowledgement !== null
    const hasReceipt = isEnded && session.isConfirmed() && hrefOf(state.place) !== finishHref()
    const isSaid = href !== null && saysFinished(href) && session.recording === 'on'
    return {
      recording: session.recording,
      saved: session.isSaved(),
      unsaved: session.isSaved() || isSaid ? null : unsaved(),
      lost: session.isEmptied ? 'emptied' : session.suspendData !== '' && stored === null ? 'damaged' : null,
      otherWindow: others.areOpen(),
      checked: [
        ...wrongNotice(wrongNumbers(course.site, course.content.language), course.content.contacts, t),
        numbersOld(checkedNumbers(course.content, course.site), circumstances.today(), course.content.language, t),
      ]
        .join(' ')
        .trim(),
      receiptHref: hasReceipt ? finishHref() : null,
    }
  }
}

function sectionOf(href: string): string | null {
  return /\/sections\/([\w-]+)$/.exec(href)?.[1] ?? null
}
