import type { CalendarDate } from '../platform/time/calendar.ts'
import { staleSince } from '../course/contact-age.ts'
import type { Content } from '../course/content.ts'
import type { SiteDetails } from '../organization/site-details.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { CourseMessages } from '../words/messages.ts'

/** What a page says when a number was not checked for a year; empty before. Every number is shown all the same. */
export function numbersChecked(content: Content, site: SiteDetails, on: CalendarDate, t: CourseMessages): string {
  const since = staleSince([...content.contacts, ...site.local], on)
  return since === null ? '' : t.sco.numbersChecked(formatDate(since, content.language))
}
