import type { Report } from './cmi.ts'
import { COURSE_STRUCTURE, courseIri, moveOn, scaled } from './cmi5.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as it stands in an element or between the double quotes of an attribute. */
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

/** The names that an LMS shows, and what it shows beside them. */
interface Cmi5Texts {
  readonly language: string
  /** Tells administrators one package from another. */
  readonly packageTitle: string
  /** For learners. */
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
