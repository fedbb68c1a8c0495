import { openCmi5 } from './lms/open-cmi5.browser.ts'
import { performCourse } from './sco.browser.ts'
import { wholeCourse } from './whole-course.browser.ts'

performCourse(wholeCourse, openCmi5)
