import { setImmediate } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cmi5Session, type LaunchMemory, startCmi5Session } from '../../src/browser/cmi5-session.ts'
import type { Progress } from '../../src/browser/session.ts'
import { toInstant } from '../../src/domain/calendar.ts'
import type { Report } from '../../src/domain/cmi.ts'
import { violations } from '../support/cmi5-rules.ts'
import { ACTIVITY, ACTOR, type Json, REGISTRATION, startLrs, type TestLrs } from '../support/lrs.ts'

const step: Progress = { suspendData: 'state', location: 'lessons/L1', interactions: [], finished: null }
const finishing: Progress = { ...step, suspendData: 'acknowledged', finished: { right: 13, of: 15 } }
const answers: Progress = {
  ...step,
  interactions: [
    { id: 'Q16_a1', type: 'choice', right: true },
    { id: 'Q17_a1', type: 'sequencing', right: false },
  ],
}
/** After this, an answer is long in coming. */
const LONG_MS = 5000

let lrs: TestLrs
beforeEach(async () => {
  lrs = await startLrs()
})
afterEach(() => lrs.close())

/** A page in which the course is open. */
interface Page {
  readonly session: Cmi5Session
  /** Waits until no request is on its way. */
  quiet(): Promise<void>
  /** Lets the pauses before a next try end, and waits as above. */
  passTime(): Promise<void>
  /** Milliseconds of each pause before a next try. */
  readonly pauses: readonly number[]
  /** How often the page was told to look again whether all is saved. */
  changes(): number
}

interface PageOptions {
  readonly query?: string
  readonly report?: Report
  readonly memory?: LaunchMemory
}

let now = Date.parse('2026-11-24T15:00:00.000Z')

async function openPage({
  query = lrs.launch(),
  report = 'passed',
  memory = memoryOf(),
}: PageOptions = {}): Promise<Page> {
  const flying = new Set<Promise<unknown>>()
  const timers: (() => void)[] = []
  const pauses: number[] = []
  let changes = 0
  let opened = false
  const began = now
  const fetcher: typeof fetch = (url, init) => {
    const answer = wholeAnswer(url, init).finally(() => flying.delete(answer))
    flying.add(answer)
    return answer
  }
  const session = await startCmi5Session({
    query,
    report,
    memory,
    fetcher,
    question: ({ id }) => ({
      iri: `urn:csec-orientation:question:${id.split('_')[0]}`,
      text: 'What now?',
      language: 'en',
    }),
    elapsed: () => now - began,
    now: () => toInstant((now += 1000)),
    newId: randomUUID,
    later(run, ms) {
      if (!opened) queueMicrotask(run)
      else timers.push(run)
      if (opened && ms !== LONG_MS) pauses.push(ms)
    },
    onRetry() {
      changes += 1
    },
  })
  opened = true
  await quiet()
  return { session, quiet, passTime, pauses, changes: () => changes }

  async function quiet(): Promise<void> {
    do {
      await Promise.allSettled(flying)
      await setImmediate()
    } while (flying.size > 0)
  }

  async function passTime(): Promise<void> {
    for (const run of timers.splice(0)) run()
    await quiet()
  }
}

/** With its text read, so that nothing of it is still on its way. */
async function wholeAnswer(...request: Parameters<typeof fetch>): Promise<Response> {
  const { status, headers, ...response } = await fetch(...request).then(async (each) => ({
    status: each.status,
    headers: each.headers,
    text: await each.text(),
  }))
  return new Response(response.text === '' ? null : response.text, { status, headers })
}

function memoryOf(): LaunchMemory {
  let kept: string | null = null
  return {
    get: () => kept,
    set(text) {
      kept = text
    },
  }
}

/** A browser that keeps nothing. */
const FORGETFUL: LaunchMemory = { get: () => null, set() {} }

async function closed({ session, quiet }: Page): Promise<void> {
  session.finish()
  await quiet()
}

/** The sessions that the page ended; the others broke off. */
function faults(...ended: readonly boolean[]): string[] {
  return violations(lrs.statements, {
    actor: ACTOR,
    registration: REGISTRATION,
    activityId: ACTIVITY,
    sessions: lrs.launches.map((launched, index) => ({ ...launched, ended: ended[index] ?? true })),
  })
}

function verbs(): string[] {
  return lrs.statements.map(
    ({ verb }) =>
      String((verb as Json)['id'])
        .split('/')
        .at(-1) ?? '',
  ) // every statement has a verb
}

function statement(verb: string): Json {
  const found = lrs.statements[verbs().indexOf(verb)]
  if (found === undefined) throw new Error(`nobody ${verb}`)
  return found
}

function kept(): unknown {
  return JSON.parse(lrs.state('csec-orientation') ?? 'null')
}

describe('the start of a session', () => {
  it('asks for the token, reads what the LMS says, and says that the course has begun', async () => {
    const { session } = await openPage()
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
    expect(verbs()).toEqual(['initialized'])
  })

  it.each([
    ['no query string', () => ''],
    ['a parameter missing', () => lrs.launch().replace('endpoint=', 'end=')],
    ['an actor that is no object', () => lrs.launch().replace(/actor=[^&]*/, 'actor=Ann')],
    ['a registration that is no UUID', () => lrs.launch().replace(/registration=[^&]*/, 'registration=17')],
  ])('records nothing with %s, and asks nobody', async (_, query) => {
    const page = await openPage({ query: query() })
    page.session.save(finishing)
    await closed(page)
    expect(page.session.recording).toBe('no-lms')
    expect(lrs.requests).toEqual([])
  })

  it.each(['token', 'activities/state', 'agents/profile', 'statements'])(
    'records nothing when %s gives no answer, and ends without a word',
    async (resource) => {
      lrs.disturb((_, asked) => (asked === resource ? 503 : null))
      const page = await openPage()
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
    expect((await openPage()).session.recording).toBe('on')
  })

  it('is not recorded without launch data', async () => {
    lrs.disturb((method, resource) => (method === 'GET' && resource === 'activities/state' ? 404 : null))
    expect((await openPage()).session.recording).toBe('no-lms')
  })

  it.each([
    ['in their order', '{"languagePreference":"es-MX, en","audioPreference":"on"}', ['es-MX', 'en']],
    ['none when there are none', '{"audioPreference":"off"}', []],
    ['none when it is no list', '{"languagePreference":7}', []],
    ['none when it cannot be read', 'es', []],
  ])('tells the languages that the learner prefers: %s', async (_, profile, languages) => {
    lrs.prefer(profile)
    expect((await openPage()).session.languages).toEqual(languages)
  })

  it('does without preferences that it may not see', async () => {
    lrs.disturb((_, resource) => (resource === 'agents/profile' ? 403 : null))
    const { session } = await openPage()
    expect([session.recording, session.languages]).toEqual(['on', []])
  })

  it.each([
    ['https://lms.example/back?id=12', 'https://lms.example/back?id=12'],
    ['javascript:alert(1)', null],
  ])('tells where the window is to go: %s', async (returnURL, expected) => {
    expect((await openPage({ query: lrs.launch({ returnURL }) })).session.returnUrl).toBe(expected)
  })
})

describe('a step', () => {
  it('is kept in the store, without a word about the learner', async () => {
    const { session, quiet } = await openPage()
    session.save(step)
    await quiet()
    expect(session.isSaved()).toBe(true)
    expect(kept()).toEqual({ suspendData: 'state', finished: null, told: false })
    expect(lrs.state('csec-orientation')).not.toContain(ACTOR.account.name)
    expect(verbs()).toEqual(['initialized'])
  })

  it('tells of each question whether the answer fits, and never the answer', async () => {
    const page = await openPage()
    page.session.save(answers)
    await closed(page)
    expect(verbs()).toEqual(['initialized', 'answered', 'answered', 'terminated'])
    expect(lrs.statements[1]).toMatchObject({
      object: {
        id: 'urn:csec-orientation:question:Q16',
        definition: { interactionType: 'choice', description: { en: 'What now?' } },
      },
      result: { success: true },
    })
    expect(lrs.statements[2]).toMatchObject({ result: { success: false } })
    expect(JSON.stringify(lrs.statements)).not.toContain('response')
    expect(faults()).toEqual([])
  })

  it('is kept by a store that wants to hear what it replaces', async () => {
    await lrs.close()
    lrs = await startLrs(true)
    const { session, quiet } = await openPage()
    for (const suspendData of ['one', 'two', 'three']) {
      session.save({ ...step, suspendData })
      await quiet()
    }
    expect(kept()).toMatchObject({ suspendData: 'three' })
    expect(session.isSaved()).toBe(true)
  })
})

describe('the end of the course', () => {
  it('is told with the score, and kept', async () => {
    const page = await openPage()
    page.session.save(answers)
    page.session.save(finishing)
    await closed(page)
    expect(verbs()).toEqual(['initialized', 'answered', 'answered', 'passed', 'completed', 'terminated'])
    expect(statement('passed')['result']).toMatchObject({
      score: { scaled: 0.8666, raw: 13, min: 0, max: 15 },
      success: true,
    })
    expect(faults()).toEqual([])
  })

  it('is told as completed alone where "passed" is not wanted', async () => {
    const page = await openPage({ report: 'completed', query: lrs.launch({ moveOn: 'Completed' }) })
    page.session.save(finishing)
    await page.quiet()
    await closed(page)
    expect(verbs()).toEqual(['initialized', 'completed', 'terminated'])
    expect(statement('completed')['result']).not.toHaveProperty('score')
    expect(faults()).toEqual([])
    expect(kept()).toEqual({ suspendData: 'acknowledged', finished: { right: 13, of: 15 }, told: true })
  })

  it.each([
    ['passed', 0.8],
    ['passed', 0.8666],
    ['failed', 0.9],
  ])('is %s by a mark of %d that the LMS has set', async (verb, masteryScore) => {
    const page = await openPage({ report: 'lms-decides', query: lrs.launch({ masteryScore }) })
    page.session.save(finishing)
    await closed(page)
    expect(verbs()).toEqual(['initialized', verb, 'completed', 'terminated'])
    expect(faults()).toEqual([])
  })

  it('comes once, whatever the learner does then', async () => {
    const page = await openPage()
    page.session.save(finishing)
    page.session.save(step)
    page.session.save(finishing)
    await page.quiet()
    page.session.save(finishing)
    await closed(page)
    expect(verbs()).toEqual(['initialized', 'passed', 'completed', 'terminated'])
  })

  it('is told under the same ids from two windows, so that the store takes it once', async () => {
    const pages = [await openPage(), await openPage()]
    for (const { session, quiet } of pages) {
      session.save(finishing)
      await quiet()
      expect(session.isSaved()).toBe(true)
    }
    for (const page of pages) await closed(page)
    expect(verbs().filter((verb) => verb === 'passed' || verb === 'completed')).toEqual(['passed', 'completed'])
    expect(faults()).toEqual([])
  })

  it('is told under other ids in another registration', async () => {
    const other = '0ac1d9f2-8ad5-4b3e-9a52-2f8a9d1f6c11'
    for (const registration of [REGISTRATION, other]) {
      const page = await openPage({ query: lrs.launch({ registration }) })
      page.session.save(finishing)
      await closed(page)
    }
    expect(verbs().filter((verb) => verb === 'passed')).toHaveLength(2)
  })
})

describe('a launch for looking only', () => {
  it.each(['Browse', 'Review'] as const)('says that it began and ended, and nothing else (%s)', async (mode) => {
    const first = await openPage()
    first.session.save(step)
    await closed(first)
    const page = await openPage({ query: lrs.launch({ mode }) })
    expect(page.session.recording).toBe('review')
    expect(page.session.suspendData).toBe('state')
    page.session.save({ ...answers, suspendData: 'other' })
    page.session.save(finishing)
    await closed(page)
    expect(verbs()).toEqual(['initialized', 'terminated', 'initialized', 'terminated'])
    expect(kept()).toMatchObject({ suspendData: 'state' })
    expect(faults()).toEqual([])
  })
})

describe('a later launch', () => {
  it('goes on where the learner stopped, also when the page was killed', async () => {
    const { session, quiet } = await openPage()
    session.save(step)
    await quiet()
    const page = await openPage()
    expect([page.session.recording, page.session.suspendData]).toEqual(['on', 'state'])
    await closed(page)
    expect(verbs()).toEqual(['initialized', 'initialized', 'terminated'])
    expect(faults(false, true)).toEqual([])
  })

  it('of a finished course changes nothing', async () => {
    const first = await openPage()
    first.session.save(finishing)
    await first.quiet()
    await closed(first)
    const page = await openPage()
    expect([page.session.recording, page.session.suspendData]).toEqual(['finished', 'acknowledged'])
    page.session.save({ ...finishing, suspendData: 'other' })
    await closed(page)
    expect(verbs()).toEqual(['initialized', 'passed', 'completed', 'terminated', 'initialized', 'terminated'])
    expect(kept()).toMatchObject({ suspendData: 'acknowledged' })
    expect(faults()).toEqual([])
  })

  it('tells what the page that was killed could not', async () => {
    const { session, quiet } = await openPage()
    lrs.disturb((_, resource) => (resource === 'statements' ? 'cut' : null))
    session.save(finishing)
    await quiet()
    lrs.disturb(null)
    const page = await openPage()
    await closed(page)
    expect(verbs()).toEqual(['initialized', 'initialized', 'passed', 'completed', 'terminated'])
    expect(faults(false, true)).toEqual([])
    const last = await openPage()
    expect(last.session.recording).toBe('finished')
  })

  it('tells nothing twice that the page that was killed told', async () => {
    const { session, quiet } = await openPage()
    lrs.disturb((_, resource) => (resource === 'statements' ? 'lost' : null))
    session.save(finishing)
    await quiet()
    lrs.disturb(null)
    const page = await openPage()
    await page.quiet()
    expect(page.session.isSaved()).toBe(true)
    await closed(page)
    expect(verbs()).toEqual(['initialized', 'passed', 'initialized', 'completed', 'terminated'])
    expect(faults(false, true)).toEqual([])
  })

  it('takes a store that allows no second "passed" at its word', async () => {
    const { session, quiet } = await openPage()
    lrs.disturb((_, resource) => (resource === 'statements' ? 'lost' : null))
    session.save(finishing)
    await quiet()
    lrs.disturb(null)
    let sent = 0
    lrs.disturb((_, resource) => (resource === 'statements' && sent++ > 0 ? 403 : null))
    const page = await openPage()
    expect(sent).toBe(3)
    expect(page.session.isSaved()).toBe(true)
    expect(kept()).toMatchObject({ told: true })
  })

  it.each(['state', '[]', '{"suspendData":7,"finished":true}', '{"finished":{"right":"13"}}'])(
    'starts anew when what was kept cannot be read: %s',
    async (text) => {
      lrs.overwrite('csec-orientation', text)
      const page = await openPage()
      expect([page.session.recording, page.session.suspendData]).toEqual(['on', ''])
      await closed(page)
      expect(verbs()).toEqual(['initialized', 'terminated'])
    },
  )
})

describe('a page that is loaded anew', () => {
  it('goes on in the same session when it was never closed', async () => {
    const query = lrs.launch()
    const memory = memoryOf()
    const { session, quiet } = await openPage({ query, memory })
    session.save(step)
    await quiet()
    const page = await openPage({ query, memory })
    expect([page.session.recording, page.session.suspendData]).toEqual(['on', 'state'])
    page.session.save(finishing)
    await closed(page)
    expect(verbs()).toEqual(['initialized', 'passed', 'completed', 'terminated'])
    expect(faults()).toEqual([])
  })

  it('is not recorded after the end, because nothing may follow', async () => {
    const query = lrs.launch()
    const memory = memoryOf()
    await closed(await openPage({ query, memory }))
    const asked = lrs.requests.length
    const page = await openPage({ query, memory })
    await closed(page)
    expect(page.session.recording).toBe('no-lms')
    expect(lrs.requests).toHaveLength(asked)
  })

  it('is not recorded where the browser keeps nothing, because the token is given once', async () => {
    const query = lrs.launch()
    await openPage({ query, memory: FORGETFUL })
    const page = await openPage({ query, memory: FORGETFUL })
    await closed(page)
    expect(page.session.recording).toBe('no-lms')
    expect(lrs.requests.at(-1)).toBe('POST token 200')
    expect(verbs()).toEqual(['initialized'])
  })
})

describe('a network that is away', () => {
  it('is tried after longer and longer pauses, and then gets everything in order', async () => {
    const { session, quiet, passTime, pauses, changes } = await openPage()
    lrs.disturb(() => 'cut')
    session.save(answers)
    await quiet()
    expect(session.isSaved()).toBe(false)
    expect(changes()).toBe(1)
    session.save(finishing)
    for (let time = 0; time < 6; time++) await passTime()
    expect(pauses).toEqual([2000, 4000, 8000, 16000, 32000, 60000, 60000])
    expect(verbs()).toEqual(['initialized'])
    lrs.disturb(null)
    await passTime()
    expect(session.isSaved()).toBe(true)
    expect(changes()).toBe(2)
    expect(kept()).toEqual({ suspendData: 'acknowledged', finished: { right: 13, of: 15 }, told: true })
    session.finish()
    await quiet()
    expect(verbs()).toEqual(['initialized', 'answered', 'answered', 'passed', 'completed', 'terminated'])
    expect(faults()).toEqual([])
  })

  it('takes nothing twice when an answer got lost', async () => {
    const page = await openPage()
    lrs.disturb(() => 'lost')
    page.session.save(answers)
    await page.quiet()
    await page.passTime()
    expect(page.session.isSaved()).toBe(false)
    lrs.disturb(null)
    await page.passTime()
    expect(page.session.isSaved()).toBe(true)
    await closed(page)
    expect(verbs()).toEqual(['initialized', 'answered', 'answered', 'terminated'])
    expect(faults()).toEqual([])
  })

  it('is not saved while an answer is long in coming', async () => {
    const page = await openPage()
    page.session.save(step)
    expect(page.session.isSaved()).toBe(true)
    const late = page.passTime()
    expect(page.session.isSaved()).toBe(false)
    await late
    expect(page.session.isSaved()).toBe(true)
    expect(page.changes()).toBe(2)
  })
})

describe('a store that says no', () => {
  it('holds back nothing when the record is whole without it', async () => {
    const page = await openPage()
    let refused = 0
    lrs.disturb((_, resource) => (resource === 'statements' && refused++ === 0 ? 400 : null))
    page.session.save(answers)
    page.session.save(finishing)
    await page.quiet()
    expect(page.session.isSaved()).toBe(true)
    await closed(page)
    expect(verbs()).toEqual(['initialized', 'passed', 'completed', 'terminated'])
  })

  it('is asked again for what must not get lost, and gets the rest', async () => {
    const page = await openPage()
    let refused = 0
    lrs.disturb((_, resource) => (resource === 'statements' && refused++ === 0 ? 400 : null))
    page.session.save(finishing)
    await page.quiet()
    expect(page.session.isSaved()).toBe(false)
    expect(verbs()).toEqual(['initialized', 'completed'])
    expect(kept()).toMatchObject({ told: false })
    await page.passTime()
    expect(page.session.isSaved()).toBe(true)
    expect(kept()).toMatchObject({ told: true })
    await closed(page)
    expect(verbs()).toEqual(['initialized', 'completed', 'passed', 'terminated'])
    expect(faults()).toEqual([])
  })
})

describe('the end of a session', () => {
  it('comes once, with what still waits, and nothing follows', async () => {
    const page = await openPage()
    page.session.save(finishing)
    page.session.finish()
    page.session.finish()
    page.session.save({ ...step, suspendData: 'later' })
    await page.quiet()
    await page.passTime()
    expect(verbs().toSorted()).toEqual(['completed', 'initialized', 'passed', 'terminated'])
    expect(kept()).toMatchObject({ suspendData: 'acknowledged', finished: { right: 13, of: 15 } })
  })

  it('has the time that the learner was here', async () => {
    const page = await openPage()
    now += 3_600_000
    await closed(page)
    expect(statement('terminated')['result']).toEqual({ duration: expect.stringMatching(/^PT36\d\d(\.\d+)?S$/) })
  })
})
