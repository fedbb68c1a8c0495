import { openScorm12 } from './lms/open-scorm12.browser.ts'
import { performCourse } from './sco.browser.ts'
import { wholeCourse } from './whole-course.browser.ts'

performCourse(wholeCourse, openScorm12)
