import { startBrowserSession } from './lms/browser-session.browser.ts'
import { performCourse } from './sco.browser.ts'
import { wholeCourse } from './whole-course.browser.ts'

performCourse(wholeCourse, async (input) => startBrowserSession(input))
