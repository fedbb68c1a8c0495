import { type Attempt, type OpenRound, unanswered } from './attempt.ts'
import type { Content } from '../course/content.ts'
import type { Course, ItemId } from '../course/course.ts'
import { getItem } from '../course/draw.ts'
import { type Answer, takesOne } from '../course/question-type.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import type { LinkView } from './next-step.page.ts'
import { type Again, getOption, type QuestionInput, questionInput } from './question.page.ts'
import type { HiddenField } from '../platform/html/field.page.ts'

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
  /** The way on without an answer, or with the one that is saved. */
  readonly skip: LinkView
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
  round: RoundInput,
  place: number,
  again: Again,
  hidden: readonly HiddenField[],
): AttemptQuestion {
  const { content, attempt, open, answers, links, t } = round
  const id = open.items[place - 1]
  if (id === undefined) throw new RangeError(`round ${open.round} has no question ${place}`)
  const item = getItem(content.course, id)
  const words = t.learn.attempt
  const isSaved = takesOne(item) && answers.has(id)
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
    skip: { text: isSaved ? words.keep : words.skip, href: afterQuestion(round, place) },
  }
}

/** The link after a saved answer: to the next question, or to "check your answers" after the last one that waits. */
export function afterQuestion({ content, attempt, open, answers, links }: RoundInput, place: number): string {
  const { attempt: id } = attempt.started
  const isLast = place === open.items.length || unanswered(content.course, open, answers).length === 0
  return isLast ? links.attemptAnswers(id) : links.attemptQuestion(id, place + 1)
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
