import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PackageState } from '../../../src/packages/runtime/cmi-state.ts'
import { getItem } from '../../../src/course/draw.ts'
import { pack, unpack } from '../../../src/packages/runtime/suspend-data.ts'
import {
  answers,
  closed,
  faults,
  finishing,
  keptIn,
  openPage,
  type Page,
  statement,
  step,
  verbs,
} from '../../support/cmi5-page.ts'
import { content } from '../../support/content.ts'
import { acknowledged } from '../../support/package-states.ts'
import { ACTOR, REGISTRATION } from '../../../src/packages/trial/strict-lrs.job.ts'
import { startLrs, type TestLrs } from '../../support/lrs.ts'

let lrs: TestLrs
beforeEach(async () => {
  lrs = await startLrs()
})
afterEach(() => lrs.close())

describe('the start of a session', () => {
  it('asks for the token, reads what the LMS says, and says that the course has begun', async () => {
    const { session } = await openPage(lrs)
    expect(session.recording).toBe('on')
    expect(session.suspendData).toBe('')
    expect(session.isSaved()).toBe(true)
    expect(lrs.requests).toEqual([
      'POST token 200',
      'GET activities/state LMS.LaunchData 200',
      'GET agents/profile cmi5LearnerPreferences 404',
      'GET activities/state csec-orientation 404',
      'POST statements 200',
    ])
    expect(verbs(lrs)).toEqual(['initialized'])
  })

  it.each([
    ['no query string', () => ''],
    ['a parameter missing', () => lrs.launch().replace('endpoint=', 'end=')],
    ['an actor that is no object', () => lrs.launch().replace(/actor=[^&]*/, 'actor=Ann')],
    ['a registration that is no UUID', () => lrs.launch().replace(/registration=[^&]*/, 'registration=17')],
  ])('records nothing with %s, and asks nobody', async (_, query) => {
    const page = await openPage(lrs, { query: query() })
    page.session.save(finishing)
    await closed(page)
    expect(page.session.recording).toBe('no-lms')
    expect(lrs.requests).toEqual([])
  })

  it.each(['token', 'activities/state', 'agents/profile', 'statements'])(
    'records nothing when %s gives no answer, and ends without a word',
    async (resource) => {
      lrs.disturb((_, asked) => (asked === resource ? 503 : null))
      const page = await openPage(lrs)
      expect(page.session.recording).toBe('no-lms')
      lrs.disturb(null)
      page.session.save(finishing)
      await closed(page)
      expect(lrs.statements).toEqual([])
      expect(page.session.isSaved()).toBe(true)
    },
  )

  it('tries three times', async () => {
    let left = 2
    lrs.disturb((_, resource) => (resource === 'activities/state' && left-- > 0 ? 503 : null))
    expect((await openPage(lrs)).session.recording).toBe('on')
  })

  it('is not recorded without launch data', async () => {
    lrs.disturb((method, resource) => (method === 'GET' && resource === 'activities/state' ? 404 : null))
    expect((await openPage(lrs)).session.recording).toBe('no-lms')
  })

  it.each([
    ['in their order', '{"languagePreference":"es-MX, en","audioPreference":"on"}', ['es-MX', 'en']],
    ['none when there are none', '{"audioPreference":"off"}', []],
    ['none when it is no list', '{"languagePreference":7}', []],
    ['none when it cannot be read', 'es', []],
  ])('tells the languages that the learner prefers: %s', async (_, profile, languages) => {
    lrs.prefer(profile)
    expect((await openPage(lrs)).session.languages).toEqual(languages)
  })

  it.each([400, 401, 403, 404])('does without preferences that the store refuses (%d)', async (status) => {
    lrs.disturb((_, resource) => (resource === 'agents/profile' ? status : null))
    const { session } = await openPage(lrs)
    expect([session.recording, session.languages]).toEqual(['on', []])
  })

  it.each([
    ['https://lms.example/back?id=12', 'https://lms.example/back?id=12'],
    ['javascript:alert(1)', null],
  ])('goes where the LMS says when the learner leaves, and not when the page goes: %s', async (returnURL, expected) => {
    const page = await openPage(lrs, { query: lrs.launch({ returnURL }) })
    page.session.finish(true)
    await page.quiet()
    expect(page.wentTo).toEqual(expected === null ? [] : [expected])
    const other = await openPage(lrs, { query: lrs.launch({ returnURL }) })
    await closed(other)
    expect(other.wentTo).toEqual([])
  })
})

describe('a step', () => {
  it('is kept in the store, without a word about the learner', async () => {
    const { session, quiet } = await openPage(lrs)
    session.save(step)
    await quiet()
    expect(session.isSaved()).toBe(true)
    expect(keptIn(lrs)).toEqual({ suspendData: 'state', finished: null, told: false })
    expect(lrs.state('csec-orientation')).not.toContain(ACTOR.account.name)
    expect(verbs(lrs)).toEqual(['initialized'])
  })

  it('tells of each question whether the answer fits, and not the answer unless it is asked for', async () => {
    const page = await openPage(lrs)
    page.session.save(answers)
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'answered', 'answered', 'terminated'])
    expect(lrs.statements[1]).toMatchObject({
      object: {
        id: 'urn:csec-orientation:question:Q16',
        definition: { interactionType: 'choice', description: { en: getItem(content.course, 'Q16').stem } },
      },
      result: { success: true },
    })
    expect(lrs.statements[2]).toMatchObject({ result: { success: false } })
    expect(JSON.stringify(lrs.statements)).not.toContain('response')
    expect(faults(lrs)).toEqual([])
  })

  it('is kept by a store that wants to hear what it replaces', async () => {
    await lrs.close()
    lrs = await startLrs(true)
    const { session, quiet } = await openPage(lrs)
    for (const suspendData of ['one', 'two', 'three']) {
      session.save({ ...step, suspendData })
      await quiet()
    }
    expect(keptIn(lrs)).toMatchObject({ suspendData: 'three' })
    expect(session.isSaved()).toBe(true)
  })
})

describe('the end of the course', () => {
  it('is told with the score, and kept', async () => {
    const page = await openPage(lrs)
    page.session.save(answers)
    page.session.save(finishing)
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'answered', 'answered', 'passed', 'completed', 'terminated'])
    expect(statement(lrs, 'passed')['result']).toMatchObject({
      score: { scaled: 0.8666, raw: 13, min: 0, max: 15 },
      success: true,
    })
    expect(faults(lrs)).toEqual([])
  })

  it('is told as completed alone where "passed" is not wanted', async () => {
    const page = await openPage(lrs, { report: 'completed', query: lrs.launch({ moveOn: 'Completed' }) })
    page.session.save(finishing)
    await page.quiet()
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'completed', 'terminated'])
    expect(statement(lrs, 'completed')['result']).not.toHaveProperty('score')
    expect(faults(lrs)).toEqual([])
    expect(keptIn(lrs)).toEqual({ suspendData: 'acknowledged', finished: { right: 13, of: 15 }, told: true })
  })

  it.each([
    [0.8, 12],
    [0.8666, 13],
    [0.8667, 14],
    [0.9, 14],
    [1, 15],
    [0.5, 12],
  ])(
    'needs by a mark of %d that the LMS has set %i right answers, and the pages say so',
    async (masteryScore, right) => {
      const page = await openPage(lrs, { report: 'lms-decides', query: lrs.launch({ masteryScore }) })
      expect(page.session.counted(content, '').content.course.pass.right).toBe(right)
      page.session.save({ ...finishing, finished: { right: right - 1, of: 15 } })
      await page.quiet()
      if (right > 12) expect(verbs(lrs)).toEqual(['initialized'])
      page.session.save({ ...finishing, finished: { right, of: 15 } })
      await closed(page)
      expect(verbs(lrs)).toEqual(['initialized', 'passed', 'completed', 'terminated'])
      expect(faults(lrs)).toEqual([])
    },
  )

  it('is open again where the LMS raises its mark before it has heard of it', async () => {
    const { session, quiet } = await openPage(lrs, { query: lrs.launch({ masteryScore: 0.8 }) })
    lrs.disturb((_, resource) => (resource === 'statements' ? 'cut' : null))
    session.save({ ...finishing, suspendData: pack(content.course, withScore(acknowledged, 13)) })
    await quiet()
    lrs.disturb(null)
    const page = await openPage(lrs, { query: lrs.launch({ masteryScore: 0.9 }) })
    expect(page.session.recording).toBe('on')
    const { content: raised, suspendData } = page.session.counted(content, page.session.suspendData)
    const left = unpack(raised.course, suspendData)
    expect(left?.attempt?.rounds.map(({ outcome }) => outcome)).toEqual(['below'])
    expect(left?.acknowledgement).toBeNull()
    expect(left?.worked).toEqual(acknowledged.worked)
    page.session.save({ ...finishing, finished: { right: 14, of: 15 } })
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'initialized', 'passed', 'completed', 'terminated'])
    expect(faults(lrs, false)).toEqual([])
  })

  it('comes once, whatever the learner does then', async () => {
    const page = await openPage(lrs)
    page.session.save(finishing)
    page.session.save(step)
    page.session.save(finishing)
    await page.quiet()
    page.session.save(finishing)
    await closed(page)
    expect(lrs.requests.filter((request) => request.startsWith('POST statements'))).toHaveLength(4)
    expect(verbs(lrs)).toEqual(['initialized', 'passed', 'completed', 'terminated'])
  })

  it('is told under the same ids from two windows, so that the store takes it once', async () => {
    const pages = [await openPage(lrs), await openPage(lrs)]
    for (const { session, quiet } of pages) {
      session.save(finishing)
      await quiet()
      expect(session.isSaved()).toBe(true)
    }
    for (const page of pages) await closed(page)
    expect(verbs(lrs).filter((verb) => verb === 'passed' || verb === 'completed')).toEqual(['passed', 'completed'])
    expect(faults(lrs)).toEqual([])
  })

  it('is told under other ids in another registration', async () => {
    const other = '0ac1d9f2-8ad5-4b3e-9a52-2f8a9d1f6c11'
    for (const registration of [REGISTRATION, other]) {
      const page = await openPage(lrs, { query: lrs.launch({ registration }) })
      page.session.save(finishing)
      await closed(page)
    }
    expect(verbs(lrs).filter((verb) => verb === 'passed')).toHaveLength(2)
  })
})

describe('a launch for looking only', () => {
  it.each([
    ['Browse', 'preview'],
    ['Review', 'review'],
  ] as const)('says that it began and ended, and nothing else (%s)', async (mode, recording) => {
    const first = await openPage(lrs)
    first.session.save(step)
    await closed(first)
    const page = await openPage(lrs, { query: lrs.launch({ mode }) })
    expect(page.session.recording).toBe(recording)
    expect(page.session.suspendData).toBe('state')
    page.session.save({ ...answers, suspendData: 'other' })
    page.session.save(finishing)
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'terminated', 'initialized', 'terminated'])
    expect(keptIn(lrs)).toMatchObject({ suspendData: 'state' })
    expect(faults(lrs)).toEqual([])
  })
})

describe('the end of a session', () => {
  it('comes once, with what still waits, and nothing follows', async () => {
    const page = await openPage(lrs)
    page.session.save(finishing)
    page.session.finish(false)
    page.session.finish(false)
    page.session.save({ ...step, suspendData: 'later' })
    await page.quiet()
    await page.passTime()
    expect(lrs.requests.slice(-2).toSorted()).toEqual([
      'POST statements 200',
      'PUT activities/state csec-orientation 204',
    ])
    expect(verbs(lrs)).toEqual(['initialized', 'passed', 'completed', 'terminated'])
    expect(faults(lrs)).toEqual([])
    expect(lrs.requests).toHaveLength(7)
    expect(keptIn(lrs)).toMatchObject({ suspendData: 'acknowledged', finished: { right: 13, of: 15 } })
  })

  it('a learner’s own end waits for messages on their way, sends the last ones in order, and closes when they arrived', async () => {
    const page = await openPage(lrs, { query: lrs.launch({ returnURL: 'https://lms.example/back' }) })
    page.session.save(answers)
    page.session.save(finishing)
    page.session.finish(true)
    expect(lrs.requests).toHaveLength(5)
    expect(page.wentTo).toEqual([])
    await page.quiet()
    expect(verbs(lrs)).toEqual(['initialized', 'answered', 'answered', 'passed', 'completed', 'terminated'])
    expect(page.wentTo).toEqual(['https://lms.example/back'])
    expect(faults(lrs)).toEqual([])
  })

  it.each<[string, (page: Page) => void]>([
    ['the page goes', ({ hide }) => hide()],
    ['it takes long', ({ passTime }) => void passTime()],
  ])('a learner’s own end doesn’t wait any longer when %s', async (_, interrupt) => {
    const page = await openPage(lrs)
    lrs.disturb((method) => (method === 'PUT' ? 'never' : null))
    page.session.save(finishing)
    page.session.finish(true)
    interrupt(page)
    await vi.waitFor(() => expect(verbs(lrs)).toEqual(['initialized', 'passed', 'completed', 'terminated']))
    page.hide()
    expect(faults(lrs)).toEqual([])
  })

  it('says the last words one by one to a store that refuses them together', async () => {
    const page = await openPage(lrs)
    page.session.save(finishing)
    let asked = 0
    lrs.disturb((_, resource) => (resource === 'statements' && asked++ === 0 ? 409 : null))
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'passed', 'completed', 'terminated'])
    expect(faults(lrs)).toEqual([])
  })

  it('has the time that the learner was here', async () => {
    const page = await openPage(lrs)
    page.stay(3_600_000)
    await closed(page)
    expect(statement(lrs, 'terminated')['result']).toEqual({
      duration: expect.stringMatching(/^PT1H\d+M\d+(\.\d+)?S$/),
    })
  })
})

/** Gives the first round this many right answers. */
function withScore(state: PackageState, right: number): PackageState {
  const { attempt } = state
  return attempt === null
    ? state
    : { ...state, attempt: { ...attempt, rounds: attempt.rounds.map((round) => ({ ...round, right })) } }
}
