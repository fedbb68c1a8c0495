import { beforeEach, describe, expect, it } from 'vitest'
import { reportDigits } from '../../src/course/contact-place.ts'
import { fittingChoice } from '../../src/course/scenario.ts'
import { topicWords } from '../../src/course/topic-words.ts'
import { createFollowUpLink } from '../../src/followups/link.store.ts'
import { pairFor, type Turn } from '../../src/followups/pair.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts'
import { putReminderSettings } from '../../src/reminders/settings.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { content } from '../support/content.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.followUps
let app: TestApp
let staff: Staff
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
})

const today = () => dateAt(app.deps.now(), 'America/New_York')
const link = () => createFollowUpLink(app.deps.store.db, '2-weeks', today())
const counts = () => app.deps.store.db.selectFrom('follow_up_count').selectAll().execute()
const rows = () => app.deps.store.db.selectFrom('follow_up_link').selectAll().execute()
/** The right choice at one of the questions of a link, and another one. */
const choicesOf = (token: string, turn: Turn) => {
  const pair = pairFor(content.scenarios, sha256(`questions of ${token}`))
  if (pair === null) throw new Error('the course has no stories')
  const decision = pair.decisions[turn]
  const right = fittingChoice(decision)
  const wrong = decision.choices.find(({ fits }) => !fits)
  if (wrong === undefined) throw new Error('every choice fits')
  return { decision, right, wrong, story: pair.story }
}

describe('the link of follow-up questions', () => {
  it('opens a page with a button and nothing else, however often a mail program opens it', async () => {
    const token = await link()
    for (const _ of [1, 2, 3]) {
      const { text } = await visitor(app).get(`/minute/${token}`).expect(200)
      expect(text).toContain(words.minute.start)
      expect(text).toContain(`<title>${words.minute.title}</title>`)
      expect(text).toContain('href="tel:911"')
      const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'))
      expect(topicWords(main)).toEqual([])
    }
    expect(await rows()).toMatchObject([{ answered: 0 }])
  })

  it('asks two questions of a story, says what works with the number, and counts both', async () => {
    const token = await link()
    const guest = visitor(app)
    const [first, second] = [choicesOf(token, 1), choicesOf(token, 2)]
    const begun = await guest.post(`/minute/${token}`).expect(200)
    for (const said of [words.minute.place(1), first.story.title]) expect(begun.text).toContain(said)
    const answered = await guest.post(`/minute/${token}`, { turn: '1', choice: first.wrong.id }).expect(200)
    for (const said of [reportDigits(content.contacts), words.minute.place(2), 'aria-labelledby="question"'])
      expect(answered.text).toContain(said)
    const done = await guest.post(`/minute/${token}`, { turn: '2', choice: second.right.id }).expect(200)
    expect(done.text).toContain(words.minute.thanks)
    const kept = (await counts()).map(({ step, waiting, waiting_right }) => [step, waiting, waiting_right])
    const isSame = first.decision.step === second.decision.step
    expect(kept.sort()).toEqual(
      isSame
        ? [[first.decision.step, 2, 1]]
        : [
            [first.decision.step, 1, 0],
            [second.decision.step, 1, 1],
          ].sort(),
    )
    for (const { text } of [begun, answered, done]) expect(text).toContain(`<title>${words.minute.title}</title>`)
  })

  it('counts an answer once, also when it’s sent again or another one is chosen after that', async () => {
    const token = await link()
    const guest = visitor(app)
    const { right, wrong } = choicesOf(token, 1)
    await guest.post(`/minute/${token}`, { turn: '1', choice: wrong.id }).expect(200)
    const again = await guest.post(`/minute/${token}`, { turn: '1', choice: wrong.id }).expect(200)
    expect(again.text).toContain(words.minute.place(2))
    await guest.post(`/minute/${token}`, { turn: '1', choice: right.id }).expect(200)
    expect(await counts()).toMatchObject([{ waiting: 1, waiting_right: 0 }])
    // Whoever comes back goes on with the second question.
    const back = await guest.post(`/minute/${token}`).expect(200)
    expect(back.text).toContain(words.minute.place(2))
    expect(back.text).not.toContain(words.minute.place(1))
  })

  it('says calmly that it was used or is over', async () => {
    const token = await link()
    const guest = visitor(app)
    for (const turn of [1, 2] as const)
      await guest.post(`/minute/${token}`, { turn: String(turn), choice: choicesOf(token, turn).right.id }).expect(200)
    expect((await guest.get(`/minute/${token}`).expect(200)).text).toContain(words.minute.used)
    expect((await guest.post(`/minute/${token}`).expect(200)).text).toContain(words.minute.used)
    app.clock.pass({ days: 70 })
    expect((await guest.get(`/minute/${token}`).expect(404)).text).toContain(words.minute.over)
    expect((await guest.post(`/minute/${token}`).expect(404)).text).toContain(words.minute.over)
    expect((await guest.get('/es/minute/nobody').expect(404)).text).toContain(MESSAGES.es.hr.followUps.minute.over)
  })

  it('refuses what its form doesn’t send', async () => {
    const token = await link()
    const guest = visitor(app)
    for (const fields of [{ turn: '3', choice: 'a' }, { turn: '1', choice: 'z' }, { turn: '1' }, { person: 'bob' }])
      await guest.post(`/minute/${token}`, fields).expect(400)
    expect(await counts()).toEqual([])
  })

  it('doesn’t learn who’s signed in, and writes no one into any table or line', async () => {
    const token = await link()
    const bob = await signedIn(app, staff.bob)
    const { db } = app.deps.store
    const others = async () => ({
      events: await db.selectFrom('event').selectAll().execute(),
      trail: await db.selectFrom('trail_entry').selectAll().execute(),
      drafts: await db.selectFrom('draft').selectAll().execute(),
      messages: await db.selectFrom('message').selectAll().execute(),
      standing: await db.selectFrom('standing').selectAll().execute(),
    })
    const before = await others()
    for (const turn of [1, 2] as const)
      await bob.post(`/minute/${token}`, { turn: String(turn), choice: choicesOf(token, turn).wrong.id }).expect(200)
    expect(await others()).toEqual(before)
    const lines = app.log.filter((line) => JSON.stringify(line).includes('/minute/'))
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(JSON.stringify(line)).not.toMatch(new RegExp(`${token}|${staff.bob}|Bob`))
  })
})

describe('follow-up questions on the home page', () => {
  let bob: Browser
  beforeEach(async () => {
    await publishExample(app, staff.north, {})
    await completeCourse(app, staff.bob)
    bob = await signedIn(app, staff.bob)
  })
  const isOffered = async () => (await bob.get('/course').expect(200)).text.includes('action="/follow-ups"')

  it('are offered in each round, once, and then the offer is gone', async () => {
    expect(await isOffered()).toBe(false)
    app.clock.pass({ days: 14 })
    bob = await signedIn(app, staff.bob)
    expect(await isOffered()).toBe(true)
    const { headers } = await bob.post('/follow-ups').expect(303)
    expect(headers['location']).toMatch(/^\/minute\/[\w-]{32}$/)
    expect((await bob.get(headers['location'] ?? '').expect(200)).text).toContain(words.minute.start)
    expect(await isOffered()).toBe(false)
    expect((await bob.post('/follow-ups').expect(303)).headers['location']).toBe('/course')
    expect(await rows()).toHaveLength(1)
    app.clock.pass({ days: 48 })
    bob = await signedIn(app, staff.bob)
    expect(await isOffered()).toBe(true)
    app.clock.pass({ days: 28 })
    bob = await signedIn(app, staff.bob)
    expect(await isOffered()).toBe(false)
  })

  it('change nobody’s status, answered or not', async () => {
    const status = () => app.deps.store.db.selectFrom('standing').select(['person', 'status']).execute()
    const before = await status()
    app.clock.pass({ days: 60 })
    bob = await signedIn(app, staff.bob)
    await bob.get('/course').expect(200)
    expect(await status()).toEqual(before)
  })

  it('can be turned off by each person, which HR can’t see', async () => {
    app.clock.pass({ days: 14 })
    bob = await signedIn(app, staff.bob)
    const ada = await signedIn(app, staff.ada)
    const seen = async () => {
      const person = staff.bob.slice('person:'.length)
      const paths = [`/hr/people/${person}`, '/hr/follow-ups', '/hr/reminders/messages', '/hr/ledger']
      const texts = await Promise.all(paths.map(async (path) => (await ada.get(path).expect(200)).text))
      return texts.map((text) => text.replaceAll(/(value|csrf)="[^"]*"/g, ''))
    }
    const before = await seen()
    const trail = () => app.deps.store.db.selectFrom('trail_entry').selectAll().execute()
    const kept = await trail()
    expect((await bob.get('/account')).text).toContain(words.own.stop)
    const { headers } = await bob.post('/account/follow-ups', { followUps: 'none' }).expect(303)
    expect(headers['location']).toBe('/account#follow-ups')
    expect(await trail()).toEqual(kept)
    expect(await isOffered()).toBe(false)
    expect((await bob.get('/account')).text).toContain(words.own.off)
    expect((await bob.get('/account/held')).text).toContain(words.own.heldOff)
    expect(await seen()).toEqual(before)
    const held = await ada.get(`/hr/people/${staff.bob.slice('person:'.length)}/held`).expect(200)
    for (const said of [words.own.heldOff, words.own.heldOn]) expect(held.text).not.toContain(said)
    await bob.post('/account/follow-ups', { followUps: 'some' }).expect(303)
    expect(await isOffered()).toBe(true)
  })

  it('aren’t offered when the organization has turned them off, or when the course was taken elsewhere', async () => {
    app.clock.pass({ days: 14 })
    bob = await signedIn(app, staff.bob)
    const settings = { ...DEFAULT_REMINDERS, followUps: false }
    const put = (chosen: typeof settings) =>
      app.deps.store.transaction((tx) => putReminderSettings(tx, chosen, staff.ada, app.deps.now()))
    await put(settings)
    expect(await isOffered()).toBe(false)
    await put(DEFAULT_REMINDERS)
    expect(await isOffered()).toBe(true)
    await app.deps.store.db
      .updateTable('standing')
      .set({ source: 'other-lms' })
      .where('person', '=', staff.bob)
      .execute()
    expect(await isOffered()).toBe(false)
  })
})
