import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import type { Route } from '../../src/app/routing.web.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { NEEDS_PROOF } from '../../src/identity/recent-proof.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, browserAfter, signedIn, type TestApp, testApp } from '../support/app.ts'
import { examplesOn } from '../support/examples.ts'
import { PASSWORD, type Staff, staffOn, withoutPassword } from '../support/staff.ts'

/** Written by hand: what takes a recent proof, so that a line that goes missing in the table shows. */
const TAKES_PROOF = `
  POST /account/address
  POST /account/sessions
  GET  /account/held.json
  GET  /hr/people/:person/held.json
  POST /account/single-sign-on
  POST /account/single-sign-on/removals
  GET  /account/passkeys/new
  POST /account/passkeys
  POST /account/passkeys/:passkey/removals
  GET  /account/app
  POST /account/app
  POST /account/app/removals
  POST /account/spare-codes
  GET  /account/first-password
  POST /account/first-password
  POST /hr/second-step
  POST /hr/people/:person/changes/facts
  POST /hr/people/:person/changes/end-single-sign-on
  POST /hr/people/:person/merges
  POST /hr/recoveries/:recovery
  POST /hr/retention
  GET  /hr/webhooks/tokens/new
  POST /hr/webhooks/tokens
  GET  /hr/people/:person/erasure
  POST /hr/people/:person/erasure-requests
  POST /hr/people/:person/erasures
  POST /hr/packs
  POST /hr/packs/:pack/again
  POST /hr/packs/:pack/stop
  GET  /hr/packs/:pack/pack.zip
  POST /hr/roles/outside
  POST /hr/roles/people/:person
  POST /hr/roles/people/:person/removals
  POST /hr/roles/people/:person/sessions
  POST /hr/roles/people/:person/links
  POST /hr/sign-in
  POST /hr/sign-in/tests`
  .trim()
  .split('\n')
  .map((line) => line.trim().replace(/\s+/, ' '))

let test: TestApp
let staff: Staff
let ada: Browser
let examplePath: (address: string) => string

beforeAll(async () => {
  test = await testApp()
  staff = await staffOn(test)
  const examplesOf = await examplesOn(test, staff)
  examplePath = (address) => {
    const change = /\/changes\/([a-z-]+)$/.exec(address)?.[1] ?? ':change'
    const route = ROUTES.find(([method, path]) => `${method} ${path.replace(':change', change)}` === address)
    if (route === undefined) throw new Error(`no route answers ${address}`)
    const [method, path, ...rest] = route
    return examplesOf([method, path.replace(':change', change), ...rest] as Route)[0]?.path ?? ''
  }
})
beforeEach(async () => {
  test = { ...test, app: createApp(test.deps) }
  ada = await signedIn(test, staff.ada)
})

describe('what takes a recent proof', () => {
  it.each(TAKES_PROOF)('%s asks for it ten minutes after signing in, and not before', async (address) => {
    expect(await isAsked(address)).toBe(false)
    ada = await signedIn(test, staff.ada)
    test.clock.pass({ minutes: 10 })
    expect(await isAsked(address)).toBe(true)
  })

  it('is every route of the table, and no other', async () => {
    const ofActions = ROUTES.filter(
      ([method, , who]) => method === 'POST' && who !== 'public' && who !== 'signed-in' && NEEDS_PROOF.actions.has(who),
    )
      .map(([method, path]) => `${method} ${path}`)
      .filter((address) => !NEEDS_PROOF.lookUps.includes(address))
    expect([...NEEDS_PROOF.addresses, ...ofActions].toSorted()).toEqual(TAKES_PROOF.toSorted())
  })

  it('other pages never ask', async () => {
    test.clock.pass({ minutes: 25 })
    for (const path of ['/account', '/hr/packs', '/hr/people', '/course'])
      expect((await ada.get(path)).status).toBe(200)
  })

  it('looking somebody up to give them a role doesn’t ask, and giving it does', async () => {
    test.clock.pass({ minutes: 10 })
    const found = await ada.post('/hr/roles/searches', { who: 'Bob Rivera' })
    const page = hrefTo('/hr/roles/people/:person', { person: staff.bob })
    expect([found.status, found.headers['location']]).toEqual([303, page])
    expect(await asks(ada.post(page, { role: 'steward', until: '', reason: 'Looks after the sites' }))).toBe(true)
  })

  it('other changes to a record never ask, nor does an invitation for somebody without a way in', async () => {
    await withoutPassword(test, staff.dan)
    test.clock.pass({ minutes: 25 })
    for (const change of ['leave', 'move', 'last-day', 'sign-out', 'close-access'])
      expect(await asks(ada.post(changeOf(staff.bob, change)))).toBe(false)
    expect((await ada.post(hrefTo('/hr/people/:person/link', { person: staff.dan }))).status).toBe(200)
  })

  it('a new link for an account in use asks, and leads back to its page', async () => {
    const path = hrefTo('/hr/people/:person/link', { person: staff.bob })
    expect(await asks(ada.post(path))).toBe(false)
    test.clock.pass({ minutes: 10 })
    expect((await ada.post(path)).headers['location']).toBe(hrefTo('/account/confirm', {}, { next: path }))
  })

  it('a change without fields leads back to its page', async () => {
    const path = changeOf(staff.bob, 'end-single-sign-on')
    test.clock.pass({ minutes: 10 })
    expect((await ada.post(path)).headers['location']).toBe(hrefTo('/account/confirm', {}, { next: path }))
  })
})

describe('proving it', () => {
  it('a wrong password asks again, says so, and lets nobody through', async () => {
    test.clock.pass({ minutes: 10 })
    const answer = await ada.post('/account/confirm', { password: 'not the password', next: '/hr/packs' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(MESSAGES.en.account.confirm.wrong)
    expect(answer.text).toContain('name="next" value="/hr/packs"')
    expect(await isAsked('POST /hr/packs')).toBe(true)
  })

  it('the right one leads on, under a new id with the same form token, and lasts ten minutes', async () => {
    test.clock.pass({ minutes: 10 })
    const answer = await ada.post('/account/confirm', { password: PASSWORD, next: '/hr/packs' })
    expect([answer.status, answer.headers['location']]).toEqual([303, '/hr/packs'])
    expect((await ada.get('/account')).status).toBe(303)
    const renewed = await browserAfter(test, answer)
    expect(renewed.cookie).not.toBe(ada.cookie)
    ada = { ...renewed, csrf: ada.csrf, post: renewed.post }
    expect(await isAsked('POST /hr/packs')).toBe(false)
    test.clock.pass({ minutes: 10 })
    expect(await isAsked('POST /hr/packs')).toBe(true)
  })

  it('leads nowhere else than to our own pages', async () => {
    for (const next of ['//evil.example', 'https://evil.example/', '/\\evil.example']) {
      const browser = await signedIn(test, staff.bob)
      const answer = await browser.post('/account/confirm', { password: PASSWORD, next })
      expect(answer.headers['location']).toBe('/account')
    }
  })
})

const changeOf = (person: PersonId, change: string) => hrefTo('/hr/people/:person/changes/:change', { person, change })

async function isAsked(address: string): Promise<boolean> {
  const path = examplePath(address)
  return asks(address.startsWith('GET') ? ada.get(path) : ada.post(path))
}

async function asks(sent: ReturnType<Browser['get']>): Promise<boolean> {
  const answer = await sent
  return answer.status === 303 && String(answer.headers['location']).startsWith('/account/confirm')
}
