import type { Content } from '../course/content.ts'
import {
  type Block,
  type Course,
  type Detail,
  type Lesson,
  lessonIn,
  type LessonId,
  type Section,
} from '../course/course.ts'
import type { GuideStep } from '../course/decision-guide.ts'
import { practiceItems } from '../course/draw.ts'
import type { Checklist } from '../course/exercise.ts'
import { isGroupDone } from './progress.ts'
import type { ScenarioId } from '../course/scenario.ts'
import { clausePhrase, type Links } from '../course/link.page.ts'
import { type ContactCard, contactCard } from './contact.page.ts'
import { type DetailSwitch, detailSwitch } from './detail-switch.page.ts'
import {
  type DialogView,
  dialogView,
  type ExerciseInput,
  type OrderView,
  orderView,
  type SortView,
  sortView,
} from './exercise.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import { afterStories, type LinkView, type Work } from './next-step.page.ts'
import { type SitePartView, sitePartView } from '../site/part.page.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

/** A lesson as both shells show it. */
export interface LessonBody {
  readonly t: CourseMessages
  readonly title: string
  readonly kicker: string
  readonly heading: string
  readonly lead: string
  readonly note: string
  readonly detailSwitch: DetailSwitch
  readonly sections: readonly SectionView[]
  readonly backHref: string
  readonly next: LinkView
  /** Only in the practice lesson: the stories to choose from. */
  readonly stories: readonly StoryGroup[]
}

export interface SectionView {
  readonly id: string
  readonly title: string
  readonly short: string
  readonly blocks: readonly BlockView[]
}

export type BlockView =
  | { readonly partial: 'prose'; readonly model: { readonly bodyHtml: SafeHtml } }
  | { readonly partial: 'steps'; readonly model: { readonly steps: readonly { title: string; textHtml: SafeHtml }[] } }
  | {
      readonly partial: 'says' | 'words' | 'myths'
      readonly model: { readonly t: CourseMessages; readonly rows: readonly object[] }
    }
  | { readonly partial: 'site'; readonly model: SitePartView }
  | { readonly partial: 'contacts'; readonly model: { readonly cards: readonly ContactCard[] } }
  | { readonly partial: 'clause'; readonly model: { readonly text: string } }
  | { readonly partial: 'sort'; readonly model: SortView }
  | { readonly partial: 'dialog'; readonly model: DialogView }
  | { readonly partial: 'order'; readonly model: OrderView }
  | { readonly partial: 'checklist'; readonly model: Checklist }
  | {
      readonly partial: 'guide'
      readonly model: { readonly t: CourseMessages; readonly steps: readonly GuideStep[]; readonly href: string }
    }

export interface StoryGroup {
  readonly title: string
  readonly state: string
  readonly done: boolean
  readonly stories: readonly {
    readonly title: string
    readonly note: string
    readonly href: string
    readonly done: boolean
  }[]
}

export interface LessonInput extends ExerciseInput {
  readonly site: SiteDetails | null
  readonly detail: Detail
  /** Stories worked through, by id. */
  readonly worked: ReadonlySet<ScenarioId>
  /** The learner's record: the practice lesson leads to a place that depends on it. */
  readonly work: Work
  readonly hidden: readonly HiddenField[]
}

export function lessonBody(input: LessonInput): LessonBody {
  const { content, lesson, detail, links, t, hidden } = input
  const { course, language } = content
  const words = t.learn.lesson
  const items = practiceItems(course, lesson.id)
  const first = items[0]
  const practises = lesson.id === course.practice.lesson
  return {
    t,
    title: words.title(lesson.number),
    kicker: words.kicker(lesson.number, course.lessons.length, lesson.minutes),
    heading: lesson.title,
    lead: lesson.lead,
    note: lesson.note,
    detailSwitch: detailSwitch({ detail, language, to: links.lesson(lesson.id, null), links, t, hidden }),
    sections: lessonIn(lesson, detail).sections.map((section) => ({
      id: section.id,
      title: section.title,
      short: section.short,
      blocks: section.blocks.map((block) => blockView(block, input)),
    })),
    backHref: links.home(),
    next:
      first === undefined
        ? nextInPractice(input)
        : { text: words.toQuestions(items.length), href: links.question(lesson.id, first.id) },
    stories: practises ? storyGroups(content, links, t, input.worked) : [],
  }
}

/** Throws a RangeError for a lesson that the course does not have. */
export function getLesson(course: Course, id: LessonId): Lesson {
  const lesson = course.lessons.find((candidate) => candidate.id === id)
  if (lesson === undefined) throw new RangeError(`no lesson ${id}`)
  return lesson
}

/** Throws a RangeError for a section that the lesson does not have. */
export function getSection(course: Course, lesson: LessonId, id: string): Section {
  const section = getLesson(course, lesson).sections.find((candidate) => candidate.id === id)
  if (section === undefined) throw new RangeError(`no section ${id} in ${lesson}`)
  return section
}

/** One block of a lesson with all that its partial shows. */
export function blockView(block: Block, input: LessonInput): BlockView {
  const { content, site, links, t } = input
  switch (block.kind) {
    case 'prose':
      return { partial: 'prose', model: { bodyHtml: block.bodyHtml } }
    case 'steps':
      return { partial: 'steps', model: { steps: block.steps } }
    case 'says':
      return { partial: 'says', model: { t, rows: block.pairs } }
    case 'words':
    case 'myths':
      return { partial: block.kind, model: { t, rows: block.rows } }
    case 'site':
      return { partial: 'site', model: sitePartView(block.part, site, t, content) }
    case 'contacts': {
      const chosen = block.ids.flatMap((id) => content.contacts.filter((contact) => contact.id === id))
      return {
        partial: 'contacts',
        model: { cards: chosen.map((contact) => contactCard(contact, t, content.language)) },
      }
    }
    case 'clause':
      return { partial: 'clause', model: { text: t.learn.lesson.teaches(clausePhrase(content.policy, block.ids)) } }
    case 'sort':
      return { partial: 'sort', model: sortView(block, input) }
    case 'dialog':
      return { partial: 'dialog', model: dialogView(block, input) }
    case 'order':
      return { partial: 'order', model: orderView(block, input) }
    case 'checklist':
      return { partial: 'checklist', model: block }
    case 'guide':
      return { partial: 'guide', model: { t, steps: content.guide.text, href: links.guide() } }
  }
}

/** The stories come before the final check, also for someone who opened it early. */
function nextInPractice({ content, lesson, links, t, worked, work }: LessonInput): LinkView {
  const { course, scenarios } = content
  const words = t.learn.scenario
  const isDone = work.settled || course.practice.groups.every((group) => isGroupDone(group, scenarios, worked))
  if (isDone) return afterStories(course, work, links, t)
  return { text: worked.size === 0 ? words.firstStory : words.nextStory, href: links.lesson(lesson.id, 'stories') }
}

function storyGroups(content: Content, links: Links, t: CourseMessages, worked: ReadonlySet<ScenarioId>): StoryGroup[] {
  return content.course.practice.groups.map((group) => {
    const stories = content.scenarios
      .filter((scenario) => group.paths.includes(scenario.path))
      .map((scenario) => ({
        title: scenario.title,
        note: scenario.note,
        href: links.scenario(scenario.id),
        done: worked.has(scenario.id),
      }))
    const done = stories.some((story) => story.done)
    return { title: group.title, done, state: done ? t.learn.scenario.groupDone : t.learn.scenario.groupOpen, stories }
  })
}
