import type { Content, Language } from '../domain/content.ts'
import type { LaterContent } from '../domain/content-parts.ts'
import type { PackageFacts } from '../domain/course-package.ts'
import type { CourseMessages } from '../pages/messages/messages.ts'
import type { Template } from '../pages/renderer.ts'
import type { OpenSession } from './open-session.ts'
import type { Player, PlayerInput } from './player.ts'

/** The course without a document: its own scripts play it where an export is checked. */
export interface CourseRuntime {
  readonly openSession: OpenSession
  startPlayer(input: PlayerInput): Player
}

declare global {
  /** What the files of a package leave for each other. */
  interface Window {
    coursePackage?: PackageFacts
    courseContents?: Partial<Record<Language, Content>>
    courseLater?: Partial<Record<Language, LaterContent>>
    courseMessages?: Partial<Record<Language, CourseMessages>>
    courseTemplates?: ReadonlyMap<string, Template>
    courseRuntime?: CourseRuntime
  }
}
