import { scorm12 } from './scorm12.ts'
import { findLms } from './lms/lms.browser.ts'
import { startScormSession } from './lms/scorm-session.browser.ts'
import { performCourse } from './sco.browser.ts'

performCourse(async (input) =>
  startScormSession({ ...input, model: scorm12, lms: await findLms(window, scorm12.api, input.pause) }),
)
