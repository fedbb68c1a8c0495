import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { giveRole, isClosed, takeRole } from '../../src/identity/access.store.ts'
import { agreeToRecovery, askRecovery, makeRecoveryCode } from '../../src/identity/recovery.store.ts'
import { createSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { mergeRecords } from '../../src/identity/joined/join-records.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { correct } from '../../src/people/correction.store.ts'
import { changeFacts, erasePerson, hire } from '../../src/people/record.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { verifyTrail } from '../../src/trail/verify.store.ts'
import { signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { newStaff, PASSWORD, signInNameOf, type Staff, staffOn } from '../support/staff.ts'
import { endOfTrail, trailAfter } from '../support/trail.ts'

let test: TestApp
let staff: Staff
beforeEach(async () => {
  test = await testApp({ TRUSTED_PROXIES: '1' })
  staff = await staffOn(test)
})

const entries = (after = 0) => trailAfter(test, after)
const lastSeq = () => endOfTrail(test)

describe('the audit trail of a learner', () => {
  it('has one entry for a day of work in the course: the sign-in', async () => {
    const begin = await lastSeq()
    const answer = await visitor(test).post('/sign-in', { signInName: signInNameOf('bob'), password: PASSWORD })
    expect(answer.status).toBe(303)
    const bob = await signedIn(test, staff.bob)
    for (const path of ['/course', '/lessons/L4', '/account', '/certificate', '/policy', '/pause', '/what-hr-sees'])
      await bob.get(path)
    await bob.post('/reading', { language: 'en', detail: 'less', to: '/' })
    await bob.post('/final')
    await bob.post('/sign-out')
    await visitor(test).get('/leave').set('Cookie', bob.cookie)
    const kept = (await entries(begin)).map(({ kind, actor }) => ({ kind, actor }))
    expect(kept).toEqual([{ kind: 'signed_in', actor: staff.bob }])
  })
})

describe('the audit trail of HR', () => {
  it('adds one entry for a page, with the address that it was asked from', async () => {
    const ada = await signedIn(test, staff.ada)
    const begin = await lastSeq()
    await ada.get(hrefTo('/hr/people/:person', { person: staff.bob })).set('X-Forwarded-For', '192.0.2.7')
    const route = '/hr/people/:person'
    expect(await entries(begin)).toEqual([
      {
        seq: begin + 1,
        actor: staff.ada,
        kind: 'person_read',
        about: staff.bob,
        detail: { route },
        address: '192.0.2.7',
      },
    ])
  })

  it('keeps the filters of a download by their names, and no text among them', async () => {
    const ada = await signedIn(test, staff.ada)
    const begin = await lastSeq()
    await ada.get('/hr/people.csv?status=overdue&site=north-house&department=Night+shift')
    await ada.get('/hr/people.csv?department=Rivera')
    const filters = { rows: 'people', format: 'csv' }
    expect((await entries(begin)).map(({ detail }) => detail)).toEqual([
      { route: '/hr/people.csv', filters: { ...filters, status: 'overdue', site: 'north-house', department: null } },
      { route: '/hr/people.csv', filters: { ...filters, department: null } },
    ])
  })

  it('has settings with their route, and nothing for a form that was refused', async () => {
    const ada = await signedIn(test, staff.ada)
    const begin = await lastSeq()
    expect((await ada.post('/hr/organization', { leaveTo: 'https://weather.example' })).status).toBe(303)
    expect((await ada.post('/hr/organization', { leaveTo: 'no address' })).status).toBe(422)
    expect(await entries(begin)).toMatchObject([
      { actor: staff.ada, kind: 'setting_changed', about: null, detail: { route: '/hr/organization' } },
    ])
  })

  it('has closed access with the network address, and without the reason', async () => {
    const ada = await signedIn(test, staff.ada)
    const begin = await lastSeq()
    const close = hrefTo('/hr/people/:person/changes/:change', { person: staff.bob, change: 'close-access' })
    const { status } = await ada.post(close, { reason: 'Lost a phone' }).set('X-Forwarded-For', '192.0.2.9')
    expect(status).toBe(303)
    const found = await entries(begin)
    expect(found).toMatchObject([
      { actor: staff.ada, kind: 'access_closed', about: staff.bob, detail: {}, address: '192.0.2.9' },
    ])
    expect(JSON.stringify(found)).not.toContain('phone')
  })

  it('has the network address in the transaction of the change: without it, access stays open', async () => {
    const ada = await signedIn(test, staff.ada)
    const begin = await lastSeq()
    const { db } = test.deps.store
    await sql`create trigger no_address before insert on trail_address
      begin select raise(abort, 'no room'); end`.execute(db)
    const close = hrefTo('/hr/people/:person/changes/:change', { person: staff.bob, change: 'close-access' })
    expect((await ada.post(close, { reason: 'Lost a phone' })).status).toBe(500)
    expect(await isClosed(db, staff.bob)).toBe(false)
    expect(await entries(begin)).toEqual([])
  })

  it('tells two requests of one person in one millisecond apart by their network addresses', async () => {
    const [phone, desk] = [await signedIn(test, staff.ada), await signedIn(test, staff.ada)]
    const begin = await lastSeq()
    const close = (person: PersonId) => hrefTo('/hr/people/:person/changes/:change', { person, change: 'close-access' })
    const answers = await Promise.all([
      phone.post(close(staff.bob), { reason: 'Lost a phone' }).set('X-Forwarded-For', '192.0.2.8'),
      desk.post(close(staff.dan), { reason: 'Lost a key' }).set('X-Forwarded-For', '192.0.2.9'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const found = (await entries(begin)).map(({ about, address }) => [about, address])
    expect(found.sort()).toEqual(
      [
        [staff.bob, '192.0.2.8'],
        [staff.dan, '192.0.2.9'],
      ].sort(),
    )
  })
})

describe('what stores write on the audit trail', () => {
  it('has an address that HR, a rehire or its owner changed or confirmed, and never the address', async () => {
    const { clock, deps } = test
    const recording = { course: 'csec', actor: staff.ada, at: deps.now(), today: calendarDate('2026-11-24') } as const
    const begin = await lastSeq()
    const change = (facts: { readonly email?: string; readonly name?: string }) =>
      deps.store.transaction((tx) => changeFacts(tx, staff.bob, facts, recording.today, recording))
    await change({ name: 'Robert Rivera' })
    await change({ email: signInNameOf('bob') })
    await change({ email: 'robert@elsewhere.example' })
    clock.pass({ minutes: 1 })
    await (await signedIn(test, staff.bob)).post('/account/address').expect(303)
    await deps.store.transaction((tx) => {
      const facts = { name: 'Dan Whitfield', email: 'dan@elsewhere.example' }
      return hire(tx, { ...newStaff, person: staff.dan, site: staff.north, facts }, recording)
    })
    const found = await entries(begin)
    expect(found.map(({ actor, kind, about, detail }) => [actor, kind, about, detail])).toEqual([
      [staff.ada, 'address_changed', staff.bob, {}],
      [staff.bob, 'address_confirmed', staff.bob, {}],
      [staff.ada, 'address_changed', staff.dan, {}],
    ])
    expect(JSON.stringify(found)).not.toContain('elsewhere')
  })

  it('has records that are joined and parted, with the sign-in that ended', async () => {
    const { deps } = test
    const recording = { course: 'csec', actor: staff.ada, at: deps.now(), today: calendarDate('2026-11-24') } as const
    const begin = await lastSeq()
    const merge = { into: staff.bob, sameJob: false, reason: 'Eve typed it twice' } as const
    await deps.store.transaction((tx) => mergeRecords(tx, staff.dan, merge, recording))
    const [merged] = (await historyOf(deps.store.db, staff.dan)).filter(isKind('merged'))
    if (merged === undefined) throw new Error('the records were not joined')
    const withdrawal = { change: { kind: 'withdrawn' }, reason: 'Two', evidence: { files: [], reference: '' } } as const
    await deps.store.transaction((tx) => correct(tx, merged, withdrawal, recording))
    const found = await entries(begin)
    expect(found.map(({ actor, kind, about, detail }) => [actor, kind, about, detail])).toEqual([
      [staff.ada, 'sign_in_ended', staff.dan, {}],
      [staff.ada, 'records_joined', staff.dan, { into: staff.bob }],
      [staff.ada, 'records_parted', staff.dan, {}],
    ])
    expect(JSON.stringify(found)).not.toContain('Eve')
  })

  it('roles, recovery and links have their entry in the same transaction, without the reason that was typed', async () => {
    const { clock, deps } = test
    const begin = await lastSeq()
    const at = deps.now()
    const recording = { course: 'csec', actor: staff.ada, at, today: calendarDate('2026-11-24') } as const
    const grant = { role: 'site-hr', sites: [staff.north], until: calendarDate('2027-01-31') } as const
    await deps.store.transaction(async (tx) => {
      await giveRole(tx, staff.dan, grant, 'Dan covers for Eve', recording)
      await takeRole(tx, staff.dan, 'site-hr', 'Eve is back', recording)
      const recovery = await askRecovery(tx, staff.bob, staff.ada, at)
      await agreeToRecovery(tx, recovery, staff.cleo, at)
      await makeRecoveryCode(tx, staff.bob, staff.cleo, recording)
      const link = { purpose: 'invite', person: staff.dan, createdBy: 'system:mail', at, expiresAt: at } as const
      await createSignInLink(tx, link)
    })
    const found = await entries(begin)
    expect(found.map(({ actor, kind, about, detail }) => [actor, kind, about, detail])).toEqual([
      [staff.ada, 'role_given', staff.dan, { role: 'site-hr', sites: 1, until: '2027-01-31' }],
      [staff.ada, 'role_ended', staff.dan, { role: 'site-hr' }],
      [staff.ada, 'recovery_asked', staff.bob, {}],
      [staff.cleo, 'recovery_agreed', staff.bob, {}],
      [staff.ada, 'recovery_code_made', staff.bob, { agreedBy: staff.cleo }],
      ['system:mail', 'link_made', staff.dan, { purpose: 'invite' }],
    ])
    expect(JSON.stringify(found)).not.toContain('Eve')
    clock.pass({ minutes: 1 })
    const failing = deps.store.transaction(async (tx) => {
      await giveRole(tx, staff.dan, grant, 'Undone', { ...recording, at: deps.now() })
      throw new Error('later')
    })
    await expect(failing).rejects.toThrow('later')
    expect(await entries(begin)).toHaveLength(6)
  })

  it('an erased person’s network addresses go, and the entries stay', async () => {
    const bob = await signedIn(test, staff.bob)
    const begin = await lastSeq()
    await bob.get('/hr/people').set('X-Forwarded-For', '192.0.2.7')
    expect(await entries(begin)).toMatchObject([{ actor: staff.bob, address: '192.0.2.7' }])
    await test.deps.store.transaction((tx) => erasePerson(tx, staff.bob, calendarDate('2026-11-24')))
    expect(await entries(begin)).toMatchObject([{ actor: staff.bob, address: null }])
    expect(await verifyTrail(test.deps.store.db)).toMatchObject({ ok: true })
  })

  it('addresses go after 90 days in the background, without anybody asking', async () => {
    const ada = await signedIn(test, staff.ada)
    await ada.get(hrefTo('/hr/people/:person', { person: staff.bob }))
    const read = await lastSeq()
    const addressAfterDay = async () => {
      test.deps.jobs.wake('retention')
      await test.deps.jobs.idle('retention')
      return (await entries(read - 1))[0]?.address
    }
    test.clock.pass({ days: 89 })
    expect(await addressAfterDay()).toBe('127.0.0.1')
    test.clock.pass({ days: 1 })
    expect(await addressAfterDay()).toBeNull()
    expect(await verifyTrail(test.deps.store.db)).toMatchObject({ ok: true })
  })
})

describe('refusals on the audit trail', () => {
  it('a wrong password is kept with the account, and a name that nobody has without the name', async () => {
    const begin = await lastSeq()
    await visitor(test).post('/sign-in', { signInName: signInNameOf('bob'), password: 'wrong password' })
    await visitor(test).post('/sign-in', { signInName: 'my secret passphrase', password: 'wrong password' })
    const found = await entries(begin)
    expect(found).toMatchObject([
      { actor: 'visitor', kind: 'sign_in_refused', about: staff.bob, detail: { why: 'wrong' } },
      { actor: 'visitor', kind: 'sign_in_refused', about: null, detail: { why: 'wrong' } },
    ])
    expect(JSON.stringify(found)).not.toMatch(/secret|wrong password/)
  })

  it('a wrong code, a link that is over, and a form from another site', async () => {
    const begin = await lastSeq()
    await visitor(test).post('/code', { code: 'nobody-has-this' })
    test.clock.pass({ minutes: 2 })
    await visitor(test).get('/join/nobody-has-this-token')
    test.clock.pass({ minutes: 2 })
    const forged = await visitor(test)
      .post('/sign-in', { signInName: 'x', password: 'y' })
      .set('Sec-Fetch-Site', 'cross-site')
    expect(forged.status).toBe(403)
    expect((await entries(begin)).map(({ kind, detail }) => [kind, detail])).toEqual([
      ['sign_in_refused', { why: 'wrong-code' }],
      ['sign_in_refused', { why: 'link-over' }],
      ['refused', { status: 403, method: 'POST', route: null }],
    ])
  })

  it('what a visitor is refused is kept once a minute for an address', async () => {
    const begin = await lastSeq()
    const ask = (address: string) => visitor(test).get('/join/nobody-has-this').set('X-Forwarded-For', address)
    for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.2']) await ask(address)
    test.clock.pass({ minutes: 1 })
    await ask('192.0.2.1')
    expect((await entries(begin)).map(({ address }) => address)).toEqual(['192.0.2.1', '192.0.2.2', '192.0.2.1'])
  })

  it('too many requests are told once', async () => {
    const begin = await lastSeq()
    const ask = () => visitor(test).post('/verify')
    for (let n = 0; n < 301; n += 1) await ask()
    test.clock.pass({ minutes: 2 })
    expect((await ask()).status).toBe(429)
    expect(await entries(begin)).toMatchObject([{ kind: 'refused', detail: { status: 429 } }])
  })

  it('somebody else’s record is refused to a supervisor, and the trail says whose', async () => {
    const cleo = await signedIn(test, staff.cleo)
    const begin = await lastSeq()
    const { status } = await cleo.get(hrefTo('/hr/people/:person', { person: staff.dan }))
    expect(status).toBe(404)
    expect(await entries(begin)).toMatchObject([{ actor: staff.cleo, kind: 'refused', about: staff.dan }])
  })
})

describe('what somebody sends', () => {
  it('never gets into the trail as it was typed, wherever it is sent', async () => {
    const hostile = '=cmd|x\r\n{"kind":"signed_in"}\u2028<script>'
    const encoded = encodeURIComponent(hostile)
    const ada = await signedIn(test, staff.ada)
    const begin = await lastSeq()
    await visitor(test).post('/sign-in', { signInName: hostile, password: hostile })
    await visitor(test).post('/code', { code: hostile })
    await visitor(test)
      .get(`/join/${encodeURIComponent('=cmd|x{"kind":1}')}`)
      .set('X-Forwarded-For', '=cmd|x<script>')
    for (const path of ['people', 'sites', 'imports', 'packs', 'evidence', 'checks', 'entries']) {
      await ada.get(`/hr/${path}/${encoded}`)
      await ada.get(`/hr/${path}/${encodeURIComponent('=cmd|x<script>')}`)
      await ada.post(`/hr/${path}/${encodeURIComponent('=cmd|x<script>')}`, { name: hostile })
    }
    await ada.get(`/hr/people.csv?department=${encodeURIComponent('=cmd|x<script>')}&position=%3Dcmd`)
    await ada.get(`/hr/people.csv?site=${encoded}`)
    const rows = await sql<Record<string, unknown>>`select e.*, a.address from trail_entry e
      left join trail_address a on a.seq = e.seq where e.seq > ${begin}`.execute(test.deps.store.db)
    expect(rows.rows.length).toBeGreaterThan(6)
    for (const row of rows.rows) {
      for (const value of Object.values(row)) expect(String(value)).toMatch(/^[\w.:\-/{}",[\]]*$/)
      expect(JSON.stringify(row)).not.toMatch(/cmd|script/)
    }
    expect(await verifyTrail(test.deps.store.db)).toMatchObject({ ok: true })
  })
})

describe('while nothing can be written', () => {
  const setWritable = (isWritable: boolean) =>
    sql.raw(`pragma query_only = ${isWritable ? 'off' : 'on'}`).execute(test.deps.store.db)

  it('a person’s page opens, and the log has what the trail lacks', async () => {
    const ada = await signedIn(test, staff.ada)
    const begin = await lastSeq()
    await setWritable(false)
    const { status } = await ada.get(hrefTo('/hr/people/:person', { person: staff.bob }))
    await setWritable(true)
    expect([status, await entries(begin)]).toEqual([200, []])
    const line = test.log.find(({ msg }) => msg === 'an entry of the audit trail could not be kept')
    expect(line).toMatchObject({ kind: 'person_read', about: staff.bob, by: staff.ada })
  })

  it('no download leaves, and no setting changes', async () => {
    const ada = await signedIn(test, staff.ada)
    await setWritable(false)
    const { status, headers, text } = await ada.get('/hr/people.csv')
    expect([status, headers['content-disposition']]).toEqual([503, undefined])
    expect(text).not.toContain('Rivera')
    expect((await ada.get('/hr/understanding.csv')).status).toBe(503)
    expect(test.log.filter(({ msg }) => String(msg).endsWith('downloaded'))).toEqual([])
    expect((await ada.post('/hr/organization', { leaveTo: 'https://weather.example' })).status).toBe(503)
    await setWritable(true)
    expect((await ada.get('/hr/organization')).text).not.toContain('weather.example')
  })
})
