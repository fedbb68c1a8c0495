import type { Course, Detail, Item, LessonId } from './course.ts'
import type { Guide } from './decision-guide.ts'
import type { Contact, Policy } from './policy-shape.ts'
import type { Scenario, ScenarioId } from './scenario.ts'
import type { Language } from '../platform/text/language.ts'
import type { SafeHtml } from '../platform/html/safe.ts'

/** Everything authored, in one language. */
export interface Content {
  readonly language: Language
  readonly course: Course
  readonly policy: Policy
  readonly contacts: readonly Contact[]
  readonly scenarios: readonly Scenario[]
  readonly guide: Guide
}

/** An edition of the content, read again from what was stored of it. */
export interface KeptEdition {
  /** `null` for an edition in an earlier form. If today's pages can't show it again, it is shown as it was kept. */
  readonly content: Content | null
  readonly lessons: readonly KeptLesson[]
  readonly stories: readonly KeptStory[]
  /** `null` if the edition has none, or has it in a form that pages don't know. */
  readonly items: readonly Item[] | null
  readonly policy: Policy | null
  readonly contacts: readonly Contact[] | null
  /** What it took to pass, with the same exception. */
  readonly rule: Pick<Course, 'pass' | 'topics'> | null
}

export interface KeptLesson {
  readonly id: LessonId
  readonly title: string
  /** The page on each path of detail that the edition has, without details of a site. */
  readonly pages: readonly { readonly detail: Detail; readonly html: SafeHtml }[]
}

export interface KeptStory {
  readonly id: ScenarioId
  readonly title: string
  readonly pages: readonly StoryPage[]
}

export interface StoryPage {
  /** The page's name in its address: `steps/1`, followed by the choice in the address of a reply. */
  readonly page: string
  /** The path of detail, or null for a page that is the same on both. */
  readonly detail: Detail | null
  readonly html: SafeHtml
}
