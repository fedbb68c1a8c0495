import { scorm12 } from '../domain/scorm12.ts'
import { findLms } from './lms.ts'
import { startScormSession } from './scorm-session.ts'
import { performCourse } from './sco.ts'

performCourse(async (input) =>
  startScormSession({ ...input, model: scorm12, lms: await findLms(window, scorm12.api, input.pause) }),
)
