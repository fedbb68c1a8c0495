import type { Content } from '../course/content.ts'
import type { Lesson } from '../course/course.ts'
import { clausePhrase, type Links } from '../course/link.page.ts'
import { questionScreenId, questionsOf } from '../course/screens.ts'
import type { CourseMessages } from '../words/messages.ts'
import { type LinkView, nextLink, type Work } from './next-step.page.ts'
import { hasStoriesToChoose } from './progress.ts'

/** The last screen of a lesson, which the reply to its last question holds, too. */
export interface EndView {
  readonly id: string
  readonly heading: string
  /** What the learner can do now. Empty while questions are open. */
  readonly canDo: string
  /** Questions that are still open. */
  readonly open: readonly LinkView[]
  readonly teaches: string
  /** Null where a story is to be chosen first: which one, nobody decides for the learner. */
  readonly next: LinkView | null
}

export interface LessonEndInput {
  readonly content: Content
  readonly lesson: Lesson
  readonly links: Links
  readonly t: CourseMessages
  readonly work: Work
}

export function lessonEnd(input: LessonEndInput): EndView {
  const { content, lesson, t, work } = input
  const { course, policy } = content
  const words = t.learn.lesson
  const teaches = words.teaches(clausePhrase(policy, lesson.clauses))
  if (lesson.id === course.practice.lesson) {
    const next = isChoosing(input) ? null : nextLink(course, work, input.links, t)
    return { id: 'stories', heading: '', canDo: '', open: [], teaches, next }
  }
  const items = questionsOf(course, lesson)
  const open = items.flatMap((item, index) =>
    work.practice.answered.has(item.id)
      ? []
      : [{ text: t.learn.check.place(index + 1, items.length), href: `#${questionScreenId(item.id)}` }],
  )
  const [first] = work.settled || work.finished.includes(lesson.id) ? [] : open
  return {
    id: 'end',
    heading: first === undefined ? t.learn.check.lessonFinished(lesson.number) : words.almost,
    canDo: first === undefined ? (lesson.canDo ?? '') : '',
    open: first === undefined ? [] : open,
    teaches,
    next:
      first === undefined ? nextLink(course, work, input.links, t) : { text: words.toOpenQuestion, href: first.href },
  }
}

/** After a story: the list to choose the next one from, and what follows the stories after the last. */
export function nextInPractice(input: Omit<LessonEndInput, 'lesson'>): LinkView {
  const { content, links, t, work } = input
  if (!isChoosing(input)) return nextLink(content.course, work, links, t)
  return { text: t.learn.scenario.chooseNext, href: links.lesson(content.course.practice.lesson, 'stories') }
}

/** The stories come before the final check, also for someone who opened it early. */
function isChoosing({ content, work }: Pick<LessonEndInput, 'content' | 'work'>): boolean {
  return !work.settled && hasStoriesToChoose(content.course, content.scenarios, work.practice.worked)
}
