import type { PackageEdition } from '../standards/edition.ts'
import { type KitFacts, kitWords, writtenPage } from './layout.page.ts'
import type { KitPage } from './part.page.ts'

type Value =
  | 'status'
  | 'score'
  | 'exit'
  | 'time'
  | 'place'
  | 'state'
  | 'lessons'
  | 'statement'
  | 'results'
  | 'responses'

const SCORM12: Readonly<Record<Exclude<Value, 'statement'>, string>> = {
  status: 'cmi.core.lesson_status',
  score: 'cmi.core.score.raw, .min, .max',
  exit: 'cmi.core.exit',
  time: 'cmi.core.session_time',
  place: 'cmi.core.lesson_location',
  state: 'cmi.suspend_data',
  lessons: 'cmi.objectives.n.id, .status',
  results: 'cmi.interactions.n.id, .type, .objectives, .result',
  responses: 'cmi.interactions.n.id, .type, .objectives, .correct_responses, .student_response, .result',
}

const SCORM2004: Readonly<Record<Exclude<Value, 'statement'>, string>> = {
  status: 'cmi.completion_status, cmi.success_status, cmi.progress_measure',
  score: 'cmi.score.scaled, .raw, .min, .max',
  exit: 'cmi.exit, adl.nav.request',
  time: 'cmi.session_time',
  place: 'cmi.location',
  state: 'cmi.suspend_data',
  lessons: 'cmi.objectives.n.id, .completion_status, .description',
  results: 'cmi.interactions.n.id, .type, .objectives, .result, .description',
  responses: 'cmi.interactions.n.id, .type, .objectives, .correct_responses, .learner_response, .result, .description',
}

/** The names of the values in the data model of each edition; what an edition does not write has none. */
const ELEMENTS: Readonly<Record<PackageEdition, Partial<Record<Value, string>>>> = {
  scorm12: SCORM12,
  'scorm2004-3': SCORM2004,
  'scorm2004-4': SCORM2004,
  cmi5: {
    status: 'initialized, completed, passed, terminated',
    score: 'result.score',
    time: 'result.duration',
    state: 'activities/state',
    statement: 'actor, timestamp, context',
    results: 'answered: object, result.success',
    responses: 'answered: object, result.response, result.success',
  },
  web: {},
}

/** Hosts contacted, every value that leaves the course, and what stays in the browser. */
export function privacyPage(kit: KitFacts): KitPage {
  const { edition } = kit
  const elements = ELEMENTS[edition]
  const written = (value: Value) => elements[value] ?? null
  // An update has no lessons and no final check, and the answers to its questions stay in it.
  const ofCourse = (value: Value) => (kit.update === undefined ? written(value) : null)
  return writtenPage(kit, 'privacy-security', {
    lms: edition !== 'web',
    web: edition === 'web',
    cmi5: edition === 'cmi5',
    notCmi5: edition !== 'cmi5',
    // A statement of cmi5 must say when something happened; an element of SCORM need not, and does not.
    noHour: edition === 'cmi5' ? '' : kitWords(kit).noHour,
    status: written('status'),
    score: written('score'),
    exit: written('exit'),
    time: written('time'),
    place: written('place'),
    state: written('state'),
    lessons: ofCourse('lessons'),
    statement: written('statement'),
    results: kit.answers === 'results' ? ofCourse('results') : null,
    responses: kit.answers === 'responses' ? ofCourse('responses') : null,
  })
}
