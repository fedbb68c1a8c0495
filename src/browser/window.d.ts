import type { CoursePackage } from '../domain/course-package.ts'
import type { CourseMessages } from '../pages/messages/messages.ts'
import type { Template } from '../pages/renderer.ts'

declare global {
  /** What the other files of the package leave for the runtime. */
  interface Window {
    courseData?: CoursePackage
    courseMessages?: CourseMessages
    courseTemplates?: ReadonlyMap<string, Template>
  }
}
