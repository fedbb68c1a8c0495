import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { getItem } from '../../src/course/draw.ts'
import type { ItemId } from '../../src/course/course.ts'
import { answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { draftsOf } from '../../src/platform/database/draft.store.ts'
import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { contents } from '../support/content.ts'
import { keepEdition } from '../support/examples.ts'
import { finishAllBut } from '../support/nearly-done.ts'
import { adopt, REWORDED, rewording } from '../support/own-policy.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const t = MESSAGES.en
const VERSION = contents.en.policy.version
const SHIPPED = contents.en.policy.clauses.find(({ id }) => id === 'PR-6')?.text ?? ''

let app: TestApp
let staff: Staff
let bob: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishPolicy(app.deps.store, contents.en, app.deps.now())
  await keepEdition(app)
  await keepEdition(app, contents.es)
  await publishExample(app, staff.north, {})
  bob = await signedIn(app, staff.bob)
})

/** Bob finished, and then the organization changed the policy. */
async function changedAfter(changes = [rewording()]): Promise<string> {
  await completeCourse(app, staff.bob)
  return adopt(app, staff, changes)
}

const recorded = async (person: PersonId = staff.bob) => historyOf(app.deps.store.db, person)
const statusOf = async (person: PersonId = staff.bob) => (await findPerson(app.deps.store.db, person))?.standing
const questionsOn = (page: string): ItemId[] => [
  ...new Set([...page.matchAll(/\/update\/questions\/(Q\d+)"/g)].map(([, id]) => id as ItemId)),
]
const questionPath = (item: ItemId) => hrefTo('/update/questions/:item', { item })
const answer = (item: ItemId, letters: readonly string[]) => bob.post(questionPath(item), { answer: [...letters] })
const rightTo = (item: ItemId) => answerKey(getItem(contents.en.course, item))

/** What the form at the end of the update sends. */
function fieldsOf(page: string): Record<string, string> {
  const names = ['site', 'version', 'policy']
  return Object.fromEntries(
    names.map((name) => [name, new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '']),
  )
}

async function answerAll(): Promise<string> {
  for (const item of questionsOn((await bob.get('/update')).text)) await answer(item, rightTo(item)).expect(303)
  return (await bob.get('/update')).text
}

describe('somebody trained before a material change', () => {
  it('finds it on the home page, with its minutes and its date', async () => {
    await changedAfter()
    const { text } = await bob.get('/course')
    expect(text).toContain(t.update.homeTitle)
    expect(text).toMatch(/It takes about [34] minutes\. It’s due by Dec 24, 2026\./)
    expect(text).toContain('href="/update"')
  })

  it('finds on the home page how many questions were right so far, once there’s one', async () => {
    await changedAfter()
    const items = questionsOn((await bob.get('/update')).text)
    const [item = 'Q0'] = items
    const begun = t.update.homeBegun(1, items.length)
    await answer(item, wrongAnswer(getItem(contents.en.course, item)))
    const none = (await bob.get('/course')).text
    expect(none).not.toContain(begun)
    expect(none).not.toContain(t.update.homeBegun(0, items.length))
    await answer(item, rightTo(item))
    expect((await bob.get('/course')).text).toContain(begun)
  })

  it('reads the old and the new text, what the course says, and answers questions about it', async () => {
    await changedAfter()
    const { text } = await bob.get('/update').expect(200)
    expect(text).toContain(SHIPPED)
    expect(text).toContain(REWORDED.en.text)
    expect(text).toContain('id="L4-tell-now"')
    const items = questionsOn(text)
    expect(items.length).toBeGreaterThan(0)
    for (const id of items) expect(getItem(contents.en.course, id).clauses).toContain('PR-6')
    expect(text).not.toContain(t.update.acknowledge)
    expect(text.split(t.update.blocked)[1]).toContain(`<a href="${questionPath(items[0] ?? 'Q0')}">`)
  })

  it('reads it in Spanish', async () => {
    await changedAfter()
    await bob.post('/reading', { language: 'es', detail: 'full', to: '/update' }).expect(303)
    const { text } = await bob.get('/update')
    expect(text).toContain(REWORDED.es.text)
    expect(text).toContain(contents.es.policy.clauses.find(({ id }) => id === 'PR-6')?.text)
    expect(text).toContain(MESSAGES.es.update.title)
  })

  it('may try a question again, and what was right once stays right', async () => {
    await changedAfter()
    const [item = 'Q0'] = questionsOn((await bob.get('/update')).text)
    await answer(item, wrongAnswer(getItem(contents.en.course, item))).expect('Location', `${questionPath(item)}/reply`)
    const wrong = await bob.get(`${questionPath(item)}/reply`)
    expect(wrong.text).toContain(t.learn.check.again)
    expect(wrong.text).toContain(t.update.again)
    await answer(item, rightTo(item))
    expect((await bob.get(`${questionPath(item)}/reply`)).text).toContain(t.learn.check.fits)
    await answer(item, wrongAnswer(getItem(contents.en.course, item)))
    expect((await bob.get('/update')).text.split(t.update.right)).toHaveLength(2)
    await bob.post(questionPath(item), {}).expect(422)
  })

  it('has it on record with the version, the clauses and the questions, and keeps the completion', async () => {
    const version = await changedAfter()
    await bob.get('/certificate').expect(200)
    const before = await recorded()
    const was = await statusOf()
    expect(was).toMatchObject({ status: 'update-due', completedOn: '2026-11-24', dueOn: '2026-12-24' })
    const page = await answerAll()
    const items = questionsOn(page)
    await bob.post('/policy', fieldsOf(page)).expect('Location', '/finished')
    const after = await recorded()
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.slice(before.length)).toMatchObject([
      {
        kind: 'acknowledged',
        body: {
          v: 2,
          policyVersion: version,
          language: 'en',
          update: { from: VERSION, clauses: ['PR-6'], items, way: 'here' },
        },
      },
    ])
    expect(await statusOf()).toMatchObject({ status: 'up-to-date', completedOn: was?.completedOn })
    expect(await draftsOf(app.deps.store.db, staff.bob, 'update:')).toEqual(new Map())
    await bob.get('/update').expect('Location', '/course')
    expect((await bob.get('/course')).text).not.toContain(t.update.homeTitle)
  })

  it('can’t acknowledge it before every question was right once, and sending it twice records it once', async () => {
    await changedAfter()
    const page = (await bob.get('/policy')).text
    expect(page).toContain(t.update.first)
    expect(page).toContain('href="/update"')
    const sent = fieldsOf(await answerAll())
    await bob.post('/policy', sent)
    await bob.post('/policy', sent)
    expect((await recorded()).filter(isKind('acknowledged')).filter(({ body }) => body.v === 2)).toHaveLength(1)
  })

  it('is refused without the questions', async () => {
    await changedAfter()
    const published = (await historyOf(app.deps.store.db, staff.north)).findLast(isKind('site_published'))
    const sent = { site: staff.north, version: published?.id ?? '', policy: `${VERSION}.1` }
    await bob.post('/policy', sent).expect('Location', '/policy')
    expect(await statusOf()).toMatchObject({ status: 'update-due' })
  })

  it('keeps the answers when another clause changes, and then does both', async () => {
    await changedAfter()
    await answerAll()
    await adopt(app, staff, [rewording({ clause: 'P-3', released: null })])
    const { text } = await bob.get('/update')
    expect(text).toContain('PR-6')
    expect(text).toContain('P-3')
    expect(text).toContain(t.update.toDo)
    await bob.post('/policy', fieldsOf(await answerAll())).expect('Location', '/finished')
    const last = (await recorded()).findLast(isKind('acknowledged'))?.body
    expect(last).toMatchObject({ v: 2, update: { from: VERSION, clauses: ['P-3', 'PR-6'] } })
  })

  it('acknowledges the whole policy when the change was taken back', async () => {
    await changedAfter()
    await adopt(app, staff, [rewording({ words: null })])
    await bob.get('/update').expect('Location', '/course')
    const page = (await bob.get('/policy')).text
    expect(page).toContain(t.learn.policy.acknowledge)
    await bob.post('/policy', fieldsOf(page)).expect('Location', '/finished')
    expect(await statusOf()).toMatchObject({ status: 'up-to-date' })
  })
})

describe('somebody halfway through', () => {
  it('reads the new text at the end and has no update to do', async () => {
    await finishAllBut('acknowledging', app, staff)
    await adopt(app, staff, [rewording()])
    await bob.get('/update').expect('Location', '/course')
    const page = (await bob.get('/policy')).text
    expect(page).toContain(REWORDED.en.text)
    await bob.post('/policy', fieldsOf(page)).expect('Location', '/finished')
    expect(await statusOf()).toMatchObject({ status: 'up-to-date' })
    await bob.get('/update').expect('Location', '/course')
  })
})

describe('on paper', () => {
  let ada: Browser
  beforeEach(async () => {
    ada = await signedIn(app, staff.ada)
  })
  const sheet = () => hrefTo('/hr/people/:person/update-sheet', { person: staff.bob })
  const form = () => hrefTo('/hr/people/:person/changes/:change', { person: staff.bob, change: 'signed-update' })

  it('HR prints what changed for one person, in either language', async () => {
    await changedAfter()
    expect((await ada.get(hrefTo('/hr/people/:person', { person: staff.bob }))).text).toContain(sheet())
    const { text } = await ada.get(sheet()).expect(200)
    expect(text).toContain(SHIPPED)
    expect(text).toContain(REWORDED.en.text)
    expect(text).toContain(t.hr.changes.updateSheet.signature)
    expect((await ada.get(`${sheet()}?language=es`)).text).toContain(REWORDED.es.text)
  })

  it('HR of another site can neither print it nor record one', async () => {
    await changedAfter()
    const ivy = await signedIn(app, (await holdersOn(app, staff)).ivy)
    const place = {
      site: staff.south,
      department: 'Night team',
      position: 'Driver',
      supervisor: '',
      from: '2026-11-24',
    }
    await ada
      .post(hrefTo('/hr/people/:person/changes/:change', { person: staff.bob, change: 'move' }), place)
      .expect(303)
    const before = await recorded()
    await ivy.get(sheet()).expect(404)
    await ivy.post(form(), { on: '2026-11-24', language: 'es' }).expect(404)
    expect(await recorded()).toEqual(before)
  })

  it('HR records the signed sheet, and the completion stays', async () => {
    const version = await changedAfter()
    const before = await recorded()
    await ada.post(form(), { on: '2026-11-24', language: 'es' }).expect(303)
    const after = await recorded()
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.at(-1)).toMatchObject({
      kind: 'acknowledged',
      actor: staff.ada,
      effectiveOn: '2026-11-24',
      body: {
        v: 2,
        policyVersion: version,
        language: 'es',
        update: { clauses: ['PR-6'], items: [], way: 'signed-paper' },
      },
    })
    expect(await statusOf()).toMatchObject({ status: 'up-to-date', completedOn: '2026-11-24' })
    await ada.get(sheet()).expect('Location', hrefTo('/hr/people/:person', { person: staff.bob }))
    const timeline = (await ada.get(hrefTo('/hr/people/:person', { person: staff.bob }))).text
    expect(timeline).toContain(t.hr.timeline.signedSheet)
  })

  it('a day before the change or in the future is refused', async () => {
    await changedAfter()
    for (const [on, problem] of [
      ['2026-11-23', t.hr.changes.needs.signedBefore('Nov 24, 2026')],
      ['2026-11-25', t.hr.changes.needs.notAhead],
    ] as const) {
      const { text } = await ada.post(form(), { on, language: 'en' }).expect(422)
      expect(text).toContain(problem)
    }
  })
})
