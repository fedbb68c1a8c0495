import { scorm12 } from '../scorm12.ts'
import { findLms } from './lms.browser.ts'
import { startScormSession } from './scorm-session.browser.ts'
import type { OpenSession } from './session.browser.ts'

export const openScorm12: OpenSession = async (input) =>
  startScormSession({ ...input, model: scorm12, lms: await findLms(window, scorm12.api, input.pause) })
