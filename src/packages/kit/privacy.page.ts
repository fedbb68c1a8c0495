import type { PackageEdition } from '../standards/edition.ts'
import { type KitFacts, kitWords } from './layout.page.ts'
import type { KitPage, KitPart } from './part.page.ts'

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
  const words = kitWords(kit).privacy
  const hosts = kit.edition === 'cmi5' ? words.hostsCmi5 : words.hostsText
  return {
    file: 'privacy-security.html',
    title: words.title,
    lead: words.lead,
    sections: [
      {
        id: 'hosts',
        title: words.hosts,
        parts: [
          { kind: 'text', text: hosts },
          { kind: 'text', text: words.leave },
        ],
      },
      { id: 'written', title: words.written, parts: writtenParts(kit) },
      { id: 'rules', title: words.rules, parts: [{ kind: 'points', items: words.rulePoints }] },
      { id: 'browser', title: words.browser, parts: [{ kind: 'text', text: words.browserText }] },
      { id: 'security', title: words.policy, parts: [{ kind: 'points', items: words.policyPoints }] },
      { id: 'keep', title: words.keep, parts: [{ kind: 'text', text: words.keepText }] },
    ],
  }
}

function writtenParts({ edition, answers, ...kit }: KitFacts): KitPart[] {
  const words = kitWords(kit).privacy
  if (edition === 'web') return [{ kind: 'text', text: words.writtenNothing }]
  const values: readonly Value[] = [
    'status',
    'score',
    'exit',
    'time',
    'place',
    'state',
    'lessons',
    'statement',
    answers,
  ]
  const rows = values.flatMap((value) => {
    const element = ELEMENTS[edition][value]
    const { when, says } = words.rows[value]
    // A statement of cmi5 must say when something happened; an element of SCORM need not, and does not.
    const hour = edition !== 'cmi5' && value === answers ? ` ${words.noHour}` : ''
    return element === undefined ? [] : [[element, when, says + hour]]
  })
  return [
    { kind: 'text', text: words.writtenLead },
    { kind: 'table', labelledBy: 'written', head: words.head, rows },
  ]
}
