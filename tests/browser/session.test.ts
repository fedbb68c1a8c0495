import { describe, expect, it } from 'vitest'
import type { Lms } from '../../src/browser/lms.ts'
import { type Progress, type Session, startSession } from '../../src/browser/session.ts'
import type { Report } from '../../src/domain/cmi.ts'

/** An LMS that keeps what it is told and writes down every call that changes something. */
class FakeLms implements Lms {
  readonly values: Map<string, string>
  readonly log: string[] = []
  opens = true
  commits = true
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

function stage(lms: FakeLms | null, report: Report = 'passed'): Stage {
  const waiting: (() => void)[] = []
  const pauses: number[] = []
  let now = 0
  let retries = 0
  const session = startSession({
    lms,
    report,
    elapsed: () => (now += 1000),
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

const step: Progress = { suspendData: 'state', location: 'lessons/L1', interactions: [], finished: null }

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
    session.finish()
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
    session.finish()
    expect(session.recording).toBe('review')
    expect(lms.log).toEqual(['finish'])
  })

  it('records nothing without an LMS, or with one that does not open', () => {
    const closed = new FakeLms()
    closed.opens = false
    for (const lms of [null, closed]) {
      const { session } = stage(lms)
      session.save(step)
      session.finish()
      expect(session.recording).toBe('no-lms')
    }
    expect(closed.log).toEqual([])
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
    session.save({ ...step, interactions: [{ id: 'Q16_a1', type: 'choice', right: true }] })
    session.save({ ...step, interactions: [{ id: 'Q17_a1', type: 'choice', right: false }] })
    expect(lms.values.get('cmi.interactions.7.id')).toBe('Q16_a1')
    expect(lms.values.get('cmi.interactions.8.result')).toBe('wrong')
  })

  it('is saved by an LMS that has no interactions, or stops taking them', () => {
    const without = new FakeLms({ 'cmi.interactions._children': '' })
    const refusing = new FakeLms()
    refusing.refuses = (element) => element.startsWith('cmi.interactions')
    for (const lms of [without, refusing]) {
      const { session } = stage(lms)
      session.save({ ...step, interactions: [{ id: 'Q16_a1', type: 'choice', right: true }] })
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
    session.finish()
    session.finish()
    session.save(step)
    passTime()
    expect(lms.log).toEqual([
      'cmi.suspend_data=state',
      'cmi.core.lesson_location=lessons/L1',
      'cmi.core.session_time=0000:00:03.00',
      'finish',
    ])
  })
})
