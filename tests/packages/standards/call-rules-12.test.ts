import { describe, expect, it } from 'vitest'
import { type Call, violations } from '../../../src/packages/standards/call-rules.ts'
import { call, faultsIn, GOOD_12, scorm12 } from '../../support/call-log.ts'

const { get, set, commit, session } = scorm12

describe('the strict rules of SCORM 1.2', () => {
  const question = (index: number, id: string) => [
    set(`cmi.interactions.${index}.id`, id),
    set(`cmi.interactions.${index}.type`, 'choice'),
    set(`cmi.interactions.${index}.result`, 'correct'),
  ]
  const passed = set('cmi.core.lesson_status', 'passed')

  it('find nothing in a session as it should be', () => {
    expect(violations(GOOD_12, 'scorm12')).toEqual([])
    expect(violations(GOOD_12, 'moodle12')).toEqual([])
  })

  it('find every fault that is put into it', () => {
    for (const [what, calls] of faultsIn(GOOD_12)) expect(violations(calls, 'scorm12'), what).not.toEqual([])
  })

  it.each<[string, Call[]]>([
    ['no LMSInitialize', [commit, call('LMSFinish', '')]],
    ['no LMSFinish', [call('LMSInitialize', ''), commit]],
    ['a call after LMSFinish', [...session(), commit]],
    ['two LMSFinish', [...session(), call('LMSFinish', '')]],
    ['a commit of something', session(call('LMSCommit', 'all'))],
    ['a function of SCORM 2004', session(call('SetValue', 'cmi.location', 'x'))],
    ['an element of SCORM 2004', session(set('cmi.completion_status', 'completed'), commit)],
    ['an element that does not exist', session(set('cmi.core.score.scaled', '0.9'), commit)],
    ['an element named in general', session(set('cmi.objectives.n.id', 'L1'), commit)],
    ['an element that cannot be read', session(get('cmi.interactions.0.id', ''))],
    ['an element that cannot be set', session(set('cmi.core.student_name', 'Ana'), commit)],
    ['a keyword that is set', session(set('cmi.objectives._count', '1'), commit)],
    ['an error of the LMS', session({ ...set('cmi.suspend_data', 'x'), error: '405', result: 'false' }, commit)],
    ['a step left uncommitted', session(set('cmi.suspend_data', 'x'))],
    ['a step whose commit failed', session(set('cmi.suspend_data', 'x'), { ...commit, result: 'false' })],
    ['"not attempted" written', session(set('cmi.core.lesson_status', 'not attempted'), commit)],
    ['a status that falls', session(passed, set('cmi.core.lesson_status', 'incomplete'), commit)],
    ['"completed" after "passed"', session(passed, set('cmi.core.lesson_status', 'completed'), commit)],
    [
      'a status below what the LMS has',
      session(get('cmi.core.lesson_status', 'passed'), set('cmi.core.lesson_status', 'incomplete'), commit),
    ],
    ['the exit "normal" of SCORM 2004', session(set('cmi.core.exit', 'normal'), commit)],
    ['logging out', session(set('cmi.core.exit', 'logout'), commit)],
    [
      'a score before the end',
      session(set('cmi.core.lesson_status', 'incomplete'), set('cmi.core.score.raw', '40'), commit),
    ],
    ['a score over 100', session(passed, set('cmi.core.score.raw', '101'), commit)],
    ['a score with three decimals', session(passed, set('cmi.core.score.raw', '86.666'), commit)],
    ['a duration of SCORM 2004', session(set('cmi.core.session_time', 'PT5S'), commit)],
    ['a duration with hours of one digit', session(set('cmi.core.session_time', '1:00:05'), commit)],
    ['hundredths without padding', session(set('cmi.core.session_time', '0000:00:05.5'), commit)],
    [
      'a duration that shrinks',
      session(set('cmi.core.session_time', '0000:02:00'), set('cmi.core.session_time', '0000:01:00'), commit),
    ],
    ['suspend data beyond the budget', session(set('cmi.suspend_data', 'x'.repeat(3500)), commit)],
    ['suspend data that is not ASCII', session(set('cmi.suspend_data', 'ñ'), commit)],
    ['suspend data with a space', session(set('cmi.suspend_data', 'a b'), commit)],
    ['a location that is too long', session(set('cmi.core.lesson_location', 'x'.repeat(256)), commit)],
    ['an interaction with a gap before it', session(get('cmi.interactions._count', '0'), ...question(1, 'Q1'), commit)],
    ['an interaction over an older one', session(get('cmi.interactions._count', '2'), ...question(1, 'Q1'), commit)],
    [
      'a result for an interaction of an earlier session',
      session(get('cmi.interactions._count', '2'), set('cmi.interactions.1.result', 'correct'), commit),
    ],
    [
      'an interaction id twice',
      session(get('cmi.interactions._count', '0'), ...question(0, 'Q1'), ...question(1, 'Q1'), commit),
    ],
    ['an interaction id with a space', session(get('cmi.interactions._count', '0'), ...question(0, 'Q 1'), commit)],
    ['a result before its id', session(set('cmi.interactions.0.result', 'correct'), commit)],
    [
      'a result before its type',
      session(set('cmi.interactions.0.id', 'Q1'), set('cmi.interactions.0.result', 'correct'), commit),
    ],
    [
      'the result "incorrect" of SCORM 2004',
      session(...question(0, 'Q1'), set('cmi.interactions.0.result', 'incorrect'), commit),
    ],
    [
      'a response of more than one character for a choice',
      session(...question(0, 'Q1'), set('cmi.interactions.0.student_response', 'a1'), commit),
    ],
    ['an objective without an id', session(set('cmi.objectives.0.status', 'completed'), commit)],
    ['an objective with a gap before it', session(set('cmi.objectives.1.id', 'L2'), commit)],
    [
      'an objective that gets another id',
      session(set('cmi.objectives.0.id', 'L1'), set('cmi.objectives.0.id', 'L2'), commit),
    ],
    [
      'an objective whose status falls',
      session(
        set('cmi.objectives.0.id', 'L1'),
        set('cmi.objectives.0.status', 'completed'),
        set('cmi.objectives.0.status', 'incomplete'),
        commit,
      ),
    ],
    [
      'a step of a launch for looking only',
      session(get('cmi.core.lesson_mode', 'review'), set('cmi.suspend_data', 'x'), commit),
    ],
    [
      'a step of a launch without credit',
      session(get('cmi.core.credit', 'no-credit'), set('cmi.suspend_data', 'x'), commit),
    ],
    [
      'thirteen values for one commit',
      session(...Array.from({ length: 13 }, () => set('cmi.core.lesson_location', 'x')), commit),
    ],
  ])('find %s', (_, calls) => {
    expect(violations(calls, 'scorm12')).not.toEqual([])
  })

  it('leave an attempt that ends without being passed its score', () => {
    const failed = session(set('cmi.core.score.raw', '40'), set('cmi.core.lesson_status', 'failed'), commit)
    expect(violations(failed, 'scorm12')).toEqual([])
  })

  it('name the call and the reason, once', () => {
    expect(violations(session(set('cmi.core.exit', 'normal'), commit), 'scorm12')).toEqual([
      'LMSSetValue(cmi.core.exit, normal): the value has the wrong form',
    ])
  })

  it('find a result that only Moodle refuses', () => {
    const calls = session(...question(0, 'Q1'), set('cmi.interactions.0.result', '1234'), commit)
    expect(violations(calls, 'scorm12')).toEqual([])
    expect(violations(calls, 'moodle12')).toEqual([
      'LMSSetValue(cmi.interactions.0.result, 1234): Moodle does not take this form',
    ])
  })
})
