import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  answers,
  closed,
  faults,
  finishing,
  FORGETFUL,
  keptIn,
  memoryOf,
  openPage,
  step,
  verbs,
} from '../../support/cmi5-page.ts'
import { startLrs, type TestLrs } from '../../support/lrs.ts'

let lrs: TestLrs
beforeEach(async () => {
  lrs = await startLrs()
})
afterEach(() => lrs.close())

describe('a later launch', () => {
  it('goes on where the learner stopped, also when the page was killed', async () => {
    const { session, quiet } = await openPage(lrs)
    session.save(step)
    await quiet()
    const page = await openPage(lrs)
    expect([page.session.recording, page.session.suspendData]).toEqual(['on', 'state'])
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'initialized', 'terminated'])
    expect(faults(lrs, false, true)).toEqual([])
  })

  it('a later launch of a finished course changes nothing', async () => {
    const first = await openPage(lrs)
    first.session.save(finishing)
    await first.quiet()
    await closed(first)
    const page = await openPage(lrs)
    expect([page.session.recording, page.session.suspendData]).toEqual(['finished', 'acknowledged'])
    page.session.save({ ...finishing, suspendData: 'other' })
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'passed', 'completed', 'terminated', 'initialized', 'terminated'])
    expect(keptIn(lrs)).toMatchObject({ suspendData: 'acknowledged' })
    expect(faults(lrs)).toEqual([])
  })

  it('tells what the page that was killed could not', async () => {
    const { session, quiet } = await openPage(lrs)
    lrs.disturb((_, resource) => (resource === 'statements' ? 'cut' : null))
    session.save(finishing)
    await quiet()
    lrs.disturb(null)
    const page = await openPage(lrs)
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'initialized', 'passed', 'completed', 'terminated'])
    expect(faults(lrs, false, true)).toEqual([])
    const last = await openPage(lrs)
    expect(last.session.recording).toBe('finished')
  })

  it('tells nothing twice that the page that was killed told', async () => {
    const { session, quiet } = await openPage(lrs)
    lrs.disturb((_, resource) => (resource === 'statements' ? 'lost' : null))
    session.save(finishing)
    await quiet()
    lrs.disturb(null)
    const page = await openPage(lrs)
    await page.quiet()
    expect(page.session.isSaved()).toBe(true)
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'passed', 'initialized', 'completed', 'terminated'])
    expect(faults(lrs, false, true)).toEqual([])
  })

  it('takes a store that allows no second "passed" at its word', async () => {
    const { session, quiet } = await openPage(lrs)
    lrs.disturb((_, resource) => (resource === 'statements' ? 'lost' : null))
    session.save(finishing)
    await quiet()
    lrs.disturb(null)
    let sent = 0
    lrs.disturb((_, resource) => (resource === 'statements' && sent++ > 0 ? 403 : null))
    const page = await openPage(lrs)
    expect(sent).toBe(3)
    expect(page.session.isSaved()).toBe(true)
    expect(keptIn(lrs)).toMatchObject({ told: true })
  })

  it.each(['state', '[]', '{"suspendData":7,"finished":true}', '{"finished":{"right":"13"}}'])(
    'starts anew when what was kept cannot be read: %s',
    async (text) => {
      lrs.overwrite('csec-orientation', text)
      const page = await openPage(lrs)
      expect([page.session.recording, page.session.suspendData]).toEqual(['on', ''])
      await closed(page)
      expect(verbs(lrs)).toEqual(['initialized', 'terminated'])
    },
  )
})

describe('a page that is loaded anew', () => {
  it('goes on in the same session when it was never closed', async () => {
    const query = lrs.launch()
    const memory = memoryOf()
    const { session, quiet } = await openPage(lrs, { query, memory })
    session.save(step)
    await quiet()
    const page = await openPage(lrs, { query, memory })
    expect([page.session.recording, page.session.suspendData]).toEqual(['on', 'state'])
    page.session.save(finishing)
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'passed', 'completed', 'terminated'])
    expect(faults(lrs)).toEqual([])
  })

  it('is not recorded after the end, because nothing may follow', async () => {
    const query = lrs.launch()
    const memory = memoryOf()
    await closed(await openPage(lrs, { query, memory }))
    const asked = lrs.requests.length
    const page = await openPage(lrs, { query, memory })
    await closed(page)
    expect(page.session.recording).toBe('no-lms')
    expect(lrs.requests).toHaveLength(asked)
  })

  it('is not recorded where the browser keeps nothing, because the token is given once', async () => {
    const query = lrs.launch()
    await openPage(lrs, { query, memory: FORGETFUL })
    const page = await openPage(lrs, { query, memory: FORGETFUL })
    await closed(page)
    expect(page.session.recording).toBe('no-lms')
    expect(lrs.requests.at(-1)).toBe('POST token 200')
    expect(verbs(lrs)).toEqual(['initialized'])
  })
})

describe('a network that is away', () => {
  it('is tried after longer and longer pauses, and then gets everything in order', async () => {
    const { session, quiet, passTime, pauses, changes } = await openPage(lrs)
    lrs.disturb(() => 'cut')
    session.save(answers)
    await quiet()
    expect(session.isSaved()).toBe(false)
    expect(changes()).toBe(1)
    session.save(finishing)
    await quiet()
    for (let time = 0; time < 6; time++) await passTime()
    expect(pauses).toEqual([2000, 4000, 8000, 16000, 32000, 60000, 60000])
    expect(verbs(lrs)).toEqual(['initialized'])
    lrs.disturb(null)
    await passTime()
    expect(session.isSaved()).toBe(true)
    expect(changes()).toBe(2)
    expect(keptIn(lrs)).toEqual({ suspendData: 'acknowledged', finished: { right: 13, of: 15 }, told: true })
    session.finish(false)
    await quiet()
    expect(verbs(lrs)).toEqual(['initialized', 'answered', 'answered', 'passed', 'completed', 'terminated'])
    expect(faults(lrs)).toEqual([])
  })

  it('gets the newest state alone of many steps', async () => {
    const { session, quiet, passTime } = await openPage(lrs)
    lrs.disturb(() => 'cut')
    for (const suspendData of ['one', 'two', 'three']) {
      session.save({ ...step, suspendData })
      await quiet()
    }
    lrs.disturb(null)
    await passTime()
    expect(keptIn(lrs)).toMatchObject({ suspendData: 'three' })
    expect(lrs.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1)
  })

  it('takes nothing twice when an answer got lost', async () => {
    const page = await openPage(lrs)
    lrs.disturb(() => 'lost')
    page.session.save(answers)
    await page.quiet()
    await page.passTime()
    expect(page.session.isSaved()).toBe(false)
    lrs.disturb(null)
    await page.passTime()
    expect(page.session.isSaved()).toBe(true)
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'answered', 'answered', 'terminated'])
    expect(faults(lrs)).toEqual([])
  })

  it('is not saved while an answer is long in coming', async () => {
    const page = await openPage(lrs)
    page.session.save(step)
    expect(page.session.isSaved()).toBe(true)
    const late = page.passTime()
    expect(page.session.isSaved()).toBe(false)
    await late
    expect(page.session.isSaved()).toBe(true)
    expect(page.changes()).toBe(2)
  })
})

describe('a log-in page in place of an answer', () => {
  it('is no answer: what was sent is not saved, and goes again', async () => {
    const page = await openPage(lrs)
    lrs.disturb(() => 'page')
    page.session.save(finishing)
    await page.quiet()
    expect([page.session.isSaved(), page.session.isConfirmed()]).toEqual([false, false])
    expect(keptIn(lrs)).toBeNull()
    lrs.disturb(null)
    await page.passTime()
    expect([page.session.isSaved(), page.session.isConfirmed()]).toEqual([true, true])
    expect(keptIn(lrs)).toMatchObject({ told: true })
    expect(verbs(lrs)).toEqual(['initialized', 'passed', 'completed'])
  })

  it('is not taken for a learner who has done nothing yet', async () => {
    const { session } = await openPage(lrs)
    session.save(step)
    await vi.waitFor(() => expect(keptIn(lrs)).not.toBeNull())
    let asked = 0
    lrs.disturb((method, resource) =>
      method === 'GET' && resource === 'activities/state' && ++asked > 1 ? 'page' : null,
    )
    expect((await openPage(lrs)).session.recording).toBe('no-lms')
  })
})

describe('a save', () => {
  it('is confirmed when the store has all of it, and not before', async () => {
    const page = await openPage(lrs)
    const before = page.changes()
    page.session.save(finishing)
    expect([page.session.isSaved(), page.session.isConfirmed()]).toEqual([true, false])
    await page.quiet()
    expect(page.session.isConfirmed()).toBe(true)
    expect(page.changes()).toBe(before + 1)
  })
})

describe('a registration', () => {
  it('is an attempt of its own, with its own name for what this browser keeps', async () => {
    const [first, again, other] = [
      await openPage(lrs),
      await openPage(lrs),
      await openPage(lrs, { query: lrs.launch({ registration: '11111111-2222-4333-8444-555555555555' }) }),
    ]
    expect(again.session.learner).toBe(first.session.learner)
    expect(other.session.learner).not.toBe(first.session.learner)
  })
})

describe('a store that says no', () => {
  it('holds back nothing when the record is whole without it', async () => {
    const page = await openPage(lrs)
    let refused = 0
    lrs.disturb((_, resource) => (resource === 'statements' && refused++ === 0 ? 400 : null))
    page.session.save(answers)
    page.session.save(finishing)
    await page.quiet()
    expect(page.session.isSaved()).toBe(true)
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'passed', 'completed', 'terminated'])
  })

  it('is asked again for what must not get lost, and gets the rest', async () => {
    const page = await openPage(lrs)
    let refused = 0
    lrs.disturb((_, resource) => (resource === 'statements' && refused++ === 0 ? 400 : null))
    page.session.save(finishing)
    await page.quiet()
    expect(page.session.isSaved()).toBe(false)
    expect(verbs(lrs)).toEqual(['initialized', 'completed'])
    expect(keptIn(lrs)).toMatchObject({ told: false })
    await page.passTime()
    expect(page.session.isSaved()).toBe(true)
    expect(keptIn(lrs)).toMatchObject({ told: true })
    await closed(page)
    expect(verbs(lrs)).toEqual(['initialized', 'completed', 'passed', 'terminated'])
    expect(faults(lrs)).toEqual([])
  })
})
