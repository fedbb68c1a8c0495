import { describe, expect, it } from 'vitest'
import { duration, elapsedMs } from '../../../src/packages/standards/cmi.ts'
import {
  type CmiTree,
  launchValues,
  type LmsRecord,
  recordAtLaunch,
  shownRecord,
} from '../../../src/packages/runtime/lms-record.ts'

const FACTS = { learner: { id: 'trial', name: 'Learner, Trial' }, passMark: '' }

describe('the time in a text', () => {
  it.each([
    ['0000:12:30.50', 750_500],
    ['12:00:00', 43_200_000],
    ['00:00:00.77', 770],
    ['PT12M30.5S', 750_500],
    ['P1DT1H', 90_000_000],
    ['PT0S', 0],
    ['', 0],
    ['soon', 0],
  ])('“%s” is %i milliseconds', (text, ms) => {
    expect(elapsedMs(text)).toBe(ms)
  })

  it.each([0, 10, 59_990, 60_000, 3_661_010, 360_000_000])('gives %i milliseconds back unchanged', (ms) => {
    expect(elapsedMs(duration(ms))).toBe(ms)
  })
})

/** A sentence, the standard, what was stored, and what the next launch gets of it. */
const launches: [string, 'scorm12' | 'scorm2004', CmiTree | null, object][] = [
  [
    'of a new learner, in 1.2',
    'scorm12',
    null,
    { core: { entry: 'ab-initio', credit: 'credit', lesson_mode: 'normal', total_time: '0000:00:00.00' } },
  ],
  [
    'after a suspended one, in 1.2',
    'scorm12',
    { suspend_data: 'x', core: { exit: 'suspend', session_time: '00:01:00', lesson_location: 'lessons/L2' } },
    { suspend_data: 'x', core: { entry: 'resume', total_time: '0001:01:00.00', lesson_location: 'lessons/L2' } },
  ],
  [
    'after one that did not suspend, in 1.2: what was stored stays',
    'scorm12',
    { suspend_data: 'x', core: { exit: '', lesson_status: 'incomplete' } },
    { suspend_data: 'x', core: { entry: '', lesson_status: 'incomplete' } },
  ],
  ['of a new learner, in 2004', 'scorm2004', null, { entry: 'ab-initio', mode: 'normal', total_time: 'PT0H0M0S' }],
  [
    'after a suspended one, in 2004',
    'scorm2004',
    { location: 'lessons/L2', exit: 'suspend', session_time: 'PT1M' },
    { location: 'lessons/L2', entry: 'resume', total_time: 'PT1H1M0S' },
  ],
  [
    'after one that did not suspend, in 2004: a new attempt',
    'scorm2004',
    { location: 'lessons/L2', exit: 'normal', session_time: 'PT1M', completion_status: 'completed' },
    { entry: 'ab-initio', total_time: 'PT0H0M0S' },
  ],
]

describe('a launch', () => {
  it.each(launches)('%s', (_, standard, cmi, expected) => {
    const record: LmsRecord = { cmi, earlierMs: cmi === null ? 0 : 3_600_000 }
    const values = launchValues(standard, recordAtLaunch(standard, record), FACTS)
    expect(values).toMatchObject(expected)
    expect(JSON.stringify(values)).not.toMatch(/session_time|"exit"/)
  })

  it('the launch of a package with a pass mark gives it to the runtime', () => {
    const facts = { ...FACTS, passMark: '80' }
    const none: LmsRecord = { cmi: null, earlierMs: 0 }
    expect(launchValues('scorm12', none, facts)).toMatchObject({ student_data: { mastery_score: '80' } })
    expect(launchValues('scorm2004', none, facts)).toMatchObject({ scaled_passing_score: '80' })
  })
})

describe('the record that an LMS shows', () => {
  it('is nothing before the first commit', () => {
    expect(shownRecord('scorm12', { cmi: null, earlierMs: 0 })).toBeNull()
  })

  it('adds up the launches, whatever the runtime says of them', () => {
    const cmi = { core: { session_time: '00:00:30', total_time: '0009:00:00.00' } }
    expect(shownRecord('scorm12', { cmi, earlierMs: 60_000 })).toMatchObject({ core: { total_time: '0000:01:30.00' } })
  })
})
