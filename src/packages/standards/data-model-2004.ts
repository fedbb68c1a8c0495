import { METHODS } from '../runtime/lms-record.ts'
import { atMost, type DataModel, type Element, type Form, like, oneOf, rankIn } from './data-model.ts'

const COMPLETION = ['unknown', 'not attempted', 'incomplete', 'completed'] as const
const SUCCESS = ['unknown', 'failed', 'passed'] as const
/** At most seven decimals: what every LMS must keep. */
const REAL = like(/^-?\d+(\.\d{1,7})?$/)
/** Long identifiers may be longer and may have more in them; spaces are refused by the strict. */
const IDENTIFIER = like(/^[!-~]{1,250}$/)
const DESCRIPTION = like(/^\P{Cc}{0,250}$/u)
/** Excludes days and longer parts, which have no fixed length in every LMS. */
const DURATION = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,2}))?S)?$/
/** Local time without a zone, or a fraction of one or two digits before the zone. */
const TIMESTAMP = like(
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2}(Z|[+-]\d\d(:\d\d)?)?)?$/,
)
const SHORT_ID = /^[A-Za-z0-9_.]{1,250}$/
const WORDS = /^(\{lang=[A-Za-z-]{1,20}\})?\P{Cc}{0,250}$/u

const RESPONSES = new Map<string, Form>([
  ['true-false', oneOf(['true', 'false'])],
  ['choice', (value) => haveForm(parts(value), SHORT_ID) && isSet(parts(value))],
  ['fill-in', (value) => haveForm(parts(value), WORDS)],
  ['matching', isMatching],
  ['sequencing', (value) => haveForm(parts(value), SHORT_ID)],
  ['likert', like(SHORT_ID)],
  ['numeric', REAL],
])
const PATTERNS = new Map<string, Form>([
  ...RESPONSES,
  ['fill-in', isWordsPattern],
  ['sequencing', (value) => haveForm(parts(value), SHORT_ID) && isSet(parts(value))],
  // A range: the right number alone is `5[:]5`.
  ['numeric', like(/^(-?\d+(\.\d{1,7})?)?\[:\](-?\d+(\.\d{1,7})?)?$/)],
])

const ELEMENTS: Readonly<Record<string, Element>> = {
  'cmi._version': { initial: '1.0' },
  'cmi.learner_id': {},
  'cmi.learner_name': {},
  // An empty one is refused by some.
  'cmi.location': { form: like(/^[^]{1,1000}$/) },
  'cmi.credit': {},
  'cmi.mode': {},
  'cmi.entry': {},
  // `logout` is in the vocabulary, and logs people out of some systems.
  'cmi.exit': { form: oneOf(['suspend', 'normal', 'time-out', '']), writeOnly: true },
  'cmi.completion_status': { form: oneOf(COMPLETION), initial: 'unknown', rank: rankIn(COMPLETION) },
  'cmi.completion_threshold': {},
  'cmi.success_status': { form: oneOf(SUCCESS), initial: 'unknown', rank: rankIn(SUCCESS) },
  'cmi.progress_measure': { form: REAL, range: [0, 1], rank: Number },
  'cmi.scaled_passing_score': {},
  'cmi.score.scaled': { form: REAL, range: [-1, 1] },
  'cmi.score.raw': { form: REAL },
  'cmi.score.min': { form: REAL },
  'cmi.score.max': { form: REAL },
  'cmi.session_time': { form: like(DURATION), writeOnly: true, rank: readDuration },
  'cmi.total_time': { initial: 'PT0S' },
  'cmi.suspend_data': { form: atMost(64_000) },
  'cmi.launch_data': {},
  'cmi.max_time_allowed': {},
  'cmi.time_limit_action': { initial: 'continue,no message' },
  'cmi.objectives.n.id': { form: IDENTIFIER },
  'cmi.objectives.n.success_status': { form: oneOf(SUCCESS), initial: 'unknown', rank: rankIn(SUCCESS) },
  'cmi.objectives.n.completion_status': { form: oneOf(COMPLETION), initial: 'unknown', rank: rankIn(COMPLETION) },
  'cmi.objectives.n.progress_measure': { form: REAL, range: [0, 1], rank: Number },
  'cmi.objectives.n.score.scaled': { form: REAL, range: [-1, 1] },
  'cmi.objectives.n.score.raw': { form: REAL },
  'cmi.objectives.n.score.min': { form: REAL },
  'cmi.objectives.n.score.max': { form: REAL },
  'cmi.objectives.n.description': { form: DESCRIPTION },
  'cmi.interactions.n.id': { form: IDENTIFIER },
  'cmi.interactions.n.type': { form: oneOf([...RESPONSES.keys(), 'long-fill-in', 'performance', 'other']) },
  'cmi.interactions.n.objectives.n.id': { form: IDENTIFIER },
  'cmi.interactions.n.timestamp': { form: TIMESTAMP },
  'cmi.interactions.n.correct_responses.n.pattern': { form: atMost(4000) },
  'cmi.interactions.n.weighting': { form: REAL },
  'cmi.interactions.n.learner_response': { form: atMost(4000) },
  'cmi.interactions.n.result': { form: like(/^(correct|incorrect|unanticipated|neutral|-?\d+(\.\d{1,7})?)$/) },
  'cmi.interactions.n.latency': { form: like(DURATION) },
  'cmi.interactions.n.description': { form: DESCRIPTION },
  // `abandon` and `abandonAll` are in the vocabulary, and throw the attempt away.
  'adl.nav.request': {
    form: oneOf(['continue', 'previous', 'exit', 'exitAll', 'suspendAll', '_none_']),
    // Not so by the standard, but some LMSs do not give it back.
    writeOnly: true,
  },
}

/** SCORM 2004, 3rd and 4th edition (Run-Time Environment, sections 3 and 4): what a course uses of it. */
export const SCORM_2004 = {
  methods: METHODS.scorm2004,
  elements: new Map(Object.entries(ELEMENTS)),
  lists: new Map([
    ['cmi.objectives', 'id'],
    ['cmi.interactions', 'id'],
    ['cmi.interactions.n.objectives', 'id'],
    ['cmi.interactions.n.correct_responses', 'pattern'],
  ]),
  groups: ['cmi.score', 'cmi.objectives', 'cmi.objectives.n.score', 'cmi.interactions'],
  responses: RESPONSES,
  patterns: PATTERNS,
  names: {
    learnerId: 'cmi.learner_id',
    learnerName: 'cmi.learner_name',
    status: 'cmi.completion_status',
    mode: 'cmi.mode',
    credit: 'cmi.credit',
    entry: 'cmi.entry',
    exit: 'cmi.exit',
    sessionTime: 'cmi.session_time',
    totalTime: 'cmi.total_time',
    location: 'cmi.location',
    suspendData: 'cmi.suspend_data',
    score: 'cmi.score',
  },
  final: new Map([
    ['cmi.completion_status', ['completed']],
    ['cmi.success_status', ['passed', 'failed']],
  ]),
  startsAnew: true,
  duration: { read: readDuration, write: writeDuration },
  wrongMoment: {
    initialize: { open: '103', after: '104' },
    terminate: { before: '112', after: '113' },
    get: { before: '122', after: '123' },
    set: { before: '132', after: '133' },
    commit: { before: '142', after: '143' },
  },
  errors: {
    argument: '201',
    commit: '391',
    'not set': '403',
    unknown: '401',
    keyword: '404',
    'read-only': '404',
    'write-only': '405',
    missing: '301',
    index: '351',
    order: '408',
    duplicate: '351',
    form: '406',
    range: '407',
  },
} satisfies DataModel

function parts(value: string): string[] {
  return value.split('[,]')
}

function haveForm(texts: readonly string[], form: RegExp): boolean {
  return texts.every((text) => form.test(text))
}

function isSet(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length
}

function isMatching(value: string): boolean {
  const pairs = parts(value).map((pair) => pair.split('[.]'))
  return pairs.every((sides) => sides.length === 2 && haveForm(sides, SHORT_ID))
}

function isWordsPattern(value: string): boolean {
  const words = parts(value.replace(/^(\{(case|order)_matters=(true|false)\}){0,2}/, ''))
  return haveForm(words, WORDS) && isSet(words) && words.every((word) => word.trim() !== '')
}

function readDuration(value: string): number {
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = DURATION.exec(value) ?? []
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return whole * 100 + Number(fraction.padEnd(2, '0'))
}

function writeDuration(hundredths: number): string {
  const seconds = Math.floor(hundredths / 100)
  const fraction = hundredths % 100 === 0 ? '' : `.${String(hundredths % 100).padStart(2, '0')}`
  return `PT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${seconds % 60}${fraction}S`
}
