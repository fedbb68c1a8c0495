import request from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import type { NewEvent, PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { erasePerson } from '../../src/people/record.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { noteEverybodyWaiting } from '../../src/learning/waiting.store.ts'
import { day } from '../support/history.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { FILLED_CREDIT } from '../support/credit.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { PNG } from '../support/papers.ts'
import { publishExample } from '../support/site.ts'

const t = MESSAGES.en
const { needs, approverUnknown } = t.hr.credits.form

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

type Filled = Partial<Record<keyof typeof FILLED_CREDIT, string>>

describe('a completion from elsewhere', () => {
  it('brings somebody up to date, and the record says from where, by whom and on what evidence', async () => {
    const answer = await post(staff.bob, { minutes: '180', score: '92', language: 'es' }).expect(303)
    const confirmation = await ada.get(answer.headers['location'] ?? '')
    expect(confirmation.text).toContain(t.hr.credits.form.saved)
    expect(await statusOf(staff.bob)).toBe('up-to-date')
    expect((await creditsOf(staff.bob))[0]?.body).toMatchObject({
      source: 'prior-learning',
      from: 'Orientation at Bayview',
      creditedMinutes: 180,
      score: 92,
      language: 'es',
      courseVersion: null,
      approver: staff.ada,
      evidence: { files: [], reference: 'binder 3, page 12' },
    })
    const { text } = await ada.get(personPath(staff.bob))
    expect(text).toContain('Earlier training counts: Orientation at Bayview')
    expect(text).toContain('Approved by Ada Okafor')
    expect(text).toContain('Reference: binder 3, page 12')
    expect(text).toMatch(/Credited for.*Nov 20, 2026.*\(earlier training\)/s)
  })

  it('covers the version of the policy that was in force on its day, unless HR chooses another', async () => {
    const { version } = test.deps.contents.en.policy
    await post(staff.bob).expect(303)
    expect((await creditsOf(staff.bob))[0]?.body.policyVersion).toBe(version)
    await post(staff.dan, { version: 'never-published' }, needs.version)
  })

  it('is recorded once, however often the form is sent', async () => {
    await post(staff.bob).expect(303)
    await post(staff.bob).expect(303)
    expect(await creditsOf(staff.bob)).toHaveLength(1)
  })

  it.each<[string, Filled, string]>([
    ['a day still to come', { on: '2026-11-25' }, t.hr.credits.form.future],
    [
      'a day before the first employment',
      { on: '2026-11-15' },
      'before the person’s first day of work here, Nov 16, 2026',
    ],
    ['no day', { on: '' }, needs.on],
    ['a day that is none', { on: '2026-02-30' }, needs.on],
    ['no source', { source: '' }, needs.source],
    ['a session, which has a form of its own', { source: 'live-session' }, needs.source],
    ['nothing on what it was', { from: '  ' }, needs.from],
    ['minutes in words', { minutes: 'two hours' }, 'Enter a whole number of minutes'],
    ['more than all points', { score: '101' }, needs.score],
    ['an approver whom nobody knows', { approver: 'Eve' }, approverUnknown],
    ['neither a paper nor a word on where it is', { reference: '' }, needs.evidence],
  ])('is refused with %s, and what was typed is kept', async (_, change, words) => {
    const { status, text } = await post(staff.bob, change)
    expect(status).toBe(422)
    expect(text).toContain(words)
    expect(text).toContain('value="a-key-of-the-page"')
    expect(await creditsOf(staff.bob)).toEqual([])
  })

  it('is refused twice for one day and source; another source is another completion', async () => {
    await post(staff.bob).expect(303)
    const { status, text } = await post(staff.bob, { key: 'another-page' })
    expect(status).toBe(422)
    expect(text).toContain(t.hr.credits.form.twice)
    await post(staff.bob, { key: 'a-third-page', source: 'signed-paper' }).expect(303)
  })

  it('can be approved by somebody else on record, by e-mail or by name', async () => {
    await post(staff.bob, { approver: 'cleo@harborstreet.example' }).expect(303)
    await post(staff.dan, { key: 'another-page', approver: 'Cleo Marsh' }).expect(303)
    for (const person of [staff.bob, staff.dan]) {
      expect((await creditsOf(person))[0]?.body.approver).toBe(staff.cleo)
    }
  })

  it('can only be recorded by HR', async () => {
    const cleo = await signedIn(test, staff.cleo)
    expect((await cleo.get(`${personPath(staff.bob)}/credits/new`)).status).toBe(403)
    expect((await cleo.get(personPath(staff.bob))).text).not.toContain('/credits/new')
  })
})

describe('the scan of a paper', () => {
  it('comes back as it was sent, to be saved and never shown', async () => {
    await upload(PNG, 'Übergabe Bob.png').expect(303)
    const [href] = /\/hr\/evidence\/[^"]+/.exec((await ada.get(personPath(staff.bob))).text) ?? []
    const answer = await ada.get(href ?? '').buffer(true)
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual(PNG)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="?bergabe Bob.png"; filename*=UTF-8''%C3%9Cbergabe%20Bob.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none';frame-ancestors 'none';sandbox",
      'cache-control': 'no-store',
    })
  })

  it.each<[string, Buffer, string, string]>([
    [
      'of another type under the name of a PDF',
      Buffer.from('<html>'),
      'sheet.pdf',
      t.hr.credits.evidenceProblems['other-type'],
    ],
    ['without anything in it', Buffer.alloc(0), 'sheet.pdf', t.hr.credits.evidenceProblems.empty],
    [
      'of more than 5 MB',
      Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]),
      'sheet.png',
      t.hr.credits.evidenceProblems['too-large'],
    ],
  ])('%s is refused, and nothing is recorded', async (_, bytes, name, words) => {
    const { status, text } = await upload(bytes, name)
    expect(status).toBe(422)
    expect(text).toContain(words)
    expect(await creditsOf(staff.bob)).toEqual([])
  })

  it('is not found by a supervisor, by a wrong address, or once the person was erased', async () => {
    await upload(PNG, 'paper.png').expect(303)
    const [href = ''] = /\/hr\/evidence\/[^"]+/.exec((await ada.get(personPath(staff.bob))).text) ?? []
    const cleo = await signedIn(test, staff.cleo)
    expect((await cleo.get(href)).status).toBe(403)
    expect((await cleo.get(personPath(staff.bob))).text).toContain('1 document on file')
    expect((await ada.get('/hr/evidence/none')).status).toBe(404)
    await test.deps.store.transaction((tx) => erasePerson(tx, staff.bob, day('2026-11-24')))
    expect((await ada.get(href)).status).toBe(404)
    expect((await ada.get(personPath(staff.bob))).text).toContain('1 more document was erased')
  })
})

describe('a learner whose orientation was credited', () => {
  it('reads on the home page what counts and from where, and has nothing left to do', async () => {
    await post(staff.bob).expect(303)
    const bob = await signedIn(test, staff.bob)
    const { text } = await bob.get('/course')
    expect(text).toContain(t.hr.credits.home.title)
    expect(text).toContain('HR credited it for Nov 20, 2026: earlier training, Orientation at Bayview.')
    expect(text).not.toContain(t.learn.home.finishedTitle)
    expect(text).not.toContain('Finish by')
    expect(text).not.toContain('is-now')
    expect(text).not.toContain('tag--done')
  })

  it('may acknowledge the policy, which is then shown as done', async () => {
    await publishExample(test, staff.north, {})
    await post(staff.bob).expect(303)
    const bob = await signedIn(test, staff.bob)
    const { text } = await bob.get('/policy')
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? ''
    await bob.post('/policy', { site: field('site'), version: field('version') }).expect(303)
    expect((await bob.get('/course')).text).toContain('tag--done')
    expect(await statusOf(staff.bob)).toBe('up-to-date')
  })

  it('waits for the details of the site only when the policy has changed since', async () => {
    await publishVersion('old', '2026-01-02', null)
    await post(staff.bob, { version: 'old' }).expect(303)
    expect((await ada.get('/hr/sites')).text).not.toContain('is waiting for these details')
    expect(await statusOf(staff.bob)).toBe('up-to-date')
    await publishVersion('new', '2026-11-21', '2026-11-22')
    const { contents, now, store } = test.deps
    const { course } = contents.en
    // The server does this every hour.
    const recording = () =>
      ({ course: course.id, actor: 'system:waiting', at: now(), today: day('2026-11-24') }) as const
    await noteEverybodyWaiting(store, course, recording)
    expect(await statusOf(staff.bob)).toBe('waiting-for-site')
    expect((await ada.get('/hr/sites')).text).toContain('1 person is waiting for these details')
  })

  it('reads why there is no certificate', async () => {
    const bob = await signedIn(test, staff.bob)
    expect((await bob.get('/certificate')).status).toBe(303)
    await post(staff.bob).expect(303)
    const { status, text } = await bob.get('/certificate')
    expect(status).toBe(200)
    expect(text).toContain('Certificates are only for people who take the course here.')
    expect((await bob.get('/course')).text).toContain(t.hr.credits.noCertificate.why)
  })

  it('knows what HR sees of it', async () => {
    const bob = await signedIn(test, staff.bob)
    expect((await bob.get('/what-hr-sees')).text).toContain('what HR credited from elsewhere')
  })

  it('is in the report with the source', async () => {
    await post(staff.bob).expect(303)
    const { text } = await ada.get('/hr/people.csv')
    expect(text).toContain('"prior-learning","Orientation at Bayview"')
  })
})

function personPath(person: PersonId): string {
  return `/hr/people/${person.slice('person:'.length)}`
}

function post(person: PersonId, change: Filled = {}, expected?: string) {
  const sent = ada.post(`${personPath(person)}/credits`, { ...FILLED_CREDIT, ...change })
  return expected === undefined ? sent : sent.expect(422).expect(new RegExp(expected))
}

/** Sends a form with a file the way a browser does. */
function upload(bytes: Buffer, name: string) {
  const form = request(test.app)
    .post(`${personPath(staff.bob)}/credits`)
    .set('Cookie', ada.cookie)
    .set('Sec-Fetch-Site', 'same-origin')
    .field('csrf', ada.csrf)
  for (const [field, value] of Object.entries({ ...FILLED_CREDIT, reference: '' })) form.field(field, value)
  return form.attach('file', bytes, name)
}

async function publishVersion(version: string, on: string, updateBy: string | null): Promise<void> {
  const body = {
    v: 1,
    version,
    hash: 'a'.repeat(64),
    material: updateBy !== null,
    updateBy: updateBy === null ? null : day(updateBy),
  } as const
  const event: NewEvent = {
    kind: 'policy_published',
    subject: 'policy:csec',
    course: test.deps.contents.en.course.id,
    effectiveOn: day(on),
    recordedAt: test.deps.now(),
    actor: 'system:content',
    body,
  }
  await test.deps.store.transaction((tx) => record(tx, [event], day('2026-11-24')))
}

async function creditsOf(person: PersonId) {
  return (await historyOf(test.deps.store.db, person)).filter(isKind('credited'))
}

async function statusOf(person: PersonId) {
  return (await findPerson(test.deps.store.db, person))?.standing.status
}
