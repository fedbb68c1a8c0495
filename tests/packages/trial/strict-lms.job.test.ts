import { Scorm12API, Scorm2004API } from 'scorm-again'
import { describe, expect, it } from 'vitest'
import { type Call, violations } from '../../../src/packages/standards/call-rules.ts'
import { SCORM_12 } from '../../../src/packages/standards/data-model-12.ts'
import { SCORM_2004 } from '../../../src/packages/standards/data-model-2004.ts'
import { openStrictLms } from '../../../src/packages/trial/strict-lms.job.ts'
import { call, GOOD_12, GOOD_2004, scorm12, scorm2004 } from '../../support/call-log.ts'

const get12 = (element: string) => scorm12.get(element, '')
const get2004 = (element: string) => scorm2004.get(element, '')
const [open12, end12] = [call('LMSInitialize', ''), call('LMSFinish', '')]
const [open2004, end2004] = [call('Initialize', ''), call('Terminate', '')]

describe('a strict LMS', () => {
  it.each([
    ['1.2', GOOD_12, 'scorm12'],
    ['2004', GOOD_2004, 'scorm2004'],
  ] as const)(
    'answers a good session of SCORM %s as it should be, and keeps the log of it',
    (version, good, profile) => {
      const lms = openStrictLms({ version })
      replay(lms.api, good)
      expect(lms.calls).toEqual(good)
      expect(violations(lms.calls, profile)).toEqual([])
    },
  )

  it.each<[string, string, Call[]]>([
    ['a value before the session', '301', [get12('cmi.suspend_data')]],
    ['a value after the session', '301', [open12, end12, scorm12.set('cmi.suspend_data', 'x')]],
    ['an end before the session', '301', [end12]],
    ['a second start', '101', [open12, open12]],
    ['a start with something', '201', [call('LMSInitialize', 'x')]],
    ['an element of SCORM 2004', '401', [open12, scorm12.set('cmi.location', 'x')]],
    ['an element called like a part of the language', '401', [open12, get12('constructor')]],
    ['a keyword that is set', '402', [open12, scorm12.set('cmi.core._children', 'x')]],
    ['what can only be read', '403', [open12, scorm12.set('cmi.core.student_name', 'x')]],
    ['what can only be set', '404', [open12, get12('cmi.core.exit')]],
    ['4,097 characters', '405', [open12, scorm12.set('cmi.suspend_data', 'x'.repeat(4097))]],
    ['a score over 100', '405', [open12, scorm12.set('cmi.core.score.raw', '100.01')]],
    ['an entry with a gap before it', '201', [open12, scorm12.set('cmi.interactions.1.id', 'Q1')]],
    ['an entry that is not there', '201', [open12, get12('cmi.objectives.0.status')]],
    ['a field before the id', '201', [open12, scorm12.set('cmi.interactions.0.result', 'correct')]],
    ['a value without an element', '201', [open12, call('LMSSetValue')]],
  ])('SCORM 1.2 refuses %s with %s', (_, error, calls) => {
    const lms = openStrictLms({ version: '1.2' })
    replay(lms.api, calls)
    expect(lms.api.LMSGetLastError()).toBe(error)
    expect(['false', '']).toContain(lms.calls.at(-2)?.result)
  })

  it.each<[string, string, Call[]]>([
    ['a value before the session', '122', [get2004('cmi.location')]],
    ['a value after the session', '123', [open2004, end2004, get2004('cmi.location')]],
    ['a set before the session', '132', [scorm2004.set('cmi.location', 'x')]],
    ['a set after the session', '133', [open2004, end2004, scorm2004.set('cmi.location', 'x')]],
    ['a commit before the session', '142', [scorm2004.commit]],
    ['a commit after the session', '143', [open2004, end2004, scorm2004.commit]],
    ['an end before the session', '112', [end2004]],
    ['a second end', '113', [open2004, end2004, end2004]],
    ['a second start', '103', [open2004, open2004]],
    ['a start after the end', '104', [open2004, end2004, open2004]],
    ['an end with something', '201', [open2004, call('Terminate', 'x')]],
    ['an element of SCORM 1.2', '401', [open2004, scorm2004.set('cmi.core.lesson_status', 'passed')]],
    ['what was never set', '403', [open2004, get2004('cmi.suspend_data')]],
    ['what can only be read', '404', [open2004, scorm2004.set('cmi.mode', 'normal')]],
    ['a keyword that is set', '404', [open2004, scorm2004.set('cmi.objectives._count', '1')]],
    ['what can only be set', '405', [open2004, get2004('cmi.session_time')]],
    ['64,001 characters', '406', [open2004, scorm2004.set('cmi.suspend_data', 'x'.repeat(64_001))]],
    ['a number out of range', '407', [open2004, scorm2004.set('cmi.score.scaled', '1.01')]],
    ['an entry with a gap before it', '351', [open2004, scorm2004.set('cmi.objectives.1.id', 'L1')]],
    ['an entry that is not there', '301', [open2004, get2004('cmi.objectives.0.id')]],
    ['a field before the id', '408', [open2004, scorm2004.set('cmi.interactions.0.type', 'choice')]],
    [
      'an id twice',
      '351',
      [open2004, scorm2004.set('cmi.objectives.0.id', 'L1'), scorm2004.set('cmi.objectives.1.id', 'L1')],
    ],
  ])('SCORM 2004 refuses %s with %s', (_, error, calls) => {
    const lms = openStrictLms({ version: '2004' })
    replay(lms.api, calls)
    expect(lms.api.GetLastError()).toBe(error)
    expect(['false', '']).toContain(lms.calls.at(-2)?.result)
  })

  it('gives the next launch what was committed, and no more, when it is left without an end', () => {
    const first = openStrictLms({ version: '1.2' })
    replay(first.api, [
      open12,
      scorm12.set('cmi.core.exit', 'suspend'),
      scorm12.set('cmi.suspend_data', 'kept'),
      scorm12.set('cmi.interactions.0.id', 'Q1'),
      scorm12.set('cmi.core.session_time', '0000:01:00.25'),
      scorm12.commit,
      scorm12.set('cmi.suspend_data', 'lost'),
    ])
    const { api } = openStrictLms({ version: '1.2', stored: first.stored() })
    api.LMSInitialize('')
    expect(api.LMSGetValue('cmi.core.entry')).toBe('resume')
    expect(api.LMSGetValue('cmi.suspend_data')).toBe('kept')
    expect(api.LMSGetValue('cmi.interactions._count')).toBe('1')
    expect(api.LMSGetValue('cmi.core.total_time')).toBe('0000:01:00.25')
  })

  it('stores at the end, and adds the time of each session', () => {
    const time = scorm2004.set('cmi.session_time', 'PT59M59.5S')
    const suspend = scorm2004.set('cmi.exit', 'suspend')
    const first = openStrictLms({ version: '2004' })
    replay(first.api, [open2004, suspend, scorm2004.set('cmi.location', 'lessons/L1'), time, end2004])
    const second = openStrictLms({ version: '2004', stored: first.stored() })
    replay(second.api, [open2004, suspend, time, scorm2004.commit, end2004])
    expect(second.stored().get('cmi.location')).toBe('lessons/L1')
    expect(second.stored().get('cmi.total_time')).toBe('PT1H59M59S')
  })

  it.each([
    ['1.2', 'nothing', '', 'ab-initio'],
    ['1.2', 'suspend', 'x', 'resume'],
    ['1.2', 'time-out', 'x', ''],
    ['2004', 'nothing', '', 'ab-initio'],
    ['2004', 'suspend', 'x', 'resume'],
    ['2004', 'normal', '', 'ab-initio'],
  ] as const)(
    'SCORM %s after the exit "%s" gives the suspend data "%s" and the entry "%s"',
    (version, exit, data, entry) => {
      const [model, prefix] = version === '1.2' ? [SCORM_12, 'cmi.core'] : [SCORM_2004, 'cmi']
      const stored = new Map([
        [`${prefix}.exit`, exit],
        ['cmi.suspend_data', 'x'],
      ])
      const { api } = openStrictLms(exit === 'nothing' ? { version } : { version, stored })
      invoke(api, model.methods.initialize, '')
      expect(invoke(api, model.methods.get, 'cmi.suspend_data')).toBe(data)
      expect(invoke(api, model.methods.get, `${prefix}.entry`)).toBe(entry)
    },
  )

  it('tells mode and credit', () => {
    const { api } = openStrictLms({ version: '2004', mode: 'review', credit: 'no-credit' })
    api.Initialize('')
    expect([api.GetValue('cmi.mode'), api.GetValue('cmi.credit')]).toEqual(['review', 'no-credit'])
  })

  it('lets commits fail until they work again', () => {
    const lms = openStrictLms({ version: '1.2', failCommits: true })
    replay(lms.api, [open12, scorm12.set('cmi.suspend_data', 'x')])
    expect([lms.api.LMSCommit(''), lms.api.LMSGetLastError()]).toEqual(['false', '101'])
    expect(lms.stored().size).toBe(0)
    lms.failCommits(false)
    expect(lms.api.LMSCommit('')).toBe('true')
    expect(lms.stored().get('cmi.suspend_data')).toBe('x')
  })

  it('says what an error is, and keeps it until the next call', () => {
    const { api } = openStrictLms({ version: '2004' })
    api.Initialize('')
    api.SetValue('cmi.exit', 'x')
    expect([api.GetErrorString('406'), api.GetDiagnostic(''), api.GetLastError()]).toEqual([
      'Error 406',
      'Error 406',
      '406',
    ])
    expect([api.Commit(''), api.GetErrorString(api.GetLastError())]).toEqual(['true', 'No error'])
  })
})

describe.each([
  ['1.2', SCORM_12, GOOD_12, () => new Scorm12API({ logLevel: 5, mastery_override: false }, http)],
  ['2004', SCORM_2004, GOOD_2004, () => new Scorm2004API({ logLevel: 5 }, http)],
] as const)('beside scorm-again, SCORM %s', (version, model, good, openScormAgain) => {
  const { methods } = model
  const elements = [...model.elements.keys()].flatMap((general) => [
    ...new Set(['0', '1'].map((index) => general.replaceAll('.n.', `.${index}.`))),
  ])

  it('a good session has no error in either', () => {
    const errors = replay(openScormAgain(), good, methods.lastError)
    expect(errors).toEqual(good.map(({ error }) => error))
  })

  it('an element that scorm-again can’t read can’t be read here', () => {
    const taken = elements.filter((element) => {
      const [theirs, ours] = [openScormAgain(), openStrictLms({ version }).api].map((api) =>
        replay(api, [...begun('choice'), call(methods.get, element)], methods.lastError).at(-1),
      )
      return theirs !== '0' && ours === '0'
    })
    expect(taken).toEqual([])
  })

  it('a value that scorm-again refuses is refused here', () => {
    const taken = elements.flatMap((element) =>
      typesFor(element).flatMap((type) =>
        VALUES.filter((value) => {
          const calls = [...begun(type), call(methods.set, element, value)]
          const ours = replay(openStrictLms({ version }).api, calls, methods.lastError).at(-1)
          return ours === '0' && replay(openScormAgain(), calls, methods.lastError).at(-1) !== '0'
        }).map((value) => `${element} (${type}): ${value}`),
      ),
    )
    expect(taken).toEqual([])
  })

  /** Each type of interaction where it matters. */
  function typesFor(element: string): string[] {
    return element.includes('response') ? [...model.responses.keys()] : ['choice']
  }

  /** A session with one objective and one interaction. */
  function begun(type: string): Call[] {
    return [
      call(methods.initialize, ''),
      call(methods.set, 'cmi.objectives.0.id', 'L1'),
      call(methods.set, 'cmi.interactions.0.id', 'Q1'),
      call(methods.set, 'cmi.interactions.0.type', type),
    ]
  }
})

/** Values of all forms, near and far from right. */
const VALUES = [
  ['', ' ', 'a', 'ñ', 'a b', 'Q1', 'L1', 'a,c', 'a[,]c', 'a[,]a', 'a.1', 'a[.]1', 'true', 't'],
  ['0', '1', '5', '5[:]5', '1[:]3', '1.5', '-1', '-0.5', '0.12345678', '99.999', '100', '101', '1e2', 'NaN'],
  ['passed', 'completed', 'incomplete', 'failed', 'unknown', 'browsed', 'not attempted', 'suspend', 'time-out'],
  ['correct', 'wrong', 'neutral', 'choice', 'performance', 'long-fill-in', 'suspendAll', 'exitAll', '_none_'],
  ['00:00:05', '0000:00:05.50', '1:0:5', '99999:00:00', '24:00:00', '00:60:00'],
  ['PT5S', 'PT5.12S', 'PT5.123S', 'P', 'PT', 'P1D', 'PT1H2M3S'],
  ['2026-03-01T09:05:00', '2026-03-01T09:05:00Z', '2026-03-01T09:05:00.1Z', '2026-03-01T09:05:00.123Z'],
  [251, 256, 1001, 4001, 4097, 64_001].map((length) => 'x'.repeat(length)),
].flat()

/** Receives the commits of scorm-again. */
const http = {
  processHttpRequest: () => ({ result: 'true', errorCode: 0 }),
  updateSettings() {},
}

/** Makes the calls of a log. Gives the error code after each. */
function replay(api: object, calls: readonly Call[], lastError?: string): string[] {
  return calls.map(({ method, args }) => {
    invoke(api, method, ...args)
    return lastError === undefined ? '' : invoke(api, lastError)
  })
}

/** Calls a function that is known by its name only. */
function invoke(api: object, method: string, ...args: string[]): string {
  return String(Reflect.apply(Reflect.get(api, method), api, args))
}
