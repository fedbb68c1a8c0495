import { METHODS } from '../runtime/lms-record.ts'
import { atMost, type DataModel, type Element, type Form, like, oneOf, rankIn } from './data-model.ts'

const STATUSES = ['not attempted', 'browsed', 'incomplete', 'failed', 'completed', 'passed'] as const
const PERCENT = like(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/)
const DECIMAL = like(/^-?\d+(\.\d+)?$/)
const ASCII = like(/^[ -~]{0,255}$/)
const IDENTIFIER = like(/^[!-~]{1,255}$/)
const TIMESPAN = /^(\d{2,4}):([0-5]\d):([0-5]\d)(?:\.(\d\d))?$/
const CHARACTERS = like(/^[0-9a-z](,[0-9a-z])*$/)

const RESPONSES = new Map<string, Form>([
  ['true-false', like(/^[tf01]$/)],
  ['choice', CHARACTERS],
  ['fill-in', ASCII],
  ['matching', like(/^[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*$/)],
  ['sequencing', CHARACTERS],
  ['likert', like(/^[0-9a-z]$/)],
  ['numeric', DECIMAL],
])

const ELEMENTS: Readonly<Record<string, Element>> = {
  'cmi.core.student_id': {},
  'cmi.core.student_name': {},
  'cmi.core.lesson_location': { form: ASCII },
  'cmi.core.credit': {},
  'cmi.core.lesson_status': {
    form: oneOf(STATUSES.slice(1)),
    initial: 'not attempted',
    rank: rankIn(STATUSES),
  },
  'cmi.core.entry': {},
  'cmi.core.score.raw': { form: PERCENT },
  'cmi.core.score.min': { form: PERCENT },
  'cmi.core.score.max': { form: PERCENT },
  'cmi.core.total_time': { initial: '0000:00:00.00' },
  'cmi.core.lesson_mode': {},
  // `logout` is in the vocabulary, and logs people out of some systems.
  'cmi.core.exit': { form: oneOf(['suspend', 'time-out', '']), writeOnly: true },
  'cmi.core.session_time': { form: like(TIMESPAN), writeOnly: true, rank: readTimespan },
  'cmi.suspend_data': { form: atMost(4096) },
  'cmi.launch_data': {},
  'cmi.student_data.mastery_score': {},
  'cmi.student_data.max_time_allowed': {},
  'cmi.student_data.time_limit_action': {},
  'cmi.objectives.n.id': { form: IDENTIFIER },
  'cmi.objectives.n.status': { form: oneOf(STATUSES), rank: rankIn(STATUSES) },
  'cmi.objectives.n.score.raw': { form: PERCENT },
  'cmi.objectives.n.score.min': { form: PERCENT },
  'cmi.objectives.n.score.max': { form: PERCENT },
  'cmi.interactions.n.id': { form: IDENTIFIER, writeOnly: true },
  'cmi.interactions.n.objectives.n.id': { form: IDENTIFIER, writeOnly: true },
  'cmi.interactions.n.time': { form: like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d\d)?$/), writeOnly: true },
  'cmi.interactions.n.type': { form: oneOf([...RESPONSES.keys(), 'performance']), writeOnly: true },
  'cmi.interactions.n.correct_responses.n.pattern': { form: ASCII, writeOnly: true },
  'cmi.interactions.n.weighting': { form: DECIMAL, range: [-100, 100], writeOnly: true },
  'cmi.interactions.n.student_response': { form: ASCII, writeOnly: true },
  'cmi.interactions.n.result': {
    form: like(/^(correct|wrong|unanticipated|neutral|\d+(\.\d+)?)$/),
    writeOnly: true,
  },
  'cmi.interactions.n.latency': { form: like(TIMESPAN), writeOnly: true },
}

/** SCORM 1.2 (Run-Time Environment, sections 3.3 and 3.4): what a course uses of it. */
export const SCORM_12 = {
  methods: METHODS.scorm12,
  elements: new Map(Object.entries(ELEMENTS)),
  lists: new Map([
    ['cmi.objectives', 'id'],
    ['cmi.interactions', 'id'],
    ['cmi.interactions.n.objectives', 'id'],
    ['cmi.interactions.n.correct_responses', 'pattern'],
  ]),
  groups: [
    'cmi.core',
    'cmi.core.score',
    'cmi.student_data',
    'cmi.objectives',
    'cmi.objectives.n.score',
    'cmi.interactions',
  ],
  responses: RESPONSES,
  patterns: RESPONSES,
  names: {
    learnerId: 'cmi.core.student_id',
    learnerName: 'cmi.core.student_name',
    status: 'cmi.core.lesson_status',
    mode: 'cmi.core.lesson_mode',
    credit: 'cmi.core.credit',
    entry: 'cmi.core.entry',
    exit: 'cmi.core.exit',
    sessionTime: 'cmi.core.session_time',
    totalTime: 'cmi.core.total_time',
    location: 'cmi.core.lesson_location',
    suspendData: 'cmi.suspend_data',
    score: 'cmi.core.score',
  },
  final: new Map([['cmi.core.lesson_status', ['passed', 'completed', 'failed']]]),
  startsAnew: false,
  duration: { read: readTimespan, write: writeTimespan },
  wrongMoment: {
    initialize: { open: '101', after: '101' },
    terminate: { before: '301', after: '301' },
    get: { before: '301', after: '301' },
    set: { before: '301', after: '301' },
    commit: { before: '301', after: '301' },
  },
  errors: {
    argument: '201',
    commit: '101',
    'not set': '0',
    unknown: '401',
    keyword: '402',
    'read-only': '403',
    'write-only': '404',
    missing: '201',
    index: '201',
    order: '201',
    duplicate: '201',
    form: '405',
    range: '405',
  },
} satisfies DataModel

function readTimespan(value: string): number {
  const [, hours = '0', minutes = '0', seconds = '0', hundredths = '0'] = TIMESPAN.exec(value) ?? []
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 100 + Number(hundredths)
}

function writeTimespan(hundredths: number): string {
  const seconds = Math.floor(hundredths / 100)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, hundredths % 100]
  const [hours = '', ...rest] = parts.map((part) => String(part).padStart(2, '0'))
  const [minutes, second, hundredth] = rest
  return `${hours.padStart(4, '0')}:${minutes}:${second}.${hundredth}`
}
