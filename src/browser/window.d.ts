import type { CoursePackage } from '../domain/course-package.ts'
import type { CourseMessages } from '../pages/messages/messages.ts'

declare global {
  /** What the files of one language leave for the script that all languages share. */
  interface Window {
    courseData?: CoursePackage
    courseMessages?: CourseMessages
  }
}
