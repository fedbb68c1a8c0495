import type { Content } from '../course/content.ts'
import type { CourseMessages } from '../words/messages.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'

/** The line at the bottom of pages, in pieces: the second one is the policy's version, which stays on one line. */
export function versionsNote({ course, policy, language }: Content, t: CourseMessages): string[] {
  // Checked to be a day by the schema of the content.
  const since = formatDate(policy.effectiveOn as CalendarDate, language)
  const [before = '', after = ''] = t.shell.versions(course.version, '\n', since).split('\n')
  return [before, policy.version, after]
}
