import type { AnswerReport } from '../standards/cmi.ts'
import type { CourseMessages } from '../../words/messages.ts'
import type { Unsaved } from './screen.browser.ts'
import type { Recording } from './lms/session.browser.ts'

/**
 * The words of the shared pages, except where they say who sees the final check and its end, and who keeps the place:
 * in a package, that is the LMS, this browser, or nobody. As long as an LMS has not confirmed the end, no page says
 * that it is recorded.
 */
export function packageWords(
  t: CourseMessages,
  recording: Recording,
  answers: AnswerReport,
  unsaved: Unsaved | null,
): CourseMessages {
  const storage = recording === 'on' ? 'recorded' : recording === 'this-browser' ? 'thisBrowser' : 'notRecorded'
  const { start, again } = t.sco.finalQuiet[storage === 'recorded' && answers === 'responses' ? 'responses' : storage]
  const { recorded, thisBrowser } = t.sco.finishedOn
  const finished =
    recording === 'on' && unsaved !== null
      ? {
          finishedKicker: t.learn.home.lastSteps,
          finishedTitle: t.sco.saving,
          finishedOn: () => t.sco.notSaved[unsaved],
        }
      : { finishedOn: recording === 'this-browser' ? thisBrowser : recorded }
  return {
    ...t,
    care: { ...t.care, keeping: t.sco.keeping[storage] },
    learn: {
      ...t.learn,
      home: { ...t.learn.home, ...finished },
      attempt: { ...t.learn.attempt, startQuiet: start, noLimit: again, reviewLead: t.sco.reviewLead },
    },
  }
}
