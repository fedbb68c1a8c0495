import type { CoursePackage } from '../domain/course-package.ts'
import type { CourseMessages } from '../pages/messages/messages.ts'
import type { Template } from '../pages/renderer.ts'
import type { OpenSession } from './cmi5-session.ts'

declare global {
  /** What the other files of the package leave for the runtime. */
  interface Window {
    courseData?: CoursePackage
    courseMessages?: CourseMessages
    courseTemplates?: ReadonlyMap<string, Template>
    /** Only in a package for cmi5. */
    openCourseSession?: OpenSession
  }
}
