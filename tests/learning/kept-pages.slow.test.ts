import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import request from 'supertest'
import { practiceItems } from '../../src/course/draw.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { freshApp, type Somebody, somebody, tokensOn, withoutTokens } from '../support/kept.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { sqliteFile } from '../support/stores.ts'

const engine = sqliteFile()
afterAll(() => engine.stop())

const { course } = contents.en
const [first] = course.lessons
const [item] = first === undefined ? [] : practiceItems(course, first.id)
if (first === undefined || item === undefined) throw new Error('the course has a lesson with a question')
const PAGES = [
  webLinks.home(),
  ...course.lessons.map(({ id }) => webLinks.lesson(id, null)),
  webLinks.question(first.id, item.id),
  webLinks.contacts(),
  webLinks.policy(),
  webLinks.final(),
]

let app: TestApp
let staff: Staff
let bob: Somebody
let dan: Somebody
let ada: Somebody
// Other files share the modules: they get new ones, in which templates are guarded.
afterAll(() => vi.resetModules())
beforeEach(async () => {
  app = await testApp({}, contents, await engine.open())
  staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  await publishExample(app, staff.south, { name: 'South House', slug: 'south-house' })
  ;[bob, dan, ada] = [await somebody(app, staff.bob), await somebody(app, staff.dan), await somebody(app, staff.ada)]
})

it('people who read the same pages in turn each get their own token in every form, and nobody else’s', async () => {
  for (let turn = 0; turn < 2; turn += 1) {
    for (const path of PAGES) {
      const answers = await Promise.all([bob, dan, ada].map((one) => one.get(path).expect(200)))
      for (const [index, one] of [bob, dan, ada].entries()) {
        const { text = '', headers = {} } = answers[index] ?? {}
        const tokens = tokensOn(text)
        expect(tokens.length, path).toBeGreaterThan(2)
        for (const token of tokens) expect(token, path).toBe(one.token)
        expect(headers['cache-control'], path).toBe('no-store')
        expect(headers['content-security-policy'], path).toMatch(/^default-src 'none';script-src 'self'/)
      }
    }
  }
})

it('a page is the one that a server which has kept nothing sends, at every step of the course', async () => {
  const steps: (() => Promise<unknown>)[] = [
    async () => {},
    () => bob.post(webLinks.question(first.id, item.id), { answer: 'a' }).expect(303),
    () => bob.post('/reading', { language: 'es', detail: 'less', to: '/' }).expect(303),
    () => publishExample(app, staff.north, { support: { role: 'Night support', phone: '609-555-0177' } }),
    async () => app.clock.pass({ minutes: 25 }),
  ]
  for (const step of steps) {
    await step()
    const fresh = await freshApp(app)
    for (const path of PAGES) {
      for (const one of [bob, dan]) {
        const kept = await one.get(path).expect(200)
        const made = await request(fresh).get(path).set('Cookie', one.cookie).expect(200)
        expect(withoutTokens(kept.text), path).toBe(withoutTokens(made.text))
      }
    }
  }
})

it('a page is the same compressed and as it is, with the guard of templates and without', async () => {
  const texts = async (encoding: string) =>
    Promise.all(
      PAGES.map(async (path) => withoutTokens((await bob.get(path).set('Accept-Encoding', encoding).expect(200)).text)),
    )
  const guarded = await texts('identity')
  expect(await texts('gzip')).toEqual(guarded)
  expect(await texts('br')).toEqual(guarded)
  const fresh = await freshApp(app, true)
  for (const [index, path] of PAGES.entries()) {
    const { text } = await request(fresh).get(path).set('Cookie', bob.cookie).expect(200)
    expect(withoutTokens(text), path).toBe(guarded[index])
  }
})

it('somebody whose sessions end gets no kept page', async () => {
  await bob.get(webLinks.lesson(first.id, null)).expect(200)
  await app.deps.store.db.deleteFrom('session').where('person', '=', staff.bob).execute()
  await bob.get(webLinks.lesson(first.id, null)).expect(303)
})
