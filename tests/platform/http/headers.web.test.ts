import type { Response } from 'supertest'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../../src/app/route-table.web.ts'
import { HTTPS, setCookies, signedIn, testApp, visitor } from '../../support/app.ts'
import { staffOn, PASSWORD, signInNameOf } from '../../support/staff.ts'
import { examplesOn } from '../../support/examples.ts'

const POLICY =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;form-action 'self';" +
  "base-uri 'none';object-src 'none';frame-ancestors 'none'"

/** The page that plays a package, and a file of the package, where HR is answered. */
const PLAYER = /^GET \/hr\/packages\/previews\/[\w-]+$/
const PLAYER_POLICY = `${POLICY};frame-src 'self';connect-src 'self'`
const PACKAGE_FILE = /^GET \/hr\/packages\/previews\/[\w-]+\/files\//
const PACKAGE_POLICY = "default-src 'self';base-uri 'none';object-src 'none';frame-ancestors 'self'"

/** A paper of HR's: saved and never shown. */
const PAPER = /^GET \/hr\/evidence\//
const PAPER_POLICY = "default-src 'none';sandbox"

/** Whether it is a file that isn't text. */
function isBinary(headers: Readonly<Record<string, string>>): boolean {
  const isSaved = (headers['content-disposition'] ?? '').startsWith('attachment;')
  return isSaved && /^application\/(zip|pdf|vnd\.)/.test(headers['content-type'] ?? '')
}

describe('every route, with https, for a visitor and for HR', () => {
  let asked: readonly Asked[]
  beforeAll(async () => {
    asked = await everyAnswer()
  })

  it('answers with the same protections', () => {
    expect(asked.length).toBeGreaterThan(2 * ROUTES.length)
    for (const { request, answer } of asked) {
      const { headers } = answer
      const isFile = PACKAGE_FILE.test(request) && answer.status === 200
      const isPlayer = PLAYER.test(request) && answer.status === 200
      const isPaper = PAPER.test(request) && answer.status === 200
      expect(headers, request).toMatchObject({
        'content-security-policy': isPaper ? PAPER_POLICY : isFile ? PACKAGE_POLICY : isPlayer ? PLAYER_POLICY : POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'x-frame-options': isFile ? 'SAMEORIGIN' : 'DENY',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'cache-control': 'no-store',
        'x-request-id': expect.stringMatching(/^E-\d{4}-\d{2}$/),
      })
      if (isPaper) expect(headers['content-disposition']).toMatch(/^attachment; filename=/)
      else if (!isBinary(headers)) expect(headers['content-type'] ?? 'charset=utf-8').toContain('charset=utf-8')
      expect(Object.keys(headers).filter((name) => /^access-control|^x-powered-by$|^etag$/.test(name))).toEqual([])
    }
  })

  it('sets one cookie, which scripts, other sites and plain http never get', () => {
    const cookies = asked.flatMap(({ answer }) => setCookies(answer))
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) {
      expect(cookie).toMatch(
        /^__Host-session=[^;]*; Path=\/;( Expires=Thu, 01 Jan 1970 00:00:00 GMT;)? HttpOnly; Secure; SameSite=Lax$/,
      )
    }
  })
})

describe('on loopback without https', () => {
  it('the cookie has a plain name and no header promises https', async () => {
    const test = await testApp()
    await staffOn(test)
    const answer = await visitor(test).post('/sign-in', { signInName: signInNameOf('bob'), password: PASSWORD })
    expect(setCookies(answer)).toEqual([expect.stringMatching(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)])
    expect(answer.headers).not.toHaveProperty('strict-transport-security')
  })
})

describe('the stylesheet', () => {
  it('is kept forever under an address that names its content', async () => {
    const test = await testApp()
    const page = await visitor(test).get('/sign-in')
    const href = /<link rel="stylesheet" href="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const { status, headers } = await visitor(test).get(href)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/css; charset=utf-8',
      'x-content-type-options': 'nosniff',
    })
  })
})

interface Asked {
  readonly request: string
  readonly answer: Response
}

async function everyAnswer(): Promise<Asked[]> {
  const test = await testApp(HTTPS)
  const staff = await staffOn(test)
  const examplesOf = await examplesOn(test, staff)
  const asked: Asked[] = []
  for (const route of ROUTES) {
    const [method] = route
    for (const { path } of examplesOf(route)) {
      for (const browser of [visitor(test), await signedIn(test, staff.ada)]) {
        const answer = await (method === 'GET' ? browser.get(path) : browser.post(path))
        asked.push({ request: `${method} ${path}`, answer })
      }
    }
  }
  const credentials = { signInName: signInNameOf('bob'), password: PASSWORD }
  asked.push({ request: 'a sign-in', answer: await visitor(test).post('/sign-in', credentials) })
  asked.push({ request: 'no page', answer: await visitor(test).get('/no-such-page') })
  return asked
}
