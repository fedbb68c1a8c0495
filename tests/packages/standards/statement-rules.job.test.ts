import { describe, expect, it } from 'vitest'
import { type Expectations, type Json, violations } from '../../../src/packages/standards/statement-rules.job.ts'
import { ACTIVITY, ACTOR, REGISTRATION } from '../../../src/packages/trial/strict-lrs.job.ts'

const CMI5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5'
const MOVE_ON = 'https://w3id.org/xapi/cmi5/context/categories/moveon'
const MASTERY_SCORE = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore'

const template = {
  contextActivities: { grouping: [{ id: 'urn:course:au' }] },
  extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 'session 1', 'urn:more': 1 },
}
const session = { template, mode: 'Normal', masteryScore: 0.8, ended: true } as const
const expected: Expectations = {
  actor: ACTOR,
  registration: REGISTRATION,
  activityId: ACTIVITY,
  answers: 'results',
  sessions: [session],
}

function statement(
  verb: string,
  second: number,
  result: Json | null,
  categories: readonly string[],
  more: Json = {},
): Json {
  const { contextActivities, extensions } = template
  return {
    id: `0000000${second}-0000-4000-8000-000000000000`,
    timestamp: `2026-11-24T15:00:0${second}.000Z`,
    actor: ACTOR,
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
    object: { objectType: 'Activity', id: ACTIVITY },
    ...(result === null ? {} : { result }),
    context: {
      registration: REGISTRATION,
      contextActivities: { ...contextActivities, category: categories.map((id) => ({ id })) },
      extensions: { ...extensions, ...more },
    },
  }
}

const score = { scaled: 0.8666, raw: 13, min: 0, max: 15 }
const log = [
  statement('initialized', 1, null, [CMI5]),
  statement('answered', 2, { success: true }, []),
  statement('passed', 3, { score, success: true, duration: 'PT1M' }, [CMI5, MOVE_ON], { [MASTERY_SCORE]: 0.8 }),
  statement('completed', 4, { completion: true, duration: 'PT61.5S' }, [CMI5, MOVE_ON]),
  statement('terminated', 5, { duration: 'PT1H2M3.45S' }, [CMI5]),
] as const
const [initialized, answered, passed, completed, terminated] = log

/** A statement with some of its values changed; `undefined` takes one away. */
function changed(original: Json, changes: Json): Json {
  const entries = Object.entries(changes).map(([name, value]) => {
    const before = original[name]
    const isPart = typeof value === 'object' && value !== null && !Array.isArray(value)
    return [name, isPart && before !== undefined ? changed(before as Json, value as Json) : value] // both are objects
  })
  return Object.fromEntries(
    Object.entries({ ...original, ...Object.fromEntries(entries) }).filter(([, value]) => value !== undefined),
  )
}

const categorized = (original: Json, ...categories: readonly string[]) =>
  changed(original, { context: { contextActivities: { category: categories.map((id) => ({ id })) } } })
const later = (original: Json, second: number) =>
  changed(original, {
    id: `0000000${second}-0000-4000-8000-000000000000`,
    timestamp: `2026-11-24T15:00:0${second}.000Z`,
  })
const failed = changed(passed, {
  verb: { id: 'http://adlnet.gov/expapi/verbs/failed' },
  result: { success: false, score: { scaled: 0.5, raw: 8 } },
})

describe('the rules of cmi5 for statements', () => {
  it.each<[string, readonly Json[], Partial<(typeof expected.sessions)[number]>]>([
    ['a whole course', log, {}],
    ['a launch without a result', [initialized, terminated], {}],
    ['a launch that broke off', [initialized, passed], { ended: false }],
    ['a mark that was missed', [initialized, failed, completed, terminated], {}],
    [
      'a score without whole numbers',
      [initialized, changed(passed, { result: { score: { raw: undefined } } }), terminated],
      {},
    ],
    ['no score at all', [initialized, changed(passed, { result: { score: undefined } }), terminated], {}],
    ['a launch for looking only', [initialized, terminated], { mode: 'Review' }],
  ])('allow %s', (_, statements, changes) => {
    expect(violations(statements, { ...expected, sessions: [{ ...session, ...changes }] })).toEqual([])
  })

  it.each<[string, readonly Json[], string]>([
    ['a start without initialized', log.slice(1), 'the first statement must be initialized'],
    ['an end without terminated', log.slice(0, -1), 'the last statement must be terminated'],
    ['a statement after terminated', [...log, later(answered, 6)], 'nothing may follow terminated'],
    ['terminated sent before another', [initialized, passed, terminated, completed], 'terminated must be sent last'],
    ['initialized twice', [...log.slice(0, -1), later(initialized, 6), later(terminated, 7)], 'a verb was used twice'],
    ['passed and failed', [initialized, failed, later(passed, 4), terminated], 'passed and failed in one session'],
    ['failed after passed', [initialized, passed, later(failed, 4), terminated], 'failed after passed'],
    ['an id twice', [initialized, answered, answered, terminated], 'an id twice'],
    [
      'another session',
      [...log, changed(answered, { context: { extensions: template.extensions['urn:more'] } })],
      'of no session',
    ],
    ['an id that is no UUID', [changed(initialized, { id: '1' }), terminated], 'the id must be a UUID'],
    ['no timestamp', [changed(initialized, { timestamp: undefined }), terminated], 'the timestamp must be in UTC'],
    [
      'local time',
      [changed(initialized, { timestamp: '2026-11-24T15:00:01+01:00' }), terminated],
      'the timestamp must be in UTC',
    ],
    [
      'another actor',
      [changed(initialized, { actor: { objectType: 'Group' } }), terminated],
      'the actor must be the one',
    ],
    [
      'a verb of others',
      [initialized, changed(answered, { verb: { id: 'urn:read' } }), terminated],
      'the verb is not one of ADL',
    ],
    [
      'another registration',
      [changed(initialized, { context: { registration: ACTIVITY } }), terminated],
      'the registration must',
    ],
    [
      'a template cut short',
      [changed(initialized, { context: { contextActivities: { grouping: undefined } } }), terminated],
      'all of the template',
    ],
    [
      'a template overwritten',
      [changed(initialized, { context: { extensions: { 'urn:more': 2 } } }), terminated],
      'all of the template',
    ],
    [
      'a verb that is none of cmi5',
      [initialized, categorized(answered, CMI5, MOVE_ON), terminated],
      'not a verb of cmi5',
    ],
    [
      'another object',
      [initialized, changed(passed, { object: { id: 'urn:course:au' } }), terminated],
      'the object must be the activity',
    ],
    [
      'a score of completed',
      [initialized, changed(completed, { result: { score } }), terminated],
      'only passed and failed have a score',
    ],
    [
      'a score above 1',
      [initialized, changed(passed, { result: { score: { scaled: 86 } } }), terminated],
      'the score must have scaled',
    ],
    [
      'half a point',
      [initialized, changed(passed, { result: { score: { raw: 12.5 } } }), terminated],
      'the score must have scaled',
    ],
    [
      'more points than there are',
      [initialized, changed(passed, { result: { score: { raw: 16 } } }), terminated],
      'the score must have scaled',
    ],
    [
      'passed without success',
      [initialized, changed(passed, { result: { success: undefined } }), terminated],
      'success must be true',
    ],
    [
      'failed with success',
      [initialized, changed(failed, { result: { success: true } }), terminated],
      'success must be false',
    ],
    [
      'completed with success',
      [initialized, changed(completed, { result: { success: true } }), terminated],
      'success must be undefined',
    ],
    [
      'completed without completion',
      [initialized, changed(completed, { result: { completion: undefined } }), terminated],
      'only completed has completion',
    ],
    [
      'passed with completion',
      [initialized, changed(passed, { result: { completion: true } }), terminated],
      'only completed has completion',
    ],
    [
      'terminated without a duration',
      [initialized, changed(terminated, { result: { duration: undefined } })],
      'the duration must be there',
    ],
    [
      'a duration of nothing',
      [initialized, changed(terminated, { result: { duration: 'PT' } })],
      'the duration must be there',
    ],
    [
      'a duration by the clock',
      [initialized, changed(terminated, { result: { duration: '00:01:00' } })],
      'the duration must be there',
    ],
    [
      'passed without the category moveon',
      [initialized, categorized(passed, CMI5), terminated],
      'the category moveon goes with',
    ],
    ['initialized with it', [categorized(initialized, CMI5, MOVE_ON), terminated], 'the category moveon goes with'],
    [
      'answered with it',
      [initialized, categorized(answered, MOVE_ON), terminated],
      'only statements of cmi5 have the category moveon',
    ],
    [
      'passed without the category of cmi5',
      [initialized, categorized(passed), terminated],
      'of the verbs of cmi5, without the category',
    ],
    [
      'passed below the mark',
      [initialized, changed(passed, { result: { score: { scaled: 0.7 } } }), terminated],
      'the verb must fit',
    ],
    [
      'failed above the mark',
      [initialized, changed(failed, { result: { score: { scaled: 0.9 } } }), terminated],
      'the verb must fit',
    ],
    [
      'passed without the mark',
      [initialized, changed(passed, { context: { extensions: { [MASTERY_SCORE]: undefined } } }), terminated],
      'must name the mastery score',
    ],
    [
      'an answer',
      [initialized, changed(answered, { result: { response: 'a' } }), terminated],
      'an answer must not be told',
    ],
  ])('refuse %s', (_, statements, sentence) => {
    expect(violations(statements, expected).join('\n')).toContain(sentence)
  })

  const told = changed(answered, {
    object: { definition: { correctResponsesPattern: ['a[,]c'], choices: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] } },
    result: { response: 'b' },
  })
  it.each<[string, Json, readonly string[]]>([
    ['an answer', told, []],
    ['no answer', answered, ['answered: an answer must be told, and what fits']],
    [
      'an answer of no choice',
      changed(told, { result: { response: 'b,c' } }),
      ['answered: an answer must be told, and what fits'],
    ],
    [
      'what fits that is no choice',
      changed(told, { object: { definition: { correctResponsesPattern: ['a,c'] } } }),
      ['answered: what fits must be among the choices'],
    ],
  ])('when the organization asked for answers, know %s', (_, last, found) => {
    const statements = [initialized, last, terminated]
    expect(violations(statements, { ...expected, answers: 'responses' })).toEqual(found)
  })

  it.each(['Browse', 'Review'] as const)('refuse a result in %s mode', (mode) => {
    const found = violations([initialized, completed, terminated], { ...expected, sessions: [{ ...session, mode }] })
    expect(found).toEqual([`in ${mode} mode only initialized and terminated may be sent`])
  })

  it.each(['passed', 'completed'])('refuse %s in two sessions of one registration', (verb) => {
    const second = { ...template, extensions: { ...template.extensions, ...sessionNamed('session 2') } }
    const moved = (original: Json, at: number) =>
      later(changed(original, { context: { extensions: sessionNamed('session 2') } }), at)
    const again = verb === 'passed' ? moved(passed, 7) : moved(completed, 7)
    const statements = [...log, moved(initialized, 6), again, moved(terminated, 8)]
    const sessions = [session, { ...session, template: second }]
    expect(violations(statements, { ...expected, sessions })).toEqual([`${verb} twice in a registration`])
  })
})

function sessionNamed(name: string): Json {
  return { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': name }
}
