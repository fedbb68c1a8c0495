import type { CalendarDate } from '../domain/calendar.ts'
import type { CoursePackage } from '../domain/course-package.ts'
import { formatDate } from '../pages/dates.ts'
import { MESSAGES } from '../pages/messages/messages.ts'
import { leaveHref, packageLinks } from '../pages/package-links.ts'
import { renderPart } from '../pages/render.ts'
import { support } from '../pages/shell.ts'

/** The one document of a package: what stands around every page, until the runtime puts the first page in. */
export function launchDocument({ content, site }: CoursePackage, scripts: readonly string[]): string {
  const t = MESSAGES[content.language]
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
    support: support(content, site, null, packageLinks.contacts()),
    // Checked to be a day by the schema of the content.
    versions: t.shell.versions(course.version, formatDate(policy.effectiveOn as CalendarDate, language)),
  })
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
