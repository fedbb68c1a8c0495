import { describe, expect, it } from 'vitest'
import type { Lms } from '../../src/browser/lms.ts'
import { startScormSession } from '../../src/browser/scorm-session.ts'
import type { Progress, Session } from '../../src/browser/session.ts'
import type { ScormVersion, Interaction, Report } from '../../src/domain/cmi.ts'
import { scorm12 } from '../../src/domain/scorm12.ts'
import { scorm2004 } from '../../src/domain/scorm2004.ts'

/** An LMS that keeps what it is told and writes down every call that changes something. */
class FakeLms implements Lms {
  readonly values: Map<string, string>
  readonly log: string[] = []
  opens = true
  commits = true
  online = true
  refuses: (element: string) => boolean = () => false

  constructor(values: Readonly<Record<string, string>> = {}) {
    this.values = new Map(
      Object.entries({
        'cmi.core.lesson_status': 'not attempted',
        'cmi.interactions._children': 'id,type,result',
        'cmi.interactions._count': '0',
        ...values,
      }),
    )
  }
  initialize() {
    return this.opens
  }
  get(element: string) {
    return this.values.get(element) ?? ''
  }
  set(element: string, value: string) {
    if (this.refuses(element)) return false
    this.log.push(`${element}=${value}`)
    this.values.set(element, value)
    return true
  }
  commit() {
    this.log.push(this.commits ? 'commit' : 'commit fails')
    return this.commits
  }
  finish() {
    this.log.push('finish')
    return true
  }
}

interface Stage {
  readonly session: Session
  readonly lms: FakeLms
  /** Pauses before each try so far. */
  readonly pauses: readonly number[]
  /** Lets the pause that is running end. */
  passTime(): void
  retries(): number
}

function stage(lms: FakeLms | null, report: Report = 'passed', model: ScormVersion = scorm12): Stage {
  const waiting: (() => void)[] = []
  const pauses: number[] = []
  let now = 0
  let retries = 0
  const session = startScormSession({
    lms,
    model,
    report,
    elapsed: () => (now += 1000),
    isOnline: () => lms?.online ?? true,
    later(run, ms) {
      waiting.push(run)
      pauses.push(ms)
    },
    onRetry() {
      retries += 1
    },
  })
  return { session, lms: lms ?? new FakeLms(), pauses, passTime: () => waiting.shift()?.(), retries: () => retries }
}

const step: Progress = {
  suspendData: 'state',
  location: 'lessons/L1',
  interactions: [],
  lessons: [],
  share: 0.25,
  finished: null,
}
const answered = (id: string, right: boolean): Interaction => ({
  id,
  item: 'Q16',
  language: 'en',
  type: 'choice',
  description: 'Whom do you tell?',
  lesson: 'L4',
  right,
  response: null,
})

describe('the start of a session', () => {
  it('is unfinished and to be resumed, before anything else', () => {
    const { lms } = stage(new FakeLms())
    expect(lms.log).toEqual([
      'cmi.core.lesson_status=incomplete',
      'cmi.core.exit=suspend',
      'cmi.core.session_time=0000:00:01.00',
      'commit',
    ])
  })

  it.each(['incomplete', 'failed'])('leaves the status "%s" as it is', (status) => {
    const { lms, session } = stage(new FakeLms({ 'cmi.core.lesson_status': status }))
    expect(session.recording).toBe('on')
    expect(lms.values.get('cmi.core.lesson_status')).toBe(status)
  })

  it.each(['passed', 'completed'])('changes nothing of a course that is "%s"', (status) => {
    const { lms, session } = stage(new FakeLms({ 'cmi.core.lesson_status': status }))
    session.save({ ...step, finished: { right: 12, of: 15 } })
    session.finish(false)
    expect(session.recording).toBe('finished')
    expect(lms.log).toEqual(['cmi.core.exit=suspend', 'commit', 'finish'])
  })

  it.each([
    ['browse', 'credit'],
    ['review', 'no-credit'],
    ['normal', 'no-credit'],
  ])('writes nothing in mode "%s" with "%s"', (mode, credit) => {
    const { lms, session } = stage(new FakeLms({ 'cmi.core.lesson_mode': mode, 'cmi.core.credit': credit }))
    session.save({ ...step, finished: { right: 12, of: 15 } })
    session.finish(false)
    expect(session.recording).toBe('review')
    expect(lms.log).toEqual(['finish'])
  })

  it('records nothing without an LMS, or with one that does not open', () => {
    const closed = new FakeLms({ 'cmi.core.lesson_status': '' })
    closed.opens = false
    for (const lms of [null, closed]) {
      const { session } = stage(lms)
      session.save(step)
      session.finish(false)
      expect(session.recording).toBe('no-lms')
    }
    expect(closed.log).toEqual([])
  })
})

describe('a session that is open already', () => {
  it('is gone on with: an LMS that loads its frame anew says no to a second opening', () => {
    const open = new FakeLms({ 'cmi.core.lesson_status': 'incomplete' })
    open.opens = false
    expect(stage(open).session.recording).toBe('on')
  })
})

describe('an attempt', () => {
  it.each<[string, string, ScormVersion, boolean]>([
    ['cmi.core.entry', 'ab-initio', scorm12, true],
    ['cmi.core.entry', 'resume', scorm12, false],
    ['cmi.core.entry', '', scorm12, false],
    ['cmi.entry', 'ab-initio', scorm2004, true],
    ['cmi.entry', 'resume', scorm2004, false],
    ['cmi.entry', '', scorm2004, false],
  ])('is new only where the LMS says so: %s is "%s"', (element, entry, model, isNew) => {
    const { session } = stage(new FakeLms({ [element]: entry }), 'passed', model)
    expect(session.isNewAttempt).toBe(isNew)
  })

  it('that is finished says who learns, so that the copy in the browser can go', () => {
    const lms = new FakeLms({ 'cmi.core.lesson_status': 'passed', 'cmi.core.student_id': 'ana' })
    expect(stage(lms).session.learner).toBe('ana')
  })
})

describe('a step', () => {
  it('is committed at once, with the time since the start and no score', () => {
    const { lms, session } = stage(new FakeLms())
    lms.log.length = 0
    session.save(step)
    expect(lms.log).toEqual([
      'cmi.suspend_data=state',
      'cmi.core.lesson_location=lessons/L1',
      'cmi.core.session_time=0000:00:02.00',
      'commit',
    ])
    expect(session.isSaved()).toBe(true)
  })

  it.each<[Report, string]>([
    ['passed', 'passed'],
    ['completed', 'completed'],
    ['lms-decides', 'completed'],
  ])('that finishes sends score and status in one commit (%s)', (report, status) => {
    const { lms, session } = stage(new FakeLms(), report)
    lms.log.length = 0
    session.save({ ...step, finished: { right: 13, of: 15 } })
    expect(lms.log).toEqual([
      'cmi.core.score.raw=86.66',
      'cmi.core.score.min=0',
      'cmi.core.score.max=100',
      'cmi.suspend_data=state',
      'cmi.core.lesson_location=lessons/L1',
      `cmi.core.lesson_status=${status}`,
      'cmi.core.session_time=0000:00:02.00',
      'commit',
    ])
  })

  it('appends its interactions after those that the LMS has', () => {
    const { lms, session } = stage(new FakeLms({ 'cmi.interactions._count': '7' }))
    session.save({ ...step, interactions: [answered('Q16_a1', true)] })
    session.save({ ...step, interactions: [answered('Q17_a1', false)] })
    expect(lms.values.get('cmi.interactions.7.id')).toBe('Q16_a1')
    expect(lms.values.get('cmi.interactions.8.result')).toBe('wrong')
  })

  it('is saved by an LMS that has no interactions, or stops taking them', () => {
    const without = new FakeLms({ 'cmi.interactions._children': '' })
    const refusing = new FakeLms()
    refusing.refuses = (element) => element.startsWith('cmi.interactions')
    for (const lms of [without, refusing]) {
      const { session } = stage(lms)
      session.save({ ...step, interactions: [answered('Q16_a1', true)] })
      expect(lms.log.filter((entry) => entry.startsWith('cmi.interactions'))).toEqual([])
      expect(session.isSaved()).toBe(true)
    }
  })
})

describe('a commit that fails', () => {
  it('is tried again after longer and longer pauses, until it works', () => {
    const { lms, session, pauses, passTime, retries } = stage(new FakeLms())
    lms.commits = false
    session.save(step)
    expect(session.isSaved()).toBe(false)
    for (let time = 0; time < 7; time++) passTime()
    expect(pauses).toEqual([2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000])
    lms.commits = true
    passTime()
    expect(session.isSaved()).toBe(true)
    expect(retries()).toBe(8)
    lms.commits = false
    session.save(step)
    expect(pauses.at(-1)).toBe(2000)
  })

  it('takes later steps along, with the newest values', () => {
    const { lms, session, passTime } = stage(new FakeLms())
    lms.commits = false
    session.save({ ...step, finished: { right: 15, of: 15 } })
    session.save({ ...step, suspendData: 'newer' })
    lms.commits = true
    lms.log.length = 0
    passTime()
    expect(lms.log).toContain('cmi.suspend_data=newer')
    expect(lms.log).toContain('cmi.core.lesson_status=passed')
    expect(session.isSaved()).toBe(true)
  })
})

describe('an LMS that takes a commit for sent that failed, and then sends only what has changed', () => {
  /** As Moodle's script for SCORM 1.2 does. */
  class MoodleLms extends FakeLms {
    readonly stored = new Map<string, string>()
    private sent: ReadonlyMap<string, string> = new Map()
    override commit() {
      const changed = [...this.values].filter(([element, value]) => this.sent.get(element) !== value)
      this.sent = new Map(this.values)
      if (this.commits) for (const [element, value] of changed) this.stored.set(element, value)
      return super.commit()
    }
  }

  it.each<[Report, string]>([
    ['passed', 'passed'],
    ['completed', 'completed'],
    ['lms-decides', 'completed'],
  ])('has the whole finish once it says so, %s', (report, status) => {
    const lms = new MoodleLms({ 'cmi.suspend_data': 'at the policy' })
    const { session, passTime } = stage(lms, report)
    session.save({ ...step, suspendData: 'at the policy' })
    lms.commits = false
    session.save({ ...step, suspendData: 'finished', location: 'finished', finished: { right: 14, of: 15 } })
    passTime()
    expect(lms.stored.get('cmi.core.lesson_status')).toBe('incomplete')
    lms.commits = true
    passTime()
    expect(session.isConfirmed()).toBe(true)
    expect(Object.fromEntries(lms.stored)).toMatchObject({
      'cmi.core.lesson_status': status,
      'cmi.core.score.raw': '93.33',
      'cmi.core.score.min': '0',
      'cmi.core.score.max': '100',
      'cmi.core.lesson_location': 'finished',
      'cmi.suspend_data': 'finished',
    })
  })
})

describe('a browser that knows that it has no network', () => {
  it.each([scorm12, scorm2004])('does not believe an LMS that says that all is saved: $api.name', (model) => {
    const { lms, session, passTime } = stage(new FakeLms(), 'passed', model)
    lms.online = false
    session.save(step)
    expect(session.isConfirmed()).toBe(false)
    passTime()
    expect(session.isConfirmed()).toBe(false)
    lms.online = true
    passTime()
    expect(session.isConfirmed()).toBe(true)
  })
})

describe('a value that the LMS refuses', () => {
  const finished = { ...step, finished: { right: 13, of: 15 } }

  it.each([
    'cmi.core.score.min',
    'cmi.core.score.max',
    'cmi.core.session_time',
    'cmi.core.lesson_location',
    'cmi.core.exit',
  ])('holds nothing back when the record is whole without it: %s', (element) => {
    const lms = new FakeLms()
    lms.refuses = (candidate) => candidate === element
    const { session, pauses } = stage(lms)
    session.save(finished)
    expect(lms.log.at(-1)).toBe('commit')
    expect(lms.values.get('cmi.core.lesson_status')).toBe('passed')
    expect(session.isSaved()).toBe(true)
    expect(pauses).toEqual([])
  })

  it.each([
    ['cmi.core.lesson_status', 'passed'],
    ['cmi.core.score.raw', '86.66'],
    ['cmi.suspend_data', 'state'],
  ])('is not saved and tried again, and the others are committed: %s', (element, value) => {
    const { lms, session, passTime } = stage(new FakeLms())
    lms.refuses = (candidate) => candidate === element
    lms.log.length = 0
    session.save(finished)
    expect(lms.log.at(-1)).toBe('commit')
    expect(session.isSaved()).toBe(false)
    lms.refuses = () => false
    lms.log.length = 0
    passTime()
    expect(lms.log).toEqual([`${element}=${value}`, expect.stringContaining('session_time'), 'commit'])
    expect(session.isSaved()).toBe(true)
  })
})

describe('the end of a session', () => {
  it('comes once, with what is left and without a commit, and nothing follows', () => {
    const { lms, session, passTime } = stage(new FakeLms())
    lms.commits = false
    session.save(step)
    lms.log.length = 0
    session.finish(false)
    session.finish(false)
    session.save(step)
    passTime()
    expect(lms.log).toEqual([
      'cmi.suspend_data=state',
      'cmi.core.lesson_location=lessons/L1',
      'cmi.core.session_time=0000:00:03.00',
      'finish',
    ])
  })

  it('comes after a commit when the learner leaves with a button', () => {
    const { lms, session } = stage(new FakeLms())
    lms.log.length = 0
    session.finish(true)
    expect(lms.log).toEqual(['cmi.core.session_time=0000:00:02.00', 'commit', 'finish'])
  })
})

describe('lessons as objectives', () => {
  const lessons = [{ id: 'L1', title: 'What it is' }] as const

  it.each<[string, ScormVersion, Readonly<Record<string, string>>, readonly string[]]>([
    ['SCORM 1.2', scorm12, {}, ['cmi.objectives.0.id=L1', 'cmi.objectives.0.status=completed']],
    [
      'SCORM 2004',
      scorm2004,
      {},
      [
        'cmi.objectives.0.id=L1',
        'cmi.objectives.0.description=What it is',
        'cmi.objectives.0.completion_status=completed',
      ],
    ],
    [
      'SCORM 2004 with the objective of the manifest',
      scorm2004,
      { 'cmi.objectives._count': '1', 'cmi.objectives.0.id': 'course' },
      [
        'cmi.objectives.1.id=L1',
        'cmi.objectives.1.description=What it is',
        'cmi.objectives.1.completion_status=completed',
      ],
    ],
    [
      'a lesson that the LMS knows and has not as done',
      scorm2004,
      { 'cmi.objectives._count': '1', 'cmi.objectives.0.id': 'L1', 'cmi.objectives.0.completion_status': 'incomplete' },
      ['cmi.objectives.0.completion_status=completed'],
    ],
    [
      'a lesson that is done in the LMS',
      scorm12,
      { 'cmi.objectives._count': '1', 'cmi.objectives.0.id': 'L1', 'cmi.objectives.0.status': 'completed' },
      [],
    ],
    ['an LMS without objectives', scorm12, { 'cmi.objectives._children': '' }, []],
  ])('are told once: %s', (_, model, values, told) => {
    const { lms, session } = stage(
      new FakeLms({ 'cmi.objectives._children': 'id,status', 'cmi.objectives._count': '0', ...values }),
      'passed',
      model,
    )
    lms.log.length = 0
    session.save({ ...step, lessons })
    session.save({ ...step, lessons })
    expect(lms.log.filter((entry) => entry.startsWith('cmi.objectives'))).toEqual(told)
  })
})

describe('SCORM 2004', () => {
  const opened = (values: Readonly<Record<string, string>> = {}, report: Report = 'passed') =>
    stage(new FakeLms({ 'cmi.completion_status': 'unknown', ...values }), report, scorm2004)

  it('starts incomplete and to be resumed', () => {
    expect(opened().lms.log).toEqual([
      'cmi.completion_status=incomplete',
      'cmi.exit=suspend',
      'cmi.session_time=PT0H0M1S',
      'commit',
    ])
  })

  it('is left alone when the LMS has it as completed', () => {
    const { lms, session } = opened({ 'cmi.completion_status': 'completed' })
    expect(session.recording).toBe('finished')
    expect(lms.log).toEqual(['cmi.exit=suspend', 'commit'])
  })

  it.each<[Report, readonly string[]]>([
    ['passed', ['cmi.completion_status=completed', 'cmi.success_status=passed']],
    ['completed', ['cmi.completion_status=completed']],
    ['lms-decides', ['cmi.completion_status=completed']],
  ])('finishes with score and status in one commit (%s)', (report, statuses) => {
    const { lms, session } = opened({}, report)
    lms.log.length = 0
    session.save({ ...step, share: 1, finished: { right: 13, of: 15 } })
    expect(lms.log).toEqual([
      'cmi.score.scaled=0.8666666',
      'cmi.score.raw=86.66',
      'cmi.score.min=0',
      'cmi.score.max=100',
      'cmi.progress_measure=1',
      'cmi.suspend_data=state',
      'cmi.location=lessons/L1',
      ...statuses,
      'cmi.session_time=PT0H0M2S',
      'commit',
    ])
  })

  it('asks the LMS to go on by itself only when the learner leaves with a button', () => {
    const byLearner = opened()
    byLearner.session.finish(true)
    expect(byLearner.lms.log.slice(-2)).toEqual(['adl.nav.request=suspendAll', 'finish'])
    const gone = opened()
    gone.session.finish(false)
    expect(gone.lms.log.join()).not.toContain('adl.nav')
  })
})

describe('the way out of a course that is only looked at', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['in a review', { 'cmi.mode': 'review' }],
    ['when it is finished', { 'cmi.completion_status': 'completed' }],
  ])('asks the LMS to go on by itself, %s', (_, values) => {
    const { lms, session } = stage(new FakeLms(values), 'passed', scorm2004)
    session.finish(true)
    expect(lms.log.slice(-2)).toEqual(['adl.nav.request=suspendAll', 'finish'])
  })
})

describe('the order of values', () => {
  it('has the score before the status, also when the first commit failed', () => {
    const lms = new FakeLms()
    lms.commits = false
    const { session } = stage(lms)
    lms.commits = true
    lms.log.length = 0
    session.save({ ...step, finished: { right: 15, of: 15 } })
    const at = (start: string) => lms.log.findIndex((entry) => entry.startsWith(start))
    expect(at('cmi.core.score.raw')).toBeLessThan(at('cmi.core.lesson_status'))
  })
})

describe('a sign of life', () => {
  it('commits the time and nothing else', () => {
    const { lms, session } = stage(new FakeLms())
    lms.log.length = 0
    session.touch()
    expect(lms.log).toEqual(['cmi.core.session_time=0000:00:02.00', 'commit'])
  })
})
