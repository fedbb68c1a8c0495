import { openCmi5 } from './lms/open-cmi5.browser.ts'
import { performCourse } from './sco.browser.ts'
import { update } from './update.browser.ts'

performCourse(update, openCmi5)
