import { type Attempt, missedTopics, type OpenRound, outcome, unanswered } from './attempt.ts'
import type { Content } from '../course/content.ts'
import type { Course, ItemId, ProcedureStep, SectionPlace } from '../course/course.ts'
import { acknowledgementBlock, type Coursework } from './coursework.ts'
import { getItem } from '../course/draw.ts'
import type { Answer } from '../course/question-type.ts'
import { getLesson, getSection } from './lesson.page.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import { afterFinalCheck, type LinkView } from './next-step.page.ts'
import { blockedText } from './policy.page.ts'
import { type Again, getOption, type QuestionInput, questionInput } from './question.page.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

export type Answers = ReadonlyMap<ItemId, Answer>

/** The page before the first question. */
export interface AttemptStart {
  readonly t: CourseMessages
  readonly lead: string
  readonly button: string
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly backHref: string
}

export function attemptStart(
  content: Content,
  links: Links,
  t: CourseMessages,
  hidden: readonly HiddenField[],
): AttemptStart {
  const { pass, topics } = content.course
  return {
    t,
    lead: t.learn.attempt.startLead(pass.of, pass.right, topics.length),
    button: t.learn.attempt.start,
    action: links.final(),
    hidden,
    backHref: links.home(),
  }
}

/** One question of the round that is open. Its answer is saved, not graded. */
export interface AttemptQuestion {
  readonly t: CourseMessages
  readonly title: string
  readonly heading: string
  readonly kicker: string
  readonly question: QuestionInput
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly backHref: string
  readonly skipHref: string
}

/** The hidden field that names the question of a form. */
const ASKED = 'question'

/**
 * Whether a form asks another question than the one at its place: the round that it belongs to may have been handed in
 * from another window. A form that names none is believed.
 */
export function asksAnother(item: ItemId, values: (name: string) => readonly string[]): boolean {
  const [asked = item] = values(ASKED)
  return asked !== item
}

export interface RoundInput {
  readonly content: Content
  readonly attempt: Attempt
  readonly open: OpenRound
  readonly answers: Answers
  readonly links: Links
  readonly t: CourseMessages
}

/** @param place 1-based. Throws a RangeError when the round has no such place. */
export function attemptQuestion(
  { content, attempt, open, answers, links, t }: RoundInput,
  place: number,
  again: Again,
  hidden: readonly HiddenField[],
): AttemptQuestion {
  const id = open.items[place - 1]
  if (id === undefined) throw new RangeError(`round ${open.round} has no question ${place}`)
  const item = getItem(content.course, id)
  const words = t.learn.attempt
  const action = links.attemptQuestion(attempt.started.attempt, place)
  return {
    t,
    title: words.title(place, open.items.length),
    heading: words.heading,
    kicker: t.learn.check.place(place, open.items.length),
    question: questionInput(item, open.optionOrders[id] ?? '', answers.get(id) ?? [], again, action, t),
    action,
    hidden: [...hidden, { name: ASKED, value: id }],
    backHref: place === 1 ? links.home() : links.attemptQuestion(attempt.started.attempt, place - 1),
    skipHref: afterQuestion(open, attempt.started.attempt, place, links),
  }
}

/** The link after a saved answer: to the next question, or to "check your answers" after the last. */
export function afterQuestion(open: OpenRound, attempt: string, place: number, links: Links): string {
  return place < open.items.length ? links.attemptQuestion(attempt, place + 1) : links.attemptAnswers(attempt)
}

/**
 * The link for someone who comes back: to the first unanswered question, or to "check your answers" when there is none.
 */
export function whereToGoOn(course: Course, attempt: string, open: OpenRound, answers: Answers, links: Links): string {
  const [first] = unanswered(course, open, answers)
  return first === undefined
    ? links.attemptAnswers(attempt)
    : links.attemptQuestion(attempt, open.items.indexOf(first) + 1)
}

/** "Check your answers", before handing in. */
export interface AttemptAnswers {
  readonly t: CourseMessages
  readonly rows: readonly {
    readonly place: number
    readonly stem: string
    readonly answer: readonly string[]
    readonly waiting: boolean
    readonly href: string
  }[]
  readonly waiting: string
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly backHref: string
}

export function attemptAnswers(
  { content, attempt, open, answers, links, t }: RoundInput,
  hidden: readonly HiddenField[],
): AttemptAnswers {
  const waiting = unanswered(content.course, open, answers)
  const id = attempt.started.attempt
  return {
    t,
    rows: open.items.map((itemId, index) => {
      const item = getItem(content.course, itemId)
      const answer = answers.get(itemId) ?? []
      return {
        place: index + 1,
        stem: item.stem,
        answer: answer.map((letter) => getOption(item, letter).text),
        waiting: waiting.includes(itemId),
        href: links.attemptQuestion(id, index + 1),
      }
    }),
    waiting: waiting.length === 0 ? '' : t.learn.attempt.waiting(waiting.length),
    action: links.attemptAnswers(id),
    hidden,
    backHref: links.attemptQuestion(id, open.items.length),
  }
}

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
  readonly noLimit: string
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly homeHref: string
}

/**
 * @param work what the learner has on record: it says what is left to do after the check.
 * @param site null when it has published nothing yet: then the policy can be read, and not acknowledged.
 */
export function attemptResult(
  content: Content,
  attempt: Attempt,
  work: Coursework,
  site: SiteDetails | null,
  links: Links,
  t: CourseMessages,
  hidden: readonly HiddenField[],
): AttemptResult {
  const words = t.learn.attempt
  const first = attempt.rounds[0]
  if (first === undefined) throw new RangeError(`attempt ${attempt.started.attempt} was not handed in`)
  const end = outcome(attempt)
  const missed = missedTopics(attempt)
  const { topics, pass } = content.course
  const passed = end === 'passed'
  return {
    t,
    heading: passed ? words.passedTitle : end === 'topics-open' ? words.topicsTitle(missed.length) : words.belowTitle,
    fits: passed,
    score: words.score(first.right, first.of),
    topicsLine: words.topicsRight(topics.length - missed.length, topics.length),
    lead: passed
      ? passedLead(content.course, work, site, t)
      : end === 'topics-open'
        ? words.topicsLead
        : words.belowLead(pass.right),
    topics: topics
      .filter((rule) => missed.includes(rule.topic))
      .map((rule) => ({
        id: rule.topic,
        title: rule.title,
        fits: rule.fits,
        rereadHref: links.lesson(rule.lesson, rule.section),
      })),
    next: passed ? afterFinalCheck(content.course, work, links, t) : nextAfterMiss(attempt, links, t),
    startsNew: end === 'below',
    steps: stepViews(content, attempt, links, t),
    noLimit: passed ? '' : words.noLimit,
    action: links.final(),
    hidden,
    homeHref: links.home(),
  }
}

function passedLead(course: Course, work: Coursework, site: SiteDetails | null, t: CourseMessages): string {
  const words = t.learn.attempt
  if (work.settled) return words.passedDone
  const block = acknowledgementBlock(course, work, site)
  if (block === null) return words.passedLead
  return block.kind === 'lessons' ? words.passedLessonsLead(block.left) : words.passedWaits(blockedText(block, t))
}

function nextAfterMiss(attempt: Attempt, links: Links, t: CourseMessages): LinkView {
  const words = t.learn.attempt
  if (outcome(attempt) !== 'topics-open') return { text: words.startNew, href: links.final() }
  const missed = missedTopics(attempt).length
  return {
    text: missed === 1 ? words.newQuestion : words.newQuestions(missed),
    href: links.attemptQuestion(attempt.started.attempt, 1),
  }
}

function stepViews(content: Content, attempt: Attempt, links: Links, t: CourseMessages): AttemptResult['steps'] {
  const { course } = content
  return (attempt.rounds[0]?.steps ?? []).map(({ step, right, of }) => {
    const reread = right === of ? [] : placesToReread(content, attempt, step)
    return {
      title: course.stepTitles[step],
      pips: Array.from({ length: of }, (_, index) => ({ on: index < right, x: index * 16 + 7 })),
      width: of * 16,
      count: t.learn.attempt.rightOf(right, of),
      solid: right === of,
      reread: reread.map(({ lesson, section }) => ({
        text: t.learn.attempt.readAgain(getLesson(course, lesson).number, getSection(course, lesson, section).title),
        href: links.lesson(lesson, section),
      })),
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
