import type { Content } from '../course/content.ts'
import type { Lesson } from '../course/course.ts'
import { clausePhrase, type Links } from '../course/link.page.ts'
import { questionScreenId, questionsOf } from '../course/screens.ts'
import type { CourseMessages } from '../words/messages.ts'
import { type LinkView, nextLink, type Work } from './next-step.page.ts'
import { nextStory } from './progress.ts'

/** The last screen of a lesson, which the reply to its last question holds, too. */
export interface EndView {
  readonly id: string
  readonly heading: string
  /** What the learner can do now. Empty while questions are open. */
  readonly canDo: string
  /** Questions that are still open. */
  readonly open: readonly LinkView[]
  readonly teaches: string
  readonly next: LinkView
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
    return { id: 'stories', heading: '', canDo: '', open: [], teaches, next: nextInPractice(input) }
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

/** The stories come before the final check, also for someone who opened it early. */
export function nextInPractice({ content, links, t, work }: Omit<LessonEndInput, 'lesson'>): LinkView {
  const { course, scenarios } = content
  const { worked } = work.practice
  const story = work.settled ? null : nextStory(course, scenarios, worked)
  if (story === null) return nextLink(course, work, links, t)
  const words = t.learn.scenario
  const name = worked.size === 0 ? words.firstStory : words.nextStory
  return { text: name(story.title), href: links.scenario(story.id) }
}
