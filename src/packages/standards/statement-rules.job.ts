import { isDeepStrictEqual } from 'node:util'
import type { AnswerReport } from './cmi.ts'
import { CMI5_CATEGORY, MASTERY_SCORE, MOVE_ON_CATEGORY } from './cmi5.ts'

export type Json = Readonly<Record<string, unknown>>

/** A launch as the rules want to know it. */
export interface Launched {
  readonly template: Json
  readonly mode: 'Normal' | 'Browse' | 'Review'
  readonly masteryScore?: number
}

/** An LMS's knowledge of the launches in a log. */
export interface Expectations {
  readonly actor: Json
  readonly registration: string
  readonly activityId: string
  /** The organization's order. */
  readonly answers: AnswerReport
  /** One for each launch, in order. */
  readonly sessions: readonly (Launched & {
    /** Whether the page was closed in the usual way; a session that broke off has no `terminated`. */
    readonly ended: boolean
  })[]
}

type Session = Expectations['sessions'][number]

const VERB = /^http:\/\/adlnet\.gov\/expapi\/verbs\/(\w+)$/
const DEFINED = ['initialized', 'completed', 'passed', 'failed', 'terminated']
const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const DURATION = /^P(?!$)(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/
/** The session id in the context template of each launch. */
export const SESSION_ID = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid'

/**
 * Returns a sentence for each violation in a log of statements of one unit in one registration (cmi5 Quartz, sections
 * 7.1, 9 and 10).
 * @param log in the order in which the statements came.
 */
export function violations(log: readonly Json[], expected: Expectations): string[] {
  const idOf = (session: Session) => at(session.template, 'extensions', SESSION_ID)
  const of = (session: Session) => log.filter((each) => at(each, 'context', 'extensions', SESSION_ID) === idOf(session))
  const known = new Set(expected.sessions.map(idOf))
  const strangers = log.filter((each) => !known.has(at(each, 'context', 'extensions', SESSION_ID)))
  return [
    ...strangers.map((each) => `${verbOf(each)}: of no session that was launched`),
    ...expected.sessions.flatMap((session) => [
      ...sessionViolations(of(session), session),
      ...of(session).flatMap((each) =>
        statementViolations(each, session, expected).map((found) => `${verbOf(each)}: ${found}`),
      ),
    ]),
    ...registrationViolations(log),
  ]
}

function sessionViolations(log: readonly Json[], { ended, mode }: Session): string[] {
  // Section 9.3: the order is by timestamp. Statements of the same moment stay in the order of arrival.
  const verbs = log.toSorted((a, b) => String(a['timestamp']).localeCompare(String(b['timestamp']))).map(verbOf)
  const defined = log.filter(isDefined).map(verbOf)
  const judged = defined.filter((verb) => verb === 'passed' || verb === 'failed')
  return broken([
    [verbs[0] === 'initialized', 'the first statement must be initialized'],
    [!ended || verbs.at(-1) === 'terminated', 'the last statement must be terminated'],
    [!verbs.slice(0, -1).includes('terminated'), 'nothing may follow terminated'],
    [verbOf(log.at(-1) ?? {}) === 'terminated' || !ended, 'terminated must be sent last'],
    [new Set(defined).size === defined.length, 'a verb was used twice in a session'],
    [judged.length <= 1, 'passed and failed in one session'],
    [
      mode === 'Normal' || defined.every((verb) => verb === 'initialized' || verb === 'terminated'),
      `in ${mode} mode only initialized and terminated may be sent`,
    ],
  ])
}

/** Checks what a registration may have only once, in a log of all its launches. */
export function registrationViolations(log: readonly Json[]): string[] {
  const verbs = log.filter(isDefined).map(verbOf)
  const count = (verb: string) => verbs.filter((each) => each === verb).length
  return broken([
    [count('completed') <= 1, 'completed twice in a registration'],
    [count('passed') <= 1, 'passed twice in a registration'],
    [!verbs.includes('passed') || !verbs.slice(verbs.indexOf('passed')).includes('failed'), 'failed after passed'],
    [new Set(log.map(({ id }) => id)).size === log.length, 'an id twice'],
  ])
}

function statementViolations(statement: Json, session: Session, expected: Expectations): string[] {
  const { id, timestamp, actor, context } = statement
  return [
    ...broken([
      [typeof id === 'string' && UUID.test(id), 'the id must be a UUID'],
      [typeof timestamp === 'string' && UTC.test(timestamp), 'the timestamp must be in UTC'],
      [isDeepStrictEqual(actor, expected.actor), 'the actor must be the one of the launch'],
      [VERB.test(String(at(statement, 'verb', 'id'))), 'the verb is not one of ADL'],
      [at(context, 'registration') === expected.registration, 'the registration must be the one of the launch'],
      [holds(context, session.template), 'the context must hold all of the template'],
    ]),
    ...(isDefined(statement)
      ? definedViolations(statement, session, expected)
      : allowedViolations(statement, expected)),
  ]
}

function definedViolations(statement: Json, { masteryScore }: Session, { activityId }: Expectations): string[] {
  const verb = verbOf(statement)
  const result = statement['result'] ?? {}
  const judges = verb === 'passed' || verb === 'failed'
  const expectedSuccess = judges ? verb === 'passed' : undefined
  const moves = at(result, 'success') !== undefined || at(result, 'completion') !== undefined
  const score = at(result, 'score')
  const scaled = at(score, 'scaled')
  const duration = at(result, 'duration')
  const fits =
    masteryScore === undefined || typeof scaled !== 'number' || scaled >= masteryScore === (verb === 'passed')
  return broken([
    [DEFINED.includes(verb), 'not a verb of cmi5'],
    [at(statement, 'object', 'id') === activityId, 'the object must be the activity of the launch'],
    [score === undefined || judges, 'only passed and failed have a score'],
    [score === undefined || isScore(score), 'the score must have scaled from 0 to 1, and whole numbers beside it'],
    [at(result, 'success') === expectedSuccess, `success must be ${expectedSuccess}`],
    [
      at(result, 'completion') === (verb === 'completed' ? true : undefined),
      'only completed has completion, and it is true',
    ],
    [verb === 'initialized' || DURATION.test(String(duration)), 'the duration must be there, as in ISO 8601'],
    [categories(statement).includes(MOVE_ON_CATEGORY) === moves, 'the category moveon goes with success or completion'],
    [!judges || fits, 'the verb must fit the mastery score'],
    [
      !judges || at(statement, 'context', 'extensions', MASTERY_SCORE) === masteryScore,
      'passed and failed must name the mastery score that the LMS gave, and no other',
    ],
  ])
}

/** Section 7.1.3. Whether anything shows what was chosen is a promise of the course. */
function allowedViolations(statement: Json, { answers }: Expectations): string[] {
  const response = at(statement, 'result', 'response')
  const definition = at(statement, 'object', 'definition')
  const pattern = [at(definition, 'correctResponsesPattern') ?? []].flat()
  const choices = [at(definition, 'choices') ?? []].flat().map((choice) => at(choice, 'id'))
  const isListed = (list: unknown) =>
    String(list)
      .split('[,]')
      .every((id) => choices.includes(id))
  return broken([
    [!categories(statement).includes(MOVE_ON_CATEGORY), 'only statements of cmi5 have the category moveon'],
    [verbOf(statement) === 'answered', 'of the verbs of cmi5, without the category'],
    [answers === 'responses' || (response === undefined && pattern.length === 0), 'an answer must not be told'],
    [answers === 'results' || (isListed(response) && pattern.length === 1), 'an answer must be told, and what fits'],
    [pattern.every(isListed), 'what fits must be among the choices'],
  ])
}

function isScore(score: unknown): boolean {
  const [scaled, raw, min, max] = ['scaled', 'raw', 'min', 'max'].map((name) => at(score, name))
  const whole = [raw, min, max].every(Number.isInteger) && Number(min) <= Number(raw) && Number(raw) <= Number(max)
  const none = raw === undefined
  return typeof scaled === 'number' && scaled >= 0 && scaled <= 1 && (none || whole)
}

/** Whether a value has all that another one has; lists may hold more. */
function holds(value: unknown, part: unknown): boolean {
  if (Array.isArray(part))
    return Array.isArray(value) && part.every((each) => value.some((other) => holds(other, each)))
  if (typeof part !== 'object' || part === null) return value === part
  return Object.entries(part).every(([name, each]) => holds(at(value, name), each))
}

function isDefined(statement: Json): boolean {
  return categories(statement).includes(CMI5_CATEGORY)
}

function categories(statement: Json): unknown[] {
  return [at(statement, 'context', 'contextActivities', 'category') ?? []].flat().map((each) => at(each, 'id'))
}

/** The last word of a verb of ADL. */
export function verbOf(statement: Json): string {
  return VERB.exec(String(at(statement, 'verb', 'id')))?.[1] ?? 'no verb'
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce(
    (found, name) => (typeof found === 'object' && found !== null ? (found as Json)[name] : undefined), // any object has names
    value,
  )
}

function broken(rules: readonly (readonly [boolean, string])[]): string[] {
  return rules.filter(([holdsTrue]) => !holdsTrue).map(([, rule]) => rule)
}
