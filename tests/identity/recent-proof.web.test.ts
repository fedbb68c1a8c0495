import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { NEEDS_PROOF } from '../../src/identity/recent-proof.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, browserAfter, signedIn, type TestApp, testApp } from '../support/app.ts'
import { examplesOn } from '../support/examples.ts'
import { PASSWORD, type Staff, staffOn } from '../support/staff.ts'

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
  GET  /hr/people/:person/erasure
  POST /hr/people/:person/erasure-requests
  POST /hr/people/:person/erasures
  POST /hr/packs
  POST /hr/packs/:pack/again
  GET  /hr/packs/:pack/pack.zip
  POST /hr/roles/searches
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
    const route = ROUTES.find(([method, path]) => `${method} ${path}` === address)
    if (route === undefined) throw new Error(`no route answers ${address}`)
    return examplesOf(route)[0]?.path ?? ''
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
    ).map(([method, path]) => `${method} ${path}`)
    expect([...NEEDS_PROOF.addresses, ...ofActions].toSorted()).toEqual(TAKES_PROOF.toSorted())
  })

  it('other pages never ask', async () => {
    test.clock.pass({ minutes: 25 })
    for (const path of ['/account', '/hr/packs', '/hr/people', '/']) expect((await ada.get(path)).status).toBe(200)
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

async function isAsked(address: string): Promise<boolean> {
  const path = examplePath(address)
  const answer = await (address.startsWith('GET') ? ada.get(path) : ada.post(path))
  return answer.status === 303 && String(answer.headers['location']).startsWith('/account/confirm')
}
