import { scorm2004 } from './scorm2004.ts'
import { findLms } from './lms/lms.browser.ts'
import { startScormSession } from './lms/scorm-session.browser.ts'
import { performCourse } from './sco.browser.ts'

performCourse(async (input) =>
  startScormSession({ ...input, model: scorm2004, lms: await findLms(window, scorm2004.api, input.pause) }),
)
