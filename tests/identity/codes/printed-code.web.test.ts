import { beforeEach, describe, expect, it } from 'vitest'
import { createInvitation } from '../../../src/identity/codes/printed-code.store.ts'
import { codeMac } from '../../../src/identity/printed-link.web.ts'
import { failuresOf } from '../../../src/identity/sign-in-failure.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { hire } from '../../../src/people/record.store.ts'
import { createAccount } from '../../../src/identity/account.store.ts'
import type { PersonId } from '../../../src/ledger/event.ts'
import { browserAfter, signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import { type Staff, staffOn } from '../../support/staff.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'

const NEW = 'two buses and a walk'
const t = MESSAGES.en.account

let test: TestApp
let staff: Staff
let fay: PersonId
beforeEach(async () => {
  test = await testApp({ TRUSTED_PROXIES: '1' })
  staff = await staffOn(test)
  const at = test.deps.now()
  const recording = { course: 'csec-orientation', actor: staff.ada, at, today: calendarDate('2026-11-24') } as const
  fay = await test.deps.store.transaction((tx) =>
    hire(
      tx,
      {
        person: null,
        facts: { name: 'Fay Flores', email: 'fay@harborstreet.example' },
        language: 'en',
        site: staff.north,
        department: 'Residential',
        position: 'Youth worker',
        supervisor: null,
        hiredOn: calendarDate('2026-11-16'),
        type: 'employee',
        worksWithYouth: true,
      },
      recording,
    ),
  )
  await createAccount(test.deps.store.db, fay, 'en', at)
})

describe('a short code', () => {
  it('has 8 signs in two groups, is on HR’s page with the link, and no hash in the database is its own', async () => {
    const ada = await signedIn(test, staff.ada)
    const { text } = await ada.post(`/hr/people/${fay.slice('person:'.length)}/link`)
    const code = />([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})</.exec(text)?.[1] ?? ''
    expect(code).not.toBe('')
    expect(text).toContain(`data-copy="${code}"`)
    expect(text).toMatch(/\/join\/[0-9a-z]{26}/)
    const rows = JSON.stringify(await test.deps.store.db.selectFrom('sign_in_link').selectAll().execute())
    expect(rows).not.toContain(code)
    expect(rows).not.toContain(code.replace('-', ''))
  })

  it('typed any way it can be read, leads to a page for the password, and never into an address', async () => {
    const { code } = await invite()
    for (const typed of [code, code.toLowerCase(), code.replace('-', ' '), ` ${code.replaceAll('0', 'O')} `]) {
      const location = (await enter(typed)).headers['location'] ?? ''
      expect(location).toMatch(/^\/join\/[0-9a-z]{26}$/)
    }
    expect((await visitor(test).get(`/join/${code}`)).status).toBe(404)
    expect((await visitor(test).get(`/join/${code.replace('-', '').toLowerCase()}`)).status).toBe(404)
  })

  it('opens one account, once: with the first password the code, the link and the exchanged link end', async () => {
    const { code, token } = await invite()
    const exchanged = (await enter(code)).headers['location'] ?? ''
    const joined = await visitor(test).post(exchanged, { password: NEW })
    expect((await (await browserAfter(test, joined)).get('/account')).text).toContain('Fay Flores')
    expect((await enter(code)).status).toBe(422)
    for (const path of [exchanged, `/join/${token}`]) expect((await visitor(test).get(path)).status).toBe(404)
  })

  it('typed again, by whoever lost the page, leads to a new page, and the page of the time before is over', async () => {
    const { code, token } = await invite()
    const [lost, again] = [await locationOf(code), await locationOf(code)]
    for (const attempt of [await visitor(test).get(lost), await visitor(test).post(lost, { password: NEW })])
      expect(attempt.status).toBe(404)
    // The link that HR handed over is another way in, and stays.
    expect((await visitor(test).get(`/join/${token}`)).status).toBe(200)
    expect((await visitor(test).post(again, { password: NEW })).status).toBe(303)
  })

  it('lasts 7 days, and the link that it leads to an hour', async () => {
    const { code } = await invite()
    test.clock.pass({ days: 6, hours: 23 })
    const location = (await enter(code)).headers['location'] ?? ''
    expect((await visitor(test).get(location)).status).toBe(200)
    test.clock.pass({ hours: 1 })
    expect((await visitor(test).get(location)).status).toBe(404)
    expect((await enter(code)).status).toBe(422)
  })

  it('ends with a newer one, and means nothing to another server', async () => {
    const first = await invite()
    await invite()
    expect((await enter(first.code)).status).toBe(422)
    const other = await testApp()
    await invite()
    const elsewhere = await test.deps.store.transaction((tx) =>
      createInvitation(tx, { person: fay, createdBy: staff.ada, at: test.deps.now() }, codeMac(other.deps)),
    )
    expect((await enter(elsewhere.code)).status).toBe(422)
  })

  it('opens no account that has a password', async () => {
    const { code } = await test.deps.store.transaction((tx) =>
      createInvitation(tx, { person: staff.bob, createdBy: staff.ada, at: test.deps.now() }, codeMac(test.deps)),
    )
    expect((await enter(code)).status).toBe(422)
  })

  it('a long code from an older paper still works', async () => {
    const { token } = await invite()
    const typed = token.match(/.{1,4}/g)?.join(' ') ?? ''
    expect((await enter(typed)).headers['location']).toBe(`/join/${token}`)
  })
})

describe('guessing codes', () => {
  it('waits after forty from one address', async () => {
    const { code } = await invite()
    for (let n = 0; n < 42; n++) await enter('ZZZZ-ZZZZ')
    const refused = await enter(code)
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60'])
    expect((await enter(code, '192.0.2.9')).status).toBe(303)
  })

  it('waits for the next hour after 300 by everybody together, and the link still opens', async () => {
    const { code, token } = await invite()
    for (let n = 0; n < 300; n++) await enter('ZZZZ-ZZZZ', `198.51.100.${n % 250}`)
    test.clock.pass({ minutes: 20 })
    const refused = await enter(code, '192.0.2.9')
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '2400'])
    expect(refused.text).toContain(t.code.busy(40))
    expect((await visitor(test).get(`/join/${token}`)).status).toBe(200)
    test.clock.pass({ minutes: 40 })
    expect((await enter(code, '192.0.2.9')).status).toBe(303)
  })

  it('counts each of many sent at the same moment', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => enter('ZZZZ-ZZZZ', `192.0.2.${n}`)))
    expect(await failuresOf(test.deps.store.db, 'codes in the hour 2026-11-24T15')).toBe(20)
  })

  it('one code typed again and again has to wait, too', async () => {
    const { code } = await invite()
    for (let n = 0; n < 6; n++) expect((await enter(code, `192.0.2.${n}`)).status).toBe(303)
    expect((await enter(code, '192.0.2.9')).status).toBe(429)
    test.clock.pass({ minutes: 1 })
    expect((await enter(code, '192.0.2.9')).status).toBe(303)
  })
})

async function locationOf(code: string): Promise<string> {
  return (await enter(code)).headers['location'] ?? ''
}

function invite() {
  return test.deps.store.transaction((tx) =>
    createInvitation(tx, { person: fay, createdBy: staff.ada, at: test.deps.now() }, codeMac(test.deps)),
  )
}

function enter(code: string, from = '192.0.2.1') {
  return visitor(test).post('/code', { code }).set('X-Forwarded-For', from)
}
