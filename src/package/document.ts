import type { CalendarDate } from '../domain/calendar.ts'
import type { CoursePackage } from '../domain/course-package.ts'
import { formatDate } from '../pages/dates.ts'
import { type Messages, MESSAGES } from '../pages/messages/messages.ts'
import { leaveHref, packageLinks } from '../pages/package-links.ts'
import { renderPart } from '../pages/render.ts'
import { support } from '../pages/shell.ts'
import { sitePartView } from '../pages/site-part.ts'

/** The one document of a package: what stands around every page, until the runtime puts the first page in. */
export function launchDocument(coursePackage: CoursePackage, scripts: readonly string[]): string {
  const { content, site } = coursePackage
  const t = wordsBeforeScript(coursePackage)
  const { course, policy, language } = content
  return renderPart('layouts/sco', {
    language,
    t,
    title: t.shell.orientation,
    scripts,
    brand: site.organization,
    subtitle: t.account.siteShown(site.name),
    homeHref: packageLinks.home(),
    leaveHref: leaveHref(),
    support: support(content, site, null, packageLinks.contacts(), null),
    // Checked to be a day by the schema of the content.
    versions: t.shell.versions(course.version, formatDate(policy.effectiveOn as CalendarDate, language)),
  })
}

/**
 * A document knows no time of day, so it names everyone whom staff tell, with their hours, until the script knows who is
 * on duty.
 */
function wordsBeforeScript({ content: { language }, site }: CoursePackage): Messages {
  const t = MESSAGES[language]
  // Only the people with hours of their own go without a label.
  const named = sitePartView('named', site, t, language).people.filter(({ label }) => label === '')
  if (named.length === 0) return t
  const people = named.map(({ role, phone, detail }) => t.sco.onDuty(role, phone, detail))
  return { ...t, support: { ...t.support, tellUnnamed: t.sco.tellOnDuty(people) } }
}

/** The data of the course as a script: as JSON in a file of its own, it would have to be fetched. */
export function dataScript(course: CoursePackage): string {
  return `window.courseData=${asciiJson(course)}\n`
}

/**
 * JSON that means the same in a script whatever character set a server announces, and that closes no tag when a
 * server puts it into a page.
 */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
