import type { JWTPayload } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { identityHash, linkSignIn } from '../../../src/identity/sso/linked.store.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { browserAfter, signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import { type EvilProvider, type Forgery, startEvilProvider } from '../../support/evil-provider.ts'
import { addressAtProvider, CLIENT, withCookiesOf } from '../../support/oidc.ts'
import { PASSWORD, type Staff, signInNameOf, staffOn } from '../../support/staff.ts'

const t = MESSAGES.en.singleSignOn
const MINUTE = 60

let evil: EvilProvider
let test: TestApp
let staff: Staff
beforeEach(async () => {
  evil = await startEvilProvider()
  test = await testApp(evil.environment)
  staff = await staffOn(test)
  const { now, store } = test.deps
  const today = calendarDate('2026-11-24')
  const recording = { course: 'csec-orientation', actor: staff.bob, at: now(), today } as const
  const linked = { identity: identityHash(evil.issuer, 'bob'), issuer: evil.issuer, person: staff.bob }
  await store.transaction((tx) => linkSignIn(tx, linked, 'en', recording))
})
afterEach(() => evil.close())

/** What a true answer says, at the real time: the library reads the clock of the machine. */
function truth(nonce: string): JWTPayload {
  const now = Math.floor(Date.now() / 1000)
  return { iss: evil.issuer, aud: CLIENT.client_id, sub: 'bob', nonce, iat: now, exp: now + 5 * MINUTE }
}

/** Signs in with a token that the provider makes of the truth. */
async function cameInWith(change: (claims: JWTPayload) => JWTPayload, forgery?: Forgery) {
  const page = await visitor(test).post('/sign-in/provider', {})
  const { searchParams } = new URL(addressAtProvider(page))
  await evil.tokenFor(change(truth(searchParams.get('nonce') ?? '')), forgery)
  const back = `/sign-in/callback?code=any&state=${searchParams.get('state')}`
  return withCookiesOf(test, visitor(test), page).get(back)
}

describe('an answer of the provider', () => {
  it('that is true lets somebody in', async () => {
    expect((await cameInWith((claims) => claims)).headers['location']).toBe('/course')
  })

  it.each<[string, (claims: JWTPayload) => JWTPayload, Forgery?]>([
    ['with another nonce', (claims) => ({ ...claims, nonce: 'another' })],
    ['without a nonce', ({ nonce: _, ...claims }) => claims],
    ['for another client', (claims) => ({ ...claims, aud: 'another' })],
    ['for us and others, and not made out to us', (claims) => ({ ...claims, aud: [CLIENT.client_id, 'x'], azp: 'x' })],
    ['of another issuer', (claims) => ({ ...claims, iss: 'https://evil.example' })],
    ['without a subject', ({ sub: _, ...claims }) => claims],
    ['that ran out six minutes ago', (claims) => ({ ...claims, exp: Number(claims.iat) - 6 * MINUTE })],
    ['that holds from six minutes from now', (claims) => ({ ...claims, nbf: Number(claims.iat) + 6 * MINUTE })],
    ['without an end', ({ exp: _, ...claims }) => claims],
    ['without a signature', (claims) => claims, 'no-signature'],
    ['signed with the secret that both know', (claims) => claims, 'shared-secret'],
    ['signed with a foreign key', (claims) => claims, 'foreign-key'],
    ['changed after it was signed', (claims) => claims, 'changed-after'],
  ])('%s lets nobody in', async (_, change, forgery) => {
    const answer = await cameInWith(change, forgery)
    expect(answer.headers['location']).toBe('/sign-in?provider=refused')
    await expect(browserAfter(test, answer)).rejects.toThrow('began no session')
  })

  it.each<[string, (claims: JWTPayload) => JWTPayload]>([
    ['ran out four minutes ago', (claims) => ({ ...claims, exp: Number(claims.iat) - 4 * MINUTE })],
    ['holds from four minutes from now', (claims) => ({ ...claims, nbf: Number(claims.iat) + 4 * MINUTE })],
  ])('may come from a clock that is a little apart: it %s', async (_, change) => {
    expect((await cameInWith(change)).headers['location']).toBe('/course')
  })

  it('whose issuer in the address is another is refused before anything is asked', async () => {
    evil.describe({ authorization_response_iss_parameter_supported: true })
    const page = await visitor(test).post('/sign-in/provider', {})
    const state = new URL(addressAtProvider(page)).searchParams.get('state')
    const back = `/sign-in/callback?code=any&state=${state}&iss=https%3A%2F%2Fevil.example`
    const answer = await withCookiesOf(test, visitor(test), page).get(back)
    expect(answer.headers['location']).toBe('/sign-in?provider=refused')
  })
})

describe('a provider that is down', () => {
  it('leaves the sign-in page with the other ways, and sessions go on', async () => {
    const bob = await signedIn(test, staff.bob)
    await evil.close()
    const { headers } = await visitor(test).post('/sign-in/provider', { next: '/policy' })
    expect(headers['location']).toBe('/sign-in?provider=down&next=%2Fpolicy')
    const page = (await visitor(test).get(headers['location'] ?? '')).text
    expect(page).toContain(t.notices.down(new URL(evil.issuer).host))
    expect(page).toContain('name="password"')
    expect((await bob.get('/account')).status).toBe(200)
    const byPassword = { signInName: signInNameOf('bob'), password: PASSWORD }
    expect((await visitor(test).post('/sign-in', byPassword)).headers['location']).toBe('/course')
  })
})

describe('the test of the connection', () => {
  const found = async () => {
    const ada = await signedIn(test, staff.ada)
    return (await ada.post('/hr/sign-in/tests', {})).text
  }

  it('says that all is well, without showing the secret', async () => {
    const text = await found()
    expect(text).toContain(t.settings.works)
    expect(text).toContain('http://localhost:3000/sign-in/callback')
    expect(text).not.toContain(CLIENT.client_secret)
  })

  it.each<[string, () => unknown, string]>([
    ['nobody answers', () => evil.hangUp(), t.problems.unreachable],
    ['the client is wrong', () => evil.refuseClient(), t.problems['wrong-client']],
    [
      'the provider calls itself otherwise',
      () => evil.describe({ issuer: 'https://x.example' }),
      t.problems['other-issuer'],
    ],
    ['there are no keys', () => evil.showKeys([]), t.problems['no-keys']],
    [
      'there is no PKCE',
      () => evil.describe({ code_challenge_methods_supported: ['plain'] }),
      t.problems['no-code-flow'],
    ],
    [
      'keys are elsewhere in clear',
      () => evil.describe({ jwks_uri: 'http://x.example/keys' }),
      t.problems['no-provider'],
    ],
  ])('says in words that %s', async (_, goWrong, words) => {
    await goWrong()
    expect(await found()).toContain(words)
  })

  it('says that an address is no provider’s', async () => {
    const other = await testApp({ ...evil.environment, OIDC_ISSUER: `${evil.issuer}/nothing-here` })
    const { ada } = await staffOn(other)
    const { text } = await (await signedIn(other, ada)).post('/hr/sign-in/tests', {})
    expect(text).toContain(t.problems['no-provider'])
  })
})
