import { beforeEach, describe, expect, it, vi } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { makeRecoveryCode } from '../../src/identity/recovery.store.ts'
import { putFirstRoles } from '../support/first-roles.ts'
import { draftsOf, putDraft } from '../../src/platform/database/draft.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { factEvents } from '../../src/people/record.store.ts'
import { findDetail, setDetail } from '../../src/learning/reading-preference.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import { type Browser, browserAfter, type Fields, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import {
  type Staff,
  staffOn,
  type Name,
  PASSWORD,
  passwordHash,
  signInNameOf,
  withoutPassword,
} from '../support/staff.ts'
import { sendingOf, sendWaiting } from '../support/mail.ts'
import { mailServer, partsOf } from '../support/smtp.ts'

const changePath = (person: PersonId, change: string) =>
  hrefTo('/hr/people/:person/changes/:change', { person, change })
const endPath = (person: PersonId) => hrefTo('/hr/roles/people/:person/removals', { person })
const personLinkPath = (person: PersonId) => hrefTo('/hr/people/:person/link', { person })

const words = MESSAGES.en.account
const today = calendarDate('2026-11-24')
const NEW_PASSWORD = 'tea at the window, rain outside'
const SURE = { jobs: 'two', reason: 'Typed in twice', sure: 'yes' }
const WITH_MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' }

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(() => open())

describe('an account that is in use, where no mail is sent', () => {
  it('gets no link from HR: a recovery code takes a second person who agrees on a page of their own', async () => {
    const path = personLinkPath(staff.bob)
    expect((await ada.get(path)).text).toContain(words.again.whoMayAgree('Cleo Marsh'))
    await ada.post(path).expect(303).expect('Location', path)
    const waiting = await ada.post(path).expect(303)
    expect(linksOf(waiting.text)).toBeNull()
    expect((await ada.get(path)).text).toContain('One of the people named below has to check with the account’s owner')
    // Neither the person who asked nor someone uninvolved can agree.
    const cleo = await signedIn(app, staff.cleo)
    const agreeing = /action="(\/hr\/recoveries\/[^"]+)"/.exec((await cleo.get('/hr/recoveries')).text)?.[1] ?? ''
    const asked = (await cleo.get('/hr/recoveries')).text
    for (const said of [words.agree.ifNot, words.agree.goOn]) expect(asked).toContain(said)
    const none = (await ada.get('/hr/recoveries')).text
    expect(none).toContain(words.agree.none)
    for (const needless of [words.agree.lead, words.agree.goOn]) expect(none).not.toContain(needless)
    await ada.post(agreeing).expect('Location', '/hr/recoveries?outcome=missed')
    await (await signedIn(app, staff.dan)).post(agreeing).expect(403)
    await cleo.post(agreeing).expect('Location', '/hr/recoveries?outcome=done')
    expect((await ada.get(path)).text).toContain(words.again.agreed('Cleo Marsh'))
    const made = await ada.post(path).expect(200)
    const link = linksOf(made.text) ?? ''
    expect(made.text).toContain(words.again.until)
    expect(await recoveriesIn(staff.bob)).toMatchObject([
      { actor: staff.ada, subject: staff.bob, body: { v: 1, agreedBy: staff.cleo } },
    ])
    await visitor(app).post(link, { password: NEW_PASSWORD }).expect(303)
    // One agreement, one code.
    await ada.post(path).expect(303).expect('Location', path)
  })

  it('HR makes the code alone when no one else can agree, and the page and the ledger say so', async () => {
    const { text } = await ada.get(personLinkPath(staff.dan))
    expect(text).toContain(words.again.nobody)
    expect(text).not.toContain(words.again.takesSecond)
    expect((await ada.get(personLinkPath(staff.bob))).text).toContain(words.again.takesSecond)
    await codeFor(staff.dan)
    expect(await recoveriesIn(staff.dan)).toMatchObject([{ body: { agreedBy: null } }])
  })

  it.each([
    ['ends the HR role of the only other one', () => ada.post(endPath(staff.cleo), { ended: 'hr', why: 'New job' })],
    [
      'closes the access of the only other one',
      () => ada.post(changePath(staff.cleo, 'close-access'), { reason: 'Lost phone' }),
    ],
  ])('an HR person who %s can’t make a code alone for seven days', async (_, end) => {
    const given = { role: 'hr', until: '', reason: 'Helps out' }
    await ada.post(hrefTo('/hr/roles/people/:person', { person: staff.cleo }), given).expect(303)
    await end().expect(303)
    const path = personLinkPath(staff.dan)
    expect((await ada.get(path)).text).toContain(words.again.notAlone('Dec 1, 2026'))
    expect(linksOf((await ada.post(path)).text)).toBeNull()
    expect(await recoveriesIn(staff.dan)).toEqual([])
    app.clock.pass({ days: 7 })
    ada = await signedIn(app, staff.ada)
    expect(linksOf((await ada.post(path).expect(200)).text)).not.toBeNull()
  })

  it('an HR person who removes the supervisor from the record can’t make a code alone for seven days, whatever the date of the change', async () => {
    app.clock.pass({ days: 1 })
    ada = await signedIn(app, staff.ada)
    await transferBob()
    const path = personLinkPath(staff.bob)
    expect((await ada.get(path)).text).toContain(words.again.notAlone('Dec 2, 2026'))
    expect(linksOf((await ada.post(path)).text)).toBeNull()
  })

  it('another HR person can agree to a code', async () => {
    await putFirstRoles(app.deps.store.db, staff.cleo)
    await ada.post(personLinkPath(staff.dan)).expect(303)
    const cleo = await signedIn(app, staff.cleo)
    expect((await cleo.get('/hr/recoveries')).text).toContain('Dan Whitfield')
  })

  it('loses every session, its open answers and the reading choice before there is a code', async () => {
    const { db } = app.deps.store
    const phone = await signedIn(app, staff.dan)
    await putDraft(db, staff.dan, 'practice:Q1', 'a', app.deps.now())
    await setDetail(db, staff.dan, 'full')
    const link = await codeFor(staff.dan)
    expect((await phone.get('/account')).status).toBe(303)
    expect([await draftsOf(db, staff.dan), await findDetail(db, staff.dan)]).toEqual([new Map(), 'less'])
    // Steps that the person takes before using the code are deleted as well.
    await putDraft(db, staff.dan, 'practice:Q1', 'b', app.deps.now())
    await setDetail(db, staff.dan, 'full')
    await visitor(app).post(link, { password: NEW_PASSWORD }).expect(303)
    expect([await draftsOf(db, staff.dan), await findDetail(db, staff.dan)]).toEqual([new Map(), 'less'])
  })

  it('a code made on the server says that no one in HR was asked, and never that no one could agree', async () => {
    const { db } = app.deps.store
    const recording = { course: 'csec-orientation', actor: 'system:console', at: app.deps.now(), today } as const
    const token = await app.deps.store.transaction((tx) => makeRecoveryCode(tx, staff.bob, null, recording))
    await visitor(app).post(`/join/${token}`, { password: NEW_PASSWORD }).expect(303)
    const bob = await browserAfter(app, await signIn('bob', NEW_PASSWORD))
    const notice = (await bob.get('/account/notice')).text
    expect(notice).toContain(words.notice.nobodyAsked)
    expect(notice).not.toContain(words.notice.agreedByNobody)
    expect((await historyOf(db, staff.bob)).at(-1)).toMatchObject({ actor: 'system:console' })
  })

  it('shows at every sign-in who made a code and when, until the person confirms it; the account page keeps it', async () => {
    const link = await codeFor(staff.dan)
    const line = words.notice.recovery('Nov 24, 2026', 'Ada Okafor')
    const joined = await visitor(app).post(link, { password: NEW_PASSWORD })
    expect(joined.headers['location']).toBe('/account/notice')
    for (let n = 0; n < 2; n++) {
      const again = await signIn('dan', NEW_PASSWORD, { next: '/contacts' })
      expect(again.headers['location']).toBe('/account/notice?next=%2Fcontacts')
      const dan = await browserAfter(app, again)
      expect((await dan.get('/account/notice?next=%2Fcontacts')).text).toContain(line)
    }
    app.clock.pass({ days: 7 })
    const dan = await browserAfter(app, await signIn('dan', NEW_PASSWORD))
    await dan.post('/account/notice', { next: '/contacts' }).expect('Location', '/contacts')
    expect((await historyOf(app.deps.store.db, staff.dan)).at(-1)).toMatchObject({
      kind: 'recovery_seen',
      actor: staff.dan,
      body: { v: 1 },
    })
    expect((await signIn('dan', NEW_PASSWORD)).headers['location']).toBe('/course')
    expect((await dan.get('/account')).text).toContain(line)
  })

  it('shows it for seven days to anyone who signs in with the code, and nobody can confirm it earlier', async () => {
    const link = await codeFor(staff.dan)
    const whoever = await browserAfter(app, await visitor(app).post(link, { password: NEW_PASSWORD }))
    const notice = await whoever.get('/account/notice')
    expect(notice.text).toContain(words.notice.from('Dec 1, 2026'))
    expect(notice.text).not.toContain(words.notice.button)
    await whoever.post('/account/notice', {}).expect(303)
    expect((await signIn('dan', NEW_PASSWORD)).headers['location']).toBe('/account/notice')
    app.clock.pass({ days: 7 })
    const later = await browserAfter(app, await signIn('dan', NEW_PASSWORD))
    expect((await later.get('/account/notice')).text).toContain(words.notice.button)
  })

  it('shows a code again that somebody has confirmed, when the person comes back with another', async () => {
    const first = await codeFor(staff.dan)
    await visitor(app).post(first, { password: NEW_PASSWORD }).expect(303)
    app.clock.pass({ days: 7 })
    const whoever = await browserAfter(app, await signIn('dan', NEW_PASSWORD))
    await whoever.post('/account/notice', {}).expect(303)
    ada = await signedIn(app, staff.ada)
    const dan = await browserAfter(app, await visitor(app).post(await codeFor(staff.dan), { password: PASSWORD }))
    const { text } = await dan.get('/account/notice')
    expect(text).toContain(words.notice.recovery('Nov 24, 2026', 'Ada Okafor'))
    expect(text).toContain(words.notice.recovery('Dec 1, 2026', 'Ada Okafor'))
  })

  it('ends the code when the person signs in with the password they have and changes it', async () => {
    const link = await codeFor(staff.dan)
    const dan = await browserAfter(app, await signIn('dan', PASSWORD))
    await dan.post('/account/password', { current: PASSWORD, password: NEW_PASSWORD }).expect(303)
    await visitor(app).get(link).expect(404)
  })

  it('ends what HR has asked and somebody has agreed to, under each record, when the person changes the password', async () => {
    const path = personLinkPath(staff.bob)
    await withoutPassword(app, staff.bob)
    await ada
      .post(hrefTo('/hr/people/:person/merges', { person: staff.bob }), { ...SURE, other: idOf(staff.dan) })
      .expect(303)
    await ada.post(path).expect(303)
    const cleo = await signedIn(app, staff.cleo)
    const agreeing = /action="(\/hr\/recoveries\/[^"]+)"/.exec((await cleo.get('/hr/recoveries')).text)?.[1] ?? ''
    await cleo.post(agreeing).expect('Location', '/hr/recoveries?outcome=done')
    // The sign-in of the other record.
    const bob = await browserAfter(app, await signIn('dan', PASSWORD))
    await bob.post('/account/password', { current: PASSWORD, password: NEW_PASSWORD }).expect(303)
    expect((await ada.get(path)).text).toContain(words.again.askButton)
    await ada.post(path).expect(303).expect('Location', path)
    expect(await recoveriesIn(staff.bob)).toEqual([])
  })

  it('the code works for an hour, typed or as a link', async () => {
    const link = await codeFor(staff.dan)
    const code = link.slice('/join/'.length)
    app.clock.pass({ minutes: 59 })
    await visitor(app).post('/code', { code }).expect(303)
    app.clock.pass({ minutes: 1 })
    await visitor(app).get(link).expect(404)
    await visitor(app).post('/code', { code }).expect(422)
  })

  it('holds for another record of the same person, too', async () => {
    const { store } = app.deps
    await withoutPassword(app, staff.dan)
    await ada
      .post(hrefTo('/hr/people/:person/merges', { person: staff.dan }), { ...SURE, other: idOf(staff.bob) })
      .expect(303)
    const merged = await ada.post(personLinkPath(staff.dan))
    expect(linksOf(merged.text)).toBeNull()
    expect(await store.db.selectFrom('sign_in_link').selectAll().execute()).toEqual([])
  })
})

describe('two records that both have a password, once they are joined', () => {
  it('leave nothing private to the sign-in that stays, and the person reads of it', async () => {
    const { db } = app.deps.store
    await putDraft(db, staff.bob, 'practice:Q1', 'a', app.deps.now())
    await setDetail(db, staff.bob, 'full')
    await setDetail(db, staff.dan, 'full')
    await ada
      .post(hrefTo('/hr/people/:person/merges', { person: staff.bob }), { ...SURE, other: idOf(staff.dan) })
      .expect(303)
    expect([await draftsOf(db, staff.bob), await findDetail(db, staff.bob)]).toEqual([new Map(), 'less'])
    app.clock.pass({ minutes: 1 })
    const answer = await signIn('bob', PASSWORD)
    expect(answer.headers['location']).toBe('/account/notice')
    const bob = await browserAfter(app, answer)
    const joined = MESSAGES.en.factors.changes['records-joined']('Nov 24, 2026')
    expect((await bob.get('/account/notice')).text).toContain(joined)
  })

  it('say so at each sign-in where both still open the account, as they did in earlier versions', async () => {
    const { db } = app.deps.store
    await withoutPassword(app, staff.dan)
    await ada
      .post(hrefTo('/hr/people/:person/merges', { person: staff.bob }), { ...SURE, other: idOf(staff.dan) })
      .expect(303)
    const kept = { sign_in_name: signInNameOf('dan'), password_hash: passwordHash }
    await db.updateTable('account').set(kept).where('person', '=', staff.dan).execute()
    const bob = await browserAfter(app, await signIn('bob', PASSWORD))
    expect((await bob.get('/account/notice')).text).toContain(words.notice.merged('Nov 24, 2026', 'Ada Okafor'))
  })
})

describe('an account that is in use, where mail is sent', () => {
  beforeEach(() => open(WITH_MAIL))

  it('gets a link by mail to the person’s own address, for an hour, and HR never sees it', async () => {
    const path = personLinkPath(staff.bob)
    expect((await ada.get(path)).text).toContain(words.again.byMail)
    await ada.post(path).expect('Location', `${path}?sent=now`)
    await ada.post(path).expect('Location', `${path}?sent=before`)
    const page = await ada.get(`${path}?sent=now`)
    expect([page.text.includes(words.again.sent), linksOf(page.text)]).toEqual([true, null])
    const [mail] = await mails()
    expect(mail?.to).toBe(signInNameOf('bob'))
    const link = mail?.link ?? ''
    app.clock.pass({ minutes: 59 })
    await putDraft(app.deps.store.db, staff.bob, 'practice:Q1', 'mine', app.deps.now())
    await visitor(app).post(link, { password: NEW_PASSWORD }).expect(303).expect('Location', '/course')
    // It is the owner: nothing of theirs is deleted.
    expect((await draftsOf(app.deps.store.db, staff.bob)).size).toBe(1)
    expect(await recoveriesIn(staff.bob)).toEqual([])
  })

  it('gets none at an address that HR has changed, until the person confirms it while signed in', async () => {
    const facts = { email: 'not.bob@harborstreet.example' }
    await changeAddress(facts.email, '2026-11-24')
    const path = personLinkPath(staff.bob)
    expect((await ada.get(path)).text).toContain(words.again.whyNoMail.unconfirmed)
    await ask('bob')
    expect(await mails()).toEqual([])
    const bob = await signedIn(app, staff.bob)
    expect((await bob.get('/account')).text).toContain(words.address.lead(facts.email))
    await bob.post('/account/address').expect('Location', '/account?changed=address')
    expect((await bob.get('/account')).text).not.toContain(words.address.button)
    expect((await ada.get(path)).text).toContain(words.again.byMail)
  })

  it('gets none at an address that HR put on record for later before the person chose a password', async () => {
    await withoutPassword(app, staff.bob)
    const invited = linksOf((await ada.post(personLinkPath(staff.bob)).expect(200)).text) ?? ''
    await changeAddress('not.bob@harborstreet.example', '2026-12-01')
    await visitor(app).post(invited, { password: NEW_PASSWORD }).expect(303)
    app.clock.pass({ days: 8 })
    ada = await signedIn(app, staff.ada)
    const { text } = await ada.get(personLinkPath(staff.bob))
    expect(text).toContain(words.again.whyNoMail.unconfirmed)
  })

  it('gets none at an address that HR has changed, also after a change of the password', async () => {
    const { db } = app.deps.store
    // Looks like an account after the upgrade whose address was changed before it.
    await db.updateTable('account').set({ address_version: null }).where('person', '=', staff.bob).execute()
    await changeAddress('not.bob@harborstreet.example', '2026-11-24')
    const bob = await signedIn(app, staff.bob)
    await bob.post('/account/password', { current: PASSWORD, password: NEW_PASSWORD }).expect(303)
    expect((await ada.get(personLinkPath(staff.bob))).text).toContain(words.again.whyNoMail.unconfirmed)
  })

  it('tells the old address, and no other, that HR has changed it', async () => {
    app.clock.pass({ minutes: 1 })
    await changeAddress('not.bob@harborstreet.example', '2026-11-24')
    expect(await mails()).toMatchObject([
      { to: signInNameOf('bob'), text: expect.stringContaining(words.mails['address-changed'].otherwise) as string },
    ])
  })

  it('tells the old address of a change by a file, even when the account is closed before the mail goes out', async () => {
    app.clock.pass({ minutes: 1 })
    const changed = { person: staff.bob, facts: { email: 'not.bob@harborstreet.example' }, on: today } as const
    const recording = { course: app.deps.contents.en.course.id, actor: staff.ada, at: app.deps.now(), today }
    await app.deps.store.transaction((tx) => factEvents(tx, [changed], recording))
    await ada.post(changePath(staff.bob, 'close-access'), { reason: 'Lost phone' }).expect(303)
    expect((await mails()).map(({ to }) => to)).toEqual([signInNameOf('bob')])
  })

  it('tells nothing of a change where nobody signs in', async () => {
    await withoutPassword(app, staff.bob)
    app.clock.pass({ minutes: 1 })
    await changeAddress('not.bob@harborstreet.example', '2026-11-24')
    expect(await messagesTo(app.deps.store.db, staff.bob)).toEqual([])
  })

  it('takes a recovery code where there is no address, and tells the second person by mail', async () => {
    await app.deps.store.db
      .updateTable('person_fact')
      .set({ value: null, salt: null })
      .where('person', '=', staff.bob)
      .where('kind', '=', 'email')
      .execute()
    await ada.post(personLinkPath(staff.bob)).expect(303)
    const [mail] = await mails()
    expect([mail?.to, mail?.text.includes('/hr/recoveries')]).toEqual([signInNameOf('cleo'), true])
    expect((await signIn('cleo', PASSWORD)).headers['location']).toBe('/hr/recoveries')
  })
})

describe('a forgotten password', () => {
  it('says who to ask where no mail is sent', async () => {
    const { text } = await visitor(app).get('/forgot')
    expect(text).toContain(words.forgot.other)
    expect(text).not.toContain(words.forgot.button)
    expect((await visitor(app).get('/sign-in')).text).toContain(`href="/forgot">${words.forgot.link}`)
  })

  it('gets the same answer and is counted the same for an account, a closed one, one without a password, and none', async () => {
    await open(WITH_MAIL)
    await ada.post(changePath(staff.cleo, 'close-access'), { reason: 'Lost phone' }).expect(303)
    await withoutPassword(app, staff.dan)
    const { db } = app.deps.store
    const counted = async () => (await db.selectFrom('sign_in_failure').select('failures').execute()).map(Object.values)
    const seen: unknown[] = []
    for (const name of ['bob', 'cleo', 'dan', 'nobody'] as const) {
      await db.deleteFrom('sign_in_failure').execute()
      const { status, headers, text } = await ask(name)
      const { date: _date, 'x-request-id': _id, 'ratelimit-remaining': _left, ...same } = headers
      seen.push({ status, text, headers: same, counted: await counted() })
    }
    expect(seen[0]).toMatchObject({ status: 303, headers: { location: '/forgot?asked=yes' }, counted: [[1]] })
    for (const answer of seen) expect(answer).toEqual(seen[0])
    await vi.waitFor(async () => expect(await messagesTo(app.deps.store.db, staff.bob)).toHaveLength(1))
  })

  it('a code that was never made gets the answer of one that is over', async () => {
    const code = (await codeFor(staff.dan)).slice('/join/'.length)
    app.clock.pass({ hours: 1 })
    const type = async (typed: string) => {
      const { status, text } = await visitor(app).post('/code', { code: typed })
      return [status, text.replaceAll(typed, '')]
    }
    expect((await type(code))[0]).toBe(422)
    expect(await type(code)).toEqual(await type('a'.repeat(code.length)))
  })

  it('gets one link in ten minutes, to the owner’s address, and the link ends with any change of the password', async () => {
    await open(WITH_MAIL)
    for (let n = 0; n < 3; n++) await ask('bob')
    await vi.waitFor(async () => expect(await messagesTo(app.deps.store.db, staff.bob)).toHaveLength(1))
    app.clock.pass({ minutes: 10 })
    await ask('bob')
    await vi.waitFor(async () => expect(await messagesTo(app.deps.store.db, staff.bob)).toHaveLength(2))
    const sent = await mails()
    expect(sent.map(({ to }) => to)).toEqual([signInNameOf('bob'), signInNameOf('bob')])
    await visitor(app)
      .post(sent[0]?.link ?? '', { password: NEW_PASSWORD })
      .expect(303)
    for (const { link } of sent) await visitor(app).get(link).expect(404)
  })

  it('gets five links in a day at most; HR can still send one', async () => {
    await open(WITH_MAIL)
    for (let n = 0; n < 7; n++) {
      await ask('bob')
      const sent = Math.min(n + 1, 5)
      await vi.waitFor(async () => expect(await messagesTo(app.deps.store.db, staff.bob)).toHaveLength(sent))
      app.clock.pass({ minutes: 10 })
    }
    ada = await signedIn(app, staff.ada)
    await ada.post(personLinkPath(staff.bob)).expect(303)
    expect(await messagesTo(app.deps.store.db, staff.bob)).toHaveLength(6)
  })

  it('has to wait after forty tries from one network address, for any account', async () => {
    for (let n = 0; n < 41; n++) await ask('nobody')
    expect((await ask('bob')).status).toBe(429)
    // Signing in from that address still works.
    expect((await signIn('bob', PASSWORD)).status).toBe(303)
  })

  it('sends nothing to somebody who has left, or whose account is closed', async () => {
    await open(WITH_MAIL)
    await ada.post(changePath(staff.bob, 'close-access'), { reason: 'Lost phone' }).expect(303)
    await ask('bob')
    await vi.waitFor(async () => expect(await messagesTo(app.deps.store.db, staff.bob)).toHaveLength(1))
    expect(await mails()).toEqual([])
  })
})

async function open(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  app = await testApp(environment)
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
}

/** To a place without a supervisor, from a day long ago. */
async function transferBob(): Promise<void> {
  const { contents, now, store } = app.deps
  const spell = (await findPerson(store.db, staff.bob))?.placements[0]?.spell ?? ''
  const place = { spell, site: staff.south, department: 'Outreach', position: 'Youth worker', supervisor: null }
  const about = { subject: staff.bob, course: contents.en.course.id, recordedAt: now(), actor: staff.ada } as const
  const moved = { kind: 'transferred', ...about, effectiveOn: today, body: { v: 1, ...place } } as const
  await store.transaction((tx) => record(tx, [moved], today))
}

async function changeAddress(email: string, from: string): Promise<void> {
  const facts = { name: 'Bob Rivera', email, number: '', language: 'en', from }
  await ada.post(changePath(staff.bob, 'facts'), facts).expect(303)
}

/** Asks, lets a second person agree where there is one, and makes the code. */
async function codeFor(person: PersonId): Promise<string> {
  const { text } = await ada.post(personLinkPath(person)).expect(200)
  return linksOf(text) ?? ''
}

function linksOf(html: string): string | null {
  return /\/join\/[0-9a-z]{26}/.exec(html)?.[0] ?? null
}

async function recoveriesIn(person: PersonId) {
  return (await historyOf(app.deps.store.db, person)).filter(isKind('recovery_code_made'))
}

function signIn(name: Name, password: string, more: Fields = {}) {
  return visitor(app).post('/sign-in', { signInName: signInNameOf(name), password, ...more })
}

function ask(name: Name | 'nobody') {
  return visitor(app).post('/forgot', { signInName: `${name}@harborstreet.example` })
}

/** Sends the waiting mails and returns them. */
async function mails() {
  const server = await mailServer()
  const sending = sendingOf(app, server)
  await sendWaiting(sending)
  expect(sending.failures).toEqual([])
  const sent = server.mails.map((mail) => {
    const text = partsOf(mail).get('text/plain') ?? ''
    const token = /\/join\/([0-9a-z]{26})/.exec(text)?.[1] ?? ''
    return { to: mail.to[0], text, link: `/join/${token}` }
  })
  await server.stop()
  return sent
}
