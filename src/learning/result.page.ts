import { type Attempt, missedTopics, outcome } from './attempt.ts'
import type { Content } from '../course/content.ts'
import type { Course, ProcedureStep, SectionPlace } from '../course/course.ts'
import type { Answers } from './attempt.page.ts'
import { choiceReplies, type OptionReply } from './check.page.ts'
import { getItem } from '../course/draw.ts'
import { getLesson, getSection } from './lesson.page.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import { type LinkView, nextLink, nextStep, type NextStep, type Work } from './next-step.page.ts'
import { blockedText } from './policy.page.ts'
import type { HiddenField } from '../platform/html/field.page.ts'

/** The result, by procedure step, with what to read again. */
export interface AttemptResult {
  readonly t: CourseMessages
  readonly heading: string
  readonly fits: boolean
  readonly score: string
  readonly topicsLine: string
  readonly lead: string
  readonly topics: readonly {
    readonly id: string
    readonly title: string
    readonly fits: string
    readonly rereadHref: string
  }[]
  readonly next: LinkView
  /** A post starts the next thing (a new check); a link goes there otherwise. */
  readonly startsNew: boolean
  readonly steps: readonly {
    readonly title: string
    readonly pips: readonly { readonly on: boolean; readonly x: number }[]
    readonly width: number
    readonly count: string
    /** Every question about this step was right: nothing to read again. */
    readonly solid: boolean
    readonly reread: readonly LinkView[]
  }[]
  /** The questions to look at again, by lesson. Empty when their answers are no longer kept. */
  readonly review: readonly ReviewedLesson[]
  readonly noLimit: string
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly homeHref: string
}

export interface ReviewedLesson {
  readonly title: string
  readonly questions: readonly {
    readonly stem: string
    readonly options: readonly OptionReply[]
    readonly reread: LinkView
  }[]
}

export interface ResultInput {
  readonly content: Content
  readonly attempt: Attempt
  /** What the learner has on record: it says what is left to do after the check. */
  readonly work: Work
  /** The answers of the first round that are kept for the learner to look at again. */
  readonly answers: Answers
  readonly links: Links
  readonly t: CourseMessages
  readonly hidden: readonly HiddenField[]
}

export function attemptResult(input: ResultInput): AttemptResult {
  const { content, attempt, work, links, t, hidden } = input
  const words = t.learn.attempt
  const first = attempt.rounds[0]
  if (first === undefined) throw new RangeError(`attempt ${attempt.started.attempt} was not handed in`)
  const end = outcome(attempt)
  const missed = missedTopics(attempt)
  const { course } = content
  const step = nextStep(course, work)
  const isLatest = work.attempts.at(-1)?.started.attempt === attempt.started.attempt
  return {
    t,
    heading:
      end === 'passed'
        ? words.passedTitle
        : end === 'topics-open'
          ? words.topicsTitle(missed.length)
          : words.belowTitle,
    fits: end === 'passed',
    score: end === 'below' ? '' : words.score(first.right, first.of),
    topicsLine: words.topicsRight(course.topics.length - missed.length, course.topics.length),
    lead: end === 'passed' ? passedLead(course, work, t) : missedLead(course, attempt, step, t),
    topics: course.topics
      .filter((rule) => missed.includes(rule.topic))
      .map((rule) => ({
        id: rule.topic,
        title: rule.title,
        fits: rule.fits,
        rereadHref: links.lesson(rule.lesson, rule.section),
      })),
    next:
      step.kind === 'final' && isLatest && end === 'topics-open'
        ? newQuestions(attempt, missed.length, links, t)
        : nextLink(course, work, links, t),
    startsNew: step.kind === 'final' && isLatest && end === 'below',
    steps: stepViews(input),
    review: reviewed(input),
    noLimit: end === 'passed' ? '' : words.noLimit,
    action: links.final(),
    hidden,
    homeHref: links.home(),
  }
}

function passedLead(course: Course, work: Work, t: CourseMessages): string {
  const words = t.learn.attempt
  const step = nextStep(course, work)
  switch (step.kind) {
    case 'lesson':
      return words.passedLessonsLead(course.lessons.length - work.finished.length)
    case 'waits':
      return words.passedWaits(blockedText(step.block, t))
    case 'done':
      return words.passedDone
    case 'acknowledge':
    case 'final':
      return words.passedLead
  }
}

function missedLead(course: Course, attempt: Attempt, { kind }: NextStep, t: CourseMessages): string {
  const words = t.learn.attempt
  const isBelow = outcome(attempt) === 'below'
  const lead = isBelow ? words.belowLead(attempt.rounds[0]?.right ?? 0, course.pass.right) : words.topicsLead
  const next = kind === 'lesson' ? words.lessonsFirst : isBelow ? words.thenNewCheck : ''
  return [lead, next].filter((part) => part !== '').join(' ')
}

function newQuestions({ started }: Attempt, missed: number, links: Links, t: CourseMessages): LinkView {
  const words = t.learn.attempt
  return {
    text: missed === 1 ? words.newQuestion : words.newQuestions(missed),
    href: links.attemptQuestion(started.attempt, 1),
  }
}

/** By lesson, in the order of the course. */
function reviewed({ content, attempt, answers, links, t }: ResultInput): ReviewedLesson[] {
  const { course } = content
  const items = attempt.started.items.map((id) => getItem(course, id)).filter(({ id }) => answers.has(id))
  return course.lessons
    .map((lesson) => ({
      title: t.learn.home.lessonName(lesson.number, lesson.title),
      questions: items
        .filter((item) => item.lesson === lesson.id)
        .map((item) => ({
          stem: item.stem,
          options: choiceReplies(item, attempt.started.optionOrders[item.id] ?? '', answers.get(item.id) ?? [], t),
          reread: placeLink(course, item, links, t),
        })),
    }))
    .filter(({ questions }) => questions.length > 0)
}

function placeLink(course: Course, { lesson, section }: SectionPlace, links: Links, t: CourseMessages): LinkView {
  return {
    text: t.learn.attempt.readAgain(getLesson(course, lesson).number, getSection(course, lesson, section).title),
    href: links.lesson(lesson, section),
  }
}

function stepViews({ content, attempt, answers, links, t }: ResultInput): AttemptResult['steps'] {
  const { course } = content
  return (attempt.rounds[0]?.steps ?? []).map(({ step, right, of }) => {
    // Where the questions themselves are there to look at, they say where to read.
    const reread = right === of || answers.size > 0 ? [] : placesToReread(content, attempt, step)
    return {
      title: course.stepTitles[step],
      pips: Array.from({ length: of }, (_, index) => ({ on: index < right, x: index * 16 + 7 })),
      width: of * 16,
      count: t.learn.attempt.rightOf(right, of),
      solid: right === of,
      reread: reread.map((place) => placeLink(course, place, links, t)),
    }
  })
}

/**
 * The record doesn't keep which answers were wrong. So these are the sections that the questions about a step came
 * from, if they are one or two. From three on, it's the section that teaches the whole step.
 */
function placesToReread({ course }: Content, attempt: Attempt, step: ProcedureStep): readonly SectionPlace[] {
  const places = attempt.started.items
    .map((id) => getItem(course, id))
    .filter((item) => item.step === step)
    .map(({ lesson, section }) => ({ lesson, section }))
  const different = places.filter(
    (place, index) => places.findIndex((o) => o.lesson === place.lesson && o.section === place.section) === index,
  )
  return different.length <= 2 ? different : [course.stepPlaces[step]]
}
