import { beforeEach, expect, it } from 'vitest'
import { webLinks } from '../../src/app/href.web.ts'
import { keepRelease } from '../../src/app/live-content.ts'
import { createApp } from '../../src/app/app.ts'
import { lineAsTyped } from '../../src/contacts/line-form.ts'
import { lineOf } from '../../src/contacts/line.ts'
import { draw, getItem } from '../../src/course/draw.ts'
import { answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import { openAttempt } from '../../src/learning/coursework.store.ts'
import { eventsOfKind } from '../../src/ledger/ledger.store.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import { escapeHtml } from '../../src/platform/html/renderer.page.ts'
import { type Browser, showing, signedIn, type TestApp, testApp } from '../support/app.ts'
import { content, contents } from '../support/content.ts'
import { changeIn } from '../support/lines.ts'
import { holdersOn } from '../support/roles.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const { course } = content
/** Asks what the national hotline was called, and says that its number is still the same. */
const GOES = 'Q36'
const SEED = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p'].find((seed) =>
  draw(course, seed, []).items.includes(GOES),
)

let app: TestApp
let staff: Staff
let bob: Browser
beforeEach(async () => {
  const first = await testApp()
  const { store, now } = first.deps
  const editions = {
    en: await keepRelease(store, contents.en, now()),
    es: await keepRelease(store, contents.es, now()),
  }
  const deps = showing(first.deps, { editions })
  app = { ...first, deps, app: createApp(deps) }
  staff = await staffOn(app)
  bob = await signedIn(app, staff.bob)
})

/** Two stewards give the line of the question another number. */
async function renumber(): Promise<void> {
  const line = lineOf(contents, 'NR-1')
  if (line === null) throw new Error('the course has this line')
  const [ada, eve] = [await signedIn(app, staff.ada), await signedIn(app, (await holdersOn(app, staff)).eve)]
  const digits = '1-800-555-0199'
  const typed = { ...lineAsTyped(line), digits, again: digits, letters: '', reason: 'It has another number.', seen: '' }
  await eve.post('/hr/contacts/NR-1/change', typed).expect(303)
  const change = changeIn((await ada.get('/hr/contacts/NR-1')).text)
  await ada.post('/hr/contacts/NR-1/confirmations', { change }).expect('Location', /done=confirmed/)
  const live = (await app.deps.live()).contents
  expect(live.en.course.items.some(({ id }) => id === GOES)).toBe(false)
}

/** Bob begins a check with the question. Returns its page and its questions. */
async function begin() {
  const { contents: shown, editions, store, now } = app.deps
  const recording = {
    course: course.id,
    actor: staff.bob,
    at: now(),
    today: dateAt(now(), 'America/New_York'),
  }
  const learner = {
    person: staff.bob,
    recording,
    content: shown.en,
    edition: editions.en,
    editions: [editions.en, editions.es],
  }
  const ids = ['the-check', SEED ?? ''].values()
  await store.transaction((tx) => openAttempt(tx, learner, () => ids.next().value ?? ''))
  return { page: webLinks.attempt('the-check'), items: draw(course, SEED ?? '', []).items }
}

it('a check that began before a question goes is asked, graded and shown again with it', async () => {
  const { page, items } = await begin()
  expect(items).toContain(GOES)
  const { stem } = getItem(course, GOES)
  const answer = (place: number) => {
    const item = getItem(course, items[place - 1] ?? 'Q0')
    const letters = item.id === GOES ? wrongAnswer(item) : answerKey(item)
    return bob.post(`${page}/questions/${place}`, { answer: letters }).expect(303)
  }
  const place = items.indexOf(GOES) + 1
  await answer(place)
  await renumber()
  expect((await bob.get(`${page}/questions/${place}`).expect(200)).text).toContain(escapeHtml(stem))
  for (const other of items.keys()) if (other + 1 !== place) await answer(other + 1)
  await bob.get(`${page}/answers`).expect(200)
  await bob.post(`${page}/answers`).expect('Location', page)
  const [graded] = await eventsOfKind(app.deps.store.db, 'attempted')
  expect(graded?.body).toMatchObject({ items, right: items.length - 1, of: items.length, outcome: 'passed' })
  // The answer that's kept to look at again.
  expect((await bob.get(page).expect(200)).text).toContain(escapeHtml(stem))
})
