import type { AnswerReport, Report } from '../standards/cmi.ts'
import type { PackageEdition } from '../standards/edition.ts'
import type { Language } from '../../platform/text/language.ts'

/** The facts by which two packages are compared. A reader takes them from the files (`read-package.job.ts`). */
export interface PackageSummary {
  /** The layout of the files. A package reads what an earlier layout saved, but not the other way around. */
  readonly layout: number
  readonly edition: PackageEdition
  readonly report: Report
  readonly answers: AnswerReport
  readonly leaveTo: string | null
  /** Names of the manifest, the organization, the item and the SCO, by which an LMS knows the course. */
  readonly identifiers: readonly string[]
  /** The text of the manifest; empty for the edition that has none. */
  readonly manifest: string
  readonly site: SiteSummary
  /** One for each language, in the order of the package. */
  readonly contents: readonly [ContentSummary, ...ContentSummary[]]
}

export interface SiteSummary {
  readonly slug: string
  /** Everybody and everything at the site with a phone number. */
  readonly numbers: readonly PhoneNumber[]
  /** All details but the numbers, as one text to compare. */
  readonly details: string
}

export interface PhoneNumber {
  /** The course's word for the people who answer. */
  readonly who: string
  readonly number: string
}

export interface ContentSummary {
  readonly language: Language
  readonly courseId: string
  readonly version: string
  readonly passMark: string
  readonly topics: readonly string[]
  readonly lessons: readonly string[]
  /** The option ids of each question, with the correct ones marked. Saved answers consist of these. */
  readonly questions: ReadonlyMap<string, string>
  /** The number of decisions in each story. */
  readonly stories: ReadonlyMap<string, string>
  readonly policyVersion: string
  /** What each clause of the policy says. */
  readonly clauses: ReadonlyMap<string, string>
  readonly contacts: readonly ContactSummary[]
  /** All that is read of each lesson, question, story, clause and contact, to tell whether it changed. */
  readonly texts: ReadonlyMap<string, string>
}

export interface ContactSummary {
  readonly id: string
  readonly name: string
  /** Every number of it, as one text. */
  readonly number: string
}

/** The size of a change in terms of a version number, from the smallest. */
export const CHANGE_KINDS = ['same', 'patch', 'minor', 'major'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** Compares two versions like `1.2.3` by the first number that differs. */
export function changeKind(before: string, after: string): ChangeKind {
  const [from, to] = [before.split('.'), after.split('.')]
  const first = [0, 1, 2].find((place) => from[place] !== to[place])
  return first === undefined ? 'same' : ((['major', 'minor', 'patch'] as const)[first] ?? 'same')
}

/**
 * The differences between two packages. `apart`: the new one is another course to an LMS, or what learners have done
 * wouldn't fit it, so it never replaces the old one (`docs/decisions/0017`). `level`: the size of the change of the
 * course. A difference of one order or site is no change of the course.
 */
export const DIFFERENCES = {
  course: { level: 'same', apart: true },
  site: { level: 'same', apart: true },
  edition: { level: 'same', apart: true },
  languages: { level: 'same', apart: true },
  identifiers: { level: 'same', apart: true },
  older: { level: 'same', apart: true },
  earlierForm: { level: 'same', apart: true },
  majorVersion: { level: 'major', apart: true },
  report: { level: 'same', apart: true },
  lessonsGone: { level: 'major', apart: true },
  lessonsAdded: { level: 'major', apart: true },
  topicsGone: { level: 'major', apart: true },
  topicsAdded: { level: 'major', apart: true },
  passMark: { level: 'major', apart: true },
  questionsGone: { level: 'minor', apart: false },
  questionsAdded: { level: 'minor', apart: false },
  optionsChanged: { level: 'minor', apart: false },
  storiesGone: { level: 'minor', apart: false },
  storiesAdded: { level: 'minor', apart: false },
  storiesChanged: { level: 'minor', apart: false },
  policy: { level: 'minor', apart: false },
  wording: { level: 'minor', apart: false },
  answers: { level: 'same', apart: false },
  contactNumbers: { level: 'patch', apart: false },
  siteNumbers: { level: 'same', apart: false },
  siteDetails: { level: 'same', apart: false },
  leaveTo: { level: 'same', apart: false },
} as const satisfies Record<string, { readonly level: ChangeKind; readonly apart: boolean }>
export type DifferenceKind = keyof typeof DIFFERENCES
