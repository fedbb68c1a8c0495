import { describe, expect, it } from 'vitest'
import type { Lms } from '../../../../src/packages/runtime/lms/lms.browser.ts'
import { startScormSession } from '../../../../src/packages/runtime/lms/scorm-session.browser.ts'
import type { Progress, Session } from '../../../../src/packages/runtime/lms/session.browser.ts'
import type { ScormVersion, Interaction, Report } from '../../../../src/packages/standards/cmi.ts'
import { scorm12 } from '../../../../src/packages/runtime/scorm12.ts'
import { scorm2004 } from '../../../../src/packages/runtime/scorm2004.ts'
import { pack } from '../../../../src/packages/runtime/suspend-data.ts'
import { content } from '../../../support/content.ts'
import { acknowledged } from '../../../support/package-states.ts'

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
    packageId: 'csec.house.en.v1',
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
    expect(lms.log).toEqual(['cmi.core.lesson_status=incomplete', 'cmi.core.exit=suspend', 'commit'])
  })

  it.each(['incomplete', 'failed'])('leaves the status "%s" as it is', (status) => {
    const { lms, session } = stage(new FakeLms({ 'cmi.core.lesson_status': status }))
    expect(session.recording).toBe('on')
    expect(lms.values.get('cmi.core.lesson_status')).toBe(status)
  })

  it('says the status that is there again, because some LMSs take a session without one as completed', () => {
    const { lms } = stage(new FakeLms({ 'cmi.core.lesson_status': 'incomplete' }))
    expect(lms.log[0]).toBe('cmi.core.lesson_status=incomplete')
  })

  it.each(['passed', 'completed'])('changes nothing of a course that is "%s"', (status) => {
    const { lms, session } = stage(new FakeLms({ 'cmi.core.lesson_status': status }))
    session.save({ ...step, finished: { right: 12, of: 15 } })
    session.finish(false)
    expect(session.recording).toBe('finished')
    expect(lms.log).toEqual(['cmi.core.exit=suspend', 'commit', 'finish'])
  })

  it.each([
    ['browse', 'credit', 'incomplete', 'preview'],
    ['browse', 'no-credit', 'passed', 'preview'],
    ['review', 'no-credit', 'not attempted', 'review'],
    ['review', 'no-credit', 'completed', 'review'],
    ['normal', 'no-credit', 'failed', 'no-credit'],
    ['normal', 'no-credit', 'browsed', 'no-credit'],
  ])('writes nothing in mode "%s" with "%s" and status "%s", and is called "%s"', (mode, credit, status, recording) => {
    const { lms, session } = looking(mode, credit, status)
    session.save({ ...step, finished: { right: 12, of: 15 } })
    session.touch()
    session.finish(false)
    expect(session.recording).toBe(recording)
    expect(lms.log).toEqual(['finish'])
  })

  it.each([
    ['browse', 'no-credit', 'not attempted'],
    ['browse', 'credit', ''],
    ['normal', 'no-credit', 'not attempted'],
  ])('only holds open an attempt that never began, in mode "%s" with "%s" and status "%s"', (mode, credit, status) => {
    const { lms, session } = looking(mode, credit, status)
    session.save({ ...step, finished: { right: 12, of: 15 } })
    session.finish(true)
    expect(lms.log).toEqual(['cmi.core.lesson_status=incomplete', 'cmi.core.exit=suspend', 'commit', 'finish'])
  })

  it.each([
    ['not attempted', ['cmi.completion_status=incomplete', 'cmi.exit=suspend', 'commit', 'finish']],
    ['unknown', ['finish']],
  ])('does the same in SCORM 2004, with the status "%s"', (status, told) => {
    const values = { 'cmi.mode': 'browse', 'cmi.credit': 'no-credit', 'cmi.completion_status': status }
    const { lms, session } = stage(new FakeLms(values), 'passed', scorm2004)
    session.finish(false)
    expect(lms.log).toEqual(told)
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

describe('a state that says that the course is finished', () => {
  const kept = (values: Readonly<Record<string, string>>, version: ScormVersion = scorm12) =>
    stage(new FakeLms({ 'cmi.suspend_data': pack(content.course, acknowledged), ...values }), 'passed', version)

  it.each<[string, Readonly<Record<string, string>>, ScormVersion]>([
    ['SCORM 1.2', { 'cmi.core.lesson_status': '' }, scorm12],
    ['SCORM 2004', { 'cmi.completion_status': '', 'cmi.core.lesson_status': '' }, scorm2004],
  ])('is not taken back where the LMS never tells the status, %s', (_, values, version) => {
    const { lms, session } = kept(values, version)
    session.save(step)
    session.finish(false)
    expect(session.recording).toBe('finished')
    expect(lms.log).toEqual(['finish'])
  })

  it.each<[string, string, Readonly<Record<string, string>>, ScormVersion, string]>([
    ['SCORM 1.2', 'incomplete', { 'cmi.core.lesson_status': 'incomplete' }, scorm12, 'cmi.core.exit=suspend'],
    ['SCORM 2004', 'unknown', { 'cmi.completion_status': 'unknown' }, scorm2004, 'cmi.exit=suspend'],
  ])('is told without a step back where the LMS missed it, %s with "%s"', (_, __, values, version, hold) => {
    const { lms, session } = kept(values, version)
    expect(session.recording).toBe('on')
    expect(lms.log).toEqual([hold, 'commit'])
    session.save({ ...step, finished: { right: 13, of: 15 } })
    expect(lms.log.join()).not.toContain('=incomplete')
  })

  it('counts for nothing in an attempt that the LMS began anew', () => {
    const { lms, session } = kept({ 'cmi.core.lesson_status': '', 'cmi.core.entry': 'ab-initio' })
    expect(session.recording).toBe('on')
    expect(lms.log[0]).toBe('cmi.core.lesson_status=incomplete')
  })

  it('counts for nothing when it is of another major version of the course', () => {
    const next = { ...content.course, version: '2.0' }
    const { session } = kept({ 'cmi.core.lesson_status': '', 'cmi.suspend_data': pack(next, acknowledged) })
    expect(session.recording).toBe('on')
  })
})

describe('an LMS of SCORM 2004 that knows the status by its older name alone', () => {
  it.each([
    ['passed', 'finished'],
    ['completed', 'finished'],
    ['incomplete', 'on'],
  ])('is understood: %s is "%s"', (status, recording) => {
    const values = { 'cmi.completion_status': '', 'cmi.core.lesson_status': status }
    expect(stage(new FakeLms(values), 'passed', scorm2004).session.recording).toBe(recording)
  })
})

describe('what was saved', () => {
  const left = { 'cmi.core.entry': 'resume', 'cmi.core.lesson_location': 'lessons/L4' }
  it.each<[string, Readonly<Record<string, string>>, boolean]>([
    ['the place came back and nothing else', left, true],
    ['it came back', { ...left, 'cmi.suspend_data': 'state' }, false],
    ['the attempt is new', { ...left, 'cmi.core.entry': 'ab-initio' }, false],
    ['there never was a place', { 'cmi.core.entry': 'resume' }, false],
  ])('is missed only where the LMS lost it: %s', (_, values, isEmptied) => {
    expect(stage(new FakeLms(values)).session.isEmptied).toBe(isEmptied)
  })
})

describe('an attempt', () => {
  it.each<[string, string, ScormVersion, boolean, boolean]>([
    ['cmi.core.entry', 'ab-initio', scorm12, true, false],
    ['cmi.core.entry', 'resume', scorm12, false, false],
    ['cmi.core.entry', '', scorm12, false, true],
    ['cmi.entry', 'ab-initio', scorm2004, true, false],
    ['cmi.entry', 'resume', scorm2004, false, false],
    ['cmi.entry', '', scorm2004, false, true],
  ])(
    'is new only where the LMS says so, and untold where it says nothing: %s is "%s"',
    (element, entry, model, isNewAttempt, isEntryUntold) => {
      const { session } = stage(new FakeLms({ [element]: entry }), 'passed', model)
      expect(session).toMatchObject({ isNewAttempt, isEntryUntold })
    },
  )

  it('a finished attempt names the learner, so that the copy in the browser can go', () => {
    const lms = new FakeLms({ 'cmi.core.lesson_status': 'passed', 'cmi.core.student_id': 'ana' })
    expect(stage(lms).session.learner).toBe('ana')
  })
})

describe('a step', () => {
  it('is committed at once, without a score', () => {
    const { lms, session } = stage(new FakeLms())
    lms.log.length = 0
    session.save(step)
    expect(lms.log).toEqual(['cmi.suspend_data=state', 'cmi.core.lesson_location=lessons/L1', 'commit'])
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

describe('an LMS that takes parts of the journal', () => {
  const tellAll = (children: string, refused: (element: string) => boolean = () => false) => {
    const lms = new FakeLms({ 'cmi.interactions._children': children })
    lms.refuses = refused
    const { session } = stage(lms)
    lms.log.length = 0
    session.save({ ...step, interactions: [answered('Q16_a1', true), answered('Q17_a1', false)] })
    return lms.log.filter((entry) => entry.startsWith('cmi.interactions'))
  }
  const whole = [0, 1].flatMap((index) => [
    `cmi.interactions.${index}.id=Q${16 + index}_a1`,
    `cmi.interactions.${index}.type=choice`,
    `cmi.interactions.${index}.result=${index === 0 ? 'correct' : 'wrong'}`,
  ])

  it('is not asked for what it says that it lacks', () => {
    expect(tellAll('id, type, result, objectives')).toHaveLength(8)
    expect(tellAll('id,time,type,correct_responses,result')).toEqual(whole)
  })

  it('gets the rest when it refuses a part, and is not asked for that part again', () => {
    const asked: string[] = []
    const told = tellAll('id,type,objectives,result', (element) => {
      asked.push(element)
      return element.endsWith('.objectives.0.id')
    })
    expect(told).toEqual(whole)
    expect(asked.filter((element) => element.includes('objectives'))).toHaveLength(1)
  })
})

describe('an LMS that miscounts', () => {
  it('is not read to the end of a list that nobody wrote, and gets no objectives', () => {
    const lms = new FakeLms({ 'cmi.objectives._children': 'id,status', 'cmi.objectives._count': '1111111' })
    let reads = 0
    lms.get = (element) => {
      reads += 1
      return lms.values.get(element) ?? ''
    }
    const { session } = stage(lms)
    session.save({ ...step, lessons: [{ id: 'L1', title: 'What it is' }] })
    expect(reads).toBeLessThan(50)
    expect(lms.log.join()).not.toContain('objectives')
    expect(session.isSaved()).toBe(true)
  })

  it('loses no step when it refuses an objective', () => {
    const lms = new FakeLms({ 'cmi.objectives._children': 'id,status', 'cmi.objectives._count': '11' })
    lms.refuses = (element) => element.startsWith('cmi.objectives')
    const { session } = stage(lms)
    session.save({ ...step, lessons: [{ id: 'L1', title: 'What it is' }] })
    expect(lms.values.get('cmi.suspend_data')).toBe('state')
    expect(session.isSaved()).toBe(true)
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
  /** Behaves like Moodle's script for SCORM 1.2. */
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
    expect(lms.log).toEqual([`${element}=${value}`, 'commit'])
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
      'cmi.core.session_time=0000:00:01.00',
      'cmi.suspend_data=state',
      'cmi.core.lesson_location=lessons/L1',
      'finish',
    ])
  })

  it('comes after a commit when the learner leaves with a button', () => {
    const { lms, session } = stage(new FakeLms())
    lms.log.length = 0
    session.save(step)
    lms.log.length = 0
    session.finish(true)
    expect(lms.log).toEqual(['cmi.core.session_time=0000:00:01.00', 'commit', 'finish'])
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
    expect(opened().lms.log).toEqual(['cmi.completion_status=incomplete', 'cmi.exit=suspend', 'commit'])
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
  it('commits what is known already, and no time: some LMSs add up what they hear', () => {
    const { lms, session } = stage(new FakeLms())
    lms.log.length = 0
    session.touch()
    expect(lms.log).toEqual(['cmi.core.exit=suspend', 'commit'])
  })
})

function looking(mode: string, credit: string, status: string): Stage {
  const values = { 'cmi.core.lesson_mode': mode, 'cmi.core.credit': credit, 'cmi.core.lesson_status': status }
  return stage(new FakeLms(values))
}
