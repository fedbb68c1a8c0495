import { beforeEach, expect, it } from 'vitest'
import { webLinks } from '../../src/app/href.web.ts'
import { getItem } from '../../src/course/draw.ts'
import { answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import { eventsOfKind } from '../../src/ledger/ledger.store.ts'
import { escapeHtml } from '../../src/platform/html/renderer.page.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { content } from '../support/content.ts'
import { beginWithQuestion, GOES, renumber, withReleaseKept } from '../support/question-goes.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const { course } = content

let app: TestApp
let staff: Staff
let bob: Browser
beforeEach(async () => {
  app = await withReleaseKept(await testApp())
  staff = await staffOn(app)
  bob = await signedIn(app, staff.bob)
})

it('a check that began before a question goes is asked, graded and shown again with it', async () => {
  const page = webLinks.attempt('the-check')
  const items = await beginWithQuestion(app, staff.bob, 'the-check')
  expect(items).toContain(GOES)
  const { stem } = getItem(course, GOES)
  const answer = (place: number) => {
    const item = getItem(course, items[place - 1] ?? 'Q0')
    const letters = item.id === GOES ? wrongAnswer(item) : answerKey(item)
    return bob.post(`${page}/questions/${place}`, { answer: letters }).expect(303)
  }
  const place = items.indexOf(GOES) + 1
  await answer(place)
  await renumber(app, staff)
  expect((await bob.get(`${page}/questions/${place}`).expect(200)).text).toContain(escapeHtml(stem))
  for (const other of items.keys()) if (other + 1 !== place) await answer(other + 1)
  await bob.get(`${page}/answers`).expect(200)
  await bob.post(`${page}/answers`).expect('Location', page)
  const [graded] = await eventsOfKind(app.deps.store.db, 'attempted')
  expect(graded?.body).toMatchObject({ items, right: items.length - 1, of: items.length, outcome: 'passed' })
  // The answer that's kept to look at again.
  expect((await bob.get(page).expect(200)).text).toContain(escapeHtml(stem))
})
