import { describe, expect, it } from 'vitest'
import type { LmsApi } from '../../../src/packages/runtime/lms/lms.browser.ts'
import {
  type FirstLaunch,
  isSound,
  MARKER,
  runSelfTest,
  type SelfTest,
  TESTED_VERSIONS,
} from '../../../src/packages/trial/self-test.browser.ts'
import { SUSPEND_DATA_BUDGET } from '../../../src/packages/standards/cmi.ts'
import { violations } from '../../../src/packages/standards/call-rules.ts'
import { openStrictLms } from '../../../src/packages/trial/strict-lms.job.ts'

const EDITIONS = [
  ['scorm12', '1.2', 'scorm12'],
  ['scorm2004-4', '2004', 'scorm2004'],
] as const

const { scorm12: version12 } = TESTED_VERSIONS
const elapsed = () => 61_000

/** A launch of SCORM 1.2 with a host of our own, and its end. */
function launched(api: LmsApi, first: FirstLaunch | null): SelfTest {
  const test = runSelfTest(api, version12, first, elapsed)
  test.finish()
  return test
}

function firstOf({ result }: SelfTest): FirstLaunch {
  if (result.step !== 'again') throw new Error(`the first launch ended with ${result.step}`)
  return result.first
}

/** A strict LMS whose functions are changed, as those of a host with a fault are. */
function host(stored: ReadonlyMap<string, string>, change: (api: LmsApi) => LmsApi = (api) => api) {
  const lms = openStrictLms({ version: '1.2', stored })
  return { ...lms, api: change(lms.api) }
}

describe.each(EDITIONS)('the test of an LMS, %s', (edition, version, profile) => {
  it('finds that a good LMS keeps everything, says nothing that it does not take, and leaves nothing behind', () => {
    const first = openStrictLms({ version })
    const begun = runSelfTest(first.api, TESTED_VERSIONS[edition], null, elapsed)
    begun.finish()
    const second = openStrictLms({ version, stored: first.stored() })
    const { result, finish } = runSelfTest(second.api, TESTED_VERSIONS[edition], firstOf(begun), elapsed)
    finish()
    expect(result).toMatchObject({ step: 'done', restored: true })
    if (result.step !== 'done') throw new Error('not done')
    expect(Object.entries(result.answers).filter(([, answer]) => answer.kind !== 'yes')).toEqual([])
    expect(isSound(result.answers)).toBe(true)
    // The course stays below that length; the test goes up to it.
    expect(violations(first.calls, profile)).toEqual([expect.stringMatching(/: more than 3499 characters$/)])
    expect(violations(second.calls, profile)).toEqual([])
    expect(second.stored().get(TESTED_VERSIONS[edition].model.suspendData)).toBe('')
  })

  it('asks nothing about the learner, and sets no score and no status above incomplete', () => {
    const lms = openStrictLms({ version })
    const { calls } = runSelfTest(lms.api, TESTED_VERSIONS[edition], null, elapsed)
    expect(calls.length).toBeGreaterThan(8)
    for (const { args } of calls) expect(args[0]).not.toMatch(/learner|student|score|comments/)
    const statuses = calls.filter(({ call, args: [element = ''] }) => /Set/.test(call) && /status/.test(element))
    expect(statuses.map(({ args }) => args[1])).toEqual(['incomplete'])
  })
})

describe('what the test finds in an LMS with a fault', () => {
  const begun = (): { readonly first: FirstLaunch; readonly stored: ReadonlyMap<string, string> } => {
    const lms = host(new Map())
    return { first: firstOf(launched(lms.api, null)), stored: lms.stored() }
  }

  it.each<[string, (stored: ReadonlyMap<string, string>) => Map<string, string>, object, boolean]>([
    [
      'cuts',
      (stored) => new Map([...stored, ['cmi.suspend_data', MARKER.slice(0, 1000)]]),
      { keeps: { kind: 'cut', kept: 1000 } },
      false,
    ],
    [
      'stores nothing',
      () => new Map(),
      { keeps: { kind: 'nothing' }, place: { kind: 'optional' }, resumes: { kind: 'optional' } },
      false,
    ],
    [
      'changes the text',
      (stored) =>
        new Map([
          ...stored,
          ['cmi.suspend_data', MARKER.toUpperCase().replace('SELFTEST.', 'selftest.').replace('0001', '000I')],
        ]),
      { keeps: { kind: 'changed' } },
      false,
    ],
    [
      'finishes the course by itself',
      (stored) => new Map([...stored, ['cmi.core.lesson_status', 'completed']]),
      { status: { kind: 'became', status: 'completed' } },
      false,
    ],
    [
      'loses the place',
      (stored) => new Map([...stored, ['cmi.core.lesson_location', '']]),
      { place: { kind: 'optional' } },
      true,
    ],
  ])('an LMS that %s', (_, spoil, answers, sound) => {
    const { first, stored } = begun()
    const { result } = launched(host(spoil(stored)).api, first)
    expect(result).toMatchObject({ step: 'done', answers })
    expect(result.step === 'done' && isSound(result.answers)).toBe(sound)
  })

  it('an LMS that refuses the text gives its error', () => {
    const refusing = (api: LmsApi): LmsApi => ({
      ...api,
      LMSSetValue: (element = '', value = '') =>
        api.LMSSetValue?.(element, value.length > 1000 ? value.repeat(2) : value),
    })
    const lms = host(new Map(), refusing)
    const first = firstOf(launched(lms.api, null))
    expect(first.saves).toEqual({ kind: 'refused', error: '405' })
    const { result } = launched(host(lms.stored()).api, first)
    expect(result).toMatchObject({ answers: { saves: { kind: 'refused', error: '405' }, keeps: { kind: 'nothing' } } })
  })

  it.each<[string, (api: LmsApi) => LmsApi]>([
    ['opens no session', (api) => ({ ...api, LMSInitialize: () => 'false' })],
    [
      'throws',
      (api) => ({
        ...api,
        LMSInitialize: () => {
          throw new Error('no')
        },
      }),
    ],
  ])('an LMS that %s', (_, change) => {
    const { result } = launched(host(new Map(), change).api, null)
    expect(result).toEqual({
      step: 'done',
      answers: { found: { kind: 'yes' }, session: { kind: 'no' } },
      restored: null,
    })
  })

  it('a missing LMS is reported as missing', () => {
    const { result, calls } = runSelfTest(null, version12, null, elapsed)
    expect(result).toEqual({ step: 'done', answers: { found: { kind: 'no' } }, restored: null })
    expect(calls).toEqual([])
  })
})

describe('an account that isn’t for testing', () => {
  it.each<[string, readonly (readonly [string, string])[], object]>([
    ['has finished the course', [['cmi.core.lesson_status', 'passed']], { step: 'refused', why: 'finished' }],
    ['has failed it', [['cmi.core.lesson_status', 'failed']], { step: 'refused', why: 'finished' }],
    ['is in the middle of it', [['cmi.suspend_data', '1v1.lessons/L1']], { step: 'refused', why: 'started' }],
    ['has a place in it', [['cmi.core.lesson_location', 'L4']], { step: 'refused', why: 'started' }],
  ])('is left as it is when it %s', (_, values, result) => {
    const lms = host(new Map(values))
    expect(launched(lms.api, null).result).toEqual(result)
    expect(lms.calls.filter(({ method }) => /SetValue|Commit/.test(method))).toEqual([])
  })

  it('is left as it is in a launch for looking only', () => {
    const lms = openStrictLms({ version: '1.2', mode: 'review' })
    expect(launched(lms.api, null).result).toEqual({ step: 'not-normal', mode: 'review' })
    expect(lms.calls.filter(({ method }) => /SetValue|Commit/.test(method))).toEqual([])
  })
})

it('gets a test text as long as the longest of the course, with no repeated part', () => {
  expect(MARKER).toHaveLength(SUSPEND_DATA_BUDGET)
  expect(MARKER).toMatch(/^[ -~]+$/)
})
