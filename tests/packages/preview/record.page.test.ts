import { describe, expect, it } from 'vitest'
import type { CmiTree } from '../../../src/packages/runtime/lms-record.ts'
import { preview as words } from '../../../src/packages/preview/words.en.ts'
import { LMS_ANSWERS, storedRows, verdict } from '../../../src/packages/preview/record.page.ts'

const RETURNS = words.verdict.returns

/** A sentence, the standard, what is stored, and what HR reads. */
const cases: [string, 'scorm12' | 'scorm2004', CmiTree | null, string, string][] = [
  ['nothing, in 1.2', 'scorm12', null, 'not started.', words.verdict.nothing],
  ['nothing, in 2004', 'scorm2004', null, 'not started.', words.verdict.nothing],
  ['a lesson, in 1.2', 'scorm12', in12('incomplete', 'lessons/L4'), 'in progress, at lesson 4.', RETURNS],
  [
    'a question of a lesson',
    'scorm12',
    in12('incomplete', 'lessons/L4/questions/Q07'),
    'in progress, at lesson 4.',
    RETURNS,
  ],
  ['a story', 'scorm12', in12('incomplete', 'scenarios/SC-1/steps/2'), `in progress, ${words.place.story}.`, RETURNS],
  ['the check', 'scorm12', in12('incomplete', 'attempts/1/questions/3'), `in progress, ${words.place.check}.`, RETURNS],
  ['contacts', 'scorm12', in12('incomplete', 'contacts'), `in progress, ${words.place.other}.`, RETURNS],
  ['the home page', 'scorm12', in12('incomplete', ''), 'in progress.', RETURNS],
  [
    'a course that did not suspend',
    'scorm12',
    { core: { lesson_status: 'incomplete', exit: '' } },
    'in progress.',
    words.verdict.startsOver,
  ],
  [
    'a course that was passed',
    'scorm12',
    { core: { lesson_status: 'passed', score: { raw: '93.33' } } },
    'passed, score 93.33.',
    words.verdict.finished,
  ],
  [
    'in 2004, a lesson',
    'scorm2004',
    { completion_status: 'incomplete', success_status: 'unknown', location: 'lessons/L2', exit: 'suspend' },
    'in progress, at lesson 2.',
    RETURNS,
  ],
  [
    'in 2004, completed and not passed',
    'scorm2004',
    { completion_status: 'completed', success_status: 'failed', exit: 'suspend', score: { raw: '40' } },
    'failed, score 40.',
    RETURNS,
  ],
]

describe('what an LMS would show', () => {
  it.each(cases)('shows %s when that is stored', (_, standard, cmi, shows, follows) => {
    expect(verdict(standard, cmi, 'works', words)).toEqual({ shows: `Your LMS would now show: ${shows}`, follows })
  })

  it('goes with what is wrong with the LMS', () => {
    const follows = LMS_ANSWERS.map((answers) => verdict('scorm12', null, answers, words).follows)
    expect(new Set(follows).size).toBe(LMS_ANSWERS.length)
  })
})

describe('the values stored', () => {
  it('have the names of SCORM 1.2, each with a meaning', () => {
    const rows = storedRows('scorm12', in12('incomplete', 'lessons/L4'), words)
    expect(rows).toContainEqual({ element: 'cmi.core.lesson_status', value: 'incomplete', meaning: 'in progress' })
    expect(rows).toContainEqual({
      element: 'cmi.core.lesson_location',
      value: 'lessons/L4',
      meaning: 'Opens at lesson 4',
    })
    expect(rows.filter(({ meaning }) => meaning.trim() === '')).toEqual([])
  })

  it('have the names of SCORM 2004, with success beside completion', () => {
    const rows = storedRows('scorm2004', { success_status: 'unknown', interactions: { 0: {}, 1: {} } }, words)
    expect(rows.map(({ element }) => element)).toEqual(
      expect.arrayContaining(['cmi.completion_status', 'cmi.success_status', 'cmi.location', 'cmi.exit']),
    )
    expect(rows.find(({ element }) => element === 'cmi.success_status')?.meaning).toBe(words.meaning.noSuccess)
    expect(rows.find(({ element }) => element === 'cmi.interactions._count')?.value).toBe('2')
  })
})

function in12(status: string, location: string): CmiTree {
  return { core: { lesson_status: status, lesson_location: location, exit: 'suspend', score: { raw: '' } } }
}
