import { describe, expect, it } from 'vitest'
import { type Call, violations } from '../../../src/packages/standards/call-rules.ts'
import { call, faultsIn, GOOD_2004, scorm2004 } from '../../support/call-log.ts'

const { get, set, commit, session } = scorm2004

describe('the strict rules of SCORM 2004', () => {
  const begun = (type: string) => [set('cmi.interactions.0.id', 'Q1'), set('cmi.interactions.0.type', type)]
  const answered = (type: string, response: string) =>
    session(...begun(type), set('cmi.interactions.0.learner_response', response), commit)
  const patterned = (type: string, pattern: string) =>
    session(...begun(type), set('cmi.interactions.0.correct_responses.0.pattern', pattern), commit)
  const interaction = (field: string, value: string) =>
    session(...begun('choice'), set(`cmi.interactions.0.${field}`, value), commit)
  const completed = set('cmi.completion_status', 'completed')

  it('find nothing in a session as it should be', () => {
    expect(violations(GOOD_2004, 'scorm2004')).toEqual([])
    expect(violations(GOOD_2004, 'moodle2004')).toEqual([])
  })

  it('find every fault that is put into it', () => {
    for (const [what, calls] of faultsIn(GOOD_2004)) expect(violations(calls, 'scorm2004'), what).not.toEqual([])
  })

  it.each<[string, Call[]]>([
    ['each form of a response', answered('sequencing', 'a[,]b[,]a')],
    ['pairs', answered('matching', 'a[.]1[,]b[.]2')],
    ['a number', answered('numeric', '-1.5')],
    ['words', answered('fill-in', '{lang=en}the named person')],
    ['a range of one number', patterned('numeric', '5[:]5')],
    ['words in any order', patterned('fill-in', '{order_matters=false}first[,]second')],
    ['a time with its zone', interaction('timestamp', '2026-03-01T09:05:00.12+02:00')],
    ['a range without an end', patterned('numeric', '5[:]')],
  ])('allow %s', (_, calls) => {
    expect(violations(calls, 'scorm2004')).toEqual([])
  })

  it.each<[string, Call[]]>([
    ['a function of SCORM 1.2', session(call('LMSSetValue', 'cmi.location', 'x'))],
    ['an element of SCORM 1.2', session(set('cmi.core.lesson_status', 'passed'), commit)],
    [
      'a value that the LMS never had, read as an error of another kind',
      session({ ...get('cmi.location', ''), error: '301' }),
    ],
    [
      'a set that the LMS refused with 403',
      session({ ...set('cmi.location', 'x'), error: '403', result: 'false' }, commit),
    ],
    ['an exit that cannot be read', session(get('cmi.exit', ''))],
    ['a status of SCORM 1.2', session(set('cmi.completion_status', 'passed'), commit)],
    ['a completion that falls', session(completed, set('cmi.completion_status', 'incomplete'), commit)],
    [
      'a success below what the LMS has',
      session(get('cmi.success_status', 'passed'), set('cmi.success_status', 'failed'), commit),
    ],
    ['progress that shrinks', session(set('cmi.progress_measure', '0.5'), set('cmi.progress_measure', '0.4'), commit)],
    ['progress over 1', session(set('cmi.progress_measure', '1.1'), commit)],
    ['a score in per cent as a scaled one', session(completed, set('cmi.score.scaled', '86'), commit)],
    ['a score below -1', session(completed, set('cmi.score.scaled', '-1.01'), commit)],
    ['a score with eight decimals', session(completed, set('cmi.score.scaled', '0.86666667'), commit)],
    ['a score before the end', session(set('cmi.score.scaled', '0.4'), commit)],
    ['a duration of SCORM 1.2', session(set('cmi.session_time', '0000:00:05'), commit)],
    ['a duration with thousandths', session(set('cmi.session_time', 'PT5.123S'), commit)],
    ['a duration of nothing', session(set('cmi.session_time', 'PT'), commit)],
    ['a period of nothing', session(set('cmi.session_time', 'P'), commit)],
    ['a duration that shrinks', session(set('cmi.session_time', 'PT2M'), set('cmi.session_time', 'PT119S'), commit)],
    ['a time in thousandths', interaction('timestamp', '2026-03-01T09:05:00.123Z')],
    ['a zone without a fraction', interaction('timestamp', '2026-03-01T09:05:00Z')],
    ['the result "wrong" of SCORM 1.2', interaction('result', 'wrong')],
    ['a description that is too long', interaction('description', 'x'.repeat(251))],
    ['the response "t" of SCORM 1.2', answered('true-false', 't')],
    ['choices with commas of SCORM 1.2', answered('choice', 'a,c')],
    ['a choice that is chosen twice', answered('choice', 'a[,]a')],
    ['an id of a choice with a hyphen', answered('choice', 'a-1')],
    ['pairs with points of SCORM 1.2', answered('matching', 'a.1')],
    ['a range as a number', answered('numeric', '1[:]3')],
    ['a number as a range', patterned('numeric', '5')],
    ['a response to a performance', answered('performance', 'done')],
    [
      'a response before its type',
      session(set('cmi.interactions.0.id', 'Q1'), set('cmi.interactions.0.result', 'correct'), commit),
    ],
    ['an interaction id with a space', session(set('cmi.interactions.0.id', 'Q 1'), commit)],
    ['an objective twice', session(set('cmi.objectives.0.id', 'L1'), set('cmi.objectives.1.id', 'L1'), commit)],
    ['suspend data beyond the budget', session(set('cmi.suspend_data', 'x'.repeat(3500)), commit)],
    ['a location that is too long', session(set('cmi.location', 'x'.repeat(256)), commit)],
    ['an attempt that is thrown away', session(set('adl.nav.request', 'abandonAll'))],
    [
      'a step after it is said where to go',
      session(set('adl.nav.request', 'exitAll'), set('cmi.location', 'x'), commit),
    ],
    ['a look back after it is said where to go', session(set('adl.nav.request', 'exitAll'), get('cmi.location', 'x'))],
    ['logging out', session(set('cmi.exit', 'logout'), commit)],
  ])('find %s', (_, calls) => {
    expect(violations(calls, 'scorm2004')).not.toEqual([])
  })

  it.each([
    ['a score of six digits', session(completed, set('cmi.score.raw', '123456'), commit)],
    ['a description that begins with a brace', interaction('description', '{x')],
    ['a result of five digits', interaction('result', '12345')],
    ['a time long ago', interaction('timestamp', '1969-03-01T09:05:00')],
    ['no place to go to', session(set('adl.nav.request', '_none_'))],
  ])('find %s, for Moodle', (_, calls) => {
    expect(violations(calls, 'scorm2004')).toEqual([])
    expect(violations(calls, 'moodle2004')).toHaveLength(1)
  })
})
