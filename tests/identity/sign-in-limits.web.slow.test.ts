import { beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp, visitor } from '../support/app.ts'
import { staffOn } from '../support/staff.ts'

let test: TestApp
beforeEach(async () => {
  test = await testApp()
  await staffOn(test)
})

describe('wrong tries to sign in', () => {
  it('wrong tries across many names slow down the network address', async () => {
    for (let n = 0; n < 41; n++) expect((await signIn(`name${n}`)).status).toBe(422)
    expect((await signIn('name99')).status).toBe(429)
  })

  it.each<[string, Record<string, string>, number]>([
    ['counts for nothing without a proxy of ours', {}, 429],
    ['counts when our proxy adds it', { TRUSTED_PROXIES: '1' }, 422],
  ])('a forwarded address %s', async (_, environment, status) => {
    const proxied = await testApp(environment)
    await staffOn(proxied)
    const tryFrom = (address: string, n: number) =>
      visitor(proxied)
        .post('/sign-in', { signInName: `name${n}`, password: 'Summer2026!' })
        .set('X-Forwarded-For', address)
    for (let n = 0; n < 41; n++) await tryFrom(`203.0.113.${n}`, n)
    expect((await tryFrom('203.0.113.99', 99)).status).toBe(status)
  })

  it('more than 300 tries in fifteen minutes are stopped before any work', async () => {
    for (let n = 0; n < 300; n++) await visitor(test).post('/sign-in', { signInName: '', password: '' })
    const { status, headers } = await visitor(test).post('/sign-in', { signInName: '', password: '' })
    expect(status).toBe(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('everything else', () => {
  it('has a ceiling of 1,200 requests a minute for one network address', async () => {
    for (let n = 0; n < 1_200; n++) await visitor(test).get('/no-such-page').expect(404)
    const { status, headers } = await visitor(test).get('/sign-in')
    expect([status, headers['ratelimit-policy']]).toEqual([429, '1200;w=60'])
    // What a load balancer asks isn't counted.
    await visitor(test).get('/healthz').expect(200)
  })
})

function signIn(signInName: string) {
  return visitor(test).post('/sign-in', { signInName, password: 'Summer2026!' })
}
