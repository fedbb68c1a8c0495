import { startBrowserSession } from './lms/browser-session.browser.ts'
import { performCourse } from './sco.browser.ts'
import { update } from './update.browser.ts'

performCourse(update, async (input) => startBrowserSession(input))
