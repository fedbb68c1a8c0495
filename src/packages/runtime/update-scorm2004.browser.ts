import { openScorm2004 } from './lms/open-scorm2004.browser.ts'
import { performCourse } from './sco.browser.ts'
import { update } from './update.browser.ts'

performCourse(update, openScorm2004)
