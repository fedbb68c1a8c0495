import type { Interaction, Report } from './cmi.ts'
import { fnv1a } from '../../platform/codes/fnv.ts'
import type { Language } from '../../platform/text/language.ts'

/** The data model of cmi5: names, vocabularies and forms (cmi5 Quartz, sections 9 to 13). */

export const COURSE_STRUCTURE = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd'

/** Section 9.3, and `answered` for the questions, which is "cmi5 allowed" (section 7.1.3). */
export const VERBS = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
} as const
export type Verb = keyof typeof VERBS

export const CMI5_CATEGORY = 'https://w3id.org/xapi/cmi5/context/categories/cmi5'
export const MOVE_ON_CATEGORY = 'https://w3id.org/xapi/cmi5/context/categories/moveon'
export const MASTERY_SCORE = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore'

export const MOVE_ON = ['NotApplicable', 'Passed', 'Completed', 'CompletedAndPassed', 'CompletedOrPassed'] as const
type MoveOn = (typeof MOVE_ON)[number]

const MOVE_ON_BY_REPORT: Readonly<Record<Report, MoveOn>> = {
  passed: 'Passed',
  completed: 'Completed',
  'lms-decides': 'CompletedAndPassed',
}

/**
 * Returns the report for which an LMS waits before it has the course as satisfied (section 13.1.4). With
 * `lms-decides` the LMS has the mark.
 */
export function moveOn(report: Report): MoveOn {
  return MOVE_ON_BY_REPORT[report]
}

/** A share from 0 to 1 with at most four decimals, rounded down: rounding must not lift a score over a mark. */
export function scaled(right: number, of: number): number {
  return Math.floor((right * 10_000) / of) / 10_000
}

/**
 * The publisher's id of a course, the base of all its other ids. Any absolute IRI that nobody else uses will do: a URN
 * needs no host, so no domain can lapse and no system is tempted to open it. It is the same in all versions with the
 * same major number, so that a newer package replaces the older one.
 */
function courseIri(
  course: { readonly id: string; readonly version: string },
  site: string,
  languages: readonly string[],
): string {
  return ['urn', course.id, site, languages.join('-'), `v${course.version.split('.')[0]}`].join(':')
}

/** One question as reports name it. */
export interface Question {
  readonly iri: string
  readonly text: string
  readonly language: Language
}

/**
 * Identifies the question of an interaction: the same one in every package and attempt, so that reports can compare
 * sites.
 */
export function questionOf(courseId: string, { item, description, language }: Interaction): Question {
  return { iri: `urn:${courseId}:question:${item}`, text: description, language }
}

/**
 * The id of a statement that a registration may have only once. It's derived from the registration, a UUID, so it is
 * the same in every launch and window, and an LRS takes it once. The verb and the activity make it unique, and the
 * marks of a UUID stay as they are.
 */
export function onceId(registration: string, activityId: string, verb: Verb): string {
  const mixed = Number.parseInt(registration.slice(-8), 16) ^ fnv1a(`${verb} ${activityId}`)
  return registration.slice(0, -8) + (mixed >>> 0).toString(16).padStart(8, '0')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escapes a text for an element or for a double-quoted attribute. */
export function xml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}

/** The name that an LMS looks for, at the root of a package (cmi5 Quartz, section 13.2). */
export const CMI5_FILE = 'cmi5.xml'

/** The content of `cmi5.xml` about a package. */
export interface Cmi5Course {
  readonly id: string
  readonly version: string
  /** The slug of the site: each has a package of its own. */
  readonly site: string
  /** One for each language that the package holds, first the one it opens in. */
  readonly texts: readonly Cmi5Texts[]
  readonly pass: { readonly right: number; readonly of: number }
  readonly report: Report
  /** The page that an LMS opens, as a path from the root of the package. */
  readonly launch: string
}

/** The names that an LMS shows, and the texts next to them. */
interface Cmi5Texts {
  readonly language: string
  /** Tells administrators one package from another. */
  readonly packageTitle: string
  /** Shown to learners. */
  readonly title: string
  readonly description: string
}

/**
 * `cmi5.xml` of a course with one assignable unit (cmi5 Quartz, section 13). The mark is in it only where the LMS
 * decides: a system that has one may set another, and the package must judge by that.
 */
export function cmi5Structure({ id, version, site, texts, pass, report, launch }: Cmi5Course): string {
  const iri = courseIri(
    { id, version },
    site,
    texts.map(({ language }) => language),
  )
  const mastery = report === 'lms-decides' ? ` masteryScore="${scaled(pass.right, pass.of)}"` : ''
  const named = (title: 'packageTitle' | 'title') => `    <title>
${langstrings(texts, title)}
    </title>
    <description>
${langstrings(texts, 'description')}
    </description>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="${COURSE_STRUCTURE}">
  <course id="${xml(iri)}">
${named('packageTitle')}
  </course>
  <au id="${xml(iri)}:au" moveOn="${moveOn(report)}"${mastery} launchMethod="AnyWindow">
${named('title')}
    <url>${xml(launch)}</url>
  </au>
</courseStructure>
`
}

function langstrings(texts: readonly Cmi5Texts[], field: 'packageTitle' | 'title' | 'description'): string {
  return texts
    .map((text) => `      <langstring lang="${xml(text.language)}">${xml(text[field])}</langstring>`)
    .join('\n')
}
