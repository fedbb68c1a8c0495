import type { AnswerReport, Report } from '../standards/cmi.ts'
import type { PackageEdition } from '../standards/edition.ts'
import type { Language } from '../../platform/text/language.ts'

/** What two packages are compared by: what a reader takes from the files (`read-package.ts`). */
export interface PackageSummary {
  /** Which layout the files have. A package reads what one of an earlier layout saved, and not the other way. */
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
  /** What the course calls whoever answers. */
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
