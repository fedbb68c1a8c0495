import request from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, encoded, HTTPS, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { type Staff, staffOn, PASSWORD, signInNameOf } from '../../support/staff.ts'

type Headers = Readonly<Record<string, string>>

const OWN = HTTPS.PUBLIC_URL

let test: TestApp
let staff: Staff
let bob: Browser
beforeEach(async () => {
  test = await testApp(HTTPS)
  staff = await staffOn(test)
  bob = await signedIn(test, staff.bob)
})

const sources: [string, Headers, boolean][] = [
  ['our own page', { 'Sec-Fetch-Site': 'same-origin' }, true],
  ['the address bar', { 'Sec-Fetch-Site': 'none' }, true],
  ['our own page in an older browser', { Origin: OWN }, true],
  ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' }, false],
  ['another site that lies about its origin', { 'Sec-Fetch-Site': 'cross-site', Origin: OWN }, false],
  ['a neighbouring host', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://blog.example.org' }, false],
  ['another site in an older browser', { Origin: 'https://elsewhere.example' }, false],
  ['the same host without https', { Origin: OWN.replace('https', 'http') }, false],
  ['a page that hides its origin', { Origin: 'null' }, false],
  ['a client that says nothing', {}, false],
  ['a client that only says so in the Referer', { Referer: `${OWN}/account` }, false],
  ['another site with a Host of its choice', { Origin: 'https://elsewhere.example', Host: 'elsewhere.example' }, false],
]

describe('a form from', () => {
  it.each(sources)('%s', async (_, headers, accepted) => {
    const { status } = await post('/sign-out', bob, { csrf: bob.csrf }, headers)
    expect(status).toBe(accepted ? 303 : 403)
    expect((await bob.get('/account')).status).toBe(accepted ? 303 : 200)
  })

  it.each(sources)('%s, for a visitor who signs in', async (_, headers, accepted) => {
    const nobody = { cookie: '' }
    const fields = { signInName: signInNameOf('bob'), password: PASSWORD }
    expect((await post('/sign-in', nobody, fields, headers)).status).toBe(accepted ? 303 : 403)
  })
})

describe('the hidden field', () => {
  const here = { 'Sec-Fetch-Site': 'same-origin' }

  it('must be there, once, and of this session', async () => {
    const cleo = await signedIn(test, staff.cleo)
    const again = await signedIn(test, staff.bob)
    const tokens: Record<string, string | string[]>[] = [
      {},
      { csrf: '' },
      { csrf: `${bob.csrf}x` },
      { csrf: cleo.csrf },
      { csrf: again.csrf },
      { csrf: [bob.csrf, bob.csrf] },
    ]
    for (const fields of tokens) expect((await post('/sign-out', bob, fields, here)).status).toBe(403)
    expect((await bob.get('/account')).status).toBe(200)
    expect((await post('/sign-out', bob, { csrf: bob.csrf }, here)).status).toBe(303)
  })

  it('is not read from the address, nor from JSON', async () => {
    expect((await post(`/sign-out?csrf=${bob.csrf}`, bob, {}, here)).status).toBe(403)
    const json = await request(test.app).post('/sign-out').set('Cookie', bob.cookie).set(here).send({ csrf: bob.csrf })
    expect(json.status).toBe(403)
  })
})

describe('a change', () => {
  it('is never made by a GET', async () => {
    for (const path of ['/sign-out', '/account/password', '/account/sessions', `/hr/people/${staff.bob}/link`]) {
      await bob.get(path)
    }
    expect((await bob.get('/account')).status).toBe(200)
  })

  it.each(['put', 'patch', 'delete'] as const)('is not made by %s', async (method) => {
    const agent = request(test.app)
    const answer = await agent[method]('/sign-out').set('Cookie', bob.cookie).set('Sec-Fetch-Site', 'same-origin')
    expect(answer.status).toBe(404)
  })
})

function post(
  path: string,
  { cookie }: Pick<Browser, 'cookie'>,
  fields: Record<string, string | string[]>,
  headers: Headers,
) {
  return request(test.app).post(path).set('Cookie', cookie).set(headers).type('form').send(encoded(fields))
}
