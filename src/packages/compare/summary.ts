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
  /** The ids of the options of each question, those that fit marked: what a saved answer consists of. */
  readonly questions: ReadonlyMap<string, string>
  /** How many decisions each story has. */
  readonly stories: ReadonlyMap<string, string>
  readonly policyVersion: string
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
