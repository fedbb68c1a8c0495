import { openScorm2004 } from './lms/open-scorm2004.browser.ts'
import { performCourse } from './sco.browser.ts'
import { wholeCourse } from './whole-course.browser.ts'

performCourse(wholeCourse, openScorm2004)
