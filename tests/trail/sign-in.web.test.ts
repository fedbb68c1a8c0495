import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { createInvitation } from '../../src/identity/codes/printed-code.store.ts'
import { codeMac } from '../../src/identity/printed-link.web.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, browserAfter, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { HOLDERS, holdersOn } from '../support/roles.ts'
import { PASSWORD, type Staff, signInNameOf, staffOn, withoutPassword } from '../support/staff.ts'
import { endOfTrail, type KeptEntry, trailAfter } from '../support/trail.ts'

const NEW_PASSWORD = 'tea at the window, rain outside'
const t = MESSAGES.en

let test: TestApp
let staff: Staff
let begin: number
beforeEach(async () => {
  test = await testApp({ TRUSTED_PROXIES: '1' })
  staff = await staffOn(test)
  begin = await endOfTrail(test)
})

const since = () => trailAfter(test, begin)
const told = (entries: readonly KeptEntry[]) =>
  entries.map(({ actor, kind, about, detail }) => [actor, kind, about, detail])

describe('proving again who one is', () => {
  const confirm = (browser: Browser, password: string) =>
    browser.post('/account/confirm', { password, next: '/account' })

  it('is on the trail with how and from where, also when it is refused or has to wait', async () => {
    const ada = await signedIn(test, staff.ada)
    for (let n = 0; n < 5; n++) await confirm(ada, 'not the password')
    expect((await confirm(ada, PASSWORD)).status).toBe(429)
    test.clock.pass({ minutes: 1 })
    expect((await confirm(ada, PASSWORD).set('X-Forwarded-For', '192.0.2.7')).status).toBe(303)
    const entries = await since()
    const wrong = [staff.ada, 'proof_refused', staff.ada, { why: 'wrong' }]
    expect(told(entries)).toEqual([
      ...Array.from({ length: 5 }, () => wrong),
      [staff.ada, 'proof_refused', staff.ada, { why: 'wait' }],
      [staff.ada, 'proved_again', staff.ada, { how: 'password' }],
    ])
    expect(entries.at(-1)?.address).toBe('192.0.2.7')
  })

  it('leaves the session as it was when its entry can’t be written', async () => {
    const ada = await signedIn(test, staff.ada)
    const fails = `create trigger no_proof before insert on trail_entry when new.kind = 'proved_again'
      begin select raise(abort, 'no room'); end`
    await run(fails)
    expect((await confirm(ada, PASSWORD)).status).toBe(500)
    await run('drop trigger no_proof')
    expect((await ada.get('/account')).status).toBe(200)
    expect(await since()).toEqual([])
  })
})

describe('a session that is ended elsewhere', () => {
  it('is on the trail, one or all others, and nothing is where none was ended', async () => {
    const [desk, phone] = [await signedIn(test, staff.bob), await signedIn(test, staff.bob)]
    const { text } = await desk.get('/account')
    const handle = /name="end" value="([0-9a-f]{16})"/.exec(text)?.[1] ?? ''
    await desk.post('/account/sessions', { end: handle }).expect(303)
    expect((await phone.get('/account')).status).toBe(303)
    await desk.post('/account/sessions', { end: handle }).expect(303)
    await desk.post('/account/sessions', { end: 'others' }).expect(303)
    await signedIn(test, staff.bob)
    await desk.post('/account/sessions', { end: 'others' }).expect(303)
    expect(told(await since())).toEqual([
      [staff.bob, 'sessions_ended', staff.bob, { which: 'one' }],
      [staff.bob, 'sessions_ended', staff.bob, { which: 'others' }],
    ])
  })

  it('signing out isn’t: here, everywhere, by leaving, or by ending this very session in the list', async () => {
    await signedIn(test, staff.bob)
    await (await signedIn(test, staff.bob)).post('/account/sessions').expect(303)
    await (await signedIn(test, staff.bob)).post('/sign-out').expect(303)
    const leaving = await signedIn(test, staff.bob)
    await visitor(test).get('/leave').set('Cookie', leaving.cookie).expect(303)
    const last = await signedIn(test, staff.bob)
    const row = await test.deps.store.db.selectFrom('session').select('id_hash').executeTakeFirstOrThrow()
    await last.post('/account/sessions', { end: row.id_hash.slice(0, 16) }).expect(303)
    expect((await last.get('/account')).status).toBe(303)
    expect(await since()).toEqual([])
  })
})

describe('somebody whom others sign out everywhere', () => {
  const byHr = (person: PersonId) => hrefTo('/hr/people/:person/changes/:change', { person, change: 'sign-out' })
  const byAdministrator = (person: PersonId) => hrefTo('/hr/roles/people/:person/sessions', { person })

  it.each([
    ['HR, on the record', 'hal', byHr],
    ['an administrator, on the page of roles', 'gus', byAdministrator],
  ] as const)('by %s: it is on the trail, and the person reads it and gets a mail', async (_, name, path) => {
    const holders = await holdersOn(test, staff)
    begin = await endOfTrail(test)
    const [phone, desk] = [await signedIn(test, staff.bob), await signedIn(test, staff.bob)]
    await (await signedIn(test, holders[name])).post(path(staff.bob)).set('X-Forwarded-For', '192.0.2.7').expect(303)
    for (const browser of [phone, desk]) expect((await browser.get('/account')).status).toBe(303)
    const entries = await since()
    expect(told(entries)).toEqual([[holders[name], 'sessions_ended', staff.bob, { which: 'all' }]])
    expect(entries[0]?.address).toBe('192.0.2.7')
    expect(await messagesTo(test.deps.store.db, staff.bob)).toMatchObject([{ kind: 'signed-out' }])

    test.clock.pass({ minutes: 1 })
    const answer = await visitor(test).post('/sign-in', { signInName: signInNameOf('bob'), password: PASSWORD })
    expect(answer.headers['location']).toBe('/account/notice')
    const { text } = await (await browserAfter(test, answer)).get('/account/notice')
    expect(text).toContain(t.factors.changes['signed-out']('Nov 24, 2026'))
  })

  it('and who was signed in nowhere gets no mail, while the trail has who tried', async () => {
    const ada = await signedIn(test, staff.ada)
    await ada.post(byAdministrator(staff.bob)).expect(303)
    expect(told(await since())).toEqual([[staff.ada, 'sessions_ended', staff.bob, { which: 'all' }]])
    expect(await messagesTo(test.deps.store.db, staff.bob)).toEqual([])
  })

  it('is offered to administrators about others, who can sign in, and to no other role', async () => {
    const ada = await signedIn(test, staff.ada)
    const page = async (person: PersonId) => (await ada.get(hrefTo('/hr/roles/people/:person', { person }))).text
    const { button } = t.hr.changes.forms['sign-out']
    expect(await page(staff.bob)).toContain(button)
    expect(await page(staff.ada)).not.toContain(button)
    await withoutPassword(test, staff.dan)
    expect(await page(staff.dan)).not.toContain(button)
    await ada.post(byAdministrator(staff.ada)).expect(303)
    expect((await ada.get('/account')).status).toBe(200)
    await ada.post(byAdministrator('person:nobody')).expect(404)
    const holders = await holdersOn(test, staff)
    const bob = await signedIn(test, staff.bob)
    for (const name of HOLDERS.filter((each) => each !== 'gus'))
      await (await signedIn(test, holders[name])).post(byAdministrator(staff.bob)).expect(403)
    expect((await bob.get('/account')).status).toBe(200)
  })
})

describe('how somebody came in', () => {
  it.each([
    ['a short code from paper', 'code', true],
    ['the link next to it', 'link', false],
  ] as const)('with %s is “%s” on the trail', async (_, how, isTyped) => {
    await withoutPassword(test, staff.bob)
    const { code, token } = await test.deps.store.transaction((tx) =>
      createInvitation(tx, { person: staff.bob, createdBy: staff.ada, at: test.deps.now() }, codeMac(test.deps)),
    )
    const page = isTyped ? (await visitor(test).post('/code', { code })).headers['location'] : `/join/${token}`
    await visitor(test).post(String(page), { password: NEW_PASSWORD }).expect(303)
    expect(told(await since()).at(-1)).toEqual([staff.bob, 'signed_in', null, { how }])
  })
})

describe('whoever tries too often', () => {
  it('is on the trail when they have to wait: for another link, and with the current password', async () => {
    const ask = () => visitor(test).post('/forgot', { signInName: 'nobody@harborstreet.example' })
    for (let n = 0; n < 41; n++) await ask()
    expect((await ask()).status).toBe(429)
    expect(told(await since())).toEqual([['visitor', 'sign_in_refused', null, { why: 'wait' }]])

    begin = await endOfTrail(test)
    const bob = await signedIn(test, staff.bob)
    const change = () => bob.post('/account/password', { current: 'not the password', password: NEW_PASSWORD })
    for (let n = 0; n < 5; n++) await change()
    expect((await change()).status).toBe(429)
    expect(told(await since()).at(-1)).toEqual([staff.bob, 'proof_refused', staff.bob, { why: 'wait' }])
  })
})

async function run(statement: string): Promise<void> {
  await sql.raw(statement).execute(test.deps.store.db)
}
