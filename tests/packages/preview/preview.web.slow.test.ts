import request, { type Test } from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { setSecondStepFrom } from '../../../src/organization/organization.store.ts'
import { openPreview } from '../../../src/packages/preview/open-preview.web.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { putFirstRoles } from '../../support/first-roles.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import { type Staff, staffOn } from '../../support/staff.ts'
import { download } from '../../support/download.ts'
import { checkPackage } from '../../support/ordered-package.ts'
import { examplePreview } from '../../support/preview.ts'
import { packageAddress, packageFields } from '../../support/package-address.ts'
import { publishExample } from '../../support/site.ts'
import { unzip } from '../../support/unzip.ts'

const t = MESSAGES.en.hr.preview

let test: TestApp
let staff: Staff
let ada: Browser
let path: string
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
  path = await openPreview(test.deps, await examplePreview(staff.ada))
})

describe('a trial', () => {
  it('is started with a choice of the page of packages, and leads to its page', async () => {
    await publishExample(test, staff.north, {})
    await checkPackage(test, ada, { for: staff.north })
    const { text: chosen } = await ada.get(packageAddress({ for: staff.north }))
    const form = /<form method="post" action="\/hr\/packages\/previews">.*?<\/form>/s.exec(chosen)?.[0] ?? ''
    const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])
    const { status, headers } = await ada.post('/hr/packages/previews', Object.fromEntries(fields))
    expect(status).toBe(303)
    const { text } = await ada.get(String(headers['location']))
    expect(text).toContain(t.title)
    expect(text).toContain('North House')
  })

  it.each([
    ['a site without details', () => ({ for: staff.south }), 404],
    ['a site that is none', () => ({ for: 'site:nowhere' }), 404],
    ['an edition that is none', () => ({ for: staff.north, edition: 'aicc' }), 400],
  ])('is not started for %s', async (_, fields, status) => {
    expect((await ada.post('/hr/packages/previews', fields())).status).toBe(status)
  })

  it('is for whoever started it: for somebody else in HR it is over', async () => {
    await test.deps.store.transaction((tx) => putFirstRoles(tx, staff.dan))
    const dan = await signedIn(test, staff.dan)
    const page = await dan.get(path)
    expect(page.status).toBe(404)
    expect(page.text).toContain(t.over)
    const file = `${path}/files/index.html`
    expect([await ada.get(file), await dan.get(file)].map(({ status }) => status)).toEqual([200, 404])
    expect((await dan.get(`${path}/record`)).status).toBe(404)
    expect((await dan.post(`${path}/session`)).status).toBe(404)
    const { commitUrl } = await launch()
    expect((await commit(dan, commitUrl, 1)).status).toBe(404)
  })

  it('makes room: of more than 8, the one that was used longest ago is over', async () => {
    const others: string[] = []
    for (let more = 0; more < 7; more++) others.push(await openPreview(test.deps, await examplePreview(staff.ada)))
    await launch()
    await openPreview(test.deps, await examplePreview(staff.ada))
    expect((await ada.get(path)).status).toBe(200)
    expect((await ada.get(others[0] ?? '')).status).toBe(404)
  })

  it('is over in the order in which trials were opened or saved last, and showing one doesn’t count', async () => {
    const files = new Map([['index.html', Buffer.from('<!doctype html><title>Course</title>')]])
    const open = () => openPreview(test.deps, { owner: staff.ada, edition: 'web', title: 'Course', files })
    const web: string[] = []
    for (let more = 0; more < 7; more++) web.push(await open())
    const { commitUrl } = await launch()
    for (const address of [web[0] ?? '', `${web[0]}/files/index.html`])
      expect((await ada.get(address)).status).toBe(200)
    const shown = async () => {
      const statuses: number[] = []
      for (const address of [path, ...web.slice(0, 7)]) statuses.push((await ada.get(address)).status)
      return statuses
    }
    for (let gone = 1; gone <= 7; gone++) {
      await open()
      if (gone === 4) await commit(ada, commitUrl, 1, at('lessons/L2'))
      expect(await shown()).toEqual([200, ...Array.from({ length: 7 }, (_, n) => (n < gone ? 404 : 200))])
    }
    for (let more = 0; more < 4; more++) await open()
    expect((await ada.get(path)).status).toBe(200)
    await open()
    expect((await ada.get(path)).status).toBe(404)
  })

  it('goes on at another server of the same database, with what the first has stored', async () => {
    const other = await testApp({}, undefined, test.deps.store)
    const there = await signedIn(other, staff.ada)
    expect((await there.get(path)).text).toContain(t.title)
    const files = await Promise.all([ada, there].map((each) => each.get(`${path}/files/index.html`)))
    expect(files.map(({ status, text }) => [status, text])).toEqual([0, 1].map(() => [200, files[0]?.text]))
    const { commitUrl } = await launch()
    expect((await commit(there, commitUrl, 2, at('lessons/L3'))).body).toEqual({ result: true, errorCode: 0 })
    expect((await commit(ada, commitUrl, 1, at('lessons/L2'))).status).toBe(409)
    expect(await record()).toMatchObject({ cmi: at('lessons/L3'), closed: false })
    await there.post(`${path}/session`).expect(200)
    expect((await commit(ada, commitUrl, 3, at('lessons/L4'))).status).toBe(403)
  })

  it('is over for a server with another database', async () => {
    const again = await testApp()
    const hr = await signedIn(again, (await staffOn(again)).ada)
    expect((await hr.get(path)).text).toContain(t.over)
  })

  it.each([
    ['web', t.webOnly, true],
    ['cmi5', t.cmi5Only, false],
  ] as const)('a trial of the edition %s has no runtime and says so', async (edition, words, inFrame) => {
    const files = new Map([['index.html', Buffer.from('<!doctype html><title>Course</title>')]])
    const address = await openPreview(test.deps, { owner: staff.ada, edition, title: 'Course', files })
    const { text } = await ada.get(address)
    expect(text).toContain(words)
    expect(text.includes('<iframe')).toBe(inFrame)
    for (const { href } of Object.values(test.deps.assets.preview)) expect(text).not.toContain(href)
    expect((await ada.post(`${address}/session`)).status).toBe(404)
  })
})

describe('a file of the package', () => {
  it.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['assets/sco.js', 'text/javascript; charset=utf-8'],
    ['assets/styles.css', 'text/css; charset=utf-8'],
    ['imsmanifest.xml', 'application/xml; charset=utf-8'],
  ])('%s has the type %s, and may stand in a frame of ours', async (file, type) => {
    const { status, headers } = await ada.get(`${path}/files/${file}`)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': type,
      'content-security-policy': "default-src 'self';base-uri 'none';object-src 'none';frame-ancestors 'self'",
      'x-frame-options': 'SAMEORIGIN',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  it('is byte for byte that of the zip that is downloaded', async () => {
    await publishExample(test, staff.north, {})
    const choice = { for: staff.north, language: 'both' }
    await checkPackage(test, ada, choice)
    const { bytes } = await download(ada, packageAddress(choice, 'package.zip'))
    const { headers } = await ada.post('/hr/packages/previews', packageFields(choice)).expect(303)
    for (const [name, content] of await unzip(bytes)) {
      const { body } = await ada.get(`${headers['location']}/files/${name}`).responseType('blob')
      expect(Buffer.compare(body, content), name).toBe(0)
    }
  })

  it.each(['nothing.js', '../../../healthz', '%2e%2e/secret', 'assets'])('named “%s” is not found', async (file) => {
    expect((await ada.get(`${path}/files/${file}`)).status).not.toBe(200)
  })
})

describe('what a runtime commits', () => {
  it('is stored as JSON and by the beacon of a goodbye, which is plain text and closes the launch', async () => {
    const { commitUrl, cmi } = await launch()
    expect(cmi.core).toMatchObject({ entry: 'ab-initio', student_name: 'Learner, Trial', lesson_mode: 'normal' })
    expect((await commit(ada, commitUrl, 1, at('lessons/L2'))).body).toEqual({ result: true, errorCode: 0 })
    expect(await record()).toMatchObject({ cmi: at('lessons/L2'), closed: false })
    const beacon = post(ada, `${commitUrl}&final=true`).type('text/plain')
    expect((await beacon.send(JSON.stringify({ cmi: at('lessons/L3'), commitSequence: 2 }))).status).toBe(200)
    expect(await record()).toMatchObject({ cmi: at('lessons/L3'), closed: true })
  })

  it('is refused when a later one of the launch came before', async () => {
    const { commitUrl } = await launch()
    await commit(ada, commitUrl, 2, at('lessons/L3'))
    const late = await commit(ada, commitUrl, 1, at('lessons/L2'))
    expect(late.status).toBe(409)
    expect(await record()).toMatchObject({ cmi: at('lessons/L3') })
  })

  it('comes back at the next launch, with the time of launches that broke off', async () => {
    const first = await launch()
    await commit(ada, first.commitUrl, 1, at('lessons/L2', { exit: 'suspend', session_time: '0000:02:30.50' }))
    const second = await launch()
    expect(second.cmi.core).toMatchObject({
      entry: 'resume',
      lesson_location: 'lessons/L2',
      total_time: '0000:02:30.50',
    })
    expect(second.cmi.core).not.toHaveProperty('session_time')
    // A runtime adds up the time itself at the end, and its total isn't counted twice.
    const said = { exit: 'suspend', session_time: '0000:01:00.00', total_time: '0000:03:30.50' }
    await commit(ada, `${second.commitUrl}&final=true`, 1, at('lessons/L2', said))
    expect((await launch()).cmi.core).toMatchObject({ total_time: '0000:03:30.50' })
  })

  it('is forgotten when HR starts over', async () => {
    const { commitUrl } = await launch()
    await commit(ada, commitUrl, 1, at('lessons/L2'))
    await ada.post(`${path}/session`, { fresh: 'yes' })
    expect(await record()).toEqual({ cmi: null, closed: false })
  })

  it('reaches no ledger and no record of a person', async () => {
    const tables = ['event', 'draft'] as const
    const count = async () => {
      const counts: number[] = []
      for (const table of tables) counts.push((await test.deps.store.db.selectFrom(table).selectAll().execute()).length)
      return counts
    }
    const before = await count()
    const { commitUrl } = await launch()
    await commit(ada, commitUrl, 1, at('lessons/L2', { lesson_status: 'passed', score: { raw: '100' } }))
    expect(await count()).toEqual(before)
  })
})

describe('a refused commit', () => {
  const refused: [string, number, (url: string) => Test][] = [
    ['without a session', 401, (url) => send(visitor(test).cookie, url)],
    [
      'of a launch that another one has followed',
      403,
      (url) => send(ada.cookie, url.replace(/launch=[\w-]+/, 'launch=earlier')),
    ],
    ['without a launch', 400, (url) => send(ada.cookie, url.replace(/\?.*/, ''))],
    ['to a trial that is gone', 404, (url) => send(ada.cookie, url.replace(path, '/hr/packages/previews/gone'))],
    ['when HR tries an expired session', 401, (url) => send(ada.cookie, `${url}&as=expired`)],
    ['from another site', 403, (url) => send(ada.cookie, url, 'cross-site')],
    ['of another shape', 400, (url) => send(ada.cookie, url).send({ cmi: 'all of it' })],
    ['with something besides', 400, (url) => send(ada.cookie, url).send({ cmi: {}, commitSequence: 1, role: 'hr' })],
    ['with something behind the question mark', 400, (url) => send(ada.cookie, `${url}&role=hr`)],
    ['with a launch twice', 400, (url) => send(ada.cookie, `${url}&launch=other`)],
    ...['__proto__', 'constructor', 'prototype'].map((name): [string, number, (url: string) => Test] => [
      `with ${name} in its tree`,
      400,
      (url) => send(ada.cookie, url).send(`{"cmi":{"core":{"${name}":{"isHr":"yes"}}},"commitSequence":1}`),
    ]),
    ['that is not JSON', 400, (url) => send(ada.cookie, url).send('{')],
    [
      'that is larger than any course',
      413,
      (url) => send(ada.cookie, url).send({ cmi: { suspend_data: 'x'.repeat(300_000) } }),
    ],
  ]

  it.each(refused)('%s: %i, as JSON, and never redirected', async (_, status, ask) => {
    const { commitUrl } = await launch()
    const answer = await ask(commitUrl)
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.body).toEqual({ result: false, errorCode: 101 })
    expect(await record()).toMatchObject({ cmi: null })
  })

  it('someone outside HR gets 403', async () => {
    const { commitUrl } = await launch()
    expect((await commit(await signedIn(test, staff.bob), commitUrl, 1)).status).toBe(403)
  })

  it('HR who has to set up a second step first gets 403', async () => {
    const { commitUrl } = await launch()
    await setSecondStepFrom(test.deps.store.db, calendarDate('2026-11-24'))
    expect((await commit(ada, commitUrl, 1)).status).toBe(403)
  })

  it('a commit after the launch was closed gets 403', async () => {
    const { commitUrl } = await launch()
    await commit(ada, `${commitUrl}&final=true`, 1, at('lessons/L2'))
    expect((await commit(ada, commitUrl, 2, at('lessons/L3'))).status).toBe(403)
  })

  it('can look like success, as in systems that send their log-in page, and nothing is stored', async () => {
    const { commitUrl } = await launch()
    const answer = await commit(ada, `${commitUrl}&as=login-page`, 1, at('lessons/L2'))
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await record()).toMatchObject({ cmi: null })
  })

  function send(cookie: string, url: string, site = 'same-origin'): Test {
    const asked = request(test.app).post(url).set('Cookie', cookie).set('Sec-Fetch-Site', site)
    return asked.type('json').send({ cmi: {}, commitSequence: 1 })
  }
})

interface LaunchAnswer {
  readonly commitUrl: string
  readonly cmi: { readonly core: object }
}

async function launch(): Promise<LaunchAnswer> {
  return (await ada.post(`${path}/session`)).body
}

async function record(): Promise<unknown> {
  return (await ada.get(`${path}/record`)).body
}

function commit(browser: Browser, url: string, sequence: number, cmi: object = {}): Test {
  return post(browser, url).type('json').send({ cmi, commitSequence: sequence })
}

/** Sends the way a runtime does: from our own page, without the hidden field. */
function post({ cookie }: Browser, url: string): Test {
  return request(test.app).post(url).set('Cookie', cookie).set('Sec-Fetch-Site', 'same-origin')
}

function at(place: string, core: object = {}) {
  return { core: { lesson_location: place, ...core } }
}
