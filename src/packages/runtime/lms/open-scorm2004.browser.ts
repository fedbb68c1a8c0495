import { scorm2004 } from '../scorm2004.ts'
import { findLms } from './lms.browser.ts'
import { startScormSession } from './scorm-session.browser.ts'
import type { OpenSession } from './session.browser.ts'

export const openScorm2004: OpenSession = async (input) =>
  startScormSession({ ...input, model: scorm2004, lms: await findLms(window, scorm2004.api, input.pause) })
