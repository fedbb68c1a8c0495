import { describe, expect, it } from 'vitest'
import { type Call, violations } from '../support/scorm12-rules.ts'

const call = (method: string, ...args: string[]): Call => ({ method, args, result: 'true', error: '0' })
const get = (element: string, result: string): Call => ({ ...call('LMSGetValue', element), result })
const set = (element: string, value: string) => call('LMSSetValue', element, value)
const commit = call('LMSCommit', '')
const session = (...calls: Call[]) => [call('LMSInitialize', ''), ...calls, call('LMSFinish', '')]
const question = (index: number, id: string) => [
  set(`cmi.interactions.${index}.id`, id),
  set(`cmi.interactions.${index}.type`, 'choice'),
  set(`cmi.interactions.${index}.result`, 'correct'),
]

describe('the strict rules of SCORM 1.2', () => {
  it('find nothing in a session as it should be', () => {
    const good = session(
      get('cmi.core.lesson_status', 'not attempted'),
      get('cmi.interactions._count', '2'),
      set('cmi.core.lesson_status', 'incomplete'),
      set('cmi.core.exit', 'suspend'),
      commit,
      ...question(2, 'Q16_a1'),
      set('cmi.interactions.2.student_response', 'a,c'),
      set('cmi.suspend_data', '1v1.x'),
      set('cmi.core.session_time', '0000:01:00.05'),
      commit,
      set('cmi.core.score.raw', '86.66'),
      set('cmi.core.lesson_status', 'passed'),
      commit,
      set('cmi.core.session_time', '0000:01:30.00'),
    )
    expect(violations(good)).toEqual([])
  })

  it.each<[string, Call[]]>([
    ['no LMSInitialize', [commit, call('LMSFinish', '')]],
    ['no LMSFinish', [call('LMSInitialize', ''), commit]],
    ['a call after LMSFinish', [...session(), commit]],
    ['two LMSFinish', [...session(), call('LMSFinish', '')]],
    ['a function of SCORM 2004', session(call('SetValue', 'cmi.location', 'x'))],
    ['an element of SCORM 2004', session(set('cmi.completion_status', 'completed'), commit)],
    ['an element that does not exist', session(set('cmi.core.score.scaled', '0.9'), commit)],
    ['an element that cannot be read', session(get('cmi.interactions.0.id', ''))],
    ['an error of the LMS', session({ ...set('cmi.suspend_data', 'x'), error: '405', result: 'false' }, commit)],
    ['a step left uncommitted', session(set('cmi.suspend_data', 'x'))],
    ['"not attempted" written', session(set('cmi.core.lesson_status', 'not attempted'), commit)],
    [
      'a status that falls',
      session(set('cmi.core.lesson_status', 'passed'), set('cmi.core.lesson_status', 'incomplete'), commit),
    ],
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
    ['a score over 100', session(set('cmi.core.lesson_status', 'passed'), set('cmi.core.score.raw', '101'), commit)],
    [
      'a score with three decimals',
      session(set('cmi.core.lesson_status', 'passed'), set('cmi.core.score.raw', '86.666'), commit),
    ],
    ['a duration of SCORM 2004', session(set('cmi.core.session_time', 'PT5S'), commit)],
    ['a duration with hours of one digit', session(set('cmi.core.session_time', '1:00:05'), commit)],
    ['hundredths without padding', session(set('cmi.core.session_time', '0000:00:05.5'), commit)],
    [
      'a duration that shrinks',
      session(set('cmi.core.session_time', '0000:02:00'), set('cmi.core.session_time', '0000:01:00'), commit),
    ],
    ['suspend data beyond the budget', session(set('cmi.suspend_data', 'x'.repeat(3500)), commit)],
    ['suspend data that is not ASCII', session(set('cmi.suspend_data', 'ñ'), commit)],
    ['a location that is too long', session(set('cmi.core.lesson_location', 'x'.repeat(256)), commit)],
    ['an interaction with a gap before it', session(get('cmi.interactions._count', '0'), ...question(1, 'Q1'), commit)],
    [
      'an interaction id twice',
      session(get('cmi.interactions._count', '0'), ...question(0, 'Q1'), ...question(1, 'Q1'), commit),
    ],
    ['an interaction id with a space', session(get('cmi.interactions._count', '0'), ...question(0, 'Q 1'), commit)],
    ['a result before its id', session(set('cmi.interactions.0.result', 'correct'), commit)],
    [
      'the result "incorrect" of SCORM 2004',
      session(set('cmi.interactions.0.id', 'Q1'), set('cmi.interactions.0.result', 'incorrect'), commit),
    ],
    [
      'a response of more than one character for a choice',
      session(...question(0, 'Q1'), set('cmi.interactions.0.student_response', 'a1'), commit),
    ],
  ])('find %s', (_, calls) => {
    expect(violations(calls)).not.toEqual([])
  })
})
