import type { AnswerReport, Report } from './standards/cmi.ts'
import type { Content } from '../course/content.ts'
import type { PackageEdition } from './standards/edition.ts'
import type { Language } from '../platform/text/language.ts'
import type { Item } from '../course/course.ts'
import type { Scenario } from '../course/scenario.ts'
import type { LogoView } from '../platform/html/logo.ts'
import type { UpdatePlan } from '../policy/delta.ts'
import type { ShownDetails } from '../organization/details-shape.ts'

/** An order for a package: the course, in one language or more, with the details of one site. */
export interface PackageOrder extends PackageSettings {
  /** The first is the one that the package opens in; with several, learners choose. */
  readonly contents: readonly [Content, ...Content[]]
  /** The organization's logo and color, or null for another organization. */
  readonly brand: PackageBrand | null
}

export interface PackageBrand {
  /** What it adds to the stylesheet. */
  readonly css: string
  readonly logo: { readonly png: Uint8Array; readonly view: LogoView } | null
}

/** The settings that all languages of a package share. */
interface PackageSettings {
  readonly edition: PackageEdition
  readonly report: Report
  readonly answers: AnswerReport
  readonly site: ShownDetails
  /** The address behind "Leave this page", or `null` for a page of the package that says nothing. */
  readonly leaveTo: string | null
  /** Only what changed in the policy, for people who finished before. Absent for the whole course. */
  readonly update?: PackageUpdate
}

/** What changed since a version of the policy, in each language of the package. */
export interface PackageUpdate {
  /** The version that people know who get the package. */
  readonly from: string
  readonly plans: Readonly<Partial<Record<Language, PackagePlan>>>
}

export interface PackagePlan extends UpdatePlan {
  readonly minutes: number
}

/** A package as its own scripts find it: the settings, and in which languages it comes. */
export interface PackageFacts extends PackageSettings {
  /** Stays the same in all versions with the same major number. */
  readonly id: string
  readonly courseId: string
  readonly logo: LogoView | null
  /** The first is the one in which the document is written. */
  readonly languages: readonly PackageLanguage[]
}

export interface PackageLanguage {
  readonly language: Language
  /** In the language itself, so that people who need it can read it. */
  readonly name: string
}

/** The course in play, in the language of the learner. */
export interface CoursePackage extends PackageSettings {
  readonly content: Content
}

/**
 * Names a package for an LMS and for the browser. It stays the same in all versions with the same major number, so a
 * newer file replaces the older one instead of being added to it. Letters, digits, dots and hyphens.
 */
export function packageId({ contents, site, update }: Pick<PackageOrder, 'contents' | 'site' | 'update'>): string {
  const [{ course, policy }] = contents
  const id = update === undefined ? course.id : `${updateId(course.id)}.${policy.version}`
  return `${id}.${site.slug}.${languagesOf(contents).join('-')}.v${majorOf(course.version)}`
}

/** Names the updates of a course. Each version of the policy has one of its own. */
export function updateId(courseId: string): string {
  return `${courseId}-update`
}

/** What a check code at the end states: the version of the course, or that of the policy where only that changed. */
export function statedBy({ course, policy }: Pick<Content, 'course' | 'policy'>, update: PackageUpdate | undefined) {
  return update === undefined ? course : { id: updateId(course.id), version: policy.version }
}

/** Throws an Error for a language that the package doesn't have. */
export function planIn({ plans }: PackageUpdate, language: Language): PackagePlan {
  const plan = plans[language]
  if (plan === undefined) throw new Error(`the update has no "${language}"`)
  return plan
}

/** The major version of the course in the id of a package. */
export function majorIn(id: string): string {
  return id.slice(id.lastIndexOf('.v') + 2)
}

export function languagesOf(contents: PackageOrder['contents']): Language[] {
  return contents.map(({ language }) => language)
}

export function majorOf(version: string): string {
  return version.split('.')[0] ?? version
}

/**
 * The parts of the course that can load after its first page: the questions of the final check and the stories are
 * more than half of it.
 */
export interface LaterContent {
  readonly items: readonly Item[]
  readonly scenarios: readonly Scenario[]
}

/** Splits the course into the part that its first page needs, and the rest. `joined` puts them together again. */
export function parted(content: Content): { readonly first: Content; readonly later: LaterContent } {
  const { course, scenarios } = content
  const of = (use: Item['use']) => course.items.filter((item) => item.use === use)
  return {
    first: { ...content, course: { ...course, items: of('practice') }, scenarios: [] },
    later: { items: of('final'), scenarios },
  }
}

export function joined(first: Content, { items, scenarios }: LaterContent): Content {
  return { ...first, course: { ...first.course, items: [...first.course.items, ...items] }, scenarios }
}
