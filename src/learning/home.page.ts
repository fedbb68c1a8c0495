import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import type { Lesson, LessonId } from '../course/course.ts'
import { currentAttempt, passedAttempt } from './coursework.ts'
import { lessonState, minutesLeft } from './progress.ts'
import { formatDate, formatWeekdayDate } from '../platform/time/date.page.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import { finalText, lessonHref, type LinkView, nextStep, type NextStep, type Work } from './next-step.page.ts'
import { blockedText } from './policy.page.ts'

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
  /** Whether there's a place to go back to. */
  readonly isUnderWay: boolean
  /** Empty when a completion from elsewhere counts, because lessons then don't show what is left. */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly tasks: readonly TaskView[]
  /** What to do when a youth has just told somebody something. */
  readonly told: LinkView
  readonly guide: LinkView | null
  readonly siteShown: string
  /** The certificate of an earlier completion, while something else is the next step, or why there is none. */
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
  readonly work: Work
  readonly due: { readonly on: CalendarDate; readonly passed: boolean } | null
  readonly completion: {
    readonly on: CalendarDate
    readonly validUntil: CalendarDate | null
    /** Says what counts when it was not done here, or null when it was. */
    readonly credited: { readonly title: string; readonly text: string } | null
  } | null
  /** A change of the policy that somebody who is trained has to go through, or null when there is none. */
  readonly update: Pick<HomeBody['next'], 'title' | 'text' | 'href' | 'button'> | null
  readonly siteName: string | null
  /** Sites of which it's on record that they have to publish their details first, or null. */
  readonly awaited: string | null
  /** Whether the policy was acknowledged, which a credited completion doesn't ask for. */
  readonly acknowledged: boolean
  /** The last page of the orientation, or null where it has none. */
  readonly end: LinkView | null
  /** The public card of the learner's site, or null where it lacks a number: the guide then takes its place. */
  readonly cardHref: string | null
  /** The latest certificate's page, or null before the first, and in a package, which issues none. */
  readonly certificate: LinkView | null
}

export function homeBody(input: HomeInput): HomeBody {
  const { content, t, due, siteName } = input
  const words = t.learn.home
  const finished = lessonsDone(input)
  const done = finished.length
  const minutes = minutesLeft(content.course, finished, {
    finalCheck: !input.work.settled && passedAttempt(input.work) === null,
    acknowledging: input.work.policy.kind !== 'done',
  })
  const guideHref = input.links.guide()
  const step = nextStep(content.course, input.work)
  const next = nextView(input, step)
  const facts = [
    { name: words.done, value: words.lessonsDone(done, content.course.lessons.length) },
    // The minutes of an update are in its text.
    ...(minutes === 0 || next.href === input.update?.href
      ? []
      : [{ name: words.leftToDo, value: t.learn.minutes(minutes) }]),
    ...(due === null || input.completion !== null || step.kind === 'waits'
      ? []
      : [{ name: due.passed ? words.wasDue : words.finishBy, value: dueText(due, content, t) }]),
  ]
  return {
    t,
    next,
    done,
    of: content.course.lessons.length,
    facts: isCredited(input) ? [] : facts,
    isUnderWay: step.kind === 'lesson' ? step.isBegun : step.kind !== 'done',
    tasks: tasks(input, step),
    told: { href: input.cardHref ?? guideHref, text: words.youthToldLink },
    guide: input.cardHref === null ? null : { href: guideHref, text: t.learn.guide.link },
    siteShown: siteName === null ? '' : words.siteShown(siteName),
    certificate: step.kind === 'done' && !isCredited(input) ? null : input.certificate,
    whatNextHref: step.kind === 'done' ? input.links.whatNext() : '',
  }
}

function isCredited({ completion }: HomeInput): boolean {
  return completion !== null && completion.credited !== null
}

function isStarted(input: HomeInput, { id }: Lesson): boolean {
  return lessonState(input.content.course, id, lessonsDone(input), input.work.practice) === 'started'
}

/** All of them, once the course was completed here. */
function lessonsDone(input: HomeInput): readonly LessonId[] {
  const { content, work } = input
  return work.settled && !isCredited(input) ? content.course.lessons.map(({ id }) => id) : work.finished
}

function dueText(due: NonNullable<HomeInput['due']>, content: Content, t: CourseMessages): string {
  const date = formatWeekdayDate(due.on, content.language)
  return due.passed ? t.learn.home.datePassed(date) : date
}

function nextView(input: HomeInput, step: NextStep): HomeBody['next'] {
  const { links, t, work, completion, update } = input
  const words = t.learn.home
  const contacts = { href: links.contacts(), button: t.learn.contacts.title }
  switch (step.kind) {
    case 'lesson': {
      const { lesson, isBegun } = step
      return {
        kicker: isBegun ? words.resume : words.start,
        title: words.lessonName(lesson.number, lesson.title),
        text: '',
        href: lessonHref(step, links),
        button: isStarted(input, lesson) ? words.continueLesson(lesson.number) : words.startLesson(lesson.number),
      }
    }
    case 'final':
      return {
        kicker: words.lastSteps,
        title: words.finalTitle,
        text: '',
        href: links.final(),
        button: finalText(work, t),
      }
    case 'acknowledge': {
      const policy = { title: words.policyTitle, text: '', href: links.policy(), button: words.openPolicy }
      return { kicker: words.lastSteps, ...(completion === null ? policy : (update ?? policy)) }
    }
    case 'waits': {
      const text = input.awaited === null ? blockedText(step.block, t) : words.awaitedText(input.awaited)
      return { kicker: words.lastSteps, title: words.awaitedTitle, text, ...contacts }
    }
    case 'done':
      return completion === null
        ? { kicker: words.finishedKicker, title: words.allDoneTitle, text: '', ...contacts }
        : completedView(completion, input, contacts)
  }
}

function completedView(
  { on, validUntil, credited }: NonNullable<HomeInput['completion']>,
  { content, t, end }: HomeInput,
  contacts: Pick<HomeBody['next'], 'href' | 'button'>,
): HomeBody['next'] {
  const words = t.learn.home
  const until = validUntil === null ? '' : words.validUntil(formatDate(validUntil, content.language))
  const text = [credited?.text ?? words.finishedOn(formatDate(on, content.language)), until]
  const isOwn = credited === null && end !== null
  return {
    kicker: words.finishedKicker,
    title: credited?.title ?? words.finishedTitle,
    text: text.filter((part) => part !== '').join(' '),
    ...(isOwn ? { href: end.href, button: end.text } : contacts),
  }
}

function tasks(input: HomeInput, step: NextStep): TaskView[] {
  const { content, links, t, work } = input
  const { course } = content
  const words = t.learn.home
  const finished = lessonsDone(input)
  const lessons = course.lessons.map((lesson) =>
    task({
      number: String(lesson.number),
      title: lesson.title,
      href: links.lesson(lesson.id, null),
      meta: t.learn.minutes(lesson.minutes),
      state: lessonState(course, lesson.id, finished, work.practice),
      now: step.kind === 'lesson' && step.lesson.id === lesson.id,
    }),
  )
  return [
    ...lessons,
    task({
      number: '',
      title: words.finalTitle,
      href: links.final(),
      meta: words.finalMeta(course.pass.of),
      state: finalState(input),
      now: step.kind === 'final',
    }),
    task({
      number: '',
      title: words.policyTitle,
      href: links.policy(),
      meta: policyMeta(input, step),
      state: work.policy.kind === 'done' && input.acknowledged ? 'finished' : 'not-started',
      now: step.kind === 'acknowledge',
    }),
  ]

  function task(view: Omit<TaskView, 'stateText'>): TaskView {
    // Nothing more is asked of someone who was credited.
    const isOptional = isCredited(input) && view.state === 'not-started'
    return { ...view, stateText: isOptional ? '' : t.learn.state[view.state] }
  }
}

function finalState(input: HomeInput): TaskView['state'] {
  const { work } = input
  if (passedAttempt(work) !== null || (work.settled && !isCredited(input))) return 'finished'
  return currentAttempt(work) === null ? 'not-started' : 'started'
}

function policyMeta(input: HomeInput, { kind }: NextStep): string {
  const words = input.t.learn.home
  if (isCredited(input)) return words.policyOpen
  return kind === 'lesson' || kind === 'final' ? words.policyWaits : words.policyMeta
}
