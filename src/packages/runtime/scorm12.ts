import { type CmiValue, type ScormVersion, isUntouched, padded, percent } from '../standards/cmi.ts'

/** SCORM 1.2: element names, vocabularies and text forms (SCORM 1.2 Run-Time Environment, section 3.4). */
const STATUS = 'cmi.core.lesson_status'
const PLACE = 'cmi.core.lesson_location'
const RAW = 'cmi.core.score.raw'

const LONGEST_TIMESPAN_MS = (9999 * 3600 + 59 * 60 + 59) * 1000 + 990

export const scorm12: ScormVersion = {
  api: {
    name: 'API',
    initialize: 'LMSInitialize',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    terminate: 'LMSFinish',
  },
  status: STATUS,
  place: PLACE,
  suspendData: 'cmi.suspend_data',
  entry: 'cmi.core.entry',
  mode: 'cmi.core.lesson_mode',
  credit: 'cmi.core.credit',
  learner: 'cmi.core.student_id',
  needed: [STATUS, RAW, 'cmi.suspend_data'],
  keepRecord: ['cmi.core.exit', 'suspend'],
  isFinished: (get) => ['passed', 'completed'].includes(get(STATUS)),
  // A status that is there is said again: an LMS may take a session that says none as completed (Chamilo).
  opening: (get) => [
    [STATUS, isUntouched(get(STATUS)) || get(STATUS) === 'browsed' ? 'incomplete' : get(STATUS)],
    scorm12.keepRecord,
  ],
  location: (place) => [PLACE, place],
  sessionTime: (ms) => ['cmi.core.session_time', timespan(ms)],
  progress: () => [],
  score: (score) => [
    [RAW, percent(score)],
    ['cmi.core.score.min', '0'],
    ['cmi.core.score.max', '100'],
  ],
  // If the LMS decides, the manifest has a mastery score, and the LMS turns `completed` into `passed` by the score.
  finalStatus: (report) => [[STATUS, report === 'passed' ? 'passed' : 'completed']],
  interaction(index, { id, type, lesson, right, response }) {
    const at = `cmi.interactions.${index}`
    const answer: CmiValue[] =
      response === null
        ? []
        : [
            [`${at}.correct_responses.0.pattern`, response.fitting.join(',')],
            [`${at}.student_response`, response.given.join(',')],
          ]
    return [
      [`${at}.id`, id],
      [`${at}.type`, type],
      [`${at}.objectives.0.id`, lesson],
      ...answer,
      [`${at}.result`, right ? 'correct' : 'wrong'],
    ]
  },
  objectiveId: (index, { id }) => [[`cmi.objectives.${index}.id`, id]],
  objectiveDone: (index) => [`cmi.objectives.${index}.status`, 'completed'],
  isObjectiveDone: (index, get) => get(`cmi.objectives.${index}.status`) === 'completed',
  nearby(element, value, suspendData) {
    if (element === 'cmi.suspend_data') return suspendData
    if (element === 'cmi.core.lesson_location') return ''
    if (element.startsWith('cmi.core.score.')) return value === '0' ? '0.01' : (Number(value) - 0.01).toFixed(2)
    // If the LMS may judge by its own mark, it is never told `passed`, not even for a moment.
    return element === STATUS ? ({ passed: 'completed', completed: 'incomplete' }[value] ?? null) : null
  },
  leaving: () => [],
}

/** A CMITimespan, `0001:02:03.45`: four digits of hours, always two of hundredths (`.5` would be half a second). */
export function timespan(ms: number): string {
  const hundredths = Math.floor(Math.min(Math.max(ms, 0), LONGEST_TIMESPAN_MS) / 10)
  const seconds = Math.floor(hundredths / 100)
  const hours = padded(Math.floor(seconds / 3600), 4)
  return `${hours}:${padded(Math.floor(seconds / 60) % 60, 2)}:${padded(seconds % 60, 2)}.${padded(hundredths % 100, 2)}`
}
