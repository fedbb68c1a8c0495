import request, { type Response } from 'supertest'
import { beforeAll, describe, expect, it } from 'vitest'
import { inEveryLanguage } from '../../../src/app/href.web.ts'
import type { Route } from '../../../src/app/routing.web.ts'
import { ROUTES } from '../../../src/app/route-table.web.ts'
import { commitPath } from '../../../src/packages/preview/commit.web.ts'
import { type Browser, HTTPS, setCookies, signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import { type Staff, staffOn, PASSWORD, signInNameOf } from '../../support/staff.ts'
import { examplesOn } from '../../support/examples.ts'
import { told } from '../../support/metrics.ts'
import { publishExample } from '../../support/site.ts'
import { type Counted, metricsSuite } from '../../app/metrics.suite.ts'

/** What an answer must be like, by what it is. Written by hand: nothing here comes from the program. */
interface Kind {
  readonly policy: RegExp
  readonly cache: string
  readonly referrer: 'same-origin' | 'no-referrer'
  readonly frames: 'DENY' | 'SAMEORIGIN'
  /** Answers of this kind besides 2xx. */
  readonly statuses: readonly number[]
}

/** Has no charset, and is never saved. */
const FONT = 'font/woff2'
const PAGE_POLICY =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';" +
  "form-action 'self';base-uri 'none';object-src 'none';frame-ancestors 'none';require-trusted-types-for 'script';trusted-types 'none'"
const PAGE: Kind = {
  policy: exactly(PAGE_POLICY),
  cache: 'no-store',
  referrer: 'same-origin',
  frames: 'DENY',
  statuses: [303, 400, 401, 403, 404, 409, 422],
}
/** The page that plays a package has it in a frame. */
const PLAYER: Kind = { ...PAGE, policy: exactly(`${PAGE_POLICY};frame-src 'self'`), statuses: [] }
/** The form of a site has the public card of its draft in a frame. */
const SITE_FORM: Kind = { ...PLAYER, statuses: [409, 422] }
const CARD_IN_FRAME: Kind = {
  ...PAGE,
  policy:
    /^default-src 'none';style-src 'sha256-[\w+/=]+';img-src 'self' data:;base-uri 'none';form-action 'none';frame-ancestors 'self'$/,
  frames: 'SAMEORIGIN',
  statuses: [],
}
const PACKAGE_FILE: Kind = {
  ...PAGE,
  policy: exactly("default-src 'self';base-uri 'none';object-src 'none';frame-ancestors 'self'"),
  frames: 'SAMEORIGIN',
  statuses: [],
}
/** HR's paper came from outside: it's saved, and never shown. */
const PAPER: Kind = { ...PAGE, policy: exactly("default-src 'none';frame-ancestors 'none';sandbox"), statuses: [] }
const ASSET: Kind = { ...PAGE, cache: 'public, max-age=31536000, immutable', statuses: [] }
/** A copy on the device has to ask whether it's still true. */
const CARD: Kind = {
  ...PAGE,
  policy:
    /^default-src 'none';style-src 'sha256-[\w+/=]+';script-src 'sha256-[\w+/=]+';worker-src 'self';img-src (?:'self' )?data:;base-uri 'none';form-action 'none';frame-ancestors 'none'$/,
  cache: 'no-cache',
  referrer: 'no-referrer',
  statuses: [302, 304, 404],
}
const CARD_WORKER: Kind = {
  ...PAGE,
  policy: exactly("default-src 'none';connect-src 'self';frame-ancestors 'none'"),
  cache: 'no-cache',
  statuses: [],
}

/** The first that fits an answer. */
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^GET \/hr\/packages\/previews\/[\w-]+ 200$/, PLAYER],
  [/^GET \/hr\/packages\/previews\/[\w-]+\/files\/.* 200$/, PACKAGE_FILE],
  [/^GET \/hr\/sites\/(?!defaults)[\w-]+(\/preview)? 200$/, PLAYER],
  [/^POST \/hr\/sites\/(?!defaults)[\w-]+(\/publications)? (200|409|422)$/, SITE_FORM],
  [/^GET \/hr\/sites\/[\w-]+\/preview\/card 200$/, CARD_IN_FRAME],
  [/^GET \/hr\/evidence\/[\w.-]+ 200$/, PAPER],
  [/^(GET|HEAD) \/assets\/.* 200$/, ASSET],
  [/^(GET|HEAD) (\/es)?\/now\/worker\.js 200$/, CARD_WORKER],
  [/^(GET|HEAD) (\/es)?\/now\/[\w-]+ (200|302|304|404)$/i, CARD],
]

/** The whole of what every answer says, besides the five that depend on its kind. */
const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), serial=(), usb=()',
  'x-request-id': expect.stringMatching(/^E-\d{4}-\d{2}$/),
}
/** CORS, what the server is, and copies by content, which tell two people that they saw the same page. */
const NOWHERE = /^access-control-|^x-powered-by$|^server$|^etag$|^last-modified$/
/** An organization's logo, for the administrators who choose among those from before. */
const PNG = 'image/png'
/** Files to save that aren't text. */
const BINARY = /^application\/(zip|pdf|vnd\.[\w.-]+)$/
/** As RFC 6266 writes it. */
const SAVED = /^attachment; filename=([\w.-]+|"[^"\\\r\n]+")(; filename\*=UTF-8''[\w%.'~!-]+)?$/

let test: TestApp
let staff: Staff
let asked: readonly Asked[]
/** By then, everybody has asked for every route, and for nothing else that's there. */
let counted: Counted
beforeAll(async () => {
  // Each asks from an address of their own: so many requests from one would be stopped.
  test = await testApp({ ...HTTPS, TRUSTED_PROXIES: '1', METRICS_PORT: '9464' })
  staff = await staffOn(test)
  await publishExample(test, staff.north, {})
  const routes = await everyRoute()
  await elsewhere(visitor(test).get('/nobody/knows/harborstreet'))
  counted = { staff, paths: new Set(routes.map(({ path }) => path)), text: await told(test) }
  asked = [...routes, ...(await everyOtherAddress()), ...(await everyMethod())]
})

describe('every address, with https, for a visitor, a learner and HR', () => {
  it('is among those asked here', () => {
    const groups = ['/assets/', '/now/', '/es/now/', '/healthz', '/readyz', '/hr/packages/previews/', '/es/sign-in']
    for (const group of groups)
      expect(
        asked.some(({ path }) => path.startsWith(group)),
        group,
      ).toBe(true)
    expect(asked.length).toBeGreaterThan(3 * ROUTES.length)
    expect(KINDS.filter(([pattern]) => !asked.some(({ name }) => pattern.test(name)))).toEqual([])
  })

  it('answers with one of the statuses that it may have, never with 5xx', () => {
    for (const { name, answer } of asked) {
      const isFine = answer.status >= 200 && answer.status < 300
      expect(isFine || kindOf(name).statuses.includes(answer.status), name).toBe(true)
    }
  })

  it('has the protections of its kind, and no header that gives something away', () => {
    for (const { name, answer } of asked) {
      const { policy, cache, referrer, frames } = kindOf(name)
      expect(answer.headers, name).toMatchObject({
        ...EVERYWHERE,
        'content-security-policy': expect.stringMatching(policy),
        // A stream may not wait in something that compresses it.
        'cache-control': answer.type === 'text/event-stream' ? `${cache}, no-transform` : cache,
        'referrer-policy': referrer,
        'x-frame-options': frames,
      })
      const isCard = kindOf(name) === CARD
      const telling = Object.keys(answer.headers).filter((header) => NOWHERE.test(header))
      expect(telling, name).toEqual(isCard && answer.status !== 302 ? ['etag'] : [])
    }
  })

  it('names the type and the charset of its body, and saves what is no page under a name', () => {
    for (const { name, answer } of asked) {
      const type = answer.headers['content-type']
      const saved = answer.headers['content-disposition']
      if (type === undefined) expect(answer.text ?? '', name).toBe('')
      else if (type === FONT || type === PNG) expect(saved, name).toBeUndefined()
      else if (BINARY.test(type) || kindOf(name) === PAPER) expect(saved, name).toBeDefined()
      else expect(type, name).toMatch(/^[\w.+-]+\/[\w.+-]+; charset=utf-8$/)
      if (saved !== undefined) expect(saved, name).toMatch(SAVED)
    }
  })

  it('sets a cookie for the session and two for steps of a sign-in, which scripts, other sites and plain http never get', () => {
    const cookies = asked.flatMap(({ answer }) => setCookies(answer))
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) {
      expect(cookie).toMatch(
        /^__Host-(session|step|browser)=[^;]*;( Max-Age=(600|900);)? Path=\/;( Expires=[^;]+;)? HttpOnly; Secure; SameSite=Lax$/,
      )
    }
  })

  it('never sets a cookie on an answer that a cache may keep, nor on a public card', () => {
    for (const { name, answer } of asked.filter(({ name: of }) => kindOf(of).cache !== 'no-store'))
      expect(setCookies(answer), name).toEqual([])
  })
})

// What the same questions leave in the metrics.
metricsSuite(() => counted)

describe('on loopback without https', () => {
  it('the cookie has a plain name and no header promises https', async () => {
    const plain = await testApp()
    await staffOn(plain)
    const answer = await visitor(plain).post('/sign-in', { signInName: signInNameOf('bob'), password: PASSWORD })
    expect(setCookies(answer)).toEqual([expect.stringMatching(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)])
    expect(answer.headers).not.toHaveProperty('strict-transport-security')
  })
})

function exactly(policy: string): RegExp {
  return new RegExp(`^${policy.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
}

function kindOf(name: string): Kind {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? PAGE
}

interface Asked {
  /** The method, the path and the status. */
  readonly name: string
  readonly path: string
  readonly answer: Response
}

/** Everybody's answer to every route, in every language that it has. Each in a new session: leaving is among them. */
async function everyRoute(): Promise<Asked[]> {
  const examplesOf = await examplesOn(test, staff)
  const found: Asked[] = []
  for (const route of ROUTES) {
    for (const { path } of examplesOf(route)) {
      for (const address of route[2] === 'public' ? inEveryLanguage(path) : [path]) {
        const people = [visitor(test), await signedIn(test, staff.bob), await signedIn(test, staff.ada)]
        for (const [index, browser] of people.entries()) found.push(await ask(route, address, browser, index))
      }
    }
  }
  const credentials = { signInName: signInNameOf('bob'), password: PASSWORD }
  found.push(asAsked('POST', '/sign-in', await visitor(test).post('/sign-in', credentials)))
  return found
}

async function ask([method]: Route, path: string, browser: Browser, index: number): Promise<Asked> {
  const sent = method === 'GET' ? browser.get(path) : browser.post(path)
  return asAsked(method, path, await sent.set('X-Forwarded-For', `192.0.2.${index + 1}`))
}

/** The addresses that stand apart from the route table: files of pages, cards, probes, commits, and nothing at all. */
async function everyOtherAddress(): Promise<Asked[]> {
  const { preview, fonts, ...others } = test.deps.assets
  const files = [...Object.values(others), ...Object.values(preview), ...fonts].map(({ href }) => href)
  const cards = ['/now/north-house', '/now/North-House', '/now/south-house', '/now/nowhere', '/now/worker.js']
  const probes = ['/healthz', '/readyz']
  const nothing = [
    '/no-such-page',
    '/es/no-such-page',
    '/hr',
    '/assets/0/styles.css',
    '/.git/config',
    '/healthz/',
    '/sign-in%00',
  ]
  const found: Asked[] = []
  for (const path of [...files, ...cards, ...cards.map((card) => `/es${card}`), ...probes, ...nothing]) {
    found.push(asAsked('GET', path, await elsewhere(visitor(test).get(path))))
    found.push(asAsked('HEAD', path, await elsewhere(request(test.app).head(path))))
  }
  const { etag = '' } = (await elsewhere(visitor(test).get('/now/north-house'))).headers
  const again = await elsewhere(visitor(test).get('/now/north-house').set('If-None-Match', etag))
  found.push(asAsked('GET', '/now/north-house', again))
  for (const browser of [visitor(test), await signedIn(test, staff.bob), await signedIn(test, staff.ada)])
    found.push(asAsked('POST', commitPath('gone'), await elsewhere(browser.post(commitPath('gone')))))
  return found
}

/** Methods that nothing answers to, and what no browser sends. */
async function everyMethod(): Promise<Asked[]> {
  const found: Asked[] = []
  for (const path of ['/sign-in', '/account', '/now/north-house', '/healthz', test.deps.assets.exit.href])
    for (const method of ['put', 'patch', 'delete', 'options', 'trace'] as const) {
      const sent = request(test.app)[method](path).set('Sec-Fetch-Site', 'same-origin')
      found.push(asAsked(method.toUpperCase(), path, await elsewhere(sent.set('Origin', 'https://elsewhere.example'))))
    }
  return found
}

function elsewhere<Sent extends { set(name: string, value: string): Sent }>(sent: Sent): Sent {
  return sent.set('X-Forwarded-For', '192.0.2.77')
}

function asAsked(method: string, path: string, answer: Response): Asked {
  return { name: `${method} ${path} ${answer.status}`, path, answer }
}
