import type { ScormEdition } from '../../src/domain/package-edition.ts'
import { type Call, type Profile, violations } from '../../src/package/call-rules.ts'
import type { TestLms } from './lms.ts'

/** What tells the editions apart where a test looks into an LMS. */

const PROFILES: Readonly<Record<ScormEdition, readonly Profile[]>> = {
  scorm12: ['scorm12', 'moodle12'],
  'scorm2004-3': ['scorm2004', 'moodle2004'],
  'scorm2004-4': ['scorm2004', 'moodle2004'],
}

/** What is wrong with the log of a session, by the rules of the version and by those of Moodle. */
export function faultsOf(calls: readonly Call[], edition: ScormEdition): string[] {
  return PROFILES[edition].flatMap((profile) => violations(calls, profile))
}

/** What an LMS has on record of a course, in the same words for all editions. */
export function statusOf(lms: TestLms, edition: ScormEdition) {
  const prefix = edition === 'scorm12' ? 'cmi.core' : 'cmi'
  const [status, success] =
    edition === 'scorm12' ? ['lesson_status', 'lesson_status'] : ['completion_status', 'success_status']
  return {
    completion: lms.value(`${prefix}.${status}`),
    success: lms.value(`${prefix}.${success}`),
    score: lms.value(`${prefix}.score.raw`),
    location: lms.value(edition === 'scorm12' ? 'cmi.core.lesson_location' : 'cmi.location'),
    suspendData: lms.value('cmi.suspend_data'),
  }
}
