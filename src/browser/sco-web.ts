import { startBrowserSession } from './browser-session.ts'
import { performCourse } from './sco.ts'

performCourse(async (input) => startBrowserSession(input))
