import { idOf } from '../../../src/app/href.web.ts'
import type { Response } from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeRecoveryCode } from '../../../src/identity/recovery.store.ts'
import { historyOf } from '../../../src/ledger/ledger.store.ts'
import { linkedSignIns } from '../../../src/identity/sso/linked.store.ts'
import { requestsToConfirm } from '../../../src/identity/sso/request.store.ts'
import type { PersonId } from '../../../src/ledger/event.ts'
import { ACCOUNT_MAILS, type AccountMail } from '../../../src/reminders/reminder.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, browserAfter, signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import { sendingOf, sendWaiting } from '../../support/mail.ts'
import { confirmAll, signInThere, startProvider, type TestProvider } from '../../support/oidc.ts'
import { mailServer, partsOf } from '../../support/smtp.ts'
import {
  type Name,
  ORGANIZATION,
  PASSWORD,
  type Staff,
  signInNameOf,
  staffOn,
  withoutPassword,
} from '../../support/staff.ts'

const t = MESSAGES.en
const merging = t.hr.changes.merge
const NEW_PASSWORD = 'tea at the window, rain outside'

let provider: TestProvider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.close())

let test: TestApp
let staff: Staff
let ada: Browser
async function begin(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  test = await testApp({ ...provider.environment, ...environment })
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
}
beforeEach(() => begin())

/** Somebody sits in front of the provider and presses our button. */
function comesAs(name: Name): Promise<Response> {
  provider.seat({ sub: name, email: signInNameOf(name), email_verified: true })
  return signInThere(test, visitor(test))
}

async function link(name: Name): Promise<void> {
  await withoutPassword(test, staff[name])
  await comesAs(name)
  await confirmAll(ada)
}

/** Bob's record stays, and Dan's becomes part of it. */
async function joinRecords(): Promise<void> {
  const form = { other: idOf(staff.dan), jobs: 'two', reason: 'Typed in twice', sure: 'yes' }
  const answer = await ada.post(`/hr/people/${idOf(staff.bob)}/merges`, form)
  expect(answer.headers['location']).toContain('saved=merged')
}

async function nameIn(answer: Response): Promise<string | undefined> {
  const page = (await (await browserAfter(test, answer)).get('/account')).text
  return /<dt>Name<\/dt><dd>([^<]+)<\/dd>/.exec(page)?.[1]
}

describe('two records of one person', () => {
  it.each<[string, readonly Name[], Name]>([
    ['the record that stays', ['bob'], 'bob'],
    ['the record that goes', ['dan'], 'dan'],
    ['each record', ['bob', 'dan'], 'bob'],
  ])('of which %s has a linked sign-in: one opens what is left, and nobody else’s does', async (_, linked, opens) => {
    for (const name of ['bob', 'dan'] as const) await withoutPassword(test, staff[name])
    for (const name of linked) await link(name)
    await joinRecords()
    expect(await nameIn(await comesAs(opens))).toBe('Bob Rivera')
    for (const name of (['bob', 'dan', 'cleo'] as const).filter((each) => each !== opens)) {
      const answer = await comesAs(name)
      expect(answer.headers['location']).toMatch(/^\/sign-in\?provider=(in-use|nobody)/)
      await expect(browserAfter(test, answer)).rejects.toThrow('began no session')
    }
    expect(await requestsToConfirm(test.deps.store.db, test.deps.now())).toEqual([])
  })

  it('show HR who signs in with what, and which sign-in will end', async () => {
    await link('bob')
    const path = `/hr/people/${idOf(staff.bob)}/same-person/compare?other=${idOf(staff.dan)}`
    const both = (await ada.get(path)).text
    for (const words of [
      merging.ends('Bob Rivera', 'Dan Whitfield'),
      merging.ways.password,
      merging.ways['single-sign-on'],
    ])
      expect(both).toContain(words)
    await withoutPassword(test, staff.dan)
    const one = (await ada.get(path)).text
    expect([
      one.includes(merging.ways['single-sign-on']),
      one.includes(merging.ends('Bob Rivera', 'Dan Whitfield')),
    ]).toEqual([true, false])
  })

  it('that both have a sign-in say so to the person, and the one that ended is in the ledger', async () => {
    await link('bob')
    await link('dan')
    await joinRecords()
    test.clock.pass({ minutes: 1 })
    const bob = await browserAfter(test, await comesAs('bob'))
    expect((await bob.get('/account/notice')).text).toContain(t.factors.changes['records-joined']('Nov 24, 2026'))
    expect(await linkedSignIns(test.deps.store.db, staff.bob)).toHaveLength(1)
    const history = await historyOf(test.deps.store.db, staff.dan)
    expect(history.filter(({ kind }) => kind === 'sign_in_unlinked')).toHaveLength(1)
  })

  it('lose a sign-in that waited for HR, once the other record has a way in', async () => {
    await withoutPassword(test, staff.bob)
    await comesAs('bob')
    await joinRecords()
    await confirmAll(ada)
    expect(await linkedSignIns(test.deps.store.db, staff.bob)).toEqual([])
    // Nobody has confirmed that the address is that of whoever signs in with the password.
    expect((await comesAs('bob')).headers['location']).toContain('provider=nobody')
  })
})

describe('a recovery code', () => {
  async function codeFor(person: PersonId): Promise<string> {
    const { now, store } = test.deps
    const today = calendarDate('2026-11-24')
    const recording = { course: 'csec-orientation', actor: staff.ada, at: now(), today } as const
    return `/join/${await store.transaction((tx) => makeRecoveryCode(tx, person, staff.cleo, recording))}`
  }

  it('ends the linked sign-in when it’s used, and the person connects it again', async () => {
    await link('bob')
    const code = await codeFor(staff.bob)
    expect(await linkedSignIns(test.deps.store.db, staff.bob)).toHaveLength(1)
    const answer = await visitor(test).post(code, { password: NEW_PASSWORD })
    expect(await linkedSignIns(test.deps.store.db, staff.bob)).toEqual([])
    expect((await comesAs('bob')).headers['location']).toBe('/sign-in?provider=in-use&next=%2Faccount')
    const bob = await browserAfter(test, answer)
    await signInThere(test, bob, {}, '/account/single-sign-on')
    expect(await nameIn(await comesAs('bob'))).toBe('Bob Rivera')
  })

  it('ends the password and the sign-in of each record of the person', async () => {
    await link('bob')
    await joinRecords()
    await visitor(test).post(await codeFor(staff.bob), { password: NEW_PASSWORD })
    expect(await linkedSignIns(test.deps.store.db, staff.bob)).toEqual([])
    const dans = await visitor(test).post('/sign-in', { signInName: signInNameOf('dan'), password: PASSWORD })
    expect(dans.status).toBe(422)
    const bobs = await visitor(test).post('/sign-in', { signInName: signInNameOf('bob'), password: NEW_PASSWORD })
    expect(bobs.status).toBe(303)
  })

  it('says on HR’s page what it ends', async () => {
    await link('bob')
    const { text } = await ada.get(`/hr/people/${idOf(staff.bob)}/link`)
    expect(text).toContain(t.account.again.whatCodeDoes[0])
  })
})

describe('mail about a linked sign-in', () => {
  it('tells the person when HR confirmed it, when they connected or disconnected it, and when HR did', async () => {
    const server = await mailServer()
    await begin({ SMTP_URL: server.url, MAIL_FROM: 'hr@harborstreet.example' })
    const sending = sendingOf(test, server)
    const sent = async () => {
      const before = server.mails.length
      await sendWaiting(sending)
      return server.mails.slice(before).map((mail) => {
        const text = partsOf(mail).get('text/plain')?.replaceAll(/\s+/g, ' ') ?? ''
        const kind = ACCOUNT_MAILS.find((each) => text.includes(t.account.mails[each].text(ORGANIZATION.name, '')))
        return { to: mail.to[0], kind }
      })
    }
    const told = (name: Name, kind: AccountMail) => [{ to: signInNameOf(name), kind }]

    await link('bob')
    expect(await sent()).toEqual(told('bob', 'sign-in-linked'))

    const dan = await signedIn(test, staff.dan)
    provider.seat({ sub: 'dan' })
    await signInThere(test, dan, {}, '/account/single-sign-on')
    expect(await sent()).toEqual(told('dan', 'single-sign-on-added'))
    await dan.post('/account/single-sign-on/removals', {})
    expect(await sent()).toEqual(told('dan', 'single-sign-on-removed'))

    await signInThere(test, dan, {}, '/account/single-sign-on')
    await sent()
    test.clock.pass({ minutes: 1 })
    await ada.post(`/hr/people/${idOf(staff.dan)}/changes/end-single-sign-on`, {})
    expect(await sent()).toEqual(told('dan', 'single-sign-on-removed'))
    expect(sending.failures).toEqual([])
    await server.stop()
  })
})
