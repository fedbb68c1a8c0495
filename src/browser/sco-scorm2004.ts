import { scorm2004 } from '../domain/scorm2004.ts'
import { findLms } from './lms.ts'
import { startScormSession } from './scorm-session.ts'
import { performCourse } from './sco.ts'

performCourse(async (input) =>
  startScormSession({ ...input, model: scorm2004, lms: await findLms(window, scorm2004.api, input.pause) }),
)
