import { type CmiValue, percent, type Score, type ScormVersion, shortened, duration } from '../standards/cmi.ts'

/**
 * SCORM 2004, 3rd and 4th Edition, which have the same data model: element names, vocabularies and text forms
 * (SCORM 2004 Run-Time Environment, section 4.2).
 */
const COMPLETION = 'cmi.completion_status'
const SUCCESS = 'cmi.success_status'
const PLACE = 'cmi.location'
const SCALED = 'cmi.score.scaled'
const PROGRESS = 'cmi.progress_measure'
/** The smallest size that an LMS must keep of a description. */
const LONGEST_DESCRIPTION = 250

export const scorm2004: ScormVersion = {
  api: {
    name: 'API_1484_11',
    initialize: 'Initialize',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    terminate: 'Terminate',
  },
  status: COMPLETION,
  place: PLACE,
  suspendData: 'cmi.suspend_data',
  entry: 'cmi.entry',
  mode: 'cmi.mode',
  credit: 'cmi.credit',
  learner: 'cmi.learner_id',
  needed: [COMPLETION, SUCCESS, SCALED, 'cmi.suspend_data'],
  keepRecord: ['cmi.exit', 'suspend'],
  // An LMS that says nothing here breaks the standard; some know the course by the name that SCORM 1.2 has (Frappe).
  isFinished: (get) => ['passed', 'completed'].includes(get(COMPLETION) || get('cmi.core.lesson_status')),
  opening: (get) => [
    ...(get(COMPLETION) === 'incomplete' ? [] : [[COMPLETION, 'incomplete'] as const]),
    scorm2004.keepRecord,
  ],
  location: (place) => [PLACE, place],
  sessionTime: (ms) => ['cmi.session_time', duration(ms)],
  progress: (share) => [[PROGRESS, String(Math.floor(share * 100) / 100)]],
  score: (score) => [
    [SCALED, scaled(score)],
    ['cmi.score.raw', percent(score)],
    ['cmi.score.min', '0'],
    ['cmi.score.max', '100'],
  ],
  // Only `passed` means that the learner passed. If the LMS decides, the manifest has a passing score; with
  // `completed`, success stays unknown.
  finalStatus: (report) => [[COMPLETION, 'completed'], ...(report === 'passed' ? [[SUCCESS, 'passed'] as const] : [])],
  interaction(index, { id, type, description, lesson, right, response }) {
    const at = `cmi.interactions.${index}`
    const answer: CmiValue[] =
      response === null
        ? []
        : [
            [`${at}.correct_responses.0.pattern`, response.fitting.join('[,]')],
            [`${at}.learner_response`, response.given.join('[,]')],
          ]
    return [
      [`${at}.id`, id],
      [`${at}.type`, type],
      [`${at}.objectives.0.id`, lesson],
      ...answer,
      [`${at}.result`, right ? 'correct' : 'incorrect'],
      [`${at}.description`, shortened(description, LONGEST_DESCRIPTION)],
    ]
  },
  objectiveId: (index, { id, title }) => [
    [`cmi.objectives.${index}.id`, id],
    [`cmi.objectives.${index}.description`, shortened(title, LONGEST_DESCRIPTION)],
  ],
  objectiveDone: (index) => [`cmi.objectives.${index}.completion_status`, 'completed'],
  isObjectiveDone: (index, get) => get(`cmi.objectives.${index}.completion_status`) === 'completed',
  // The record is kept for looking again, so the whole course is suspended, also when it is finished: with `exitAll`
  // some systems begin anew at the next launch, and Moodle's own script throws (`docs/decisions/0006`).
  nearby: () => null,
  leaving: () => [['adl.nav.request', 'suspendAll']],
}

/** From 0 to 1 with at most seven decimals, rounded down. */
function scaled({ right, of }: Score): string {
  return String(Math.floor((right * 10_000_000) / of) / 10_000_000)
}
