import type { ShellLink } from '../platform/html/shell.page.ts'

/** One line that says by when something of the viewer's own course is due, with the way to it. */
export interface OwnCourse {
  readonly text: string
  readonly link: ShellLink
}
