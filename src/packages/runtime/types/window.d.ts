import type { Content } from '../../../course/content.ts'
import type { LaterContent, PackageFacts } from '../../course-package.ts'
import type { CourseMessages } from '../../../words/messages.ts'
import type { Template } from '../../../platform/html/renderer.page.ts'
import type { Player, PlayerInput } from '../player.browser.ts'
import type { Language } from '../../../platform/text/language.ts'
import type { OpenSession } from '../lms/session.browser.ts'

/** The course without a document: its own scripts play it where an export is checked. */
export interface CourseRuntime {
  readonly openSession: OpenSession
  startPlayer(input: PlayerInput): Player
}

declare global {
  /** The data that the files of a package leave for each other. */
  interface Window {
    coursePackage?: PackageFacts
    courseContents?: Partial<Record<Language, Content>>
    courseLater?: Partial<Record<Language, LaterContent>>
    courseMessages?: Partial<Record<Language, CourseMessages>>
    courseTemplates?: ReadonlyMap<string, Template>
    courseRuntime?: CourseRuntime
  }
}
