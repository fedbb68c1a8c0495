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
import { optionOrder } from '../course/draw.ts'
import type { Checklist } from '../course/exercise.ts'
import type { Picture } from '../course/picture.ts'
import { type CheckForm, checkForm } from './check.page.ts'
import { type EndView, lessonEnd } from './lesson-end.page.ts'
import type { Practice } from './progress.ts'
import { type LessonScreen, resumeAt, screensOf } from '../course/screens.ts'
import type { ScenarioId } from '../course/scenario.ts'
import type { Links } from '../course/link.page.ts'
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
import type { LinkView, Work } from './next-step.page.ts'
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
  /** The sections and the questions between them, in order. */
  readonly screens: readonly ScreenView[]
  /** The short names of the sections, beside the lesson. */
  readonly outline: readonly LinkView[]
  /** The id of the screen to begin with. */
  readonly resume: string
  readonly end: EndView
  readonly backHref: string
  /** Only in the practice lesson: the stories to choose from. */
  readonly stories: readonly StoryGroup[]
}

export type ScreenView =
  | {
      readonly kind: 'section'
      readonly id: string
      readonly title: string
      readonly blocks: readonly BlockView[]
      /** What stands before the first section; null for the others. */
      readonly start: LessonStart | null
    }
  | {
      readonly kind: 'question'
      readonly t: CourseMessages
      readonly id: string
      readonly form: CheckForm
      /** The page with the learner's answer, or empty before the first. */
      readonly replyHref: string
    }

interface LessonStart {
  readonly lead: string
  readonly note: string
  readonly picture: Picture | null
  readonly detailSwitch: DetailSwitch
}

/**
 * Gives a screen that was made before, or makes it.
 * @param key everything that its screen depends on but the content, the language and the site
 * @param isOfSite whether it depends on the details of the site
 */
export type KeepScreen = (key: string, isOfSite: boolean, make: () => ScreenView) => ScreenView

/** A block of its own on the page. */
export type ShownBlock = Exclude<Block, { readonly kind: 'clause' | 'check' }>

export type BlockView =
  | { readonly partial: 'prose'; readonly model: { readonly bodyHtml: SafeHtml } }
  | { readonly partial: 'steps'; readonly model: { readonly steps: readonly { title: string; textHtml: SafeHtml }[] } }
  | {
      readonly partial: 'says' | 'words' | 'myths'
      readonly model: { readonly t: CourseMessages; readonly rows: readonly object[] }
    }
  | { readonly partial: 'site'; readonly model: SitePartView }
  | { readonly partial: 'contacts'; readonly model: { readonly cards: readonly ContactCard[] } }
  | { readonly partial: 'sort'; readonly model: SortView }
  | { readonly partial: 'dialog'; readonly model: DialogView }
  | { readonly partial: 'order'; readonly model: OrderView }
  | { readonly partial: 'checklist'; readonly model: Checklist }
  | { readonly partial: 'figure'; readonly model: Pick<ShownBlock & { kind: 'figure' }, 'name' | 'text' | 'labels'> }
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
  readonly practice: Pick<Practice, 'answered' | 'worked'>
  /** Shuffles the options of questions. */
  readonly seed: string
  /** The learner's record: the practice lesson leads to a place that depends on it. */
  readonly work: Work
  readonly hidden: readonly HiddenField[]
}

/** @param keep for a lesson that is only read, and whose hidden fields are the same for everybody */
export function lessonBody(input: LessonInput, keep: KeepScreen = (_key, _isOfSite, make) => make()): LessonBody {
  const { content, lesson, detail, links, t, practice } = input
  const { course } = content
  const words = t.learn.lesson
  const practises = lesson.id === course.practice.lesson
  const read = lessonIn(lesson, detail)
  return {
    t,
    title: words.title(lesson.number),
    kicker: words.kicker(lesson.number, course.lessons.length, lesson.minutes),
    heading: lesson.title,
    screens: screensOf(course, read).flatMap((screen, index) => screenView(screen, index === 0, input, keep)),
    outline: read.sections.map((section) => ({ text: section.short, href: `#${section.id}` })),
    resume: resumeAt(course, lesson, practice.answered),
    end: lessonEnd(input),
    backHref: links.home(),
    stories: practises ? storyGroups(content, links, t, practice.worked) : [],
  }
}

function screenView(screen: LessonScreen, isFirst: boolean, input: LessonInput, keep: KeepScreen): ScreenView[] {
  const { content, site, lesson, detail, links, t, hidden, practice, seed } = input
  const { kind, id } = screen
  if (kind === 'section') {
    const { title, blocks } = screen.section
    const isOfSite = blocks.some((block) => block.kind === 'site')
    const make = (): ScreenView => {
      const shown = blocks.filter(isShown).map((block) => blockView(block, input))
      return { kind, id, title, blocks: shown, start: isFirst ? lessonStart(input) : null }
    }
    return [keep(`${lesson.id} ${id} ${detail}`, isOfSite, make)]
  }
  if (kind !== 'question') return []
  const { item } = screen
  const order = optionOrder(item, seed)
  const isAnswered = practice.answered.has(item.id)
  const make = (): ScreenView => {
    const form = checkForm({ content, site, lesson, item, order, answer: [], links, t }, null, hidden)
    return { kind, t, id, form, replyHref: isAnswered ? links.reply(lesson.id, item.id) : '' }
  }
  return [keep(`${lesson.id} ${id} ${order} ${isAnswered}`, false, make)]
}

function lessonStart({ content, lesson, detail, links, t, hidden }: LessonInput): LessonStart {
  const { lead, note, picture } = lesson
  const { language } = content
  const to = links.lesson(lesson.id, null)
  return { lead, note, picture, detailSwitch: detailSwitch({ detail, language, to, links, t, hidden, isBrief: true }) }
}

/** What a section teaches is said once, at the end of the lesson; a question is a screen of its own. */
function isShown(block: Block): block is ShownBlock {
  return block.kind !== 'clause' && block.kind !== 'check'
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
export function blockView(block: ShownBlock, input: LessonInput): BlockView {
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
    case 'sort':
      return { partial: 'sort', model: sortView(block, input) }
    case 'dialog':
      return { partial: 'dialog', model: dialogView(block, input) }
    case 'order':
      return { partial: 'order', model: orderView(block, input) }
    case 'checklist':
      return { partial: 'checklist', model: block }
    case 'figure':
      return { partial: 'figure', model: block }
    case 'guide':
      return { partial: 'guide', model: { t, steps: content.guide.text, href: links.guide() } }
  }
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
