import type { Content } from '../course/content.ts'
import type { Item, Lesson } from '../course/course.ts'
import { clausePhrase, type Links } from '../course/link.page.ts'
import { type Answer, fits, isOrdered, lettersOf, rulesOf, takesOne } from '../course/question-type.ts'
import { questionsOf, screenAfter } from '../course/screens.ts'
import type { CourseMessages } from '../words/messages.ts'
import { type EndView, lessonEnd } from './lesson-end.page.ts'
import type { Work } from './next-step.page.ts'
import { type Again, getOption, type QuestionInput, questionInput } from './question.page.ts'
import { type SitePartView, sitePartView } from '../site/part.page.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

/** A practice question, waiting for an answer. */
export interface CheckForm {
  readonly t: CourseMessages
  readonly title: string
  readonly heading: string
  readonly kicker: string
  readonly question: QuestionInput
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly backHref: string
  readonly back: string
  readonly rereadHref: string
}

/** A practice question with its answer and the reason for every option. */
export interface CheckReply {
  readonly t: CourseMessages
  readonly title: string
  readonly heading: string
  readonly kicker: string
  readonly stem: string
  readonly fits: boolean
  readonly reply: string
  readonly explanation: string
  readonly policy: string
  readonly sites: readonly SitePartView[]
  /** What the learner chose, and what fits. */
  readonly options: readonly OptionReply[]
  /** The options that nobody has to look at, folded. */
  readonly others: readonly OptionReply[]
  readonly next: { readonly text: string; readonly href: string }
  /** After the last question of a lesson, once all are answered: the end of the lesson. */
  readonly end: EndView | null
  readonly backHref: string
  readonly back: string
  readonly againHref: string
  readonly rereadHref: string
  readonly notes: readonly string[]
}

export interface OptionReply {
  readonly tone: 'fits' | 'yours' | 'plain'
  readonly tag: string
  readonly text: string
  readonly why: string
}

export interface CheckInput {
  readonly content: Content
  readonly site: SiteDetails | null
  readonly lesson: Lesson
  readonly item: Item
  readonly order: string
  readonly answer: Answer
  readonly links: Links
  readonly t: CourseMessages
}

export function checkForm(input: CheckInput, again: Again, hidden: readonly HiddenField[]): CheckForm {
  const { lesson, item, order, answer, links, t } = input
  const action = links.question(lesson.id, item.id)
  return {
    ...frame(input),
    question: questionInput(item, order, answer, again, action, t),
    action,
    hidden,
  }
}

/** What was chosen, and what works better: each with its reason. */
export function choiceReplies(item: Item, order: string, answer: Answer, t: CourseMessages): OptionReply[] {
  return replies(item, order, answer, t).filter(({ tone }) => tone !== 'plain')
}

function replies(item: Item, order: string, answer: Answer, t: CourseMessages): OptionReply[] {
  return isOrdered(item) ? orderReplies(item, answer, t) : optionReplies(item, order, answer, t)
}

/** @param work the learner's record, with this answer in it. */
export function checkReply(input: CheckInput, work: Work): CheckReply {
  const { content, lesson, item, links, t } = input
  const words = t.learn.check
  const common = frame(input)
  const after = screenAfter(content.course, lesson, item.id)
  const end = lessonEnd({ content, lesson, links, t, work })
  const isLast = after === 'end' && end.open.length === 0
  const reply = replyTo(input, common.title)
  return {
    ...common,
    ...reply,
    next: isLast && end.next !== null ? end.next : { text: words.next, href: links.lesson(lesson.id, after) },
    end: isLast ? end : null,
    againHref: links.question(lesson.id, item.id),
    notes: item.topic !== null && !reply.fits ? [words.mustKnow] : [],
  }
}

/** The reply to an answer, wherever the question was asked. @param title of the page with the question */
export function replyTo(
  { content, site, item, order, answer: given, t }: Omit<CheckInput, 'lesson' | 'links'>,
  title: string,
) {
  const words = t.learn.check
  // An answer kept from a time when the question took several letters counts as its first one.
  const answer = rulesOf(item).read(lettersOf(item.options), given)
  const right = fits(item, answer)
  return {
    title: (right ? words.repliedTitle.fits : words.repliedTitle.again)(title),
    stem: item.stem,
    fits: right,
    reply: right ? words.fits : words.again,
    explanation: item.explanation,
    policy: words.policy(clausePhrase(content.policy, item.clauses)),
    sites: item.site === null ? [] : [sitePartView(item.site, site, t, content)],
    options: choiceReplies(item, order, answer, t),
    others: replies(item, order, answer, t).filter(({ tone }) => tone === 'plain'),
  }
}

function frame({ content, lesson, item, links, t }: CheckInput) {
  const words = t.learn.check
  const items = questionsOf(content.course, lesson)
  const place = items.findIndex((candidate) => candidate.id === item.id) + 1
  return {
    t,
    title: words.title(lesson.number, place, items.length),
    heading: words.heading(lesson.title),
    kicker: words.place(place, items.length),
    backHref: links.lesson(lesson.id, null),
    back: words.back,
    rereadHref: links.lesson(item.lesson, item.section),
  }
}

/** What was chosen comes first. */
function optionReplies(item: Item, order: string, answer: Answer, t: CourseMessages): OptionReply[] {
  const words = t.learn.check
  const chosen = [...order].filter((letter) => answer.includes(letter))
  return [...new Set([...chosen, ...order])].map((letter) => {
    const option = getOption(item, letter)
    const yours = answer.includes(letter)
    const theOne = takesOne(item) ? words.theOne : words.alsoFits
    return {
      tone: option.fits ? 'fits' : yours ? 'yours' : 'plain',
      tag: option.fits ? (yours ? words.yoursFits : theOne) : yours ? words.yours : '',
      text: option.text,
      why: option.why,
    }
  })
}

/** The steps in their right order, each with the place that the learner gave it. */
function orderReplies(item: Item, answer: Answer, t: CourseMessages): OptionReply[] {
  const words = t.learn.check
  return item.options.map((option, index) => {
    const given = answer.indexOf(option.id)
    const inPlace = given === index
    return {
      tone: inPlace ? 'fits' : 'yours',
      tag: inPlace ? words.orderPlace(index + 1) : `${words.orderPlace(index + 1)}. ${words.orderYours(given + 1)}`,
      text: option.text,
      why: option.why,
    }
  })
}
