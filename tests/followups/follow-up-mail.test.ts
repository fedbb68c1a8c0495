import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { topicWords } from '../../src/course/topic-words.ts'
import { followUpJob } from '../../src/followups/due.job.ts'
import { createFollowUpLink, withdrawFollowUpLink } from '../../src/followups/link.store.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import { setNoFollowUp } from '../../src/learning/no-follow-up.store.ts'
import { currentSpells } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { changeFacts, type PersonEvent, recordEvents } from '../../src/people/record.store.ts'
import { claimNext } from '../../src/mail/outbox.store.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { calendarDate, dateAt, later } from '../../src/platform/time/calendar.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts'
import { putReminderSettings } from '../../src/reminders/settings.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { followUpLink } from '../support/follow-ups.ts'
import { runJob } from '../support/jobs.ts'
import { sendingOf, sendWaiting, SITE } from '../support/mail.ts'
import { headerOf, mailServer, partsOf, type TestMailServer } from '../support/smtp.ts'
import { publishExample } from '../support/site.ts'
import { ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'

let app: TestApp
let staff: Staff
let server: TestMailServer
beforeEach(async () => {
  app = await testApp({ SMTP_URL: 'smtp://localhost:2525', MAIL_FROM: 'hr@harborstreet.example' })
  staff = await staffOn(app)
  server = await mailServer()
  await publishExample(app, staff.north, {})
  await completeCourse(app, staff.bob)
})
afterEach(async () => {
  await server.stop()
  await app.deps.store.close()
})

/** Does what the server does on this day. */
const send = async () => {
  const { store, now } = app.deps
  expect(await runJob(followUpJob({ store, mail: true, now }))).toEqual([])
  const sending = sendingOf(app, server)
  await sendWaiting(sending)
  expect(sending.failures).toEqual([])
}
const textOf = (index: number) => partsOf(server.mails[index] ?? failed()).get('text/plain') ?? ''
const failed = (): never => {
  throw new Error('no mail came')
}
const recording = () => ({
  course: app.deps.contents.en.course.id,
  actor: staff.ada,
  at: app.deps.now(),
  today: dateAt(app.deps.now(), 'America/New_York'),
})
const stateOf = async () => (await messagesTo(app.deps.store.db, staff.bob)).map(({ state, reason }) => [state, reason])

describe('the mail with follow-up questions', () => {
  it('goes out after 2 weeks and 2, 6 and 11 months, once each, and reminds of nothing', async () => {
    for (let day = 0; day <= 400; day += 1) {
      await send()
      app.clock.pass({ days: 1 })
    }
    const sent = (await messagesTo(app.deps.store.db, staff.bob)).map(({ sentAt }) => sentAt?.slice(0, 10)).sort()
    // January 24 and October 24 are on a weekend.
    expect(sent).toEqual(['2026-12-08', '2027-01-25', '2027-05-24', '2027-10-25'])
    expect(server.mails).toHaveLength(4)
    expect(await app.deps.store.db.selectFrom('follow_up_link').selectAll().execute()).toHaveLength(4)
  }, 60_000)

  it('has a link, the way to turn it off and where to call, and nothing about what’s asked', async () => {
    app.clock.pass({ days: 14 })
    await send()
    const [mail = failed()] = server.mails
    const words = MESSAGES.en.hr.followUps.mail
    expect(headerOf(mail, 'Subject')).toBe(words.subject)
    expect(textOf(0)).toMatch(new RegExp(`${SITE}/en/minute/[\\w-]{32}(?![\\w-])`))
    for (const part of [words.free, `${SITE}/account`, MESSAGES.en.mail.emergency]) expect(textOf(0)).toContain(part)
    const html = partsOf(mail).get('text/html') ?? ''
    // The organization's name has such a word, and so does the last sentence of every mail. A token has any letters.
    const others = `${ORGANIZATION.name}|${MESSAGES.en.mail.emergency}|/minute/[\\w-]{32}`
    const said = [headerOf(mail, 'Subject'), textOf(0), html].join(' ').replaceAll(new RegExp(others, 'g'), '')
    expect(topicWords(said)).toEqual([])
    expect(said).not.toMatch(/Bob|Rivera|youth|SCR|story/i)
  })

  it('is in the language of the person', async () => {
    await setLanguage(app.deps.store.db, staff.bob, 'es')
    app.clock.pass({ days: 14 })
    await send()
    expect(textOf(0)).toContain(`${SITE}/es/minute/`)
    expect(textOf(0)).toContain(MESSAGES.es.hr.followUps.mail.free)
  })

  it('leaves nothing in the database that connects the link with the person', async () => {
    app.clock.pass({ days: 14 })
    await send()
    const { db } = app.deps.store
    const token = /minute\/([\w-]+)/.exec(textOf(0))?.[1] ?? failed()
    const links = await db.selectFrom('follow_up_link').selectAll().execute()
    expect(links).toEqual([
      { token_hash: expect.stringMatching(/^[0-9a-f]{64}$/), round: '2-weeks', until_on: '2027-01-31', answered: 0 },
    ])
    const messages = JSON.stringify(await db.selectFrom('message').selectAll().execute())
    expect(messages).not.toContain(token)
    expect(messages).not.toContain(links[0]?.token_hash)
    expect(JSON.stringify(app.log)).not.toContain(token)
  })

  it('doesn’t go to somebody who has turned it off, is on leave, or has left', async () => {
    app.clock.pass({ days: 14 })
    const { store } = app.deps
    await store.transaction((tx) => setNoFollowUp(tx, staff.bob, true))
    await send()
    expect(await stateOf()).toEqual([])
    await store.transaction((tx) => setNoFollowUp(tx, staff.bob, false))
    const happens = (event: Pick<PersonEvent, 'kind' | 'body'>) =>
      store.transaction((tx) =>
        recordEvents(tx, [{ ...event, person: staff.bob, on: recording().today } as PersonEvent], recording()),
      )
    await happens({ kind: 'leave_began', body: { v: 1, expectedReturn: null } })
    app.clock.pass({ days: 1 })
    await send()
    expect(await stateOf()).toEqual([])
    await happens({ kind: 'leave_ended', body: { v: 1 } })
    const [spell = failed()] = currentSpells(await historyOf(store.db, staff.bob), recording().today)
    await happens({ kind: 'separated', body: { v: 1, spell: spell.id } })
    app.clock.pass({ days: 1 })
    await send()
    expect(await stateOf()).toEqual([])
    expect(server.mails).toEqual([])
  })

  it('stops what waits when the organization turns the questions off', async () => {
    // A Saturday: the mail waits for Monday.
    app.clock.pass({ days: 18 })
    await send()
    expect(await stateOf()).toEqual([['waiting', null]])
    const settings = { ...DEFAULT_REMINDERS, followUps: false }
    await app.deps.store.transaction((tx) => putReminderSettings(tx, settings, staff.ada, app.deps.now()))
    app.clock.pass({ days: 2 })
    await send()
    expect(server.mails).toEqual([])
    expect(await stateOf()).toEqual([['stopped', 'done']])
  })

  it('is on no list of HR, so nobody can tell who gets none', async () => {
    app.clock.pass({ days: 14 })
    await send()
    const ada = await signedIn(app, staff.ada)
    const person = staff.bob.slice('person:'.length)
    const seen = async () =>
      Promise.all(
        ['/hr/reminders/messages?state=sent', `/hr/people/${person}`, `/hr/people/${person}/held`].map(
          async (path) => (await ada.get(path).expect(200)).text,
        ),
      )
    for (const text of await seen()) expect(text).not.toContain(MESSAGES.en.hr.reminders.kinds['follow-up'])
    const bob = await signedIn(app, staff.bob)
    expect((await bob.get('/account')).text).toContain(MESSAGES.en.hr.reminders.kinds['follow-up'])
    expect((await bob.get('/account/held')).text).toContain(MESSAGES.en.hr.reminders.kinds['follow-up'])
  })

  it('and the questions at home never make two links that work, whichever comes first', async () => {
    app.clock.pass({ days: 14 })
    const bob = await signedIn(app, staff.bob)
    const { store, now } = app.deps
    expect(await runJob(followUpJob({ store, mail: true, now }))).toEqual([])
    const isOffered = async () => (await bob.get('/course').expect(200)).text.includes('action="/follow-ups"')
    const links = () => store.db.selectFrom('follow_up_link').selectAll().execute()
    expect(await isOffered()).toBe(true)
    // A sender has begun with the mail, and nobody knows how far it came.
    expect(await claimNext(store, now(), later(now(), 120_000))).not.toBeNull()
    expect(await isOffered()).toBe(false)
    expect((await bob.post('/follow-ups').expect(303)).headers['location']).toBe('/course')
    expect(await links()).toEqual([])
    app.clock.pass({ minutes: 5 })
    await send()
    expect(server.mails).toEqual([])
    expect(await stateOf()).toEqual([['sent', 'unknown']])
    expect((await bob.post('/follow-ups').expect(303)).headers['location']).toBe('/course')
    expect(await links()).toEqual([])
  })

  it('is tried again with a link in place of the one that may have arrived', async () => {
    app.clock.pass({ days: 14 })
    server.behave('drop')
    await send()
    server.behave('accept')
    const links = () => app.deps.store.db.selectFrom('follow_up_link').selectAll().execute()
    expect(await links()).toEqual([])
    app.clock.pass({ minutes: 30 })
    await send()
    expect(server.mails).toHaveLength(2)
    const tokens = server.mails.map((_, index) => /minute\/([\w-]+)/.exec(textOf(index))?.[1] ?? failed())
    expect((await links()).map(({ token_hash }) => token_hash)).toEqual([sha256(tokens[1] ?? '')])
    await visitor(app).get(`/minute/${tokens[0]}`).expect(404)
    await visitor(app).get(`/minute/${tokens[1]}`).expect(200)
  })

  it('has the same message on record whether or not its link was used while nobody knew if it arrived', async () => {
    app.clock.pass({ days: 14 })
    server.behave('hang')
    const sending = send()
    await expect.poll(() => server.mails.length).toBe(1)
    await app.deps.store.db.updateTable('follow_up_link').set({ answered: 1 }).execute()
    await server.stop()
    await sending
    expect(await stateOf()).toEqual([['sent', 'unknown']])
  })

  it('isn’t tried again when the link of the first try was used meanwhile', async () => {
    const { db } = app.deps.store
    const link = await createFollowUpLink(db, '2-weeks', calendarDate('2026-11-24'))
    expect(await withdrawFollowUpLink(db, link)).toBe(true)
    expect(await withdrawFollowUpLink(db, link)).toBe(false)
    const used = await followUpLink(app, 1)
    expect(await withdrawFollowUpLink(db, used)).toBe(false)
    expect(await db.selectFrom('follow_up_link').selectAll().execute()).toHaveLength(1)
  })

  it('goes to nobody without an address, who finds the questions at home', async () => {
    await app.deps.store.transaction((tx) =>
      changeFacts(tx, staff.bob, { email: '' }, calendarDate('2026-11-24'), recording()),
    )
    app.clock.pass({ days: 14 })
    await send()
    expect(server.mails).toEqual([])
    const bob = await signedIn(app, staff.bob)
    expect((await bob.get('/course')).text).toContain('action="/follow-ups"')
  })
})
