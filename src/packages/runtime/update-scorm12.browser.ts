import { openScorm12 } from './lms/open-scorm12.browser.ts'
import { performCourse } from './sco.browser.ts'
import { update } from './update.browser.ts'

performCourse(update, openScorm12)
