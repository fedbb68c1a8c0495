import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import type { Contents } from '../../src/contacts/line.ts'
import type { Content } from '../../src/course/content.ts'
import type { ItemId } from '../../src/course/course.ts'
import { getItem } from '../../src/course/draw.ts'
import { answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import { isCompletion, isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { draftsOf } from '../../src/platform/database/draft.store.ts'
import { escapeHtml } from '../../src/platform/html/renderer.page.ts'
import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { wordingOf } from '../../src/policy/adopted.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { contents } from '../support/content.ts'
import { adopt, rewording } from '../support/own-policy.ts'
import { GOES, GOING, renumber, withReleaseKept } from '../support/question-goes.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const t = MESSAGES.en

/** The course with the question about the former name in a lesson, where an update takes its questions from first. */
const released: Contents = { en: askedFirst(contents.en), es: askedFirst(contents.es) }

function askedFirst(content: Content): Content {
  const { items } = content.course
  const asked = { ...getItem(content.course, GOES), use: 'practice' as const }
  return { ...content, course: { ...content.course, items: [asked, ...items.filter(({ id }) => id !== GOES)] } }
}

let app: TestApp
let staff: Staff
let bob: Browser
beforeEach(async () => {
  app = await withReleaseKept(await testApp({}, released), released)
  staff = await staffOn(app)
  await publishPolicy(app.deps.store, released.en, app.deps.now())
  await publishExample(app, staff.north, {})
  await completeCourse(app, staff.bob)
  await adopt(app, staff, [
    rewording({
      clause: GOING.line,
      words: {
        en: {
          short: 'the national helpline',
          text: `The national helpline, {${GOING.line}:${GOING.before}}. Day and night.`,
        },
        es: { short: 'la línea nacional', text: `La línea nacional, {${GOING.line}:${GOING.before}}. Día y noche.` },
      },
      released: wordingOf(contents, GOING.line),
    }),
  ])
  bob = await signedIn(app, staff.bob)
  // Whoever asks for it first puts it on record.
  await bob.get('/certificate').expect(200)
})

const recorded = () => historyOf(app.deps.store.db, staff.bob)
const standing = async () => (await findPerson(app.deps.store.db, staff.bob))?.standing
const asked = async (): Promise<ItemId[]> => {
  const { text } = await bob.get('/update').expect(200)
  return [...new Set([...text.matchAll(/\/update\/questions\/(Q\d+)"/g)].map(([, id]) => id as ItemId))]
}
const questionPath = (item: ItemId) => hrefTo('/update/questions/:item', { item })
const rightTo = (item: ItemId) => answerKey(getItem(released.en.course, item))
const answer = (item: ItemId, letters = rightTo(item)) => bob.post(questionPath(item), { answer: [...letters] })
const answerAll = async (items: readonly ItemId[]) => {
  for (const item of items) await answer(item).expect('Location', `${questionPath(item)}/reply`)
}

async function acknowledge(): Promise<void> {
  const { text } = await bob.get('/update').expect(200)
  const fields = ['site', 'version', 'policy'].map((name) => [
    name,
    new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? '',
  ])
  await bob.post('/policy', Object.fromEntries(fields)).expect('Location', '/finished')
}

describe('an update that somebody is halfway through when one of its questions goes', () => {
  it.each([
    ['answered right', rightTo(GOES)],
    ['answered wrong', wrongAnswer(getItem(released.en.course, GOES))],
    ['not answered yet', null],
  ])('can be finished without the question, which was %s', async (_, given) => {
    const before = await asked()
    expect(before).toHaveLength(2)
    const [first, stays = 'Q0'] = before
    expect(first).toBe(GOES)
    if (given !== null) await answer(GOES, given).expect(303)
    else await answerAll([stays])
    const [was, history] = [await standing(), await recorded()]
    expect(was).toMatchObject({ status: 'update-due' })

    await renumber(app, staff)
    const after = await asked()
    expect(after).toHaveLength(2)
    expect(after).toContain(stays)
    expect(after).not.toContain(GOES)
    const { text } = await bob.get('/update')
    expect(text).toContain(GOING.after)
    expect(text).not.toContain(GOING.before)
    // Nobody's status or date follows from a number.
    expect(await standing()).toEqual(was)
    expect(await recorded()).toEqual(history)
    // An answer that was right stays right.
    expect(text.split(t.update.right)).toHaveLength(given === null ? 2 : 1)

    await answerAll(after)
    await acknowledge()
    const all = await recorded()
    expect(all.slice(0, history.length)).toEqual(history)
    expect(all.slice(history.length)).toMatchObject([
      { kind: 'acknowledged', body: { v: 2, update: { clauses: [GOING.line], items: after, way: 'here' } } },
    ])
    expect(all.filter(isCompletion)).toEqual(history.filter(isCompletion))
    expect(await standing()).toMatchObject({ status: 'up-to-date', completedOn: was?.completedOn })
    expect(await draftsOf(app.deps.store.db, staff.bob, 'update:')).toEqual(new Map())
  })

  it('leads whoever has the question open to the questions of now, and keeps nothing of what they send', async () => {
    const { text } = await bob.get(questionPath(GOES)).expect(200)
    expect(text).toContain(escapeHtml(getItem(released.en.course, GOES).stem))
    await renumber(app, staff)
    await answer(GOES).expect(303).expect('Location', '/update')
    await bob.get(questionPath(GOES)).expect(303).expect('Location', '/update')
    await bob
      .get(`${questionPath(GOES)}/reply`)
      .expect(303)
      .expect('Location', '/update')
    expect(await draftsOf(app.deps.store.db, staff.bob, 'update:')).toEqual(new Map())
  })

  it('stays on record as it was for whoever finished before', async () => {
    const before = await asked()
    await answerAll(before)
    await acknowledge()
    const [was, history] = [await standing(), await recorded()]
    await renumber(app, staff)
    await bob.get('/update').expect('Location', '/course')
    expect(history.findLast(isKind('acknowledged'))?.body).toMatchObject({ update: { items: before } })
    expect(await recorded()).toEqual(history)
    expect(await standing()).toEqual(was)
  })
})
