import type { Response } from 'supertest'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { certificatesIn } from '../../src/certificates/certificate.ts'
import type { Content } from '../../src/course/content.ts'
import { type Detail, DETAILS, type Lesson } from '../../src/course/course.ts'
import { draw, getItem, practiceItems } from '../../src/course/draw.ts'
import { answerKey } from '../../src/course/question-type.ts'
import { isKind } from '../../src/ledger/history.ts'
import { fittingChoice } from '../../src/course/scenario.ts'
import { findCertificate } from '../../src/certificates/certificate.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { findDetail } from '../../src/learning/reading-preference.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { erasePerson } from '../../src/people/record.store.ts'
import { publishSite } from '../../src/site/site.store.ts'
import { hrefTo, webLinks } from '../../src/app/href.web.ts'
import { type Browser, showing, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn, ORGANIZATION } from '../support/staff.ts'
import { content, exampleSite } from '../support/content.ts'
import { askAbout } from '../support/pdf.ts'
import type { SafeHtml } from '../../src/platform/html/safe.ts'

/** Claims of `docs/less-detail.md`. */

const TODAY = calendarDate('2026-11-24')
const LONGER = 'One more sentence of detail.'
const GENTLER = 'A sentence in its place.'

/** Each final check has the same questions, so that two learners can be compared; one lesson differs by the path. */
const course: Content = { ...content, course: { ...content.course, lessons: lessonsWithDetail(), items: drawnItems() } }

interface Learned {
  readonly test: TestApp
  readonly staff: Staff
  readonly bob: Browser
}

describe('the choice', () => {
  it('changes what a lesson shows, at any time and in both directions, and leads back to the page', async () => {
    const { bob } = await opened()
    expect(await shows(bob)).toEqual([true, false])
    await choose(bob, 'less').expect(303).expect('Location', '/lessons/L2')
    expect(await shows(bob)).toEqual([false, true])
    await choose(bob, 'full').expect(303)
    expect(await shows(bob)).toEqual([true, false])
  })

  it.each(['/lessons/L2', '/before-you-start', '/pause'])('can be made on %s, without a script', async (path) => {
    const { bob } = await opened()
    const form = await switchOn(bob, path)
    expect(form).toMatchObject({ detail: 'less', language: 'en', to: path })
    await bob.post('/reading', form).expect(303).expect('Location', path)
    expect(await switchOn(bob, path)).toMatchObject({ detail: 'full' })
  })

  it.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', 'lessons/L2', ''])(
    'leads home from a page that is not ours: "%s"',
    async (to) => {
      const { bob } = await opened()
      await bob.post('/reading', { language: 'en', detail: 'less', to }).expect(303).expect('Location', '/')
    },
  )

  it('is made by no address and by no form of another shape', async () => {
    const { test, staff, bob } = await opened()
    await bob.get('/lessons/L2?detail=less')
    await bob.get('/reading?detail=less')
    for (const fields of [{ detail: 'less' }, { detail: 'none', language: 'en', to: '/' }, {}])
      await bob.post('/reading', fields).expect(400)
    expect(await findDetail(test.deps.store.db, staff.bob)).toBe('full')
  })

  it('is gone when the person is erased', async () => {
    const { test, staff, bob } = await opened()
    await choose(bob, 'less')
    await test.deps.store.transaction((tx) => erasePerson(tx, staff.bob, TODAY))
    expect(await test.deps.store.db.selectFrom('reading_preference').selectAll().execute()).toEqual([])
  })
})

describe('two people who differ in nothing but the choice', () => {
  let full: Learned
  let less: Learned
  beforeAll(async () => {
    full = await learned('full')
    less = await learned('less')
  })

  it('have both finished, and made different choices', async () => {
    for (const [{ test, staff }, detail] of [
      [full, 'full'],
      [less, 'less'],
    ] as const) {
      const kinds = (await historyOf(test.deps.store.db, staff.bob)).map(({ kind }) => kind)
      expect(kinds).toContain('completed')
      expect(await findDetail(test.deps.store.db, staff.bob)).toBe(detail)
    }
  })

  it('have the same completion, score and credited minutes', async () => {
    const completion = async ({ test, staff }: Learned) =>
      (await historyOf(test.deps.store.db, staff.bob)).filter(isKind('completed')).map(({ body }) => plain(body))
    expect(await completion(less)).toEqual(await completion(full))
  })

  it.each([
    ['the list of people', () => '/hr/people'],
    ['the download', () => '/hr/people.csv'],
    ['the page of the person', ({ staff }: Learned) => hrefTo('/hr/people/:person', { person: staff.bob })],
  ])('are the same to HR, byte for byte: %s', async (_, path) => {
    const seen = async (twin: Learned) => {
      const ada = await signedIn(twin.test, twin.staff.ada)
      const { status, text } = await ada.get(path(twin))
      expect(status).toBe(200)
      return plain(text)
    }
    expect(await seen(less)).toBe(await seen(full))
  })

  it('are the same in every table but the one that holds the choice', async () => {
    const [one, other] = [await tables(less), await tables(full)]
    expect(Object.keys(one).length).toBeGreaterThan(12)
    const { reading_preference: ofLess, ...restOfLess } = one
    const { reading_preference: ofFull, ...restOfFull } = other
    expect(ofLess).not.toEqual(ofFull)
    expect(restOfLess).toEqual(restOfFull)
  })

  it.each<[string, (certificate: Issued) => string]>([
    ['every claim of its code', ({ token }) => claims(token)],
    ['every word on its page', ({ pdf }) => askAbout(pdf, 'pdftotext', '-layout', 'file.pdf', '-')],
    ['what a screen reader says', ({ pdf }) => askAbout(pdf, 'pdfinfo', '-struct-text', 'file.pdf')],
    ['what the file says of itself', ({ pdf }) => askAbout(pdf, 'pdfinfo', '-custom', 'file.pdf')],
    ['its metadata', ({ pdf }) => askAbout(pdf, 'pdfinfo', '-meta', 'file.pdf')],
  ])('have the same certificate: %s', async (_, said) => {
    const [ofLess, ofFull] = [said(await issued(less)), said(await issued(full))]
    expect(ofFull).toMatch(/Bob Rivera|Certificate of completion/)
    expect(plain(ofLess)).toBe(plain(ofFull))
  })

  it('leave the same lines in the log', () => {
    expect(less.test.log.length).toBeGreaterThan(50)
    expect(plain(less.test.log)).toEqual(plain(full.test.log))
  })

  it('get the same answer when they choose', async () => {
    const answer = async (detail: Detail) => {
      const { bob } = await opened()
      const { headers, status, text } = await choose(bob, detail)
      return plain({ headers: { ...headers, date: '' }, status, text })
    }
    expect(await answer('less')).toBe(await answer('full'))
  })
})

describe('the log', () => {
  it('does not tell a break, a hurried exit or a choice from anything else', async () => {
    const { test, bob } = await opened()
    const before = test.log.length
    await choose(bob, 'less')
    for (const path of ['/before-you-start', '/pause', '/what-happens-next', '/other-format', '/leave'])
      expect((await bob.get(path)).status).toBeLessThan(400)
    const left = plain(test.log.slice(before).filter(({ msg }) => msg === 'answered'))
    expect(left).not.toMatch(/reading|before|pause|happens|format|leave|blank|less|detail/)
    expect(test.log.slice(before).filter(({ route }) => route === 'private')).toHaveLength(6)
    for (const line of test.log.slice(before)) expect(line).not.toHaveProperty('method')
  })

  it('says the same of signing out and of leaving, and not who it was', async () => {
    // Runs with and without a neutral site, because the log includes the page that the browser opens next.
    const linesOf = async (end: (bob: Browser) => PromiseLike<Response>, leaveTo: string | null = null) => {
      const { test, bob } = await opened()
      await putOrganization(test.deps.store.db, { ...ORGANIZATION, leaveTo }, test.deps.now())
      const before = test.log.length
      const next = String((await end(bob)).headers['location'])
      if (next.startsWith('/')) await bob.get(next)
      return plain(test.log.slice(before))
    }
    const leaving = await linesOf((bob) => bob.get('/leave'))
    expect(leaving).not.toMatch(/person|signed|out\b/)
    expect(leaving).toBe(await linesOf((bob) => bob.get('/leave'), 'https://weather.example/'))
    expect(leaving).toBe(await linesOf((bob) => bob.post('/sign-out')))
  })
})

describe('addresses', () => {
  it('are the same on both paths', async () => {
    const { bob } = await opened()
    const addresses = async () =>
      (
        await Promise.all(['/course', '/lessons/L2', '/before-you-start', '/pause'].map((path) => bob.get(path)))
      ).flatMap(({ text }) => [...text.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, address]) => address))
    const onFull = await addresses()
    await choose(bob, 'less')
    expect(await addresses()).toEqual(onFull)
  })
})

/** The app on that course, with Bob signed in. */
async function opened(): Promise<Learned> {
  const test = await testApp()
  const staff = await staffOn(test)
  const deps = showing(test.deps, { contents: { ...test.deps.contents, en: course } })
  const changed = { ...test, deps, app: createApp(deps) }
  return { test: changed, staff, bob: await signedIn(changed, staff.bob) }
}

/** Bob chooses, reads every lesson, answers all, passes and acknowledges. */
async function learned(detail: Detail): Promise<Learned> {
  const { test, staff, bob } = await opened()
  const { deps } = test
  const recording = { course: course.course.id, actor: staff.ada, at: deps.now(), today: TODAY }
  await deps.store.transaction((tx) =>
    publishSite(tx, staff.north, { ...exampleSite, slug: 'north-house', name: 'North House' }, recording),
  )
  await choose(bob, detail)
  for (const { id } of course.course.lessons) {
    await bob.get(`/lessons/${id}`).expect(200)
    for (const item of practiceItems(course.course, id))
      await bob.post(`/lessons/${id}/questions/${item.id}`, { answer: answerKey(item) }).expect(303)
  }
  for (const { id, decisions } of course.scenarios) {
    for (const [index, decision] of decisions.entries())
      await bob.post(webLinks.scenarioStep(id, index + 1), { choice: fittingChoice(decision).id }).expect(303)
  }
  const attempt = String((await bob.post('/final')).headers['location']).replace('/questions/1', '')
  const started = (await historyOf(deps.store.db, staff.bob)).find(isKind('attempt_started'))
  for (const [index, id] of (started?.body.items ?? []).entries()) {
    const item = getItem(course.course, id)
    await bob.post(`${attempt}/questions/${index + 1}`, { answer: answerKey(item) }).expect(303)
  }
  await bob.post(`${attempt}/answers`).expect(303)
  const version = (await historyOf(deps.store.db, staff.north)).find(isKind('site_published'))?.id ?? ''
  await bob.post('/policy', { site: staff.north, version }).expect(303).expect('Location', '/finished')
  return { test, staff, bob }
}

function choose(bob: Browser, detail: Detail) {
  return bob.post('/reading', { language: 'en', detail, to: '/lessons/L2' })
}

/** Whether the lesson shows what each path has to itself. */
async function shows(bob: Browser): Promise<boolean[]> {
  const { text } = await bob.get('/lessons/L2')
  return [LONGER, GENTLER].map((sentence) => text.includes(sentence))
}

/** Sends the form for the choice. */
async function switchOn(bob: Browser, path: string): Promise<Record<string, string>> {
  const { text } = await bob.get(path)
  // Header and footer have the form for the language.
  const [, main = ''] = /<main(.*)<\/main>/s.exec(text) ?? []
  const form = /<form class="no-print" method="post" action="\/reading">.*?<\/form>/s.exec(main)?.[0] ?? ''
  const fields = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]))
}

interface Issued {
  readonly token: string
  readonly pdf: Buffer
}

async function issued({ test, staff }: Learned): Promise<Issued> {
  const { db } = test.deps.store
  const [first] = certificatesIn(await historyOf(db, staff.bob))
  const stored = first === undefined ? null : await findCertificate(db, first.number)
  if (stored === null || stored.token === null || stored.pdf === null) throw new Error('nothing was issued')
  return { token: stored.token, pdf: stored.pdf }
}

/** All that is signed, as text: `certificateOf` would leave out a claim that it does not know. */
function claims(token: string): string {
  const [header = '', payload = ''] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'))
  return header.replace(/\/certificates\/keys\/[\w-]{12}"/, '/certificates/keys/key"') + payload
}

/** All that is stored, by table, without order. */
async function tables({ test }: Learned): Promise<Record<string, string[]>> {
  const { db } = test.deps.store
  const names = (await db.introspection.getTables()).map(({ name }) => name)
  const read = names.map(async (name) => {
    // Every name is one of the schema.
    const rows = await db
      .selectFrom(name as 'draft')
      .selectAll()
      .execute()
    return [name, rows.map(plain).sort()] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

/**
 * Replaces everything random, which is the same for everyone: ids, hashes, salts, tokens, request numbers, keys and
 * what is signed with them (its words are compared above), the order of questions, and the wall clock.
 */
function plain(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'id')
    .replaceAll(/\b[\da-f]{32,64}\b/g, 'hash')
    .replaceAll(/\bey[\w-]+\.[\w-]+\.[\w-]+/g, 'signed')
    .replaceAll(/(?<![\w-])([\w-]{43}|[\w-]{86})(?![\w-])/g, 'token')
    .replaceAll(/\bC(-[\dA-Z]{4}){3}\b/g, 'certificate')
    .replaceAll(/"pdf":\{[^}]*\}/g, 'file')
    .replaceAll(/\\?"(key|key_id|kid|id)\\?":\\?"[\w-]{12}\\?"/g, 'key')
    .replaceAll(/"(time|applied_at)":"[^"]*"/g, 'clock')
    .replaceAll(/E-\d{4}-\d{2}/g, 'request')
    .replaceAll(/\$argon2id[^"\\]+/g, 'password')
    .replaceAll(/\b(Q\d+)\b/g, 'question')
    .replaceAll(/\\?"optionOrders\\?":\{[^}]*\}/g, 'orders')
}

function lessonsWithDetail(): Lesson[] {
  return content.course.lessons.map((lesson) => {
    const [first, ...rest] = lesson.sections
    if (lesson.id !== 'L2' || first === undefined) return lesson
    const added = DETAILS.map((detail) => ({
      kind: 'prose' as const,
      bodyHtml: `<p>${detail === 'full' ? LONGER : GENTLER}</p>` as SafeHtml, // our own words
      shownIn: [detail],
    }))
    return { ...lesson, sections: [{ ...first, blocks: [...first.blocks, ...added] }, ...rest] }
  })
}

function drawnItems() {
  const { items: drawn } = draw(content.course, 'seed', [])
  return content.course.items.filter(({ id, use }) => use === 'practice' || drawn.includes(id))
}
