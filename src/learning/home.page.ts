import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import type { LessonId } from '../course/course.ts'
import { lessonState, minutesLeft, nextLesson, type Practice } from './progress.ts'
import { formatDate, formatWeekdayDate } from '../platform/time/date.page.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'

/** The learner's home: one next step, then the task list. */
export interface HomeBody {
  readonly t: CourseMessages
  readonly next: {
    readonly kicker: string
    readonly title: string
    readonly text: string
    readonly href: string
    readonly button: string
  }
  readonly done: number
  readonly of: number
  /** Empty when a completion from elsewhere counts, because lessons then don't show what is left. */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly tasks: readonly TaskView[]
  readonly contactsHref: string
  readonly siteShown: string
  /** The certificate of an earlier completion, while something else is the next step. */
  readonly certificate: HomeInput['certificate']
  /** Once nothing is left to do: what may follow a report, and support for staff. Empty before. */
  readonly whatNextHref: string
}

export interface TaskView {
  readonly number: string
  readonly title: string
  readonly href: string
  readonly meta: string
  readonly state: 'finished' | 'started' | 'not-started'
  readonly stateText: string
  readonly now: boolean
}

export interface HomeInput {
  readonly content: Content
  readonly links: Links
  readonly t: CourseMessages
  readonly finished: readonly LessonId[]
  readonly practice: Practice
  readonly final: 'not-started' | 'open' | 'passed'
  readonly acknowledged: boolean
  readonly due: { readonly on: CalendarDate; readonly passed: boolean } | null
  readonly completion: {
    readonly on: CalendarDate
    readonly validUntil: CalendarDate | null
    /** Says what counts when it was not done here, or null when it was. */
    readonly credited: { readonly title: string; readonly text: string } | null
  } | null
  /** A policy change to read and acknowledge, or null when there is none. */
  readonly updateBy: CalendarDate | null
  readonly siteName: string | null
  /** Sites that have to publish their details before the learner can go on, or null when none has to. */
  readonly awaited: string | null
  /** The latest certificate's page, or null before the first, and in a package, which issues none. */
  readonly certificate: { readonly href: string; readonly text: string } | null
}

export function homeBody(input: HomeInput): HomeBody {
  const { content, finished, t, due, siteName } = input
  const words = t.learn.home
  const done = finished.length
  const minutes = minutesLeft(content.course, finished)
  const next = nextStep(input)
  const facts = [
    { name: words.done, value: words.lessonsDone(done, content.course.lessons.length) },
    ...(minutes === 0 ? [] : [{ name: words.leftToDo, value: t.learn.minutes(minutes) }]),
    ...(due === null || input.completion !== null || input.awaited !== null
      ? []
      : [{ name: words.finishBy, value: dueText(due, content, t) }]),
  ]
  return {
    t,
    next,
    done,
    of: content.course.lessons.length,
    facts: isCredited(input) ? [] : facts,
    tasks: tasks(input),
    contactsHref: input.links.contacts(),
    siteShown: siteName === null ? '' : words.siteShown(siteName),
    certificate: next.href === input.certificate?.href ? null : input.certificate,
    whatNextHref: isDone(input) ? input.links.whatNext() : '',
  }
}

function isCredited({ completion }: HomeInput): boolean {
  return completion !== null && completion.credited !== null
}

function isDone(input: HomeInput): boolean {
  const { content, finished, final, acknowledged, updateBy } = input
  if (isCredited(input)) return updateBy === null
  return finished.length === content.course.lessons.length && final === 'passed' && acknowledged
}

function dueText(due: NonNullable<HomeInput['due']>, content: Content, t: CourseMessages): string {
  const date = formatWeekdayDate(due.on, content.language)
  return due.passed ? t.learn.home.datePassed(date) : date
}

function nextStep(input: HomeInput): HomeBody['next'] {
  const { content, links, t, finished, practice, final, completion, updateBy } = input
  const words = t.learn.home
  const policyStep = { href: links.policy(), button: words.openPolicy }
  if (completion !== null && updateBy !== null) {
    const text = words.updateBy(formatDate(updateBy, content.language))
    return { kicker: words.lastSteps, title: words.updateTitle, text, ...policyStep }
  }
  if (completion !== null && !input.acknowledged && !isCredited(input)) {
    return { kicker: words.lastSteps, title: words.policyTitle, text: '', ...policyStep }
  }
  if (completion !== null) {
    const until =
      completion.validUntil === null ? '' : words.validUntil(formatDate(completion.validUntil, content.language))
    const { credited } = completion
    const certificate = credited === null ? input.certificate : null
    const text = [credited?.text ?? words.finishedOn(formatDate(completion.on, content.language)), until]
      .filter((part) => part !== '')
      .join(' ')
    return {
      kicker: words.finishedKicker,
      title: credited?.title ?? words.finishedTitle,
      text,
      href: certificate?.href ?? links.contacts(),
      button: certificate?.text ?? t.learn.contacts.title,
    }
  }
  const lesson = nextLesson(content.course, finished, practice)
  if (lesson !== null) {
    const begun = finished.length > 0 || lessonState(content.course, lesson.id, finished, practice) === 'started'
    return {
      kicker: begun ? words.resume : words.start,
      title: words.lessonName(lesson.number, lesson.title),
      text: '',
      href: begun ? links.lesson(lesson.id, null) : links.beforeYouStart(),
      button: begun ? words.continueLesson(lesson.number) : words.startLesson(lesson.number),
    }
  }
  if (final !== 'passed') {
    const button = final === 'open' ? words.continueFinal : words.startFinal
    return { kicker: words.lastSteps, title: words.finalTitle, text: '', href: links.final(), button }
  }
  if (input.awaited !== null) {
    const text = words.awaitedText(input.awaited)
    return { kicker: words.lastSteps, title: words.awaitedTitle, text, href: links.policy(), button: words.readPolicy }
  }
  return { kicker: words.lastSteps, title: words.policyTitle, text: '', ...policyStep }
}

function tasks(input: HomeInput): TaskView[] {
  const { content, links, t, finished, practice, final, acknowledged } = input
  const { course } = content
  const words = t.learn.home
  // There's no next step when a completion from elsewhere counts.
  const isOpen = !isCredited(input)
  const now = nextLesson(course, finished, practice)
  const lessons = course.lessons.map((lesson) => {
    const state = lessonState(course, lesson.id, finished, practice)
    return task({
      number: String(lesson.number),
      title: lesson.title,
      href: links.lesson(lesson.id, null),
      meta: t.learn.minutes(lesson.minutes),
      state,
      now: isOpen && lesson.id === now?.id,
    })
  })
  const finalState = ({ 'not-started': 'not-started', open: 'started', passed: 'finished' } as const)[final]
  const allFinished = now === null
  return [
    ...lessons,
    task({
      number: '',
      title: words.finalTitle,
      href: links.final(),
      meta: words.finalMeta(course.pass.of),
      state: finalState,
      now: isOpen && allFinished && final !== 'passed',
    }),
    task({
      number: '',
      title: words.policyTitle,
      href: links.policy(),
      meta: isOpen ? (allFinished && final === 'passed' ? words.policyMeta : words.policyWaits) : words.policyOpen,
      state: acknowledged ? 'finished' : 'not-started',
      now: isOpen && allFinished && final === 'passed' && !acknowledged,
    }),
  ]

  function task(view: Omit<TaskView, 'stateText'>): TaskView {
    return { ...view, stateText: t.learn.state[view.state] }
  }
}
