import type { CalendarDate } from '../domain/calendar.ts'
import { contactChecks, staleSince } from '../domain/contact-age.ts'
import type { Content } from '../domain/content.ts'
import type { SiteDetails } from '../domain/site.ts'
import { formatDate } from './dates.ts'
import type { CourseMessages } from './messages/messages.ts'

/** What a page says when a number was not checked for a year; empty before. Every number is shown all the same. */
export function numbersChecked(content: Content, site: SiteDetails, on: CalendarDate, t: CourseMessages): string {
  const since = staleSince(contactChecks(content.contacts, site.local, on))
  return since === null ? '' : t.sco.numbersChecked(formatDate(since, content.language))
}
