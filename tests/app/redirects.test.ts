import { beforeAll, describe, expect, it } from 'vitest'
import { type Browser, HTTPS, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { type Staff, staffOn, PASSWORD, signInNameOf } from '../support/staff.ts'

/** Addresses that browsers take for another host, or for a script, or that only look like paths of ours. */
const ELSEWHERE: readonly string[] = [
  'https://elsewhere.example/',
  'http:elsewhere.example',
  'http:/elsewhere.example',
  'HTTPS://elsewhere.example',
  '//elsewhere.example',
  '///elsewhere.example',
  '////elsewhere.example',
  '/\\elsewhere.example',
  '\\\\elsewhere.example',
  '\\/elsewhere.example',
  '/\t/elsewhere.example',
  '/\n/elsewhere.example',
  '\t//elsewhere.example',
  ' //elsewhere.example',
  '/ /elsewhere.example',
  '/\u2028/elsewhere.example',
  '/\u3002elsewhere.example',
  '/／elsewhere.example',
  'elsewhere.example',
  '@elsewhere.example',
  '.elsewhere.example',
  ':80',
  '#//elsewhere.example',
  '?//elsewhere.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  '/account\r\nSet-Cookie: session=theirs',
  '/account\r\n\r\n<script>alert(1)</script>',
  `/${'a'.repeat(2_000)}`,
  '',
]
const OURS = ['/account', '/lessons/L4?x=1', '/%2f%2felsewhere.example', '/@elsewhere.example']

let test: TestApp
let staff: Staff
let bob: Browser
beforeAll(async () => {
  test = await testApp({ ...HTTPS, TRUSTED_PROXIES: '1' })
  staff = await staffOn(test)
  bob = await signedIn(test, staff.bob)
})

describe('whoever names another site as the page to go on to', () => {
  const ways: [string, (to: string) => Promise<string>][] = [
    ['signing in', (next) => locationAfter(visitor(test).post('/sign-in', { ...CREDENTIALS, next }))],
    ['opening the sign-in page', (next) => locationAfter(bob.get(`/sign-in?${new URLSearchParams({ next })}`))],
    ['changing the language', (to) => locationAfter(bob.post('/reading', { language: 'en', detail: 'full', to }))],
  ]

  it.each(ways)('%s stays here', async (_, ask) => {
    for (const to of ELSEWHERE) expect(await ask(to), JSON.stringify(to)).toMatch(/^$|^\/(?![/\\])[!-~]*$/)
    for (const to of ELSEWHERE) expect(await ask(to), JSON.stringify(to)).not.toContain('elsewhere')
  })

  it.each(ways)('%s goes on to a page of ours', async (_, ask) => {
    for (const to of OURS) expect(await ask(to)).toBe(to)
  })

  it('gets no page with a link there', async () => {
    for (const next of ELSEWHERE) {
      const { text } = await visitor(test).get(`/sign-in?${new URLSearchParams({ next })}`)
      expect(text, JSON.stringify(next)).not.toMatch(/(href|action|value)="[^"]*elsewhere/)
    }
  })

  it('gets none by where the browser says it comes from', async () => {
    for (const from of [
      'https://elsewhere.example//elsewhere.example/',
      'https://x/\\elsewhere.example',
      'elsewhere',
    ]) {
      const late = await visitor(test).post('/account/password').set('Referer', from)
      const again = await bob.post('/account/password', { current: '', password: '' }).set('Referer', from)
      for (const { text } of [late, again]) expect(text, from).not.toMatch(/(href|action|value)="[^"]*elsewhere/)
    }
  })
})

describe('an address with a host', () => {
  it('is made of the one that was configured, whatever a client says', async () => {
    const ada = await signedIn(test, staff.ada)
    const names = {
      Host: 'elsewhere.example',
      'X-Forwarded-Host': 'elsewhere.example',
      Forwarded: 'host=elsewhere.example',
    }
    for (const path of ['/sign-in', '/leave', '/hr/people', '/now/north-house', '/certificates/issuer.json']) {
      const { text, headers } = await ada.get(path).set(names).set('X-Forwarded-For', '192.0.2.9')
      expect(text + JSON.stringify(headers), path).not.toContain('elsewhere')
    }
  })
})

const CREDENTIALS = { signInName: signInNameOf('bob'), password: PASSWORD }

interface Answering extends PromiseLike<{ readonly headers: Readonly<Record<string, string>> }> {
  set(name: string, value: string): Answering
}

let asked = 0
async function locationAfter(sent: Answering): Promise<string> {
  asked += 1
  const { headers } = await sent.set('X-Forwarded-For', `192.0.2.${asked % 250}`)
  return headers['location'] ?? ''
}
