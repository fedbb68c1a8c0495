import type { Response } from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { identityHash, linkSignIn } from '../../../src/identity/sso/linked.store.ts'
import { lastOutcome } from '../../../src/identity/sso/settings.store.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, browserAfter, signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import { type EvilProvider, type ProviderPath, startEvilProvider } from '../../support/evil-provider.ts'
import {
  addressAtProvider,
  signInThere,
  startProvider,
  type TestProvider,
  throughProvider,
  withCookiesOf,
} from '../../support/oidc.ts'
import { PASSWORD, type Staff, staffOn } from '../../support/staff.ts'

const t = MESSAGES.en.singleSignOn
const CONFIRM_NEXT = { next: '/account/held' }

// Both at the same time, because each takes as long as we wait for a provider.
describe.concurrent('a provider that takes the question and doesn’t finish its answer', () => {
  const cases = (
    [
      ['/.well-known/openid-configuration', 'silent'],
      ['/.well-known/openid-configuration', 'dripping'],
      ['/token', 'silent'],
      ['/token', 'dripping'],
      ['/keys', 'silent'],
      ['/userinfo', 'dripping'],
    ] as const
  ).map(([path, manner]) => ({ path, manner }))

  it('is given up on, and the sign-in page says so with the other ways', async () => {
    // All at the same time, because each takes as long as we wait.
    const pages = await Promise.all(cases.map(({ path, manner }) => signInWith(path, manner)))
    expect(pages).toEqual(cases.map((each) => ({ ...each, status: 200, says: true, offersPassword: true })))
  })

  it('is given up on by somebody who is signed in, and by the test of the connection', async () => {
    const evil = await startEvilProvider()
    const test = await testApp(evil.environment)
    const staff = await staffOn(test)
    await linkBob(test, staff, evil.issuer)
    evil.stall('/.well-known/openid-configuration', 'silent')
    const [bob, ada] = [await signedIn(test, staff.bob), await signedIn(test, staff.ada)]
    const [connecting, proving, tested] = await Promise.all([
      bob.post('/account/single-sign-on', {}),
      bob.post('/account/confirm/provider', CONFIRM_NEXT),
      ada.post('/hr/sign-in/tests', {}),
    ])
    expect(connecting.headers['location']).toBe('/account?provider=down')
    expect(proving.headers['location']).toBe('/account/confirm?provider=down&next=%2Faccount%2Fheld')
    expect(tested.text).toContain(t.problems.slow)
    await evil.close()
  })
})

/** Goes as far as the provider lets somebody, and reads the page at the end. */
async function signInWith(path: ProviderPath, manner: 'silent' | 'dripping') {
  const evil = await startEvilProvider()
  const test = await testApp(evil.environment)
  await staffOn(test)
  if (path === '/userinfo') evil.describe({ userinfo_endpoint: `${evil.issuer}${path}` })
  let answer: Response
  if (path === '/.well-known/openid-configuration') {
    evil.stall(path, manner)
    answer = await visitor(test).post('/sign-in/provider', {})
  } else {
    const page = await visitor(test).post('/sign-in/provider', {})
    const { searchParams } = new URL(addressAtProvider(page))
    const now = Math.floor(Date.now() / 1000)
    const times = { iat: now, exp: now + 300 }
    const nonce = searchParams.get('nonce') ?? ''
    await evil.tokenFor({ iss: evil.issuer, aud: 'csec', sub: 'somebody', nonce, ...times })
    evil.stall(path, manner)
    const back = `/sign-in/callback?code=any&state=${searchParams.get('state')}`
    answer = await withCookiesOf(test, visitor(test), page).get(back)
  }
  const { status, text } = await visitor(test).get(answer.headers['location'] ?? '')
  await evil.close()
  const says = text.includes(t.notices.down(new URL(evil.issuer).host))
  return { path, manner, status, says, offersPassword: text.includes('name="password"') }
}

describe('a provider that breaks off while somebody is there', () => {
  it.each<[string, (evil: EvilProvider) => unknown]>([
    ['is down', (evil) => evil.hangUp()],
    ['no longer knows our client', (evil) => evil.refuseClient()],
    ['shows no keys', (evil) => evil.showKeys([])],
  ])('and %s signs nobody in, says so, and lets the person try again', async (_, breakOff) => {
    const evil = await startEvilProvider()
    const test = await testApp(evil.environment)
    const staff = await staffOn(test)
    await linkBob(test, staff, evil.issuer)
    const page = await visitor(test).post('/sign-in/provider', {})
    const state = new URL(addressAtProvider(page)).searchParams.get('state')
    await evil.tokenFor({ iss: evil.issuer, aud: 'csec', sub: 'bob' })
    await breakOff(evil)
    const answer = await withCookiesOf(test, visitor(test), page).get(`/sign-in/callback?code=any&state=${state}`)
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toMatch(/^\/sign-in\?provider=(down|refused)$/)
    const { status, text } = await visitor(test).get(answer.headers['location'] ?? '')
    expect([status, text.includes('action="/sign-in/provider"')]).toEqual([200, true])
    await evil.close()
  })
})

describe('going back in the browser', () => {
  let provider: TestProvider
  beforeAll(async () => {
    provider = await startProvider()
    provider.seat({ sub: 'bob' })
  })
  afterAll(() => provider.close())

  let test: TestApp
  let staff: Staff
  beforeEach(async () => {
    test = await testApp(provider.environment)
    staff = await staffOn(test)
    await linkBob(test, staff, provider.environment.OIDC_ISSUER)
  })

  it('opens the way back a second time: whoever is signed in stays so, and goes to their own page', async () => {
    const page = await visitor(test).post('/sign-in/provider', {})
    const back = await throughProvider(addressAtProvider(page))
    const bob = await browserAfter(test, await withCookiesOf(test, visitor(test), page).get(back))
    const again = await withCookiesOf(test, bob, page).get(back)
    expect(again.headers['location']).toBe('/sign-in?provider=over')
    expect((await bob.get('/sign-in?provider=over')).headers['location']).toBe('/course')
    expect((await bob.get('/account')).status).toBe(200)
  })

  it('to the sign-in page leads on to the person’s own page', async () => {
    const bob = await browserAfter(test, await signInThere(test, visitor(test)))
    expect((await bob.get('/sign-in')).headers['location']).toBe('/course')
    // The button of a page that the browser still shows signs in anew.
    expect((await signInThere(test, bob)).headers['location']).toBe('/course')
  })

  it('and leaving again makes the last try the one that counts, and nobody blames the provider for the first', async () => {
    const first = await visitor(test).post('/es/sign-in/provider', {})
    const second = await withCookiesOf(test, visitor(test), first).post('/es/sign-in/provider', {})
    const from = withCookiesOf(test, visitor(test), second)
    const early = await from.get(await throughProvider(addressAtProvider(first)))
    expect(early.headers['location']).toBe('/es/sign-in?provider=over')
    expect((await lastOutcome(test.deps.store.db)).failure).toBeNull()
    const late = await from.get(await throughProvider(addressAtProvider(second)))
    expect(late.headers['location']).toBe('/course')
  })
})

describe('proving again who one is, when the provider doesn’t', () => {
  let provider: TestProvider
  let test: TestApp
  let bob: Browser
  beforeEach(async () => {
    provider = await startProvider()
    provider.seat({ sub: 'bob' })
    test = await testApp(provider.environment)
    const staff = await staffOn(test)
    await linkBob(test, staff, provider.environment.OIDC_ISSUER)
    bob = await signedIn(test, staff.bob)
    return () => provider.close()
  })
  const host = () => new URL(provider.environment.OIDC_ISSUER).host

  it('says that it’s down, and the password leads on to where the person was going', async () => {
    await provider.close()
    const { headers } = await bob.post('/account/confirm/provider', CONFIRM_NEXT)
    const page = await bob.get(headers['location'] ?? '')
    expect(page.text).toContain(t.notices.down(host()))
    const proved = await bob.post('/account/confirm', { password: PASSWORD, ...CONFIRM_NEXT })
    expect(proved.headers['location']).toBe(CONFIRM_NEXT.next)
  })

  it('says that somebody gave up there', async () => {
    const page = await bob.post('/account/confirm/provider', CONFIRM_NEXT)
    const state = new URL(addressAtProvider(page)).searchParams.get('state') ?? ''
    const iss = encodeURIComponent(provider.environment.OIDC_ISSUER)
    const gaveUp = `/sign-in/callback?error=access_denied&state=${state}&iss=${iss}`
    const { headers } = await withCookiesOf(test, bob, page).get(gaveUp)
    expect(headers['location']).toBe('/account/confirm?provider=not-finished&next=%2Faccount%2Fheld')
    expect((await bob.get(headers['location'] ?? '')).text).toContain(t.notices['not-finished'](host()))
  })
})

async function linkBob({ deps }: TestApp, { bob }: Staff, issuer: string): Promise<void> {
  const today = calendarDate('2026-11-24')
  const recording = { course: 'csec-orientation', actor: bob, at: deps.now(), today } as const
  const linked = { identity: identityHash(issuer, 'bob'), issuer, person: bob }
  await deps.store.transaction((tx) => linkSignIn(tx, linked, 'en', recording))
}
