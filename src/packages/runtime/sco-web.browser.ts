import { startBrowserSession } from './lms/browser-session.browser.ts'
import { performCourse } from './sco.browser.ts'

performCourse(async (input) => startBrowserSession(input))
